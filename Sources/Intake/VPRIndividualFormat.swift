// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// ВПР, form Ф1 «Индивидуальные результаты» of ФИС ОКО.
///
/// Above the header stand the title «ВПР 2023 Русский язык 4 класс» and the date; below it, before the pupils of each
/// school, a row «МБОУ …(edu342202) | Кол-во участников: 89».
enum VPRIndividualFormat {
    static let layout = TableLayout(
        format: .vprIndividual,
        columns: [
            "login": ["оо", "логин", "логин оо"], "municipality": ["муниципалитет"], "name": ["название оо"],
            "code": ["код участника"], "class": ["класс"], "variant": ["вариант"],
            "total": ["первичный балл", "итого баллов"], "mark": ["отметка"], "journal": ["отметка по журналу"],
        ],
        required: [
            ("ОО", ["login"]), ("Код участника", ["code"]), ("Вариант", ["variant"]),
            ("Первичный балл", ["total", "mark"]),
        ], passed: ["№", "№ п/п", "пол"])

    /// What the rows above the header say.
    struct Title: Equatable {
        let year: Int
        /// Nil where the title names none that is known.
        let subject: Subject?
        /// The known subject most like an unknown one.
        let nearest: String?
        let grade: Int
        let date: CalendarDate?

        /// Reads the rows above the header; nil where no row is the title.
        init?(_ sheet: Sheet, above header: Int) {
            var found: (year: Int, subject: Subject?, nearest: String?, grade: Int)?
            var date: CalendarDate?
            for row in 0..<header {
                for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
                    let text = Normaliser.text(sheet[row, column])
                    if found == nil { found = Self.parse(text) }
                    guard Normaliser.heading(text) == "дата", date == nil else { continue }
                    date = (column + 1..<sheet.columnCount).lazy.compactMap { CalendarDate(sheet[row, $0]) }.first
                }
            }
            guard let found else { return nil }
            (year, subject, nearest, grade) = found
            self.date = date
        }

        /// «ВПР 2026 Русский язык 4 класс».
        static func parse(_ text: String) -> (year: Int, subject: Subject?, nearest: String?, grade: Int)? {
            let words = text.split(separator: " ")
            guard words.count >= 5, words[0].uppercased() == "ВПР", let year = Int(words[1]),
                (2015...2100).contains(year),
                words[words.count - 1].lowercased().hasPrefix("класс"), let grade = Int(words[words.count - 2]),
                (1...11).contains(grade)
            else { return nil }
            let subject = words[2..<words.count - 2].joined(separator: " ")
            return (year, Normaliser.subject(subject), Normaliser.nearestSubject(subject), grade)
        }
    }

    /// Reads the pupils of a sheet.
    static func read(
        _ table: RecognisedTable, file: String, facts: PathFacts, rules: RuleBook, seen: inout [Work: SeenPupils],
        into builder: inout ReadingBuilder
    ) throws(IntakeError) {
        let sheet = table.sheet
        let work = try work(of: table, file: file, facts: facts)
        let columns = PupilColumns(table, kind: .sections, tasks: .points)
        var works = PupilWorks(date: nil)
        try works.add(
            work, columns: columns, of: table, file: file, rules: rules, into: &builder)
        // A sheet that was copied inside the workbook holds the same rows of the same work again.
        let known = seen.removeValue(forKey: work) ?? SeenPupils()
        var pupils = VPRPupils(table: table, columns: columns, works: works, seen: known)
        for row in table.header.body(of: sheet) { pupils.read(row, into: &builder) }
        guard pupils.hasRows else { throw .noRows(file: file, sheet: sheet.name) }
        pupils.finish(into: &builder)
        seen[work] = pupils.seen
    }

    /// The work that the rows above the header name.
    static func work(of table: RecognisedTable, file: String, facts: PathFacts) throws(IntakeError) -> Work {
        let sheet = table.sheet
        guard let title = Title(sheet, above: table.header.row) else {
            throw .missingFact(file: file, sheet: sheet.name, fact: "title")
        }
        guard let date = title.date else { throw .missingFact(file: file, sheet: sheet.name, fact: "date") }
        guard date.year == title.year else {
            let evidence = [
                Evidence(origin: "title", value: String(title.year)), Evidence(origin: "date", value: date.russian),
            ]
            throw .contradiction(file: file, sheet: sheet.name, fact: "year", evidence: evidence)
        }
        guard let subject = title.subject else {
            throw .unknownSubject(file: file, sheet: sheet.name, nearest: title.nearest)
        }
        // The date confirms the year, and a folder may name the year of the monitoring; subject and grade stand nowhere
        // else, and a wrong title would take the place of another work's results.
        let others = [("sheetName", PathFacts(sheet.name)), ("path", facts)]
        let subjects = others.map { ($0, $1.subjects.map { subject.mayStand(under: $0) ? subject : $0 }) }
        try agree("subject", subject, subjects, table, file: file) { $0.rawValue }
        try agree("grade", title.grade, others.map { ($0, $1.grades) }, table, file: file) { String($0) }
        let period = VPRCampaigns.period(of: date)
        return Work(procedure: .vpr, year: period.year, season: period.season, subject: subject, grade: title.grade)
    }

    /// Refuses a title that none of the values agrees with which a place names; a place may name several works.
    private static func agree<Value: Equatable>(
        _ fact: String, _ title: Value, _ said: [(origin: String, values: [Value])], _ table: RecognisedTable,
        file: String, text: (Value) -> String
    ) throws(IntakeError) {
        let others = said.filter { !$0.values.isEmpty && !$0.values.contains(title) }
        guard !others.isEmpty else { return }
        let evidence = others.flatMap { other in other.values.map { Evidence(origin: other.origin, value: text($0)) } }
        throw .contradiction(
            file: file, sheet: table.sheet.name, fact: fact,
            evidence: [Evidence(origin: "title", value: text(title))] + evidence)
    }
}
