// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// The rows of a query, batch by batch.
///
/// ```swift
/// let stream = try connection.query("SELECT school, pupils FROM counts")
/// while let batch = try stream.next() {
///     try batch.column("pupils").withValues(of: Int64.self) { total += $0[0] }
/// }
/// ```
@safe public final class BatchStream {
    /// The columns' names and types.
    public let fields: [Field]
    private let stream: UnsafeMutablePointer<ArrowArrayStream>
    // Rows that are not read yet need the statement and the connection that they come from.
    private let connection: Connection
    private let statement: Statement
    // DuckDB answers an error when it is asked again after the last batch.
    private var isAtEnd = false

    init(connection: Connection, statement: Statement) throws(ADBCError) {
        let stream = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
        unsafe stream.initialize(to: ArrowArrayStream())
        do throws(ADBCError) {
            try unsafe statement.execute(into: stream)
            fields = try unsafe Self.fields(of: stream)
        } catch {
            unsafe Self.release(stream)
            throw error
        }
        unsafe self.stream = stream
        self.connection = connection
        self.statement = statement
    }

    deinit { unsafe Self.release(stream) }

    /// The next batch, or nil after the last.
    ///
    /// - Throws: The driver's failure.
    public func next() throws(ADBCError) -> RecordBatch? {
        guard !isAtEnd else { return nil }
        var array = unsafe ArrowArray()
        try unsafe call("ArrowArrayStream.get_next", on: stream) { stream in
            unsafe withUnsafeMutablePointer(to: &array) { unsafe stream.pointee.get_next(stream, $0) }
        }
        guard unsafe array.release != nil else {
            isAtEnd = true
            return nil
        }
        return unsafe RecordBatch(array, fields: fields)
    }

    private static func fields(of stream: UnsafeMutablePointer<ArrowArrayStream>) throws(ADBCError) -> [Field] {
        var schema = unsafe ArrowSchema()
        try unsafe call("ArrowArrayStream.get_schema", on: stream) { stream in
            unsafe withUnsafeMutablePointer(to: &schema) { unsafe stream.pointee.get_schema(stream, $0) }
        }
        defer { unsafe schema.release?(&schema) }
        return unsafe fields(of: schema)
    }

    static func fields(of schema: ArrowSchema) -> [Field] {
        unsafe (0..<Int(schema.n_children)).map { index in
            let child = unsafe schema.children?[index]
            let name = unsafe child?.pointee.name.map { unsafe String(cString: $0) } ?? ""
            let format = unsafe child?.pointee.format.map { unsafe String(cString: $0) } ?? ""
            return unsafe Field(name: name, format: format, hasDictionary: child?.pointee.dictionary != nil)
        }
    }

    private static func release(_ stream: UnsafeMutablePointer<ArrowArrayStream>) {
        unsafe stream.pointee.release?(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }
}
