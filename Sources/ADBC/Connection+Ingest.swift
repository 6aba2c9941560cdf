// SPDX-License-Identifier: GPL-3.0-or-later

extension Connection {
    /// Adds rows to a table that exists: all of them, or none.
    ///
    /// The values go through Arrow in pieces, inside the transaction that is under way or in one of their own.
    ///
    /// - Parameters:
    ///   - table: The name of the table.
    ///   - columns: All columns of the table by name, in any order, of equal length and of exactly the table's types.
    /// - Returns: The number of rows added.
    /// - Throws: ``ADBCError/unequalLengths(column:expected:found:)``,
    ///   ``ADBCError/ingestColumns(table:missing:unknown:)`` when the table has other columns,
    ///   ``ADBCError/columnType(name:expected:found:)`` when a column of it has another type,
    ///   ``ADBCError/ingestRefused(table:given:taken:)`` when a constraint is broken, or the driver's failure.
    @discardableResult
    public func ingest(into table: String, _ columns: [IngestColumn]) throws -> Int {
        let source = try IngestSource(try ordered(columns, for: table))
        guard isInTransaction else { return try transaction { try ingest(source, into: table) } }
        return try ingest(source, into: table)
    }

    /// The columns of a table, in the table's order.
    ///
    /// - Parameter table: The name of the table.
    /// - Returns: Names and types.
    /// - Throws: The driver's failure, for one when there is no such table.
    public func fields(of table: String) throws(ADBCError) -> [Field] {
        try requireNoNUL(table, "table")
        // Not by the driver's ConnectionGetTableSchema: DuckDB's leaves a result open behind it.
        return try query("SELECT * FROM \(quoted(table)) LIMIT 0").fields
    }

    /// Puts columns into the order of a table, whose driver appends by position and does not look at names.
    ///
    /// Types are compared here too: a value that DuckDB's driver cannot convert makes it free memory twice.
    private func ordered(_ columns: [IngestColumn], for table: String) throws(ADBCError) -> [IngestColumn] {
        let fields = try fields(of: table)
        let missing = fields.map(\.name).filter { name in !columns.contains { $0.name == name } }
        let unknown = columns.map(\.name).filter { name in !fields.contains { $0.name == name } }
        guard missing.isEmpty, unknown.isEmpty, columns.count == fields.count else {
            throw .ingestColumns(table: table, missing: missing, unknown: unknown)
        }
        var ordered: [IngestColumn] = []
        for field in fields {
            guard let column = columns.first(where: { $0.name == field.name }) else { continue }
            guard ColumnType(format: column.data.format) == field.type else {
                throw .columnType(name: field.name, expected: field.format, found: column.data.format)
            }
            ordered.append(column)
        }
        return ordered
    }

    private func ingest(_ source: IngestSource, into table: String) throws(ADBCError) -> Int {
        guard source.count > 0 else { return 0 }
        let before = try count(of: table)
        let statement = try unsafe Statement(connection: handle, table: self.table)
        try statement.ingest(into: table, source)
        // A broken constraint has aborted the transaction, so that even the rows cannot be counted any more.
        let taken = ((try? count(of: table)) ?? before) - before
        guard taken == source.count else {
            throw .ingestRefused(table: table, given: source.count, taken: taken)
        }
        return taken
    }

    private func count(of table: String) throws(ADBCError) -> Int {
        try rows("SELECT count(*) FROM \(quoted(table))").first?.first?.int ?? 0
    }

    private func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
