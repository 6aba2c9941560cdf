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
        let rows = try connection.rows(
            """
            SELECT school, import, name, short_name, municipality, tax_number, oge_code, ege_code, registered,
                format = 'school-register'
            FROM school_rows
            ORDER BY school, CASE format WHEN 'school-register' THEN 0 WHEN 'context-form' THEN 1 ELSE 2 END,
                registered DESC, import DESC
            """)
        // A context form may speak of a whole region: once there is a register, it alone says who belongs to the territory.
        let hasRegister = rows.contains { $0[9].boolean == true }
        for row in rows {
            guard let number = row[0].int, let id = SchoolID(number: Int32(number)) else { continue }
            let key = Description(import: row[1].int ?? 0, school: id)
            let described = School(
                id: id, name: row[2].text ?? "", shortName: row[3].text, municipality: row[4].text,
                taxNumber: row[5].text, ogeCode: row[6].text, egeCode: row[7].text, statuses: statuses[key] ?? [],
                context: context[key] ?? [:], isRegistered: (hasRegister ? row[9].boolean : row[8].boolean) ?? false)
            schools[id] = schools[id].map { $0.completed(by: described) } ?? described
        }
        return SchoolDirectory(Array(schools.values))
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

    private func schoolContext() throws -> [Description: [String: String]] {
        try connection.rows("SELECT import, school, feature, value FROM school_context").reduce(into: [:]) {
            context, row in
            guard let id = row[1].int.flatMap({ SchoolID(number: Int32($0)) }) else { return }
            context[Description(import: row[0].int ?? 0, school: id), default: [:]][row[2].text ?? ""] = row[3].text
        }
    }

    // MARK: Import

    /// Keeps what a file says of schools.
    ///
    /// A register or form replaces what files of the same format said of its schools, and all that the same file said
    /// before: a school that was struck from the register is no longer registered.
    func insertSchools(_ reading: FileReading, id: Int) throws {
        let schools = reading.schools
        if schools.contains(where: \.isRegistered) {
            let same = try connection.rows(
                "SELECT id, file FROM imports WHERE format = ? AND id <> ?",
                [.text(reading.format), .integer(Int64(id))])
            for row in same {
                guard let earlier = row[0].int else { continue }
                try removeSchools(of: earlier, only: row[1].text == reading.file ? nil : schools.map(\.id))
            }
        }
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
    }

    private func removeSchools(of earlier: Int, only schools: [SchoolID]?) throws {
        let chosen = schools.map { " AND school IN (\($0.map { String($0.number) }.joined(separator: ", ")))" } ?? ""
        for table in ["school_rows", "statuses", "school_context"] {
            try connection.execute("DELETE FROM \(table) WHERE import = \(earlier)" + chosen)
        }
    }
}

extension School {
    /// This description, with what it leaves empty taken from another.
    func completed(by other: School) -> School {
        School(
            id: id, name: name.isEmpty ? other.name : name, shortName: shortName ?? other.shortName,
            municipality: municipality ?? other.municipality, taxNumber: taxNumber ?? other.taxNumber,
            ogeCode: ogeCode ?? other.ogeCode, egeCode: egeCode ?? other.egeCode,
            statuses: statuses.isEmpty ? other.statuses : statuses,
            context: context.merging(other.context) { mine, _ in mine },
            isRegistered: isRegistered || other.isRegistered)
    }
}
