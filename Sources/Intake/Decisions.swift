// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// The decisions of a copy of `recommendations.xlsx` while its rows are read: what differs from the export of each row.
struct Decisions {
    private typealias Column = RecommendationColumn

    private let exported: (Int) throws -> RecommendationRelease?
    private let directory: SchoolDirectory
    private var schools: NamedSchools
    private var releases: [Int: RecommendationRelease?] = [:]
    private var rows: [(row: DecisionRow, place: CellPlace)] = []
    private var older = 0

    init(_ context: ReadingContext) {
        exported = context.exported
        directory = context.schools
        schools = NamedSchools(context.schools)
    }

    /// Reads the rows of a sheet.
    mutating func read(_ table: RecognisedTable, into builder: inout ReadingBuilder) throws {
        let isMatches = table.header[MeasureMatchColumn.matchKey.rawValue] != nil
        for row in table.header.body(of: table.sheet) where table.sheet.firstFilled(row) != nil {
            let cells = DecisionCells(table: table, row: row)
            do {
                if isMatches {
                    if let match = try match(cells) { rows.append((match, cells.place("measureName"))) }
                } else if !cells.text(Column.key.rawValue).isEmpty {
                    rows.append((try decision(cells), cells.place(Column.status.rawValue)))
                } else if let added = try addition(cells, into: &builder) {
                    rows.append((added, cells.place(Column.school.rawValue)))
                }
            } catch let refusal as DecisionRefusal {
                builder.rejectRow(cells.place(refusal.column), refusal.reason, suggestion: refusal.suggestion)
            }
        }
    }

    /// Adds the rows; of two that decide differently of one recommendation neither counts.
    mutating func finish(into builder: inout ReadingBuilder) {
        let groups = Dictionary(grouping: rows.indices) { rows[$0].row.key }
        for (index, (row, place)) in rows.enumerated() {
            let others = (groups[row.key] ?? []).map { rows[$0].row }
            let said = others.filter { !$0.changes.isEmpty }
            if row.changes.isEmpty {
                // A row as it was exported: said so once, where no other one says more.
                if said.isEmpty, groups[row.key]?.first == index { builder.note(row) }
            } else if Set(said).count > 1 {
                builder.rejectRow(place, .contradictoryDecision)
            } else if groups[row.key]?.first(where: { !rows[$0].row.changes.isEmpty }) != index {
                builder.rejectRow(place, .duplicate)
            } else {
                builder.accept(row)
            }
        }
        if older > 0 { builder.take("older_export", String(older), from: "content") }
    }

    private mutating func release(_ number: Int) throws -> RecommendationRelease? {
        if let known = releases[number] { return known }
        let found = try exported(number)
        releases[number] = found
        return found
    }

    /// The export of a row.
    private mutating func release(_ cells: DecisionCells, _ column: String) throws -> RecommendationRelease {
        guard let number = Int(cells.text(column)), number > 0, number < Int(Int32.max),
            let release = try release(number)
        else { throw DecisionRefusal(column: column, reason: .unknownRelease) }
        return release
    }

    // MARK: A row of the program

    private mutating func decision(_ cells: DecisionCells) throws -> DecisionRow {
        let release = try release(cells, Column.release.rawValue)
        guard let key = RecommendationKey(text: cells.text(Column.key.rawValue)), let base = release.rows[key],
            Self.fits(cells, base.draft)
        else { throw DecisionRefusal(column: Column.key.rawValue, reason: .unknownRecommendation) }
        var changes: [DecisionField: String] = [:]
        for field in RecommendationField.allCases where cells.has(field.rawValue) {
            let text = try Self.text(of: field, cells)
            if text != DecisionCells.prose(SafeText.cell(base[field])) {
                changes[.words(field)] = Self.harmless(text, field)
            }
        }
        var status = base.status
        if cells.has(Column.status.rawValue) {
            let isEdited = changes.keys.contains { $0.isOfDraft }
            status = try Self.status(cells) ?? Self.emptied(base.status, isEdited: isEdited)
        }
        if status != base.status {
            if base.status == .withdrawn {
                throw DecisionRefusal(column: Column.status.rawValue, reason: .withdrawnRecommendation)
            }
            guard status != .withdrawn, status != .added || key.rule == RecommendationKey.byHand else {
                throw Self.unknown(status)
            }
            changes[.status] = status.rawValue
        }
        if !changes.isEmpty, status == .rejected {
            let reason = cells.has(Column.reason.rawValue) ? cells.text(Column.reason.rawValue) : base[.reason]
            if reason.isEmpty { throw DecisionRefusal(column: Column.reason.rawValue, reason: .missingRejection) }
        }
        if !changes.isEmpty, let last = try self.release(0), release.number < last.number { older += 1 }
        return DecisionRow(key: key.text, release: release.number, changes: changes)
    }

    /// Whether the columns of the program belong to the key: who sorts a part of the columns tears rows apart.
    private static func fits(_ cells: DecisionCells, _ draft: Recommendation) -> Bool {
        let school = cells.text(Column.school.rawValue)
        let words: [(Column, Sentence)] = [
            (.addressee, DecisionWords.addressee(draft.key.addressee.rawValue)),
            (.grade, DecisionWords.grade(draft.grade.rawValue)),
        ]
        return (school.isEmpty || school.hasPrefix(draft.key.school.code))
            && words.allSatisfy { column, word in
                let text = Normaliser.heading(cells.text(column.rawValue))
                return text.isEmpty || [word.ru, word.en].contains { Normaliser.heading($0) == text }
            }
    }

    private static func status(_ cells: DecisionCells) throws(DecisionRefusal) -> RecommendationStatus? {
        let text = Normaliser.heading(cells.text(Column.status.rawValue))
        if text.isEmpty { return nil }
        let words = RecommendationStatus.allCases.map { ($0, DecisionWords.status($0.rawValue)) }
        if let known = words.first(where: { [$0.1.ru, $0.1.en].map { Normaliser.heading($0) }.contains(text) }) {
            return known.0
        }
        throw DecisionRefusal(
            column: Column.status.rawValue, reason: .unknownDecision,
            suggestion: nearest(text, in: words.flatMap { [$0.1.ru, $0.1.en] }))
    }

    /// What an emptied decision means: none, unless words were written anew.
    private static func emptied(_ status: RecommendationStatus, isEdited: Bool) -> RecommendationStatus {
        switch status {
        case .draft, .withdrawn, .added: status
        case .accepted, .changed, .rejected: isEdited ? .changed : .draft
        }
    }

    private static func unknown(_ status: RecommendationStatus) -> DecisionRefusal {
        DecisionRefusal(
            column: Column.status.rawValue, reason: .unknownDecision,
            suggestion: DecisionWords.status(RecommendationStatus.accepted.rawValue).ru)
    }

    /// What stands in a cell of a field; a day as ISO 8601.
    private static func text(of field: RecommendationField, _ cells: DecisionCells) throws(DecisionRefusal) -> String {
        let text = cells.text(field.rawValue)
        guard field == .decidedOn, !text.isEmpty else { return text }
        guard let day = CalendarDate(text) else {
            throw DecisionRefusal(column: field.rawValue, reason: .malformedDate)
        }
        return day.iso
    }

    /// Without persons; who decided is a person of the order.
    private static func harmless(_ text: String, _ field: RecommendationField) -> String {
        if field == .decidedBy { return String(text.prefix(200)) }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { PersonMask.masked(String($0)) }
            .joined(separator: "\n")
    }

    // MARK: A row that was added

    private mutating func addition(
        _ cells: DecisionCells, into builder: inout ReadingBuilder
    ) throws -> DecisionRow? {
        let named = [Column.school, .catalogue, .status].filter { !cells.text($0.rawValue).isEmpty }
        let id = DecisionCells.identifier(cells.text(Column.catalogue.rawValue).prefix { !" ,;\n".contains($0) })
        if id.isEmpty {
            // A remark below the table is no recommendation.
            if named.isEmpty, cells.text(Column.measure.rawValue).isEmpty { return nil }
            throw DecisionRefusal(column: Column.catalogue.rawValue, reason: .missingMeasure)
        }
        let offered = try release(0)?.measures ?? [:]
        guard let measure = offered.first(where: { DecisionCells.identifier($0.key) == id })?.value else {
            throw DecisionRefusal(
                column: Column.catalogue.rawValue, reason: .unknownMeasure,
                suggestion: nearest(id, in: offered.keys.sorted()))
        }
        var status = try Self.status(cells) ?? .added
        if status.isAdopted { status = .added }
        guard status == .added || status == .draft else { throw Self.unknown(status) }
        let addressee = try self.addressee(cells) ?? measure.addressee
        guard let school = school(cells, into: &builder) else { return nil }
        var changes: [DecisionField: String] = [.status: status.rawValue]
        for field in RecommendationField.allCases {
            let text = try Self.text(of: field, cells)
            if !text.isEmpty { changes[.words(field)] = Self.harmless(text, field) }
        }
        let key = RecommendationKey(
            school: school, addressee: addressee, rule: RecommendationKey.byHand, subject: measure.id)
        return DecisionRow(key: key.text, release: 0, changes: changes)
    }

    private mutating func school(_ cells: DecisionCells, into builder: inout ReadingBuilder) -> SchoolID? {
        // As the program writes it: six digits and a name.
        let word = cells.text(Column.school.rawValue).prefix { $0 != " " && $0 != "\n" }
        if let school = Normaliser.login(String(word)), directory[school] != nil { return school }
        return schools.school(cells.row, cells.table.sheet, cells.table.header, into: &builder)
    }

    private func addressee(_ cells: DecisionCells) throws(DecisionRefusal) -> Addressee? {
        let text = Normaliser.heading(cells.text(Column.addressee.rawValue))
        if text.isEmpty { return nil }
        let words = Addressee.allCases.map { ($0, DecisionWords.addressee($0.rawValue)) }
        if let known = words.first(where: { [$0.1.ru, $0.1.en].map { Normaliser.heading($0) }.contains(text) }) {
            return known.0
        }
        throw DecisionRefusal(
            column: Column.addressee.rawValue, reason: .malformedValue,
            suggestion: nearest(text, in: words.flatMap { [$0.1.ru, $0.1.en] }))
    }

    // MARK: A measure of a school

    private mutating func match(_ cells: DecisionCells) throws -> DecisionRow? {
        let text = cells.text(MeasureMatchColumn.corrected.rawValue)
        let column = MeasureMatchColumn.matchKey.rawValue
        // A line below the table that names no measure.
        if text.isEmpty, cells.text(column).isEmpty { return nil }
        let release = try release(cells, MeasureMatchColumn.matchRelease.rawValue)
        guard let key = MeasureMatch.Key(text: cells.text(column)), let base = release.matches[key] else {
            throw DecisionRefusal(column: column, reason: .unknownRecommendation)
        }
        var value = ""
        let isNone = [DecisionWords.noDeficit.ru, DecisionWords.noDeficit.en].contains(Normaliser.heading(text))
        if isNone {
            value = RecommendationRelease.noDeficit
        } else if !text.isEmpty {
            let known = Set(release.measures.values.map(\.deficit))
            let id = DecisionCells.identifier(text.prefix { !" .,;\n".contains($0) })
            guard let deficit = known.first(where: { DecisionCells.identifier($0) == id }) else {
                throw DecisionRefusal(
                    column: MeasureMatchColumn.corrected.rawValue, reason: .unknownMeasure,
                    suggestion: nearest(id, in: known.sorted()))
            }
            value = deficit
        }
        return DecisionRow(
            key: key.text, release: release.number, changes: value == base ? [:] : [.deficit: value])
    }
}
