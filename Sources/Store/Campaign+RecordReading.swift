// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

/// A record with the file that gave it.
public struct FiledRecord<Record: Hashable & Sendable>: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The number of the import: a larger one is later.
    public let `import`: Int
    /// The record.
    public let record: Record
}

extension Campaign {
    /// The rows of a table of records whose import is the last of its path, in the order of imports and of the file.
    private func live(_ table: String, _ columns: String) throws -> [[Value]] {
        try connection.rows(
            """
            SELECT i.file, t.*
            FROM (SELECT import, position, \(columns) FROM \(table)) t JOIN imports i ON i.id = t.import
            WHERE NOT EXISTS (SELECT 1 FROM imports later WHERE later.file = i.file AND later.id > i.id)
            ORDER BY t.import, t.position
            """)
    }

    /// Scores of diagnosed teachers.
    ///
    /// - Returns: The rows, in the order of imports and of the file.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func diagnostics() throws -> [FiledRecord<DiagnosticRow>] {
        try live("diagnostics", "teacher, school, subject, domain, wave, year, day, score, maximum, level").compactMap {
            row in
            guard let school = Self.school(number: row[4]) else { return nil }
            return FiledRecord(
                row,
                DiagnosticRow(
                    teacher: row[3].uint64 ?? 0, school: school, subject: row[5].text ?? "",
                    domain: try Self.word(row[6], "diagnostics", "domain"),
                    wave: try Self.word(row[7], "diagnostics", "wave"), year: row[8].int ?? 0, day: Self.day(row[9]),
                    score: row[10].double, maximum: row[11].double, level: row[12].text))
        }
    }

    /// Events of network interaction and methodical help.
    ///
    /// - Returns: The events, in the order of imports and of the file.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func supportEvents() throws -> [FiledRecord<SupportEvent>] {
        struct Key: Hashable {
            let `import`, position: Int
        }
        let teachers = try connection.rows("SELECT import, position, teacher FROM support_teachers ORDER BY 1, 2, 3")
            .reduce(into: [Key: [UInt64]]()) { found, row in
                found[Key(import: row[0].int ?? 0, position: row[1].int ?? 0), default: []].append(
                    row[2].uint64 ?? 0)
            }
        return try live("support_events", "register, school, kind, partner, day, document").compactMap { row in
            guard let school = Self.school(number: row[4]) else { return nil }
            return FiledRecord(
                row,
                SupportEvent(
                    register: try Self.word(row[3], "support_events", "register"), school: school,
                    kind: row[5].text ?? "", partner: row[6].text ?? "", day: Self.day(row[7]),
                    teachers: teachers[Key(import: row[1].int ?? 0, position: row[2].int ?? 0)] ?? [],
                    document: row[8].text))
        }
    }

    /// How many teachers schools have.
    ///
    /// - Returns: The numbers, in the order of imports and of the file.
    /// - Throws: `ADBCError`.
    public func staffCounts() throws -> [FiledRecord<StaffCount>] {
        try live("staff_counts", "school, year, teachers").compactMap { row in
            Self.school(number: row[3]).map {
                FiledRecord(row, StaffCount(school: $0, year: row[4].int ?? 0, teachers: row[5].int ?? 0))
            }
        }
    }

    /// Reports of schools on their measures.
    ///
    /// - Returns: The reports, in the order of imports and of the file.
    /// - Throws: `ADBCError`.
    public func schoolReports() throws -> [FiledRecord<SchoolReport>] {
        struct Key: Hashable {
            let `import`, report: Int
        }
        let measures = try connection.rows(
            """
            SELECT import, report, name, result, plan, plan_from, plan_to, fact, fact_from, fact_to FROM report_measures
            ORDER BY import, report, position
            """
        ).reduce(into: [Key: [SchoolReport.Measure]]()) { found, row in
            found[Key(import: row[0].int ?? 0, report: row[1].int ?? 0), default: []].append(
                SchoolReport.Measure(
                    name: row[2].text ?? "", plan: Self.term(row[4...6]), fact: Self.term(row[7...9]),
                    result: row[3].text ?? ""))
        }
        return try live("school_reports", "school, programme, period, period_from, period_to").compactMap { row in
            guard let school = Self.school(number: row[3]) else { return nil }
            return FiledRecord(
                row,
                SchoolReport(
                    school: school, programme: row[4].text ?? "", period: Self.term(row[5...7]),
                    measures: measures[Key(import: row[1].int ?? 0, report: row[2].int ?? 0)] ?? []))
        }
    }

    /// What people said of single numbers.
    ///
    /// - Returns: The statements, in the order of imports and of the file.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func handValues() throws -> [FiledRecord<HandValue>] {
        try live(
            "hand_values",
            """
            author, owner, school, indicator, year, season, seen_numerator, seen_denominator, confirmed, numerator,
            denominator, share, reason, document, name, day, decision, proposed_numerator, proposed_denominator,
            proposed_share
            """
        ).compactMap { row in
            guard let school = Self.school(number: row[5]) else { return nil }
            let owner = row[4].text ?? ""
            let author: HandValue.Author
            if row[3].text == "expert" {
                author = .expert(owner)
            } else {
                guard let id = SchoolID(login: owner) else { return nil }
                author = .school(id)
            }
            var value = HandValue(
                author: author, school: school, indicator: row[6].int ?? 0,
                period: Period(
                    year: row[7].int ?? 0,
                    season: row[8].text == nil ? nil : try Self.word(row[8], "hand_values", "season")))
            value.seenNumerator = row[9].int
            value.seenDenominator = row[10].int
            value.isConfirmed = row[11].boolean ?? false
            value.numerator = row[12].int
            value.denominator = row[13].int
            value.share = row[14].double
            value.reason = row[15].text ?? ""
            value.document = row[16].text ?? ""
            value.name = row[17].text ?? ""
            value.day = Self.day(row[18])
            value.decision = row[19].text == nil ? nil : try Self.word(row[19], "hand_values", "decision")
            value.proposedNumerator = row[20].int
            value.proposedDenominator = row[21].int
            value.proposedShare = row[22].double
            return FiledRecord(row, value)
        }
    }

    /// People, the order and deadlines; of several workbooks that say them the last one imported counts.
    ///
    /// - Returns: Facts, people and deadlines, in the order of imports and of the file.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func organisation() throws -> Organisation {
        func numbers(_ value: Value) -> [Int] { (value.text ?? "").split(separator: " ").compactMap { Int($0) } }
        let last = try organisationFiles().last?.import
        func ofLast(_ table: String, _ columns: String) throws -> [[Value]] {
            try live(table, columns).filter { $0[1].int == last }
        }
        return Organisation(
            facts: try ofLast("order_facts", "key, value").map {
                Organisation.Fact($0[3].text ?? "", $0[4].text ?? "")
            },
            people: try ofLast(
                "people", "role, name, genitive, dative, job, job_genitive, job_dative, indicators"
            ).map { row in
                Organisation.Person(
                    role: try Self.word(row[3], "people", "role"), name: row[4].text ?? "",
                    genitive: row[5].text ?? "", dative: row[6].text ?? "", position: row[7].text ?? "",
                    positionGenitive: row[8].text ?? "", positionDative: row[9].text ?? "",
                    indicators: numbers(row[10]))
            },
            deadlines: try ofLast("deadlines", "subject, day, inclusive, indicators, responsible, done").compactMap {
                row in
                guard let day = Self.day(row[4]) else { return nil }
                return Organisation.Deadline(
                    try Self.word(row[3], "deadlines", "subject"), by: day, isInclusive: row[5].boolean ?? true,
                    indicators: numbers(row[6]), responsible: row[7].text ?? "", done: Self.day(row[8]))
            })
    }

    private static func school(number value: Value) -> SchoolID? {
        value.int.flatMap { Int32(exactly: $0) }.flatMap(SchoolID.init(number:))
    }

    private static func day(_ value: Value) -> CalendarDate? { value.text.flatMap { CalendarDate($0) } }

    private static func term(_ values: ArraySlice<Value>) -> SchoolReport.Term {
        let values = Array(values)
        return SchoolReport.Term(values[0].text ?? "", from: day(values[1]), to: day(values[2]))
    }

    private static func word<Word: RawRepresentable<String>>(
        _ value: Value, _ table: String, _ column: String
    ) throws -> Word {
        let text = value.text ?? ""
        guard let word = Word(rawValue: text) else {
            throw StoreDefect.unknownValue(table: table, column: column, value: text)
        }
        return word
    }
}

extension FiledRecord {
    fileprivate init(_ row: [Value], _ record: Record) {
        self.init(file: row[0].text ?? "", import: row[1].int ?? 0, record: record)
    }
}
