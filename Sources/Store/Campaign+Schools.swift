// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

extension Campaign {
    /// The schools of the campaign: what the register says, then the context form, then the result files.
    ///
    /// - Returns: The schools by all their codes.
    /// - Throws: `ADBCError`.
    public func directory() throws -> SchoolDirectory {
        var schools: [SchoolID: School] = [:]
        // The last word wins, so the weakest source comes first and the latest import of a source last.
        let rows = try connection.rows(
            """
            SELECT school, format, name, short_name, municipality, tax_number, oge_code, ege_code FROM school_rows
            ORDER BY CASE format WHEN 'school-register' THEN 2 WHEN 'context-form' THEN 1 ELSE 0 END, import
            """)
        for row in rows {
            guard let number = row[0].int, let id = SchoolID(number: Int32(number)) else { continue }
            let isRegistered = ["school-register", "context-form"].contains(row[1].text ?? "")
            var school = schools[id] ?? School(id: id, name: "", isRegistered: false)
            if let name = row[2].text, !name.isEmpty { school.name = name }
            school.shortName = row[3].text ?? school.shortName
            school.municipality = row[4].text ?? school.municipality
            school.taxNumber = row[5].text ?? school.taxNumber
            school.ogeCode = row[6].text ?? school.ogeCode
            school.egeCode = row[7].text ?? school.egeCode
            school.isRegistered = school.isRegistered || isRegistered
            schools[id] = school
        }
        for row in try connection.rows(
            "SELECT school, status, since, until FROM statuses ORDER BY school, import, position")
        {
            guard let number = row[0].int, let id = SchoolID(number: Int32(number)), let text = row[1].text,
                let status = SchoolStatus(rawValue: text)
            else { continue }
            schools[id]?.statuses.append(
                StatusPeriod(
                    status: status, since: row[2].text.flatMap { CalendarDate($0) },
                    until: row[3].text.flatMap { CalendarDate($0) }))
        }
        for row in try connection.rows(
            "SELECT school, feature, value FROM school_context ORDER BY import, school, feature")
        {
            guard let number = row[0].int, let id = SchoolID(number: Int32(number)), let feature = row[1].text else {
                continue
            }
            schools[id]?.context[feature] = row[2].text
        }
        return SchoolDirectory(Array(schools.values))
    }

    /// Schools of a file; a later file of the same format replaces those that it names, a register all of the earlier one.
    func insertSchools(_ reading: FileReading, id: Int) throws {
        let schools = reading.schools
        guard !schools.isEmpty else { return }
        let isRegister = reading.format == "school-register"
        let list = schools.map { String($0.id.number) }.joined(separator: ",")
        // An empty register entry means that a status ended, so a new register replaces the earlier one whole.
        let condition = isRegister ? "" : " AND school IN (\(list))"
        try connection.execute("DELETE FROM school_rows WHERE format = ?" + condition, [.text(reading.format)])
        try connection.ingest(
            into: "school_rows",
            [
                IngestColumn("import", .int32(schools.map { _ in Int32(id) })),
                IngestColumn("format", .string(schools.map { _ in reading.format })),
                IngestColumn("school", .int32(schools.map(\.id.number))),
                IngestColumn("name", .string(schools.map(\.name))),
                IngestColumn("short_name", .optional(schools.map(\.shortName))),
                IngestColumn("municipality", .optional(schools.map(\.municipality))),
                IngestColumn("tax_number", .optional(schools.map(\.taxNumber))),
                IngestColumn("oge_code", .optional(schools.map(\.ogeCode))),
                IngestColumn("ege_code", .optional(schools.map(\.egeCode))),
            ])
        if isRegister { try connection.execute("DELETE FROM statuses") }
        let statuses = schools.flatMap { school in school.statuses.enumerated().map { (school.id, $0, $1) } }
        if !statuses.isEmpty {
            try connection.ingest(
                into: "statuses",
                [
                    IngestColumn("import", .int32(statuses.map { _ in Int32(id) })),
                    IngestColumn("school", .int32(statuses.map(\.0.number))),
                    IngestColumn("position", .int32(statuses.map { Int32($0.1) })),
                    IngestColumn("status", .string(statuses.map(\.2.status.rawValue))),
                    IngestColumn("since", .optional(statuses.map { $0.2.since?.iso })),
                    IngestColumn("until", .optional(statuses.map { $0.2.until?.iso })),
                ])
        }
        let features = schools.flatMap { school in
            school.context.sorted { $0.key < $1.key }.map { (school.id, $0.key, $0.value) }
        }
        if !features.isEmpty {
            try connection.execute("DELETE FROM school_context WHERE school IN (\(list))")
            try connection.ingest(
                into: "school_context",
                [
                    IngestColumn("import", .int32(features.map { _ in Int32(id) })),
                    IngestColumn("school", .int32(features.map(\.0.number))),
                    IngestColumn("feature", .string(features.map(\.1))),
                    IngestColumn("value", .string(features.map(\.2))),
                ])
        }
    }
}
