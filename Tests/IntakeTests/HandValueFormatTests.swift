// SPDX-License-Identifier: GPL-3.0-or-later

import Installation
import Monitoring
import Testing
import Wording

@testable import Intake
@testable import Workbooks

struct HandValueFormatTests {
    private typealias Column = ReconciliationColumn

    /// A row as the program writes it, and what a person typed into it.
    private static func row(
        author: String = "expert:Петрова Ольга Андреевна", school: String = "342202", indicator: Int = 13,
        season: Season? = .spring, seen: (Int, Int)? = (2, 25), proposed: (Int, Int)? = nil,
        typed: [ReconciliationColumn: String] = [:], language: Language = .russian
    ) throws -> [String] {
        var key = HandValue(
            author: try #require(HandValue.Author(code: author)), school: try id(school), indicator: indicator,
            period: Period(year: 2024, season: season))
        (key.seenNumerator, key.seenDenominator) = (seen?.0, seen?.1)
        (key.proposedNumerator, key.proposedDenominator) = (proposed?.0, proposed?.1)
        var cells: [ReconciliationColumn: String] = [
            .login: "edu\(school)", .school: "СОШ № 1", .indicator: String(indicator), .year: "2024",
            .season: season.map { ($0 == .spring ? ReconciliationWords.spring : ReconciliationWords.autumn)[language] }
                ?? "",
            .seenNumerator: seen.map { String($0.0) } ?? "", .seenDenominator: seen.map { String($0.1) } ?? "",
            .proposedNumerator: proposed.map { String($0.0) } ?? "",
            .proposedDenominator: proposed.map { String($0.1) } ?? "", .author: author, .control: key.control,
            .name: "Петрова О. А.",
        ]
        cells.merge(typed) { $1 }
        return Column.allCases.map { cells[$0] ?? "" }
    }

    private static func heads(_ language: Language = .russian) -> [String] {
        Column.allCases.map { $0.title[language] }
    }

    /// The cell of a column in the first row below the heads.
    private static func cell(_ column: ReconciliationColumn) -> String {
        Sheet.address(1, Column.allCases.firstIndex(of: column) ?? 0)
    }

    private static let other: [ReconciliationColumn: String] = [
        .numerator: "1", .denominator: "24", .reason: "двойка исправлена", .document: "протокол № 5",
    ]

    @Test(arguments: Language.allCases)
    func `an answer is read by its key, in either language and any order of rows and columns`(language: Language) throws
    {
        let rows = [
            try Self.row(school: "344180", typed: [.confirmed: ReconciliationWords.yes[language]], language: language),
            try Self.row(indicator: 3, season: nil, seen: nil, language: language),
            try Self.row(typed: Self.other.merging([.day: "2024-10-01"]) { $1 }, language: language),
        ]
        for order in [rows, Array(rows.reversed())] {
            let reading = try read([["Сверка чисел"], Self.heads(language).reversed()] + order.map { $0.reversed() })
            #expect(reading.format == "hand-values")
            #expect((reading.rows, reading.accepted, reading.rejected) == (2, 2, 0), "\(reading.rejections)")
            var confirmed = HandValue(
                author: .expert("Петрова Ольга Андреевна"), school: try id("344180"), indicator: 13,
                period: Period(year: 2024, season: .spring))
            (confirmed.seenNumerator, confirmed.seenDenominator, confirmed.isConfirmed) = (2, 25, true)
            confirmed.name = "Петрова О. А."
            var other = confirmed
            (other.school, other.isConfirmed, other.numerator, other.denominator) = (try id("342202"), false, 1, 24)
            (other.reason, other.document, other.day) = (
                "двойка исправлена", "протокол № 5", CalendarDate(year: 2024, month: 10, day: 1)
            )
            #expect(Set(reading.records.handValues) == [confirmed, other])
        }
    }

    @Test func `one count alone keeps the other one, and the same counts confirm`() throws {
        let alone = try read([Self.heads(), try Self.row(typed: Self.other.merging([.denominator: ""]) { $1 })])
        #expect(alone.records.handValues.map(\.denominator) == [25])
        let same = try read([
            Self.heads(), try Self.row(typed: Self.other.merging([.numerator: "2", .denominator: "25"]) { $1 }),
        ])
        #expect(same.records.handValues.map(\.isConfirmed) == [true])
        #expect(same.records.handValues.allSatisfy { $0.counts == nil })
    }

    @Test(arguments: [("12,5", 0.125), ("12.5 %", 0.125), ("100", 1), ("0", 0)])
    func `a percentage needs no counts`(typed: String, share: Double) throws {
        let reading = try read([
            Self.heads(), try Self.row(typed: [.percent: typed, .reason: "сводка", .document: "справка"]),
        ])
        #expect(reading.records.handValues.map(\.share) == [share])
    }

    @Test func `a name that the cut of a long reason parts does not stay`() throws {
        let typed = Self.other.merging([.reason: String(repeating: "ы", count: 488) + " Выдуманов А. Б."]) { $1 }
        let reading = try read([Self.heads(), try Self.row(typed: typed)])
        #expect(reading.records.handValues.map(\.reason) == [String(repeating: "ы", count: 488) + " [имя]"])
    }

    @Test func `a decision is on what the school gave`() throws {
        let reading = try read([
            Self.heads(), try Self.row(proposed: (1, 25), typed: [.decision: "Принять"]),
            try Self.row(school: "344180", proposed: (1, 25), typed: [.decision: "отклонить", .confirmed: "да"]),
        ])
        #expect(reading.records.handValues.map(\.decision) == [.accepted, .rejected])
        #expect(reading.records.handValues.map(\.proposedNumerator) == [1, 1])
    }

    @Test func `of a school neither the signer nor persons in its words are kept`() throws {
        let reading = try read([
            Self.heads(),
            try Self.row(
                author: "school:342202",
                typed: Self.other.merging([
                    .name: "Сидорова Анна Петровна", .reason: "пересчитала Сидорова А. П.",
                    .document: "справка, тел. 8 900 000-00-00",
                ]) { $1 }),
        ])
        let value = try #require(reading.records.handValues.first)
        #expect(value.author == .school(try id("342202")) && value.name.isEmpty)
        #expect(!"\(reading)".contains("Сидорова"))
        #expect(!value.document.contains("900"))
    }

    struct Bad: CustomTestStringConvertible, Sendable {
        let typed: [ReconciliationColumn: String]
        let reason: RejectionReason
        let column: ReconciliationColumn
        var value: String?
        var testDescription: String { "\(reason) \(column)" }
    }

    private static func bad(
        _ reason: RejectionReason, _ column: ReconciliationColumn, value: String? = nil,
        _ typed: [ReconciliationColumn: String]
    ) -> Bad { Bad(typed: typed, reason: reason, column: column, value: value) }

    @Test(arguments: [
        bad(.numeratorAboveDenominator, .numerator, value: "30", other.merging([.numerator: "30"]) { $1 }),
        bad(.malformedValue, .numerator, value: "-1", other.merging([.numerator: "-1"]) { $1 }),
        bad(.malformedValue, .numerator, other.merging([.numerator: "Иванов"]) { $1 }),
        bad(.malformedValue, .denominator, value: "2.5", other.merging([.denominator: "2.5"]) { $1 }),
        bad(.malformedValue, .denominator, other.merging([.denominator: "99999999"]) { $1 }),
        bad(.shareAboveWhole, .percent, value: "101", [.percent: "101", .reason: "а", .document: "б"]),
        bad(.malformedValue, .percent, [.percent: "много", .reason: "а", .document: "б"]),
        bad(.missingReason, .reason, other.merging([.reason: " "]) { $1 }),
        bad(.missingDocument, .document, other.merging([.document: ""]) { $1 }),
        bad(.missingSigner, .name, other.merging([.name: ""]) { $1 }),
        bad(.malformedDate, .day, value: "31.02.2024", other.merging([.day: "31.02.2024"]) { $1 }),
        bad(.malformedDate, .day, other.merging([.day: "вчера"]) { $1 }),
        bad(.contradictoryAnswer, .confirmed, other.merging([.confirmed: "да"]) { $1 }),
        bad(.contradictoryAnswer, .confirmed, other.merging([.percent: "4"]) { $1 }),
        bad(.missingAnswer, .confirmed, [.reason: "только причина"]),
        bad(.malformedValue, .confirmed, [.confirmed: "Иванов"]),
        bad(.nothingToDecide, .decision, [.decision: "принять"]),
        bad(.malformedSchool, .login, [.login: "Иванов Иван", .confirmed: "да"]),
        bad(.unknownIndicator, .indicator, value: "99", [.indicator: "99", .confirmed: "да"]),
        bad(.unknownPeriod, .year, [.year: "2019", .confirmed: "да"]),
        bad(.alteredKey, .login, [.indicator: "14", .confirmed: "да"]),
        bad(.alteredKey, .login, [.seenNumerator: "3", .confirmed: "да"]),
        bad(.alteredKey, .login, [.season: "осень", .confirmed: "да"]),
        bad(.alteredKey, .login, [.control: "", .confirmed: "да"]),
        bad(.alteredKey, .author, [.author: "Иванов", .confirmed: "да"]),
        bad(.alteredKey, .login, [.author: "expert:Другая", .confirmed: "да"]),
        bad(.alteredKey, .login, [.author: "school:344180", .confirmed: "да"]),
    ])
    func `a row that cannot be taken is named, and shows nobody`(_ bad: Bad) throws {
        let installation = Installation.current
        let intake = FileIntake(
            reader: WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py")),
            rules: try rules(), key: key, scope: CampaignScope(indicators: [13, 14], years: [2024]))
        let reading = try read([("Лист1", [Self.heads(), try Self.row(typed: bad.typed)])], intake, try directory())
        #expect((reading.rows, reading.accepted, reading.rejected) == (1, 0, 1))
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: Self.cell(bad.column), value: bad.value, reason: bad.reason)
            ])
        #expect(reading.records.handValues.isEmpty)
        #expect(!"\(reading)".contains("Иванов"))
    }

    @Test(arguments: [
        (19, 1, 1, nil), (19, 0, 1, nil), (19, 2, 3, RejectionReason.oneSchoolOnly), (19, 0, 0, .oneSchoolOnly),
        (20, 3, 5, nil), (20, 1, 4, .groupTooSmall), (18, 0, 2, .groupTooSmall), (13, 1, 4, nil),
    ])
    func `one school is one, and fewer than five teachers are refused`(
        indicator: Int, numerator: Int, denominator: Int, reason: RejectionReason?
    ) throws {
        let title = Sentence(ru: "показатель", en: "indicator")
        let sources: [Int: IndicatorSource] = [
            13: .results([]), 18: .findings(plugin: "teachers"), 19: .register("help"),
            20: .register("networkTeachers"),
        ]
        let definitions = sources.map { id, source in
            IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
                source: source)
        }
        let installation = Installation.current
        let intake = FileIntake(
            reader: WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py")),
            rules: try rules(), key: key, scope: CampaignScope(of: definitions, years: [2024]))
        let typed = Self.other.merging([.numerator: "\(numerator)", .denominator: "\(denominator)"]) { $1 }
        let row = try Self.row(indicator: indicator, season: nil, seen: nil, typed: typed)
        let reading = try read([("Лист1", [Self.heads(), row])], intake, try directory())
        #expect(reading.records.handValues.map(\.denominator) == (reason == nil ? [denominator] : []))
        #expect(reading.rejections.map(\.reason) == (reason.map { [$0] } ?? []))
        #expect(reading.rejections.allSatisfy { $0.cell == Self.cell(.denominator) })
        if reason == .groupTooSmall { #expect(reading.rejections.allSatisfy { $0.value == nil }) }
    }

    @Test func `a school that nobody knows and a number without counts are refused`() throws {
        let unknown = try read([Self.heads(), try Self.row(school: "999999", typed: [.confirmed: "да"])])
        #expect(unknown.rejections.map(\.reason) == [.unknownSchool])
        let nothing = try read([
            Self.heads(), try Self.row(seen: nil, typed: [.confirmed: "да"]),
            try Self.row(indicator: 14, seen: nil, typed: Self.other.merging([.denominator: ""]) { $1 }),
        ])
        #expect(nothing.rejections.map(\.reason) == [.nothingToConfirm, .nothingToConfirm])
    }

    @Test func `the same row twice counts once, two answers to one question count neither`() throws {
        let row = try Self.row(typed: [.confirmed: "да"])
        let twice = try read([Self.heads(), row, row])
        #expect((twice.accepted, twice.rejections.map(\.reason)) == (1, [.duplicate]))
        let different = try read([Self.heads(), row, try Self.row(typed: Self.other)])
        #expect(
            (different.accepted, different.rejections.map(\.reason)) == (
                0, [.contradictoryAnswer, .contradictoryAnswer]
            ))
    }

    @Test func `a workbook that nobody filled in says nothing`() throws {
        let reading = try read([Self.heads(), try Self.row(), try Self.row(typed: [.name: "", .day: "2024-10-01"])])
        #expect((reading.rows, reading.accepted, reading.rejected) == (0, 0, 0))
    }

    @Test func `without the hidden columns it is no such workbook`() throws {
        let count = Column.allCases.count - 2
        #expect(throws: IntakeError.self) {
            try read([Array(Self.heads().prefix(count)), Array(try Self.row().prefix(count))])
        }
    }
}
