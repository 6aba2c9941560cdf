// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Wide tables that regions collect: a row for each work of each school, with its shares of marks (`marks.xlsx`) or with
/// a column for each total of points (`scores.xlsx`).
enum RegionalFormat {
    static let marks = TableLayout(
        format: .regionalMarks,
        columns: keys.merging(["2": ["2"], "3": ["3"], "4": ["4"], "5": ["5"]]) { first, _ in first },
        required: required + [("2, 3, 4, 5", ["2"]), ("3", ["3"]), ("4", ["4"]), ("5", ["5"])])

    static let scores = TableLayout(
        format: .regionalScores,
        columns: keys.merging(["0": ["0"], "1": ["1"], "6": ["6"]]) { first, _ in first },
        required: required + [("0", ["0"]), ("1", ["1"]), ("6", ["6"])])

    private static let keys: [String: [String]] = [
        "year": ["год"], "grade": ["класс"], "subject": ["предмет"], "municipality": ["муниципалитет"],
        "login": ["логин", "логин оо"], "name": ["оо", "название оо"],
        "pupils": ["кол-во участников", "количество участников"],
    ]
    private static let required: [(title: String, keys: [String])] = [
        ("Год", ["year"]), ("Класс", ["grade"]), ("Предмет", ["subject"]), ("Логин", ["login"]),
        ("Кол-во участников", ["pupils"]),
    ]

    static func read(
        _ table: RecognisedTable, format: FileFormat, file: String, facts: PathFacts, rules: RuleBook,
        rows: inout RowSet, into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        var reader = RegionalRows(table: table, format: format, facts: facts, rules: rules)
        rows.enter(table.sheet)
        for row in table.header.body(of: table.sheet) {
            try reader.read(row, file: file, seen: &rows, into: &builder)
        }
        guard reader.hasRows else { throw .noRows(file: file, sheet: table.sheet.name) }
        reader.finish(into: &builder)
    }
}

/// The rows of a wide table while they are read.
private struct RegionalRows {
    private let sheet: Sheet
    private let header: Header
    private let format: FileFormat
    private let facts: PathFacts
    private let rules: RuleBook
    /// The columns of shares with what they are shares of: a mark, or a total of points.
    private let shares: [(column: Int, value: Int)]
    private var schools: [SchoolID: School] = [:]
    private var works: [String: Work] = [:]
    private var different = 0
    private var rounded = 0
    private(set) var hasRows = false

    init(table: RecognisedTable, format: FileFormat, facts: PathFacts, rules: RuleBook) {
        sheet = table.sheet
        header = table.header
        self.format = format
        self.facts = facts
        self.rules = rules
        if format == .regionalMarks {
            shares = (2...5).compactMap { mark in table.header[String(mark)].map { ($0, mark) } }
        } else {
            shares = (0..<table.sheet.columnCount).compactMap { column in
                let heading = Normaliser.trimmed(table.sheet.utf8(table.header.row, column))
                return Normaliser.digits(heading).flatMap { $0 <= 100 ? (column, $0) : nil }
            }
        }
    }

    private func place(_ row: Int, _ key: String) -> CellPlace {
        CellPlace(sheet: sheet.name, row: row, column: header[key] ?? shares.first?.column ?? 0)
    }

    mutating func read(
        _ row: Int, file: String, seen: inout RowSet, into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        guard sheet.firstFilled(row) != nil, !sheet.isSame(row, as: header.row), let login = header["login"],
            let pupils = header["pupils"]
        else { return }
        hasRows = true
        func reject(_ key: String, _ reason: RejectionReason) {
            let place = place(row, key)
            let value =
                key == "login"
                ? harmlessLogin(sheet.utf8(row, place.column))
                : key == "subject" ? nil : harmless(sheet.utf8(row, place.column))
            builder.rejectRow(place, value: value, reason)
        }
        if seen.isRepeated(row) { return builder.rejectRow(place(row, "login"), .duplicate) }
        guard let school = Normaliser.login(sheet.utf8(row, login)) else { return reject("login", .malformedSchool) }
        guard let work = try work(row, file: file, into: &builder) else { return }
        guard let total = Normaliser.digits(Normaliser.trimmed(sheet.utf8(row, pupils))), total <= ShareRow.mostPupils
        else { return reject("pupils", .malformedValue) }
        guard let counts = counts(row, of: total) else {
            return builder.rejectRow(place(row, ""), .malformedValue)
        }
        guard let outcomes = outcomes(counts.pupils, work: work) else {
            let scale = rules.scale(.vpr, work.subject, grade: work.grade, period: work.period)
            return builder.rejectRow(place(row, ""), scale == nil ? .noMark : .malformedScore)
        }
        if let reason = builder.refusal(work: builder.index(of: work), school: school, pupils: total) {
            return builder.rejectRow(place(row, ""), reason)
        }
        addSchool(school, row)
        if counts.isRounded { rounded += 1 }
        if !counts.isExact { different += 1 }
        builder.acceptCounts(
            work: builder.index(of: work), school: school, outcomes, isRounded: counts.isRounded)
    }

    /// The pupils of each column: whole numbers whose sum is the total, or percentages of it.
    private func counts(_ row: Int, of total: Int) -> (pupils: [Int], isRounded: Bool, isExact: Bool)? {
        let cells = shares.map { sheet.utf8(row, $0.column) }
        let whole = cells.map { cell in
            let word = Normaliser.trimmed(cell)
            return word.isEmpty ? 0 : Normaliser.digits(word)
        }
        let known = whole.compactMap { $0 }
        if format == .regionalScores, known.count == whole.count, known.reduce(0, +) == total {
            return (known, false, true)
        }
        guard total > 0 else { return cells.allSatisfy { Normaliser.isBlank($0) } ? ([], false, true) : nil }
        guard let row = ShareRow(cells) else { return nil }
        let counts = row.counts(of: total)
        return (counts, true, row.isGiven(by: counts, of: total))
    }

    private func outcomes(_ pupils: [Int], work: Work) -> [(outcome: Outcome, score: Int?, pupils: Int)]? {
        let scale = rules.scale(.vpr, work.subject, grade: work.grade, period: work.period)
        var outcomes: [(outcome: Outcome, score: Int?, pupils: Int)] = []
        for (share, pupils) in zip(shares, pupils) where pupils > 0 {
            let isMark = format == .regionalMarks
            guard let mark = isMark ? share.value : scale?.mark(points: share.value),
                let outcome = Outcome(mark: mark)
            else { return nil }
            outcomes.append((outcome, isMark ? nil : share.value, pupils))
        }
        return outcomes
    }

    private mutating func addSchool(_ school: SchoolID, _ row: Int) {
        guard schools[school] == nil else { return }
        let name = header["name"].map { SchoolNames.withoutLogin(sheet[row, $0]) } ?? ""
        let municipality = header["municipality"].map { SchoolNames.withoutCode(sheet[row, $0]) } ?? ""
        schools[school] = School(
            id: school, name: name.isEmpty ? "edu\(school.code)" : name,
            municipality: municipality.isEmpty ? nil : municipality, isRegistered: false)
    }

    /// The work of a row by its own columns; the season by the path, or by a year that had only one.
    private mutating func work(
        _ row: Int, file: String, into builder: inout ReadingBuilder
    ) throws(IntakeError) -> Work? {
        let cells = ["year", "grade", "subject"].map { key in header[key].map { sheet[row, $0] } ?? "" }
        let key = cells.joined(separator: "\u{1F}")
        if let known = works[key] { return known }
        func reject(_ key: String, value: String?, suggestion: String? = nil) {
            builder.rejectRow(place(row, key), value: value, .malformedValue, suggestion: suggestion)
        }
        guard let year = Int(Normaliser.text(cells[0])), VPRCampaigns.years.contains(year) else {
            reject("year", value: nil)
            return nil
        }
        guard let grade = Self.grade(cells[1]) else {
            reject("grade", value: harmless(Array(cells[1].utf8)[...]))
            return nil
        }
        guard let subject = Normaliser.subject(cells[2]) ?? PathWords.mark(Normaliser.heading(cells[2])) else {
            reject("subject", value: nil, suggestion: Normaliser.nearestSubject(cells[2]))
            return nil
        }
        var seasons = FactDecision<Season>("season") { $0.rawValue }
        seasons.add("path", facts.seasons)
        if facts.seasons.isEmpty { seasons.add("calendar", VPRCampaigns.season(of: year)) }
        let season = try seasons.decide(file: file, sheet: sheet.name, into: &builder)
        let work = Work(procedure: .vpr, year: year, season: season, subject: subject, grade: grade)
        works[key] = work
        return work
    }

    /// `5`, `5а`, «5 класс».
    private static func grade(_ cell: String) -> Int? {
        var label = Normaliser.heading(cell)
        if label.hasSuffix("класс") { label.removeLast(5) }
        guard case .value(let found) = Normaliser.classLabel(Array(label.utf8)[...]), found.grade <= 11 else {
            return nil
        }
        return found.grade
    }

    func finish(into builder: inout ReadingBuilder) {
        builder.add(schools.values.sorted { $0.id < $1.id })
        if rounded > 0 {
            builder.check(
                .percentages, scope: sheet.name, declared: 0, found: Double(different), agrees: different == 0)
        }
    }
}
