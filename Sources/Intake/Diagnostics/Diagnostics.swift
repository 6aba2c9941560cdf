// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Results of diagnosed teachers: one row for each teacher, with one wave or both.
///
/// The wave is said by a column, by groups of columns, by the sheet, a title above the table, or the path, in this order.
/// Names and codes become numbers; of the other words only known subjects and levels are kept.
struct Diagnostics {
    private let key: PersonKey
    private let words: DiagnosticWords
    private let file: String
    private var schools: NamedSchools
    /// The rows seen so far, by the wave that their sheets name: equal rows of two waves are two.
    private var rows: [DiagnosticRow.Wave?: RowSet] = [:]
    private var known: Set<Key> = []

    private struct Key: Hashable {
        let teacher: UInt64
        let wave: DiagnosticRow.Wave
        let domain: DiagnosticRow.Domain
        let year: Int
    }

    /// A cell that is at fault.
    private struct Fault: Error {
        let key: String
        let reason: RejectionReason
        var value: String?
    }

    private struct Score {
        var points: Double?
        var maximum: Double?
        var level: String?
        /// The column of a level that is not declared.
        var unknownLevel: String?
        var isEmpty: Bool { points == nil && level == nil }
    }

    init(_ context: ReadingContext, file: String) {
        key = context.key
        words = DiagnosticWords(declared: context.levels)
        self.file = file
        schools = NamedSchools(context.schools)
    }

    /// Reads the rows of a sheet.
    ///
    /// - Throws: ``IntakeError/missingFact(file:sheet:fact:)`` where nothing says wave, year or the largest possible points,
    ///   ``IntakeError/contradiction(file:sheet:fact:evidence:)`` where sheet and title name different waves.
    mutating func read(_ table: RecognisedTable, into builder: inout ReadingBuilder) throws(IntakeError) {
        let sheet = DiagnosticSheet(table)
        guard table.header.body(of: table.sheet).contains(where: { table.sheet.firstFilled($0) != nil }) else { return }
        let facts = try sheet.facts(file: file)
        for (name, value, origin) in facts.taken { builder.take(name, value, from: origin) }
        var seen = rows.removeValue(forKey: facts.wave) ?? RowSet()
        seen.enter(table.sheet)
        defer { rows[facts.wave] = seen }
        for row in table.header.body(of: table.sheet) {
            guard let first = table.sheet.firstFilled(row), !sheet.isOther(row, first: first) else { continue }
            if seen.isRepeated(row, except: table.header["number"]) {
                builder.rejectRow(CellPlace(sheet: table.sheet.name, row: row, column: first), .duplicate)
            } else {
                readRow(row, sheet, facts, into: &builder)
            }
        }
    }

    private mutating func readRow(
        _ row: Int, _ sheet: DiagnosticSheet, _ facts: DiagnosticSheet.Facts, into builder: inout ReadingBuilder
    ) {
        let header = sheet.header
        func place(_ key: String) -> CellPlace {
            CellPlace(sheet: sheet.sheet.name, row: row, column: header[key] ?? sheet.teacherColumn)
        }
        let teacher = self.key.teacherCode(sheet.teacher(row))
        guard teacher != 0 else { return builder.rejectRow(place("teacher"), .noTeacher) }
        guard let school = schools.school(row, sheet.sheet, header, into: &builder) else { return }
        var found: [DiagnosticRow] = []
        var unknownLevels: [String] = []
        do throws(Fault) {
            for wave in try waves(row, sheet, facts) {
                let day = try day(row, of: wave, sheet)
                var results: [(DiagnosticRow.Domain, Score)] = []
                for (domain, keys) in sheet.groups(of: wave) {
                    let score = try score(row, keys, sheet)
                    if let key = score.unknownLevel { unknownLevels.append(key) }
                    if !score.isEmpty { results.append((try self.domain(row, domain, sheet), score)) }
                }
                guard !results.isEmpty else { continue }
                guard let year = day?.year ?? facts.year else { throw Fault(key: "day", reason: .missingDay) }
                for (domain, score) in results {
                    found.append(
                        DiagnosticRow(
                            teacher: teacher, school: school, subject: subject(row, sheet) ?? "", domain: domain,
                            wave: wave, year: year, day: day, score: score.points, maximum: score.maximum,
                            level: score.level))
                }
            }
        } catch {
            return builder.rejectRow(place(error.key), value: error.value, error.reason)
        }
        guard !found.isEmpty else {
            if let key = unknownLevels.first { return builder.rejectRow(place(key), .unknownLevel) }
            return builder.absent()
        }
        let keys = found.map { Key(teacher: teacher, wave: $0.wave, domain: $0.domain, year: $0.year) }
        guard known.isDisjoint(with: keys) else { return builder.rejectRow(place("teacher"), .conflictingResult) }
        known.formUnion(keys)
        if let column = header["subject"], !sheet.sheet.isBlank(row, column), subject(row, sheet) == nil {
            builder.rejectCell(place("subject"), .unknownTeachingSubject)
        }
        // Points count without their level.
        for key in unknownLevels { builder.rejectCell(place(key), .unknownLevel) }
        builder.acceptRecord { $0.diagnostics += found }
    }

    private func waves(
        _ row: Int, _ sheet: DiagnosticSheet, _ facts: DiagnosticSheet.Facts
    ) throws(Fault) -> [DiagnosticRow.Wave] {
        if sheet.isWide { return DiagnosticRow.Wave.allCases }
        if let column = sheet.header["wave"], !sheet.sheet.isBlank(row, column) {
            guard let wave = DiagnosticColumn.wave(cell: sheet.sheet[row, column]) else {
                throw Fault(key: "wave", reason: .unknownWave)
            }
            return [wave]
        }
        guard let wave = facts.wave else { throw Fault(key: "wave", reason: .unknownWave) }
        return [wave]
    }

    private func domain(
        _ row: Int, _ domain: DiagnosticRow.Domain, _ sheet: DiagnosticSheet
    ) throws(Fault) -> DiagnosticRow.Domain {
        guard domain == .whole, let column = sheet.header["block"], !sheet.sheet.isBlank(row, column) else {
            return domain
        }
        guard let named = DiagnosticColumn.domain(cell: sheet.sheet[row, column]) else {
            throw Fault(key: "block", reason: .malformedValue)
        }
        return named
    }

    private func day(_ row: Int, of wave: DiagnosticRow.Wave, _ sheet: DiagnosticSheet) throws(Fault) -> CalendarDate? {
        let key = sheet.header["\(wave.rawValue).day"] == nil ? "day" : "\(wave.rawValue).day"
        guard let column = sheet.header[key] else { return nil }
        let text = Normaliser.text(sheet.sheet[row, column])
        if text.isEmpty || DiagnosticWords.isNothing(text) { return nil }
        guard let day = CalendarDate(text), DiagnosticSheet.years.contains(day.year) else {
            throw Fault(key: key, reason: .malformedDate, value: looksLikeDate(text) ? text : nil)
        }
        return day
    }

    private func subject(_ row: Int, _ sheet: DiagnosticSheet) -> String? {
        sheet.header["subject"].flatMap { DiagnosticWords.subject(Normaliser.text(sheet.sheet[row, $0])) }
    }

    /// Points with their largest number, and the level, of one wave and domain.
    private func score(
        _ row: Int, _ keys: [DiagnosticColumn.Kind: String], _ sheet: DiagnosticSheet
    ) throws(Fault) -> Score {
        func cell(_ kind: DiagnosticColumn.Kind) -> (key: String, text: String)? {
            guard let key = keys[kind], let column = sheet.header[key] else { return nil }
            let text = Normaliser.text(sheet.sheet[row, column])
            return DiagnosticWords.isNothing(text) ? nil : (key, text)
        }
        var score = Score()
        if let (key, text) = cell(.level) {
            score.level = words.level(text)
            if score.level == nil { score.unknownLevel = key }
        }
        if let (key, text) = cell(.score) {
            guard let (points, written) = DiagnosticSheet.points(text) else {
                throw Fault(key: key, reason: .notNumber)
            }
            var maximum = written ?? sheet.statedMaximum(key)
            if let (key, text) = cell(.maximum) {
                guard let value = DiagnosticSheet.number(text), value > 0, value <= 1000 else {
                    throw Fault(key: key, reason: .malformedValue)
                }
                maximum = value
            }
            if let maximum {
                guard (0...maximum).contains(points) else { throw Fault(key: key, reason: .malformedScore) }
                (score.points, score.maximum) = (points, maximum)
                return score
            }
            guard keys[.percent] != nil else { throw Fault(key: key, reason: .missingMaximum) }
        }
        if let (key, text) = cell(.percent) {
            guard let percent = sheet.percent(text, key) else { throw Fault(key: key, reason: .notNumber) }
            guard (0...100).contains(percent) else { throw Fault(key: key, reason: .malformedScore) }
            (score.points, score.maximum) = (percent, 100)
        }
        return score
    }
}
