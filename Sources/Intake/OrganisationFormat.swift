// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// People, the order and deadlines, `Состав и сроки.xlsx`: three sheets, each known by its headings.
///
/// The people are officials whom the analyst types; still no cell of theirs is shown in a report. Rows that a template
/// prepared and nobody filled in are no rows.
enum OrganisationFormat {
    static let layouts = [order, people, deadlines]

    private static let order = TableLayout(
        format: .organisation, columns: ["fact": ["реквизит приказа", "реквизит"], "value": ["значение"]],
        required: [("Реквизит приказа", ["fact"]), ("Значение", ["value"])])

    private static let people = TableLayout(
        format: .organisation,
        columns: [
            "role": ["роль"], "name": ["фио"], "genitive": ["фио (кого)"], "dative": ["фио (кому)"],
            "position": ["должность"], "positionGenitive": ["должность (кого)"],
            "positionDative": ["должность (кому)"], "indicators": ["показатели"],
        ],
        required: [("Роль", ["role"]), ("ФИО", ["name"]), ("Должность", ["position"])])

    private static let deadlines = TableLayout(
        format: .organisation,
        columns: [
            "duty": ["что сдать"], "indicators": ["показатели"], "day": ["срок"], "inclusive": ["включительно"],
            "owner": ["кто отвечает"], "done": ["исполнено"],
        ],
        required: [("Что сдать", ["duty"]), ("Срок", ["day"]), ("Кто отвечает", ["owner"])])

    /// A longer cell is a text that slipped into the table.
    private static let longest = 1000

    /// Reads the sheets; `known` are the indicators of the campaign, nil any.
    static func read(_ tables: [RecognisedTable], known: Set<Int>?, into builder: inout ReadingBuilder) {
        var organisation = Organisation()
        var rows = RowSet()
        // Deadlines name people, wherever their sheet stands.
        for table in tables where table.header["duty"] == nil {
            rows.enter(table.sheet)
            if table.header["role"] != nil {
                readPeople(table, known, &rows, &organisation, &builder)
            } else {
                readOrder(table, &organisation, &builder)
            }
        }
        let rejected = builder.reading.rejected
        for table in tables where table.header["duty"] != nil {
            rows.enter(table.sheet)
            readDeadlines(table, &rows, &organisation, &builder)
        }
        // What is due by such a row cannot be judged, so their number is kept apart.
        let deadlines = builder.reading.rejected - rejected
        if deadlines > 0 { builder.take("rejected_deadlines", String(deadlines), from: "content") }
        builder.add(organisation)
    }

    private static func readOrder(
        _ table: RecognisedTable, _ organisation: inout Organisation, _ builder: inout ReadingBuilder
    ) {
        for row in table.header.body(of: table.sheet) {
            var cells = RowCells(row, table)
            let (name, value) = (cells.text("fact"), cells.text("value"))
            if value.isEmpty { continue }
            guard
                let key = Organisation.FactKey.allCases.first(where: {
                    isSame(name, OrganisationWords.fact($0.rawValue))
                })
            else {
                builder.rejectRow(cells.place("fact"), .unknownFact)
                continue
            }
            if key != .basis, organisation.facts.contains(where: { $0.key == key.rawValue }) {
                builder.rejectRow(cells.place("fact"), .repeatedFact)
                continue
            }
            var kept = value
            if value.utf8.count > 2 * longest { cells.fault("value", .malformedValue) }
            if [.date, .from, .to].contains(key) {
                if let day = DayText.day(value) { kept = day.russian } else { cells.fault("value", .malformedDate) }
            }
            if cells.accept(&builder) { organisation.facts.append(Organisation.Fact(key.rawValue, kept)) }
        }
    }

    private static func readPeople(
        _ table: RecognisedTable, _ known: Set<Int>?, _ rows: inout RowSet, _ organisation: inout Organisation,
        _ builder: inout ReadingBuilder
    ) {
        for row in table.header.body(of: table.sheet) where table.sheet.firstFilled(row) != nil {
            var cells = RowCells(row, table)
            if rows.isRepeated(row) {
                builder.rejectRow(cells.place("name"), .duplicate)
                continue
            }
            let role = Organisation.Role.allCases.first {
                isSame(cells.text("role"), OrganisationWords.role($0.rawValue))
            }
            if role == nil { cells.fault("role", .unknownRole) }
            if cells.text("name").isEmpty {
                cells.fault("name", .missingPerson)
            } else if !cells.text("name").contains(where: \.isLetter) {
                cells.fault("name", .malformedValue)
            }
            for key in table.header.columns.keys.sorted() where cells.text(key).utf8.count > longest {
                cells.fault(key, .malformedValue)
            }
            let indicators = IndicatorNumbers.numbers(cells.text("indicators"))
            if indicators == nil { cells.fault("indicators", .malformedIndicators) }
            guard cells.accept(&builder), let role, let indicators else { continue }
            // The person stays, and answers for the other ones.
            let foreign = known.map { Set(indicators).subtracting($0) } ?? []
            if !foreign.isEmpty {
                builder.rejectCell(cells.place("indicators"), value: foreign.rangesText, .unknownIndicator)
            }
            organisation.people.append(
                Organisation.Person(
                    role: role, name: cells.text("name"), genitive: cells.text("genitive"),
                    dative: cells.text("dative"),
                    position: cells.text("position"), positionGenitive: cells.text("positionGenitive"),
                    positionDative: cells.text("positionDative"),
                    indicators: indicators.filter { !foreign.contains($0) }))
        }
    }

    private static func readDeadlines(
        _ table: RecognisedTable, _ rows: inout RowSet, _ organisation: inout Organisation,
        _ builder: inout ReadingBuilder
    ) {
        for row in table.header.body(of: table.sheet) where table.sheet.firstFilled(row) != nil {
            var cells = RowCells(row, table)
            // A prepared row waits for its day.
            if cells.text("day").isEmpty, cells.text("owner").isEmpty, cells.text("done").isEmpty { continue }
            if rows.isRepeated(row) {
                builder.rejectRow(cells.place("duty"), .duplicate)
                continue
            }
            let subject = Organisation.Deadline.Subject.allCases.first {
                isSame(cells.text("duty"), OrganisationWords.subject($0.rawValue))
            }
            if subject == nil { cells.fault("duty", .unknownDuty) }
            let day = cells.day("day")
            if cells.text("day").isEmpty { cells.fault("day", .missingDeadline) }
            let done = cells.day("done")
            let indicators = IndicatorNumbers.numbers(cells.text("indicators"))
            if indicators == nil || subject == .indicators && indicators == [] {
                cells.fault("indicators", .malformedIndicators)
            }
            let isInclusive: Bool? =
                switch Normaliser.heading(cells.text("inclusive")) {
                case "", "да", "yes": true
                case "нет", "no": false
                default: nil
                }
            if isInclusive == nil { cells.fault("inclusive", .malformedAnswer) }
            let owner = owner(cells.text("owner"), organisation)
            guard cells.accept(&builder), let subject, let day, let indicators, let isInclusive else { continue }
            // The deadline holds without it, so only the cell is not taken.
            if owner == nil { builder.rejectCell(cells.place("owner"), .unknownPerson) }
            organisation.deadlines.append(
                Organisation.Deadline(
                    subject, by: day, isInclusive: isInclusive, indicators: subject == .indicators ? indicators : [],
                    responsible: owner ?? "", done: done))
        }
    }

    /// A person of the sheet, or a group, as it is written there; empty for nobody, nil for somebody else.
    private static func owner(_ text: String, _ organisation: Organisation) -> String? {
        if text.isEmpty { return "" }
        let heading = Normaliser.heading(text)
        if let person = organisation.people.first(where: { Normaliser.heading($0.name) == heading }) {
            return person.name
        }
        return OrganisationWords.groups.first { isSame(text, $0) }?.ru
    }

    private static func isSame(_ text: String, _ words: Sentence) -> Bool {
        let heading = Normaliser.heading(text)
        return heading == Normaliser.heading(words.ru) || heading == Normaliser.heading(words.en)
    }
}

/// The cells of a row by the keys of their columns, and what is wrong with them.
private struct RowCells {
    private let row: Int
    private let table: RecognisedTable
    private var faults: [(place: CellPlace, value: String?, reason: RejectionReason)] = []

    init(_ row: Int, _ table: RecognisedTable) {
        self.row = row
        self.table = table
    }

    func text(_ key: String) -> String {
        guard let column = table.header[key] else { return "" }
        return Normaliser.text(table.sheet[row, column])
    }

    /// The cell of a column; the first one of the row where the sheet has no such column.
    func place(_ key: String) -> CellPlace {
        CellPlace(sheet: table.sheet.name, row: row, column: table.header[key] ?? 0)
    }

    mutating func fault(_ key: String, _ reason: RejectionReason) {
        // What is no date may be a name.
        let value = reason == .malformedDate && looksLikeDate(text(key)) ? text(key) : nil
        faults.append((place(key), value, reason))
    }

    /// The day of a cell; nil where it is empty, or no day, which is a fault.
    mutating func day(_ key: String) -> CalendarDate? {
        let text = text(key)
        if text.isEmpty { return nil }
        if let day = DayText.day(text) { return day }
        fault(key, .malformedDate)
        return nil
    }

    /// Counts the row: rejected at its first fault, the other ones named beside it.
    func accept(_ builder: inout ReadingBuilder) -> Bool {
        guard let first = faults.first else {
            builder.acceptSchoolRow()
            return true
        }
        builder.rejectRow(first.place, value: first.value, first.reason)
        for fault in faults.dropFirst() { builder.rejectCell(fault.place, value: fault.value, fault.reason) }
        return false
    }
}
