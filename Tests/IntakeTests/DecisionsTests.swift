// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Wording

@testable import Intake
@testable import Workbooks

/// A copy of `recommendations.xlsx` against the export that it was made from.
struct DecisionsTests {
    private typealias Column = RecommendationColumn

    static let measures = [
        "A1": OfferedMeasure(id: "A1", deficit: "A", title: "Много «2»", text: "Разбор", addressee: .head),
        "C2": OfferedMeasure(id: "C2", deficit: "C", title: "Мотивация", text: "Встречи", addressee: .deputy),
    ]

    static func draft(_ indicator: Int, school: String = "342202") throws -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: try id(school), addressee: .head, rule: "level-fails", subject: "\(indicator)"),
            kind: .level, deficit: "A", finding: "Показатель \(indicator)", measures: ["A1"],
            measure: "Провести разбор\nпо заданиям", term: "до 20.12.2024", responsible: "директор",
            expected: "меньше «2»", control: "доля «2»", grade: .confirmed)
    }

    /// Two drafts, and what stood in the cells of the group.
    static func release(
        _ number: Int = 3, status: RecommendationStatus = .draft, notes: [RecommendationField: String] = [:]
    ) throws -> RecommendationRelease {
        var rows: [RecommendationKey: RecommendationRelease.Row] = [:]
        for indicator in [1, 2] {
            let draft = try draft(indicator)
            rows[draft.key] = RecommendationRelease.Row(
                draft: draft, status: status, notes: notes, fingerprint: draft.fingerprint)
        }
        return RecommendationRelease(
            number: number, stage: nil, rows: rows, measures: measures)
    }

    static func heads(_ language: Language = .russian) -> [String] { Column.allCases.map { $0.title[language] } }

    /// A row as the program writes it, and what somebody typed into it.
    static func row(
        _ indicator: Int = 1, typed: [RecommendationColumn: String] = [:], release: Int = 3,
        status: RecommendationStatus = .draft, language: Language = .russian
    ) throws -> [String] {
        let draft = try draft(indicator)
        var cells: [RecommendationColumn: String] = [
            .school: "342202 СОШ № 1", .addressee: DecisionWords.addressee("head")[language],
            .finding: draft.finding, .catalogue: "A1", .measure: draft.measure, .term: draft.term,
            .responsible: draft.responsible, .expected: draft.expected, .control: draft.control,
            .grade: DecisionWords.grade("confirmed")[language],
            .status: DecisionWords.status(status.rawValue)[language],
            .evidence: "dynamics:\(indicator)", .key: draft.key.text, .release: String(release),
        ]
        cells.merge(typed) { $1 }
        return Column.allCases.map { cells[$0] ?? "" }
    }

    /// Reads a copy; the campaign wrote the exports of these numbers.
    static func read(
        _ rows: [[String]], sheet: String = "Рекомендации", releases: [Int: RecommendationRelease]? = nil
    ) throws -> FileReading {
        try read([(sheet, rows)], releases: releases)
    }

    static func read(
        _ sheets: [(String, [[String]])], releases: [Int: RecommendationRelease]? = nil
    ) throws -> FileReading {
        let known = try releases ?? [3: release()]
        let last = known.keys.max() ?? 0
        let workbook = Workbook(layout: .workbook, sheets: sheets.map { Sheet(name: $0.0, rows: $0.1) })
        let (format, tables, skipped) = try Recogniser.recognise(workbook, file: "a.xlsx")
        #expect(format == .recommendations && skipped.isEmpty)
        var builder = ReadingBuilder(file: "a.xlsx", sha256: "", format: format)
        var decisions = Decisions(
            ReadingContext(
                schools: try directory(), rules: try rules(), hints: [], key: key,
                exported: { known[$0 == 0 ? last : $0] }))
        for table in tables { try decisions.read(table, into: &builder) }
        decisions.finish(into: &builder)
        return builder.reading
    }

    @Test(arguments: Language.allCases)
    func `an unchanged copy says nothing, in either language`(language: Language) throws {
        let rows = try [Self.row(1, language: language), Self.row(2, language: language)]
        let reading = try Self.read([["Заголовок"], Self.heads(language)] + rows)
        #expect((reading.rows, reading.accepted, reading.rejected) == (0, 0, 0), "\(reading.rejections)")
        #expect(reading.records.decisions.map(\.changes) == [[:], [:]])
    }

    @Test func `what was typed is read by the key, in any order of rows and columns`() throws {
        let typed: [RecommendationColumn: String] = [
            .status: "Принята с изменениями", .measure: " Провести  разбор \r\nпо темам ", .decidedOn: "01.12.2024",
            .decidedBy: "Петрова О. А.", .note: "",
        ]
        let rows = try [Self.heads(), Self.row(1, typed: typed), Self.row(2)]
        for table in [rows, [rows[0], rows[2], rows[1]], rows.map { $0.reversed() }] {
            let reading = try Self.read(table)
            #expect((reading.rows, reading.accepted, reading.rejected) == (1, 1, 0), "\(reading.rejections)")
            let said = reading.records.decisions.filter { !$0.changes.isEmpty }
            #expect(said.map(\.key) == ["342202/head/level-fails/1"] && said.map(\.release) == [3])
            #expect(
                said.first?.changes == [
                    .status: "changed", .words(.measure): "Провести разбор\nпо темам",
                    .words(.decidedOn): "2024-12-01", .words(.decidedBy): "Петрова О. А.",
                ])
        }
    }

    @Test func `an emptied cell is said, a column that is gone says nothing`() throws {
        let emptied = try Self.read([Self.heads(), Self.row(1, typed: [.control: ""])])
        #expect(emptied.records.decisions.first?.changes == [.words(.control): ""])
        let column = try #require(Column.allCases.firstIndex(of: .control))
        let without = try Self.read(
            [Self.heads(), Self.row(1)].map { row in
                var row = row
                row.remove(at: column)
                return row
            })
        #expect(without.records.decisions.map(\.changes) == [[:]])
    }

    private static let emptied: [(RecommendationStatus, [RecommendationColumn: String], String?)] = [
        (.accepted, [:], "draft"), (.accepted, [.measure: "иначе"], "changed"), (.rejected, [:], "draft"),
        (.draft, [.measure: "иначе"], nil),
    ]

    @Test(arguments: emptied)
    func `an emptied decision is none, unless words were written anew`(
        base: RecommendationStatus, typed: [RecommendationColumn: String], status: String?
    ) throws {
        let release = try Self.release(status: base, notes: base == .rejected ? [.reason: "нет"] : [:])
        var cells = typed.merging([.status: ""]) { $1 }
        if base == .rejected { cells[.reason] = "нет" }
        let reading = try Self.read([Self.heads(), Self.row(typed: cells)], releases: [3: release])
        #expect(reading.records.decisions.first?.changes[.status] == status, "\(reading.rejections)")
    }

    @Test func `persons do not stay, but for who decided`() throws {
        let reading = try Self.read([
            Self.heads(),
            Self.row(typed: [
                .note: "сказала Выдуманова О. А.\nтел. 8 900 000-00-00", .decidedBy: "Петрова О. А.",
                .responsible: "Выдуманов Пётр Иванович, завуч", .status: "отклонена",
                .reason: "ученик Выдуманов А. Б. выбыл",
            ]),
        ])
        let changes = try #require(reading.records.decisions.first?.changes)
        #expect(!"\(reading)".contains("Выдуман") && !"\(reading)".contains("900"))
        #expect(changes[.words(.note)] == "сказала [имя]\nтел. [контакт]")
        #expect(changes[.words(.decidedBy)] == "Петрова О. А.")
    }

    struct Bad: CustomTestStringConvertible, Sendable {
        let typed: [RecommendationColumn: String]
        let reason: RejectionReason
        let column: RecommendationColumn
        var suggestion: String?
        var testDescription: String { "\(reason) \(column)" }
    }

    @Test(arguments: [
        Bad(typed: [.release: "2", .note: "н"], reason: .unknownRelease, column: .release),
        Bad(typed: [.release: "", .note: "н"], reason: .unknownRelease, column: .release),
        Bad(typed: [.release: "9999999999999999999", .note: "н"], reason: .unknownRelease, column: .release),
        Bad(typed: [.key: "342202/head/level-fails/9"], reason: .unknownRecommendation, column: .key),
        Bad(typed: [.key: "Тестов Пётр"], reason: .unknownRecommendation, column: .key),
        Bad(typed: [.school: "344180 СОШ № 2"], reason: .unknownRecommendation, column: .key),
        Bad(typed: [.addressee: "методическая служба"], reason: .unknownRecommendation, column: .key),
        Bad(typed: [.status: "принят"], reason: .unknownDecision, column: .status, suggestion: "принята"),
        Bad(typed: [.status: "Тестов Пётр"], reason: .unknownDecision, column: .status),
        Bad(
            typed: [.status: "добавлена рабочей группой"], reason: .unknownDecision, column: .status,
            suggestion: "принята"),
        Bad(
            typed: [.status: "снята: основание отпало"], reason: .unknownDecision, column: .status,
            suggestion: "принята"),
        Bad(typed: [.status: "отклонена"], reason: .missingRejection, column: .reason),
        Bad(typed: [.status: "принята", .decidedOn: "31.02.2024"], reason: .malformedDate, column: .decidedOn),
        Bad(typed: [.key: "", .release: "", .catalogue: ""], reason: .missingMeasure, column: .catalogue),
        Bad(
            typed: [.key: "", .release: "", .catalogue: "C3", .status: ""], reason: .unknownMeasure,
            column: .catalogue, suggestion: "C2"),
        Bad(
            typed: [.key: "", .release: "", .status: "отклонена"], reason: .unknownDecision, column: .status,
            suggestion: "принята"),
        Bad(
            typed: [.key: "", .release: "", .status: "", .addressee: "директра"], reason: .malformedValue,
            column: .addressee, suggestion: "директор"),
    ])
    func `a row that cannot be taken is named with its cell, and shows nobody`(_ bad: Bad) throws {
        let reading = try Self.read([Self.heads(), Self.row(typed: bad.typed)])
        #expect((reading.rows, reading.accepted, reading.rejected) == (1, 0, 1))
        let column = try #require(Column.allCases.firstIndex(of: bad.column))
        #expect(
            reading.rejections == [
                Rejection(
                    sheet: "Рекомендации", cell: Sheet.address(1, column), value: nil, reason: bad.reason,
                    suggestion: bad.suggestion)
            ])
        #expect(reading.records.decisions.isEmpty && !"\(reading)".contains("Тестов"))
        // What is said of it is a sentence, in both languages.
        let sentence = JournalWords.rejection(bad.reason.rawValue)
        #expect(sentence.ru != bad.reason.rawValue && sentence.en != bad.reason.rawValue)
    }

    @Test func `of a recommendation whose evidence is gone nothing is decided, but a note is taken`() throws {
        let release = try Self.release(status: .withdrawn)
        let decided = try Self.read(
            [Self.heads(), Self.row(typed: [.status: "принята"])], releases: [3: release])
        #expect(decided.rejections.map(\.reason) == [.withdrawnRecommendation])
        let noted = try Self.read(
            [Self.heads(), Self.row(typed: [.status: "", .note: "н"])], releases: [3: release])
        #expect(noted.records.decisions.map(\.changes) == [[.words(.note): "н"]])
    }

    @Test func `a row of an older export is read against its own base, and told of`() throws {
        let old = try Self.release(3)
        let new = try Self.release(7, status: .accepted)
        let reading = try Self.read(
            [Self.heads(), Self.row(typed: [.note: "н"]), Self.row(2, release: 7, status: .accepted)],
            releases: [3: old, 7: new])
        let said = reading.records.decisions.filter { !$0.changes.isEmpty }
        #expect(said.map(\.release) == [3] && said.map(\.changes) == [[.words(.note): "н"]])
        #expect(reading.taken == [TakenValue(key: "older_export", value: "1", origin: "content")])
    }

    @Test(arguments: ["342202", "edu342202", "СОШ № 1", "342202 СОШ № 1"])
    func `a row is added with a school and a measure of the catalogue`(school: String) throws {
        // The letter of the measure is a Russian one.
        let typed: [RecommendationColumn: String] = [
            .school: school, .catalogue: "С2", .addressee: "", .status: "", .key: "", .release: "", .grade: "",
            .finding: "", .measure: "", .term: "март", .responsible: "", .expected: "", .control: "",
        ]
        let reading = try Self.read([Self.heads(), Self.row(typed: typed)])
        #expect(
            reading.records.decisions == [
                DecisionRow(
                    key: "342202/deputy/by-hand/C2", release: 0,
                    changes: [.status: "added", .words(.term): "март"])
            ], "\(reading.rejections)")
    }

    @Test func `an unknown school is refused with the nearest`() throws {
        let typed: [RecommendationColumn: String] = [.school: "СОШ № 9", .key: "", .release: "", .status: ""]
        let reading = try Self.read([Self.heads(), Self.row(typed: typed)])
        #expect(reading.rejections.map(\.reason) == [.unknownSchool] && reading.records.decisions.isEmpty)
    }

    @Test func `one row twice counts once, and two that differ count neither`() throws {
        let changed = try Self.row(typed: [.note: "н"])
        let twice = try Self.read([Self.heads(), changed, changed])
        #expect((twice.accepted, twice.rejections.map(\.reason)) == (1, [.duplicate]))
        // The row as it was exported, beside its copy that somebody changed.
        let copied = try Self.read([Self.heads(), Self.row(), changed])
        #expect((copied.accepted, copied.rejected) == (1, 0))
        #expect(copied.records.decisions.map(\.changes) == [[.words(.note): "н"]])
        let different = try Self.read([Self.heads(), changed, Self.row(typed: [.note: "иначе"])])
        #expect(different.rejections.map(\.reason) == [.contradictoryDecision, .contradictoryDecision])
        #expect(different.records.decisions.isEmpty)
    }

    private static let corrections: [(String, String?, RejectionReason?)] = [
        ("С", "C", nil), ("C. Мотивация", "C", nil), ("нет", "-", nil), ("", nil, nil), ("Q", nil, .unknownMeasure),
    ]

    @Test(arguments: corrections)
    func `a deficit of a measure is corrected`(typed: String, value: String?, reason: RejectionReason?) throws {
        let match = MeasureMatch(school: try id("342202"), name: "Семинар", found: "A")
        let row = ["342202 СОШ № 1", "Семинар", "A. Много «2»", typed, match.key.text, "3"]
        let release = RecommendationRelease(
            number: 3, stage: nil, rows: try Self.release().rows, matches: [match.key: ""], measures: Self.measures)
        let reading = try Self.read(
            [
                ("Рекомендации", [Self.heads(), Self.row()]), ("Каталог мер", [["Мера каталога"], ["A1"]]),
                ("Меры школ", [MeasureMatchColumn.allCases.map(\.title.ru), row]),
                ("Основания", [["Основания №"], ["dynamics:1"]]), ("Как заполнять", [["1", "Строка"]]),
            ], releases: [3: release])
        let said = reading.records.decisions.filter { $0.key == match.key.text }
        #expect(said.map(\.changes) == (reason == nil ? [value.map { [.deficit: $0] } ?? [:]] : []))
        #expect(reading.rejections.map(\.reason) == (reason.map { [$0] } ?? []))
    }

    @Test func `hostile texts are texts`() throws {
        for text in ["=1+1", "+7", "-1", "@A1", String(repeating: "ы", count: 40_000), "\u{202E}abc", "_x0041_"] {
            let reading = try Self.read([Self.heads(), Self.row(typed: [.note: text])])
            #expect(reading.records.decisions.first?.changes == [.words(.note): text])
        }
        let release = try Self.release(notes: [.note: "a\u{1}b" + String(repeating: "ы", count: 40_000)])
        let base = try #require(release.rows.values.first)[.note]
        // What the export could not hold is no change.
        let reading = try Self.read(
            [Self.heads(), Self.row(typed: [.note: SafeText.cell(base)])], releases: [3: release])
        #expect(reading.records.decisions.map(\.changes) == [[:]])
    }
}
