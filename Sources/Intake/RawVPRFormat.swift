// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Reads the pupils of the layouts of ``RawVPRLayouts``.
///
/// Year, season, subject and grade come from what the content says, else from the path; the grade is that of the
/// programme, which the folder names, not that of the pupils' codes.
enum RawVPRFormat {
    static func read(
        _ tables: [RecognisedTable], format: FileFormat, file: String, rules: RuleBook,
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let facts = PathFacts(file)
        // A copied sheet holds the same rows of the same work again; the seasons of a sheet differ in their days.
        var seen: [Work: SeenPupils] = [:]
        for table in tables {
            try read(
                table, format: format, file: file, facts: facts, rules: rules, seen: &seen, into: &builder)
        }
    }

    private static func read(
        _ table: RecognisedTable, format: FileFormat, file: String, facts: PathFacts, rules: RuleBook,
        seen: inout [Work: SeenPupils], into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let sheet = table.sheet
        let said = StatedFacts(table)
        var subjects = FactDecision<Subject>("subject") { $0.rawValue }
        subjects.add("title", said.subjects)
        subjects.add("path", facts.subjects)
        let subject = try subjects.decide(file: file, sheet: sheet.name, into: &builder)
        var grades = FactDecision<Int>("grade") { String($0) }
        grades.add("title", said.grades)
        grades.add("path", facts.grades)
        let grade = try grades.decide(file: file, sheet: sheet.name, into: &builder)

        let days = format == .vpr2022 ? LoadingDays(table) : nil
        var years = FactDecision<Int>("year") { String($0) }
        years.add("title", said.years)
        years.add("date", days?.year)
        years.add("path", facts.years)
        years.add("layout", layoutPeriod(format)?.year)
        let year = try years.decide(file: file, sheet: sheet.name, into: &builder)
        let seasons = try seasons(
            format, year: year, days: days, facts: facts, file: file, sheet: sheet.name, into: &builder)

        let school =
            format == .vprCollectionForm
            ? try school(said, facts: facts, file: file, sheet: sheet.name, into: &builder) : nil
        let columns = PupilColumns(
            table, kind: format == .vprCollectionForm ? .form : .plain, tasks: tasks(format) ?? .points,
            school: school)
        if format == .vprAutumn2020 {
            try Groups.check(table, subject: subject, grade: grade, year: year, file: file)
        }
        var works = PupilWorks(date: days == nil ? nil : table.header["date"])
        for season in seasons {
            let work = Work(procedure: .vpr, year: year, season: season, subject: subject, grade: grade)
            try works.add(work, columns: columns, of: table, file: file, rules: rules, into: &builder)
        }
        let whole = Work(procedure: .vpr, year: year, season: nil, subject: subject, grade: grade)
        let known = seen.removeValue(forKey: whole) ?? SeenPupils()
        var pupils = VPRPupils(table: table, columns: columns, works: works, seen: known)
        for row in table.header.body(of: sheet) { pupils.read(row, into: &builder) }
        guard pupils.hasRows else { throw .noRows(file: file, sheet: sheet.name) }
        pupils.finish(into: &builder)
        seen[whole] = pupils.seen
    }

    /// How a format calls its tasks; nil for formats without them.
    static func tasks(_ format: FileFormat) -> TaskHeading? {
        switch format {
        case .vprAutumn2020: .numbers
        case .vprSpring2021: .words
        case .vpr2022, .vprCollectionForm, .vprIndividual: .points
        default: nil
        }
    }

    /// The campaign of a layout that only one campaign had.
    private static func layoutPeriod(_ format: FileFormat) -> Period? {
        switch format {
        case .vprAutumn2020: Period(year: 2020, season: .autumn)
        case .vprSpring2021: Period(year: 2021, season: .spring)
        default: nil
        }
    }

    /// The seasons of the rows: those of their days, else the one of the path, of the layout, or of the year.
    private static func seasons(
        _ format: FileFormat, year: Int, days: LoadingDays?, facts: PathFacts, file: String, sheet: String,
        into builder: inout ReadingBuilder
    ) throws(IntakeError) -> [Season] {
        if let days, !days.seasons.isEmpty {
            if let named = facts.seasons.first, facts.seasons.count > 1 || days.seasons != [named] {
                let evidence =
                    days.seasons.map { Evidence(origin: "date", value: $0.rawValue) }
                    + facts.seasons.map { Evidence(origin: "path", value: $0.rawValue) }
                throw .contradiction(file: file, sheet: sheet, fact: "season", evidence: evidence)
            }
            return days.seasons
        }
        var seasons = FactDecision<Season>("season") { $0.rawValue }
        seasons.add("path", facts.seasons)
        seasons.add("layout", layoutPeriod(format)?.season)
        if facts.seasons.isEmpty, layoutPeriod(format) == nil {
            seasons.add("calendar", VPRCampaigns.season(of: year))
        }
        return [try seasons.decide(file: file, sheet: sheet, into: &builder)]
    }

    private static func school(
        _ said: StatedFacts, facts: PathFacts, file: String, sheet: String, into builder: inout ReadingBuilder
    ) throws(IntakeError) -> SchoolID {
        var schools = FactDecision<SchoolID>("school") { $0.code }
        schools.add("sheet", said.schools)
        schools.add("path", facts.schools)
        return try schools.decide(file: file, sheet: sheet, into: &builder)
    }
}

/// What the rows above a header, and the sheets beside it, say of a work.
private struct StatedFacts {
    private(set) var years: [Int] = []
    private(set) var subjects: [Subject] = []
    private(set) var grades: [Int] = []
    private(set) var schools: [SchoolID] = []

    init(_ table: RecognisedTable) {
        read(table.sheet, rows: 0..<table.header.row)
        for sheet in table.companions {
            read(sheet, rows: 0..<min(sheet.rowCount, Header.deepestRow))
        }
    }

    private mutating func read(_ sheet: Sheet, rows: Range<Int>) {
        for row in rows {
            for column in 0..<min(sheet.columnCount, 64) {
                let cell = sheet.utf8(row, column)
                guard (9...300).contains(cell.count) else { continue }
                let text = Normaliser.text(String(decoding: cell, as: UTF8.self))
                if let title = VPRIndividualFormat.Title.parse(text) {
                    if !years.contains(title.year) { years.append(title.year) }
                    if let subject = title.subject, !subjects.contains(subject) { subjects.append(subject) }
                    if !grades.contains(title.grade) { grades.append(title.grade) }
                } else if ["edu", "sch"].contains(text.prefix(3).lowercased()), let school = SchoolID(login: text),
                    !schools.contains(school)
                {
                    schools.append(school)
                }
            }
        }
    }
}

/// The days on which the rows of an export of 2022 were loaded: they tell spring from autumn.
private struct LoadingDays {
    /// The year of most rows; nil where no row has a day.
    let year: Int?
    /// The seasons of that year, spring first.
    let seasons: [Season]

    init(_ table: RecognisedTable) {
        guard let column = table.header["date"] else {
            (year, seasons) = (nil, [])
            return
        }
        var counts: [Period: Int] = [:]
        var last: (cell: ArraySlice<UInt8>, period: Period?)?
        for row in table.header.body(of: table.sheet) {
            let cell = table.sheet.utf8(row, column)
            if last?.cell != cell {
                let day = CalendarDate(String(decoding: cell.prefix(32), as: UTF8.self))
                last = (cell, day.flatMap { VPRCampaigns.years.contains($0.year) ? VPRCampaigns.period(of: $0) : nil })
            }
            if let period = last?.period { counts[period, default: 0] += 1 }
        }
        var years: [Int: Int] = [:]
        for (period, rows) in counts { years[period.year, default: 0] += rows }
        year = years.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let year = year
        seasons = counts.keys.filter { $0.year == year }.sorted().compactMap(\.season)
    }
}

/// The column `groups` of the export of autumn 2020: it lists every work of a school, as `vpr2020.ru4`.
///
/// It decides nothing, but a work that no school lists is not the one of the file.
private enum Groups {
    static func check(
        _ table: RecognisedTable, subject: Subject, grade: Int, year: Int, file: String
    ) throws(IntakeError) {
        guard let column = table.header["groups"], let own = names[subject] else { return }
        var listed: Set<String> = []
        var last: ArraySlice<UInt8>?
        for row in table.header.body(of: table.sheet) {
            let cell = table.sheet.utf8(row, column)
            if cell == last { continue }
            last = cell
            for work in works(String(decoding: cell.prefix(4096), as: UTF8.self), year: year) {
                if own.contains(where: { work == "\($0)\(grade)" }) { return }
                listed.insert(work)
            }
        }
        guard !listed.isEmpty else { return }
        let evidence = [
            Evidence(origin: "groups", value: listed.sorted().prefix(8).joined(separator: ", ")),
            Evidence(origin: "path", value: "\(subject.rawValue), \(grade)"),
        ]
        throw .contradiction(file: file, sheet: table.sheet.name, fact: "title", evidence: evidence)
    }

    private static let names: [Subject: [String]] = [
        .russian: ["ru", "rus"], .mathematics: ["ma", "math"], .surroundingWorld: ["okr", "om"],
    ]

    /// The works of a year, as far as their names are known.
    private static func works(_ cell: String, year: Int) -> [String] {
        cell.split(separator: ",").compactMap { group in
            let group = Normaliser.text(group).lowercased()
            guard group.hasPrefix("vpr\(year).") else { return nil }
            let work = group.dropFirst("vpr\(year).".count)
            let letters = work.prefix { $0.isLetter }
            guard let grade = Int(work.dropFirst(letters.count)), (1...11).contains(grade),
                names.values.contains(where: { $0.contains(String(letters)) })
            else { return nil }
            return String(work)
        }
    }
}
