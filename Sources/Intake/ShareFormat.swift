// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// ВПР, forms Ф3 «Статистика по отметкам» and «Сравнение отметок с отметками по журналу» of ФИС ОКО.
///
/// Their rows go from large to small: the whole sample, the region, the municipality, the schools. Territories are kept as
/// shares; a school of Ф3 as pupils whose marks may be off by one; a school of the comparison not at all, because Ф1 has
/// the journal marks of its pupils.
enum ShareFormat {
    static let marks = TableLayout(
        format: .vprMarkShares,
        columns: [
            "group": ["группы участников"], "schools": ["кол-во оо"], "pupils": pupilHeadings, "2": ["2"],
            "3": ["3"], "4": ["4"], "5": ["5"],
        ],
        required: [
            ("Группы участников", ["group"]), ("Кол-во участников", ["pupils"]), ("2", ["2"]), ("3", ["3"]),
            ("4", ["4"]), ("5", ["5"]),
        ])

    static let journal = TableLayout(
        format: .vprJournalShares,
        columns: [
            "group": ["группы участников"], "pupils": pupilHeadings, "lower": percentHeadings("понизили", "<"),
            "equal": percentHeadings("подтвердили", "="), "higher": percentHeadings("повысили", ">"),
        ],
        required: [
            ("Группы участников", ["group"]), ("Кол-во участников(всего)", ["pupils"]), ("Понизили, %", ["lower"]),
            ("Подтвердили, %", ["equal"]), ("Повысили, %", ["higher"]),
        ])

    private static let pupilHeadings = [
        "кол-во участников", "кол-во участников(всего)", "кол-во участников (всего)", "количество участников",
    ]

    /// «Понизили (Отметка < Отметка по журналу) %»; the number of participants stands beside it under another heading.
    private static func percentHeadings(_ verb: String, _ sign: String) -> [String] {
        let compared = ["отметка", "отметке"].flatMap { noun in
            [" ", ""].map { "\(verb) (отметка\($0)\(sign)\($0)\(noun) по журналу)" }
        }
        return ([verb] + compared).flatMap { heading in
            ["", " %", ", %", "%", " (%)"].map { heading + $0 }
        }
    }

    static func read(
        _ table: RecognisedTable, format: FileFormat, file: String, facts: PathFacts, rows: inout [Work: RowSet],
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let work = try VPRIndividualFormat.work(of: table, file: file, facts: facts)
        var reader = ShareRows(table: table, work: work, format: format)
        // A sheet that was copied inside the workbook holds the same rows of the same work again.
        rows[work, default: RowSet()].enter(table.sheet)
        for row in table.header.body(of: table.sheet) {
            reader.read(row, seen: &rows[work, default: RowSet()], into: &builder)
        }
        guard reader.hasRows else { throw .noRows(file: file, sheet: table.sheet.name) }
        reader.finish(into: &builder)
    }
}

/// The rows of a sheet of shares while they are read.
private struct ShareRows {
    private let sheet: Sheet
    private let header: Header
    private let work: Work
    private let kind: ReferenceShares.Kind
    private let columns: [Int]
    private var schools: [SchoolID: School] = [:]
    private var passedOver = 0
    private var different = 0
    private(set) var hasRows = false

    init(table: RecognisedTable, work: Work, format: FileFormat) {
        sheet = table.sheet
        header = table.header
        self.work = work
        kind = format == .vprMarkShares ? .marks : .journal
        let keys = format == .vprMarkShares ? ["2", "3", "4", "5"] : ["lower", "equal", "higher"]
        columns = keys.compactMap { table.header[$0] }
    }

    mutating func read(_ row: Int, seen: inout RowSet, into builder: inout ReadingBuilder) {
        guard sheet.firstFilled(row) != nil, !sheet.isSame(row, as: header.row), let group = header["group"],
            let pupils = header["pupils"]
        else { return }
        hasRows = true
        func place(_ column: Int) -> CellPlace { CellPlace(sheet: sheet.name, row: row, column: column) }
        if seen.isRepeated(row) { return builder.rejectRow(place(group), .duplicate) }
        let name = Normaliser.text(sheet[row, group])
        guard case .value(let total) = count(row, pupils), total > 0 else {
            return builder.rejectRow(place(pupils), value: harmless(sheet.utf8(row, pupils)), .malformedValue)
        }
        guard let shares = ShareRow(columns.map { sheet.utf8(row, $0) }) else {
            return builder.rejectRow(place(columns.first ?? group), .malformedValue)
        }
        let own = header["schools"].map { count(row, $0) } ?? .missing
        if let school = SchoolNames.login(in: name) {
            readSchool(school, name, total, shares, at: place(pupils), into: &builder)
        } else if let level = level(name, schools: own) {
            var schools: Int?
            if case .value(let count) = own { schools = count }
            builder.acceptReference(
                ReferenceShares(
                    work: work, kind: kind, level: level, name: SchoolNames.withoutCode(name), schools: schools,
                    participants: total, shares: shares.fractions))
        } else {
            builder.rejectRow(place(group), .malformedSchool)
        }
    }

    private mutating func readSchool(
        _ school: SchoolID, _ name: String, _ total: Int, _ shares: ShareRow, at place: CellPlace,
        into builder: inout ReadingBuilder
    ) {
        guard total <= ShareRow.mostPupils else { return builder.rejectRow(place, .malformedValue) }
        let own = SchoolNames.withoutLogin(name)
        schools[school] = School(id: school, name: own.isEmpty ? "edu\(school.code)" : own, isRegistered: false)
        guard kind == .marks else {
            passedOver += 1
            return builder.acceptSchoolRow()
        }
        if let reason = builder.refusal(work: builder.index(of: work), school: school, pupils: total) {
            return builder.rejectRow(place, reason)
        }
        let counts = shares.counts(of: total)
        if !shares.isGiven(by: counts, of: total) { different += 1 }
        let marks: [Outcome] = [.mark2, .mark3, .mark4, .mark5]
        builder.acceptCounts(
            work: builder.index(of: work), school: school,
            zip(marks, counts).map { (outcome: $0, score: nil, pupils: $1) }, isRounded: true)
    }

    /// Whose participants a row speaks of; nil where it is a school without its login.
    private func level(_ name: String, schools: Normaliser.Value<Int>) -> ReferenceShares.Level? {
        let heading = Normaliser.heading(name)
        if heading == "вся выборка" || heading == "российская федерация" { return .sample }
        if let level = SchoolNames.territory(behind: name) { return level }
        // The comparison has no column of schools: there only words tell a territory.
        let words = heading.split { !$0.isLetter }
        guard words.count <= 10, !heading.contains(where: \.isNumber) else { return nil }
        // Only whole words: a surname may begin with one.
        let isMunicipal = heading.hasPrefix("г. ") || words.contains { Self.municipalWords.contains(String($0)) }
        let isRegional = words.contains { word in
            ["область", "области", "обл", "республика", "республики", "край", "края", "автономный", "автономная"]
                .contains(word)
        }
        guard header["schools"] == nil || schools != .missing else { return nil }
        if isMunicipal, !words.contains(where: { $0.hasPrefix("автономн") }) { return .municipality }
        // Other words may be the name of anybody.
        let isCity = ["москва", "санкт-петербург", "севастополь"].contains { heading.hasSuffix($0) }
        return isRegional || isCity ? .region : nil
    }

    private static let municipalWords: Set<String> = [
        "район", "района", "округ", "округа", "поселение", "поселения", "город", "города",
    ]

    /// A number of participants: of a whole country it has more digits than any total of points.
    private func count(_ row: Int, _ column: Int) -> Normaliser.Value<Int> {
        let cell = Normaliser.trimmed(sheet.utf8(row, column))
        if cell.isEmpty { return .missing }
        return Normaliser.digits(cell).map { .value($0) } ?? .malformed
    }

    func finish(into builder: inout ReadingBuilder) {
        builder.add(schools.values.sorted { $0.id < $1.id })
        if passedOver > 0 { builder.take("passed_schools", String(passedOver), from: "content") }
        if kind == .marks, !schools.isEmpty {
            builder.check(
                .percentages, scope: sheet.name, declared: 0, found: Double(different), agrees: different == 0)
        }
    }
}
