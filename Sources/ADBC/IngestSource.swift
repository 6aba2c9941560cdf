// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// Swift columns as an Arrow stream that a driver reads.
///
/// Each batch is a copy that the driver releases: a driver may keep a batch longer than a Swift array's storage may be
/// borrowed. The copies are small because a batch is.
final class IngestSource {
    let columns: [IngestColumn]
    /// The number of rows.
    let count: Int
    private var position = 0

    /// Rows of a batch: DuckDB's row group.
    private static let batchSize = 122_880

    init(_ columns: [IngestColumn]) throws(ADBCError) {
        count = columns.first?.data.count ?? 0
        for column in columns {
            guard column.data.count == count else {
                throw .unequalLengths(column: column.name, expected: count, found: column.data.count)
            }
            if case .nullable(_, let present) = column.data, present.count != count {
                throw .unequalLengths(column: column.name, expected: count, found: present.count)
            }
        }
        self.columns = columns
    }

    /// The stream; it owns the source until its `release` is called.
    func stream() -> ArrowArrayStream {
        var stream = unsafe ArrowArrayStream()
        unsafe stream.private_data = unsafe Unmanaged.passRetained(self).toOpaque()
        unsafe stream.get_schema = { stream, out in
            guard let stream = unsafe stream, let out = unsafe out,
                let source = unsafe IngestSource.source(of: stream)
            else { return 22 }
            unsafe ArrowExport.schema(of: source.columns, into: out)
            return 0
        }
        unsafe stream.get_next = { stream, out in
            guard let stream = unsafe stream, let out = unsafe out,
                let source = unsafe IngestSource.source(of: stream)
            else { return 22 }
            unsafe source.next(into: out)
            return 0
        }
        unsafe stream.get_last_error = { _ in nil }
        unsafe stream.release = { stream in
            guard let stream = unsafe stream, let data = unsafe stream.pointee.private_data else { return }
            unsafe Unmanaged<IngestSource>.fromOpaque(data).release()
            unsafe stream.pointee.private_data = nil
            unsafe stream.pointee.release = nil
        }
        return unsafe stream
    }

    private static func source(of stream: UnsafeMutablePointer<ArrowArrayStream>) -> IngestSource? {
        unsafe stream.pointee.private_data.map { unsafe Unmanaged<IngestSource>.fromOpaque($0).takeUnretainedValue() }
    }

    private func next(into out: UnsafeMutablePointer<ArrowArray>) {
        guard position < count else {
            // The end of a stream is an array that is released already.
            unsafe out.initialize(to: ArrowArray())
            return
        }
        let rows = position..<min(position + Self.batchSize, count)
        position = rows.upperBound
        unsafe ArrowExport.array(of: columns, rows: rows, into: out)
    }
}
