// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// The driver's handle of one statement; lives as long as the rows that it gives.
@safe final class Statement {
    private let table: UnsafeMutablePointer<AdbcDriver>
    private let handle: UnsafeMutablePointer<AdbcStatement>

    init(
        connection: UnsafeMutablePointer<AdbcConnection>, table: UnsafeMutablePointer<AdbcDriver>
    ) throws(ADBCError) {
        let handle = UnsafeMutablePointer<AdbcStatement>.allocate(capacity: 1)
        unsafe handle.initialize(to: AdbcStatement())
        do throws(ADBCError) {
            try unsafe call("StatementNew") {
                unsafe table.pointee.StatementNew?(connection, handle, $0) ?? notImplemented
            }
        } catch {
            unsafe handle.deallocate()
            throw error
        }
        unsafe self.table = table
        unsafe self.handle = handle
    }

    deinit {
        // A statement that cannot be released leaves nothing that we could still do.
        try? unsafe call("StatementRelease") { unsafe table.pointee.StatementRelease?(handle, $0) ?? notImplemented }
        unsafe handle.deinitialize(count: 1)
        unsafe handle.deallocate()
    }

    /// Gives the statement its text and its parameters.
    func prepare(_ sql: String, _ parameters: [Value]) throws(ADBCError) {
        try requireNoNUL(sql, "sql")
        try unsafe call("StatementSetSqlQuery") {
            unsafe table.pointee.StatementSetSqlQuery?(handle, sql, $0) ?? notImplemented
        }
        guard !parameters.isEmpty else { return }
        let source = try IngestSource(
            parameters.enumerated().map { IngestColumn("p\($0.offset + 1)", $0.element.column) })
        try bind(source)
    }

    /// Runs the statement and drops its rows.
    func execute() throws(ADBCError) -> Int? {
        var affected: Int64 = -1
        try unsafe call("StatementExecuteQuery") { error in
            unsafe withUnsafeMutablePointer(to: &affected) {
                unsafe table.pointee.StatementExecuteQuery?(handle, nil, $0, error) ?? notImplemented
            }
        }
        return affected < 0 ? nil : Int(affected)
    }

    /// Runs the statement and fills a stream with its rows.
    func execute(into stream: UnsafeMutablePointer<ArrowArrayStream>) throws(ADBCError) {
        try unsafe call("StatementExecuteQuery") {
            unsafe table.pointee.StatementExecuteQuery?(handle, stream, nil, $0) ?? notImplemented
        }
    }

    /// Adds all rows of a source to a table.
    func ingest(into target: String, _ source: IngestSource) throws(ADBCError) {
        try set("adbc.ingest.target_table", target)
        try set("adbc.ingest.mode", "adbc.ingest.mode.append")
        try bind(source)
        _ = try execute()
    }

    private func set(_ name: String, _ value: String) throws(ADBCError) {
        try requireNoNUL(value, "option")
        try unsafe call("StatementSetOption") {
            unsafe table.pointee.StatementSetOption?(handle, name, value, $0) ?? notImplemented
        }
    }

    private func bind(_ source: IngestSource) throws(ADBCError) {
        var stream = unsafe source.stream()
        do throws(ADBCError) {
            try unsafe call("StatementBindStream") { error in
                unsafe withUnsafeMutablePointer(to: &stream) {
                    unsafe table.pointee.StatementBindStream?(handle, $0, error) ?? notImplemented
                }
            }
        } catch {
            // A driver that took the stream has cleared its release.
            unsafe stream.release?(&stream)
            throw error
        }
    }
}
