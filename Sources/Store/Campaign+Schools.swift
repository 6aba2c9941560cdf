// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// The schools of the campaign, each joined from all files that name it.
    ///
    /// The register wins over the context form, the context form over a result file, a later import over an earlier one;
    /// what the winner leaves empty comes from the next.
    ///
    /// - Returns: The directory.
    /// - Throws: `ADBCError` or ``StoreDefect/unknownValue(table:column:value:)``.
    public func directory() throws -> SchoolDirectory {
        var schools: [SchoolID: School] = [:]
        let statuses = try statuses()
        let context = try schoolContext()
        let events = try schoolEvents()
        let rows = try liveRows()
        // A context form may speak of a whole region: once there is a register, it alone says who belongs to the territory.
        let hasRegister = rows.contains { $0[9].boolean == true }
        for row in rows {
            guard let id = Self.school(row[0]) else { continue }
            let key = Description(import: row[1].int ?? 0, school: id)
            let described = School(
                id: id, name: row[2].text ?? "", shortName: row[3].text, municipality: row[4].text,
                taxNumber: row[5].text, ogeCode: row[6].text, egeCode: row[7].text, branchOf: Self.school(row[10]),
                events: events[key] ?? [], statuses: statuses[key] ?? [], context: context[key] ?? [:],
                isRegistered: (hasRegister ? row[9].boolean : row[8].boolean) ?? false)
            schools[id] = schools[id].map { $0.completed(by: described) } ?? described
        }
        return SchoolDirectory(Array(schools.values))
    }

    /// What the journal says of schools today, the first word on each school first.
    ///
    /// Nothing that an import said is deleted by a later one, so that the later one can be undone: an import counts unless
    /// its path has a later one; of registers and of forms the last that counts has the say on each school that it names.
    private func liveRows() throws -> [[Value]] {
        try connection.rows(
            """
            WITH live AS (
                SELECT s.* FROM school_rows s JOIN imports i ON i.id = s.import
                WHERE NOT EXISTS (SELECT 1 FROM imports later WHERE later.file = i.file AND later.id > i.id)
            ), last_words AS (
                SELECT format, school, max(import) AS import FROM live
                WHERE format IN ('school-register', 'context-form') GROUP BY format, school
            )
            SELECT s.school, s.import, s.name, s.short_name, s.municipality, s.tax_number, s.oge_code, s.ege_code,
                s.registered, s.format = 'school-register', s.branch_of
            FROM live s LEFT JOIN last_words w ON w.format = s.format AND w.school = s.school
            WHERE w.import IS NULL OR w.import = s.import
            ORDER BY s.school, CASE s.format WHEN 'school-register' THEN 0 WHEN 'context-form' THEN 1 ELSE 2 END,
                s.registered DESC, s.import DESC
            """)
    }

    private static func school(_ value: Value) -> SchoolID? {
        value.int.flatMap { Int32(exactly: $0) }.flatMap(SchoolID.init(number:))
    }

    private struct Description: Hashable {
        let `import`: Int
        let school: SchoolID
    }

    private func statuses() throws -> [Description: [StatusPeriod]] {
        let rows = try connection.rows(
            "SELECT import, school, status, since, until FROM statuses ORDER BY import, school, position")
        return try rows.reduce(into: [:]) { statuses, row in
            let code = row[2].text ?? ""
            guard let status = SchoolStatus(rawValue: code) else {
                throw StoreDefect.unknownValue(table: "statuses", column: "status", value: code)
            }
            guard let id = row[1].int.flatMap({ SchoolID(number: Int32($0)) }) else { return }
            statuses[Description(import: row[0].int ?? 0, school: id), default: []].append(
                StatusPeriod(
                    status: status, since: row[3].text.flatMap { CalendarDate($0) },
                    until: row[4].text.flatMap { CalendarDate($0) }))
        }
    }

    private func schoolEvents() throws -> [Description: [SchoolEvent]] {
        let rows = try connection.rows(
            "SELECT import, school, kind, day, other, name FROM school_events ORDER BY import, school, position")
        return try rows.reduce(into: [:]) { events, row in
            let code = row[2].text ?? ""
            guard let kind = SchoolEvent.Kind(rawValue: code) else {
                throw StoreDefect.unknownValue(table: "school_events", column: "kind", value: code)
            }
            guard let id = Self.school(row[1]) else { return }
            events[Description(import: row[0].int ?? 0, school: id), default: []].append(
                SchoolEvent(
                    kind, on: row[3].text.flatMap { CalendarDate($0) }, school: Self.school(row[4]), name: row[5].text))
        }
    }

    private func schoolContext() throws -> [Description: [String: String]] {
        try connection.rows("SELECT import, school, feature, value FROM school_context").reduce(into: [:]) {
            context, row in
            guard let id = row[1].int.flatMap({ SchoolID(number: Int32($0)) }) else { return }
            context[Description(import: row[0].int ?? 0, school: id), default: [:]][row[2].text ?? ""] = row[3].text
        }
    }

    // MARK: Import

    /// Keeps what a file says of schools; what earlier files said stays beside it.
    func insertSchools(_ reading: FileReading, id: Int) throws {
        let schools = reading.schools
        try connection.ingest(
            into: "school_rows",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: schools.count))),
                IngestColumn("format", .string(Array(repeating: reading.format, count: schools.count))),
                IngestColumn("school", .int32(schools.map(\.id.number))),
                IngestColumn("name", .string(schools.map(\.name))),
                IngestColumn("short_name", .optional(schools.map(\.shortName))),
                IngestColumn("municipality", .optional(schools.map(\.municipality))),
                IngestColumn("tax_number", .optional(schools.map(\.taxNumber))),
                IngestColumn("oge_code", .optional(schools.map(\.ogeCode))),
                IngestColumn("ege_code", .optional(schools.map(\.egeCode))),
                IngestColumn("registered", .boolean(schools.map(\.isRegistered))),
                IngestColumn("branch_of", .optional(schools.map { $0.branchOf?.number })),
            ])
        let statuses = schools.flatMap { school in school.statuses.enumerated().map { (school.id, $0, $1) } }
        try connection.ingest(
            into: "statuses",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: statuses.count))),
                IngestColumn("school", .int32(statuses.map(\.0.number))),
                IngestColumn("position", .int32(statuses.map { Int32($0.1) })),
                IngestColumn("status", .string(statuses.map(\.2.status.rawValue))),
                IngestColumn("since", .optional(statuses.map { $0.2.since?.iso })),
                IngestColumn("until", .optional(statuses.map { $0.2.until?.iso })),
            ])
        let features = schools.flatMap { school in
            school.context.sorted { $0.key < $1.key }.map { (school.id, $0.key, $0.value) }
        }
        try connection.ingest(
            into: "school_context",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: features.count))),
                IngestColumn("school", .int32(features.map(\.0.number))),
                IngestColumn("feature", .string(features.map(\.1))),
                IngestColumn("value", .string(features.map(\.2))),
            ])
        let events = schools.flatMap { school in school.events.enumerated().map { (school.id, $0, $1) } }
        try connection.ingest(
            into: "school_events",
            [
                IngestColumn("import", .int32(Array(repeating: Int32(id), count: events.count))),
                IngestColumn("school", .int32(events.map(\.0.number))),
                IngestColumn("position", .int32(events.map { Int32($0.1) })),
                IngestColumn("kind", .string(events.map(\.2.kind.rawValue))),
                IngestColumn("day", .optional(events.map { $0.2.day?.iso })),
                IngestColumn("other", .optional(events.map { $0.2.school?.number })),
                IngestColumn("name", .optional(events.map(\.2.name))),
            ])
    }
}

extension School {
    /// This description, with what it leaves empty taken from another.
    func completed(by other: School) -> School {
        School(
            id: id, name: name.isEmpty ? other.name : name, shortName: shortName ?? other.shortName,
            municipality: municipality ?? other.municipality, taxNumber: taxNumber ?? other.taxNumber,
            ogeCode: ogeCode ?? other.ogeCode, egeCode: egeCode ?? other.egeCode, branchOf: branchOf ?? other.branchOf,
            events: events.isEmpty ? other.events : events,
            statuses: statuses.isEmpty ? other.statuses : statuses,
            context: context.merging(other.context) { mine, _ in mine },
            isRegistered: isRegistered || other.isRegistered)
    }
}
