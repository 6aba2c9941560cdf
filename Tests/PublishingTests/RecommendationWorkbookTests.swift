// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Publishing
import Testing
import Wording
import Workbooks

struct RecommendationWorkbookTests {
    private static let created = Date(timeIntervalSince1970: 0)

    static func draft(_ indicator: Int = 13, text: String = "Провести разбор") throws -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: try #require(SchoolID(number: 342_201)), addressee: .head, rule: "level-fails",
                subject: "\(indicator)"),
            kind: .level, deficit: "A", finding: "Показатель \(indicator): 8 из 25", cause: "возможно, пропуски",
            measures: ["A1", "A4"], measure: text, term: "до 20.12.2024", responsible: "директор",
            expected: "меньше «2»", control: "доля «2»", grade: .confirmed, priority: 3,
            evidence: [
                RecommendationEvidence(
                    finding: "dynamics:7", indicator: indicator, quantity: "level", verdict: "belowOthers",
                    direction: -1, text: "8 из 25 против 12 %")
            ])
    }

    static func book(_ states: [RecommendationState]) throws -> RecommendationBook {
        let school = School(id: try #require(SchoolID(number: 342_201)), name: "МБОУ СОШ № 1", shortName: "СОШ № 1")
        var match = MeasureMatch(school: school.id, name: "Семинар", found: "A")
        match.corrected = ""
        return RecommendationBook(
            release: 7, states: states, schools: [school],
            measures: [
                OfferedMeasure(id: "A1", deficit: "A", title: "Много «2»", text: "Разбор", addressee: .head)
            ], matches: [match])
    }

    private func sheets(
        _ book: RecommendationBook, _ language: Language = .russian
    ) throws -> [String: [[String]]] {
        let folder = try OutputTestFolder()
        let file = try Publisher.publish(book, to: folder.url, language: language, created: Self.created)
        #expect(file.path == "recommendations.xlsx")
        let installation = Installation.current
        let reader = WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py"))
        return Dictionary(
            uniqueKeysWithValues: try reader.read(file.url).sheets.map { sheet in
                (sheet.name, (0..<sheet.rowCount).map { sheet.row($0) })
            })
    }

    @Test func `a row has the words, the decision, what to look at, and its key`() throws {
        let draft = try Self.draft()
        let state = RecommendationState(
            draft: draft, status: .changed,
            decision: RecommendationDecision(
                key: draft.key, status: .changed, edits: [.term: "к весне", .decidedOn: "2024-12-01", .note: "н"],
                fingerprint: "иное"), isEvidenceChanged: true, isCarried: true)
        let sheets = try sheets(Self.book([state]))
        #expect(sheets.keys.sorted() == ["Как заполнять", "Каталог мер", "Меры школ", "Основания", "Рекомендации"])
        let rows = try #require(sheets["Рекомендации"])
        #expect(rows[2] == RecommendationColumn.allCases.map(\.title.ru))
        #expect(
            rows[3] == [
                "342201 СОШ № 1", "директор", "Показатель 13: 8 из 25", "возможно, пропуски", "A1 A4",
                "Провести разбор", "к весне", "директор", "меньше «2»", "доля «2»", "подтверждено",
                "принята с изменениями", "", "2024-12-01", "", "", "н",
                "перенесена с промежуточного этапа; основание изменилось: проверьте и поставьте новую дату решения",
                "dynamics:7", "342201/head/level-fails/13", "7",
            ])
        #expect(
            sheets["Основания"]?[1] == [
                "dynamics:7", "342201 СОШ № 1", "13", "уровень ниже остальных школ",
                VerdictWording(code: "belowOthers")?.cell.ru ?? "?", "8 из 25 против 12 %",
                "342201/head/level-fails/13",
            ])
        #expect(sheets["Каталог мер"]?[1] == ["A1", "A. Много «2»", "директор", "Разбор"])
        #expect(sheets["Меры школ"]?[1].prefix(4) == ["342201 СОШ № 1", "Семинар", "A. Много «2»", "нет"])
    }

    @Test func `every status and grade has the words of the contract`() {
        #expect(
            RecommendationStatus.allCases.map { DecisionWords.status($0.rawValue).ru } == [
                "проект", "принята", "принята с изменениями", "отклонена", "добавлена рабочей группой",
                "снята: основание отпало",
            ])
        #expect(
            RecommendationGrade.allCases.map { DecisionWords.grade($0.rawValue).ru } == [
                "подтверждено", "согласуется", "требует проверки",
            ])
        #expect(Set(EvidenceKind.allCases.map { DecisionWords.kind($0.rawValue).ru }).count == 7)
        #expect(Set(Addressee.allCases.map { DecisionWords.addressee($0.rawValue).ru }).count == 7)
        // A reader tells words apart by their small letters.
        for language in Language.allCases {
            #expect(Set(RecommendationColumn.allCases.map { $0.title[language] }).count == 21)
        }
    }

    @Test func `what contradicts is told in the row`() throws {
        let draft = try Self.draft()
        var rows: [FiledDecision] = []
        for (index, value) in ["accepted", "changed"].enumerated() {
            rows.append(
                FiledDecision(
                    file: "\(index)", stamp: 2 + index,
                    row: DecisionRow(key: draft.key.text, release: 1, changes: [.status: value])))
        }
        var book = try Self.book([RecommendationState(draft: draft, status: .draft)])
        book.conflicts = DecisionBook(rows) { _, _ in nil }.conflicts
        let flags = try #require(RecommendationColumn.allCases.firstIndex(of: .flags))
        #expect(try sheets(book)["Рекомендации"]?[3][flags] == "копии противоречат друг другу: Решение")
    }

    @Test func `hostile words stay words, and equal content gives equal bytes`() throws {
        let hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "a\u{1}b", "_x0041_", String(repeating: "ы", count: 40_000)]
        let states = try hostile.enumerated().map { index, text in
            RecommendationState(draft: try Self.draft(index, text: text), status: .draft)
        }
        let measure = try #require(RecommendationColumn.allCases.firstIndex(of: .measure))
        let rows = try #require(try sheets(Self.book(states))["Рекомендации"])
        #expect(rows[3...].map { $0[measure] } == hostile.map { SafeText.cell($0) })
        let folder = try OutputTestFolder()
        let first = try Publisher.publish(Self.book(states), to: folder.url, language: .russian, created: Self.created)
        let second = try Publisher.publish(Self.book(states), to: folder.url, language: .russian, created: Self.created)
        #expect(first.outcome == .written && second.outcome == .unchanged)
    }
}
