// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring

extension Campaign {
    /// The tables that hold what files give beside results.
    static let tablesOfRecords = [
        "diagnostics", "support_events", "support_teachers", "staff_counts", "school_reports", "report_measures",
        "hand_values", "order_facts", "people", "deadlines", "decisions", "decision_files",
    ]

    /// Adds what a file gives beside results.
    ///
    /// - Parameters:
    ///   - records: What the file gives.
    ///   - id: The number of the import.
    ///   - stamp: When its decisions came in, where the same bytes came in before.
    /// - Throws: `ADBCError`.
    func insertRecords(_ records: ReadRecords, id: Int, stamp: Int? = nil) throws {
        try insertDiagnostics(records.diagnostics, id: id)
        try insertSupport(records.support, id: id)
        try insertStaffing(records.staffing, id: id)
        try insertReports(records.reports, id: id)
        try insertHandValues(records.handValues, id: id)
        try insertOrganisation(records.organisation ?? Organisation(), id: id)
        try insertDecisions(records.decisions, id: id, stamp: stamp)
    }

    private func insertDiagnostics(_ rows: [DiagnosticRow], id: Int) throws {
        try connection.ingest(
            into: "diagnostics",
            Self.keys(id, rows.count) + [
                IngestColumn("teacher", .uint64(rows.map(\.teacher))),
                IngestColumn("school", .int32(rows.map(\.school.number))),
                IngestColumn("subject", .string(rows.map(\.subject))),
                IngestColumn("domain", .string(rows.map(\.domain.rawValue))),
                IngestColumn("wave", .string(rows.map(\.wave.rawValue))),
                IngestColumn("year", .int32(rows.map { Int32(clamping: $0.year) })),
                IngestColumn("day", .optional(rows.map { $0.day?.iso })),
                IngestColumn("score", .optional(rows.map(\.score))),
                IngestColumn("maximum", .optional(rows.map(\.maximum))),
                IngestColumn("level", .optional(rows.map(\.level))),
            ])
    }

    private func insertSupport(_ events: [SupportEvent], id: Int) throws {
        try connection.ingest(
            into: "support_events",
            Self.keys(id, events.count) + [
                IngestColumn("register", .string(events.map(\.register.rawValue))),
                IngestColumn("school", .int32(events.map(\.school.number))),
                IngestColumn("kind", .string(events.map(\.kind))),
                IngestColumn("partner", .string(events.map(\.partner))),
                IngestColumn("day", .optional(events.map { $0.day?.iso })),
                IngestColumn("document", .optional(events.map(\.document))),
            ])
        let teachers = events.enumerated().flatMap { position, event in event.teachers.map { (Int32(position), $0) } }
        try connection.ingest(
            into: "support_teachers",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: teachers.count))),
                IngestColumn("position", .int32(teachers.map(\.0))),
                IngestColumn("teacher", .uint64(teachers.map(\.1))),
            ])
    }

    private func insertStaffing(_ counts: [StaffCount], id: Int) throws {
        try connection.ingest(
            into: "staff_counts",
            Self.keys(id, counts.count) + [
                IngestColumn("school", .int32(counts.map(\.school.number))),
                IngestColumn("year", .int32(counts.map { Int32($0.year) })),
                IngestColumn("teachers", .int32(counts.map { Int32(clamping: $0.teachers) })),
            ])
    }

    private func insertReports(_ reports: [SchoolReport], id: Int) throws {
        try connection.ingest(
            into: "school_reports",
            Self.keys(id, reports.count) + [
                IngestColumn("school", .int32(reports.map(\.school.number))),
                IngestColumn("programme", .string(reports.map(\.programme))),
            ] + Self.term("period", reports.map(\.period)))
        let measures = reports.enumerated().flatMap { report, content in
            content.measures.enumerated().map { (Int32(report), Int32($0), $1) }
        }
        try connection.ingest(
            into: "report_measures",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: measures.count))),
                IngestColumn("report", .int32(measures.map(\.0))),
                IngestColumn("position", .int32(measures.map(\.1))),
                IngestColumn("name", .string(measures.map(\.2.name))),
                IngestColumn("result", .string(measures.map(\.2.result))),
            ] + Self.term("plan", measures.map(\.2.plan)) + Self.term("fact", measures.map(\.2.fact)))
    }

    private static func term(_ name: String, _ terms: [SchoolReport.Term]) -> [IngestColumn] {
        [
            IngestColumn(name, .string(terms.map(\.text))),
            IngestColumn("\(name)_from", .optional(terms.map { $0.from?.iso })),
            IngestColumn("\(name)_to", .optional(terms.map { $0.to?.iso })),
        ]
    }

    private func insertHandValues(_ values: [HandValue], id: Int) throws {
        func number(_ value: Int?) -> Int32? { value.flatMap { Int32(exactly: $0) } }
        try connection.ingest(
            into: "hand_values",
            Self.keys(id, values.count) + [
                IngestColumn("author", .string(values.map(\.author.kind))),
                IngestColumn("owner", .string(values.map(\.author.owner))),
                IngestColumn("school", .int32(values.map(\.school.number))),
                IngestColumn("indicator", .int32(values.map { Int32(clamping: $0.indicator) })),
                IngestColumn("year", .int32(values.map { Int32(clamping: $0.period.year) })),
                IngestColumn("season", .optional(values.map { $0.period.season?.rawValue })),
                IngestColumn("seen_numerator", .optional(values.map { number($0.seenNumerator) })),
                IngestColumn("seen_denominator", .optional(values.map { number($0.seenDenominator) })),
                IngestColumn("confirmed", .boolean(values.map(\.isConfirmed))),
                IngestColumn("numerator", .optional(values.map { number($0.numerator) })),
                IngestColumn("denominator", .optional(values.map { number($0.denominator) })),
                IngestColumn("share", .optional(values.map(\.share))),
                IngestColumn("reason", .string(values.map(\.reason))),
                IngestColumn("document", .string(values.map(\.document))),
                IngestColumn("name", .string(values.map(\.name))),
                IngestColumn("day", .optional(values.map { $0.day?.iso })),
                IngestColumn("decision", .optional(values.map { $0.decision?.rawValue })),
                IngestColumn("proposed_numerator", .optional(values.map { number($0.proposedNumerator) })),
                IngestColumn("proposed_denominator", .optional(values.map { number($0.proposedDenominator) })),
                IngestColumn("proposed_share", .optional(values.map(\.proposedShare))),
            ])
    }

    private func insertOrganisation(_ organisation: Organisation, id: Int) throws {
        try connection.ingest(
            into: "order_facts",
            Self.keys(id, organisation.facts.count) + [
                IngestColumn("key", .string(organisation.facts.map(\.key))),
                IngestColumn("value", .string(organisation.facts.map(\.value))),
            ])
        let people = organisation.people
        try connection.ingest(
            into: "people",
            Self.keys(id, people.count) + [
                IngestColumn("role", .string(people.map(\.role.rawValue))),
                IngestColumn("name", .string(people.map(\.name))),
                IngestColumn("genitive", .string(people.map(\.genitive))),
                IngestColumn("dative", .string(people.map(\.dative))),
                IngestColumn("job", .string(people.map(\.position))),
                IngestColumn("job_genitive", .string(people.map(\.positionGenitive))),
                IngestColumn("job_dative", .string(people.map(\.positionDative))),
                IngestColumn("indicators", .string(people.map { Self.list($0.indicators) })),
            ])
        let deadlines = organisation.deadlines
        try connection.ingest(
            into: "deadlines",
            Self.keys(id, deadlines.count) + [
                IngestColumn("subject", .string(deadlines.map(\.subject.rawValue))),
                IngestColumn("day", .string(deadlines.map(\.day.iso))),
                IngestColumn("inclusive", .boolean(deadlines.map(\.isInclusive))),
                IngestColumn("indicators", .string(deadlines.map { Self.list($0.indicators) })),
                IngestColumn("responsible", .string(deadlines.map(\.responsible))),
                IngestColumn("done", .optional(deadlines.map { $0.done?.iso })),
            ])
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " ") }
}

extension HandValue.Author {
    /// The author as two words of the database: what it is, and which.
    fileprivate var kind: String {
        switch self {
        case .expert: "expert"
        case .school: "school"
        }
    }

    fileprivate var owner: String {
        switch self {
        case .expert(let name): name
        case .school(let id): id.code
        }
    }
}
