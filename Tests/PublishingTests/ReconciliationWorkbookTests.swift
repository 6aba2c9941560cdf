// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Publishing
import Testing
import Wording
import Workbooks

struct ReconciliationWorkbookTests {
    private static let created = Date(timeIntervalSince1970: 0)

    private func book(_ author: HandValue.Author, name: String = "СОШ № 1", proposal: HandValue? = nil) throws
        -> ReconciliationBook
    {
        let school = School(id: try #require(SchoolID(number: 342_201)), name: name)
        var answer = HandValue(
            author: author, school: school.id, indicator: 13, period: Period(year: 2024, season: .autumn))
        (answer.numerator, answer.denominator, answer.reason, answer.document) = (1, 25, "ошибка", "акт № 2")
        (answer.name, answer.day) = ("Петрова О. А.", CalendarDate("01.10.2024"))
        let title = Sentence(ru: "ВПР, 5–6 классы: «2»", en: "VPR")
        return ReconciliationBook(
            author: author, title: Sentence(ru: "Сверка", en: "Reconciliation"), file: Sentence(ru: name, en: name),
            rows: [
                .init(
                    school: school, indicator: 13, title: title, period: Period(year: 2024, season: .autumn),
                    numerator: 2, denominator: 25, sources: ["ВПР/1.xlsx", "ВПР/2.xlsx"], proposal: proposal,
                    answer: answer),
                .init(school: school, indicator: 21, title: title, period: Period(year: 2024)),
            ])
    }

    private func cells(_ book: ReconciliationBook, in folder: OutputTestFolder) throws -> [[String]] {
        let files = try Publisher.publish([book], to: folder.url, language: .russian, created: Self.created)
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"))
        let url = try #require(files.first?.url)
        let sheet = try #require(try reader.read(url).sheets.first)
        return (0..<sheet.rowCount).map { sheet.row($0) }
    }

    @Test func `a row has its key, what was computed and from where, and empty columns`() throws {
        var proposal = HandValue(
            author: .school(try #require(SchoolID(number: 342_201))),
            school: try #require(SchoolID(number: 342_201)), indicator: 13, period: Period(year: 2024, season: .autumn))
        (proposal.share, proposal.reason, proposal.document) = (0.0625, "пересчёт", "справка")
        let rows = try cells(book(.expert("Петрова Ольга"), proposal: proposal), in: OutputTestFolder())
        #expect(rows[2] == ReconciliationColumn.allCases.map(\.title.ru))
        var key = HandValue(
            author: .expert("Петрова Ольга"), school: proposal.school, indicator: 13, period: proposal.period)
        (key.seenNumerator, key.seenDenominator, key.proposedShare) = (2, 25, 0.0625)
        #expect(
            rows[3] == [
                "edu342201", "СОШ № 1", "13", "ВПР, 5–6 классы: «2»", "2024", "осень", "2", "25", "0.08",
                "ВПР/1.xlsx; … +1", "", "1", "25", "", "ошибка", "акт № 2", "Петрова О. А.", "2024-10-01", "", "",
                "6,25",
                "пересчёт; справка", "", "expert:Петрова Ольга", key.control,
            ])
        #expect(rows[4].filter { !$0.isEmpty }.count == 7)
    }

    @Test func `the workbook of a school decides nothing and asks for no name`() throws {
        let school = try #require(SchoolID(number: 342_201))
        let rows = try cells(book(.school(school)), in: OutputTestFolder())
        #expect(!rows[2].contains("Решение по школе"))
        #expect(rows[2].contains("Должность заполнившего") && !rows[2].contains("Кто заполнил"))
        #expect(rows[3].contains("school:342201"))
    }

    @Test func `equal books give equal files, and one that a person changed stays`() throws {
        let folder = try OutputTestFolder()
        let book = try book(.expert(""))
        func publish() throws -> WrittenFile {
            try #require(
                try Publisher.publish([book], to: folder.url, language: .russian, created: Self.created).first)
        }
        let first = try publish()
        #expect(first.path == "Сверка/СОШ № 1.xlsx" && first.outcome == .written)
        #expect(try publish().outcome == .unchanged)
        try Data("человек".utf8).write(to: first.url)
        let second = try publish()
        #expect(second.outcome == .beside(kept: first.path))
        #expect(try Data(contentsOf: first.url) == Data("человек".utf8))
    }

    @Test(arguments: [
        ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j"), ("  .тайна. ", "тайна"), ("...", "1"), ("а\nб\tв", "а б в"),
        (String(repeating: "ж", count: 200), String(repeating: "ж", count: 57)),
    ])
    func `a file's name is safe and at most 120 bytes`(name: String, safe: String) throws {
        let path = try book(.expert(""), name: name).path(.russian)
        #expect(path == "Сверка/\(safe).xlsx")
        #expect(path.dropFirst("Сверка/".count).utf8.count <= 120)
    }
}
