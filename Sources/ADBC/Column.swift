// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// One column of a batch, read in place.
@safe public struct Column {
    /// The name and type of the column.
    public let field: Field
    /// The number of rows.
    public let count: Int
    private let array: UnsafeMutablePointer<ArrowArray>
    /// The place of the first row in the engine's buffers.
    private let start: Int
    private let owner: ArrayOwner

    init(field: Field, array: UnsafeMutablePointer<ArrowArray>, offset: Int, count: Int, owner: ArrayOwner) {
        self.field = field
        self.count = count
        unsafe self.array = array
        start = unsafe offset + Int(array.pointee.offset)
        self.owner = owner
    }

    /// The name that the query gives the column.
    public var name: String { field.name }

    // MARK: Absent values

    /// Whether some value may be absent.
    public var hasNulls: Bool { unsafe array.pointee.null_count != 0 && buffer(0) != nil }

    /// Whether the value of a row is absent.
    public func isNull(at row: Int) -> Bool {
        precondition(row >= 0 && row < count, "row \(row) of \(count)")
        guard hasNulls, let bits = unsafe buffer(0) else { return false }
        return unsafe !bit(row, of: bits)
    }

    /// Throws at the first absent value.
    ///
    /// - Throws: ``ADBCError/unexpectedNull(column:row:)``.
    public func requireNoNulls() throws(ADBCError) {
        guard hasNulls, let bits = unsafe buffer(0) else { return }
        for row in 0..<count where unsafe !bit(row, of: bits) { throw .unexpectedNull(column: name, row: row) }
    }

    // MARK: Values in place

    /// Gives the values as they lie in the engine's memory; what lies in absent rows has no meaning.
    ///
    /// - Parameters:
    ///   - type: The type of the values; it must be that of the column.
    ///   - body: What to do with them; the span has ``count`` values.
    /// - Returns: What `body` returns.
    /// - Throws: ``ADBCError/columnType(name:expected:found:)`` when the column holds another type.
    public func withValues<Scalar: ColumnScalar, Result>(
        of type: Scalar.Type, _ body: (Span<Scalar>) throws(ADBCError) -> Result
    ) throws(ADBCError) -> Result {
        guard Scalar.columnTypes.contains(field.type) else {
            throw .columnType(name: name, expected: "\(type)", found: field.format)
        }
        guard count > 0, let values = unsafe buffer(1) else { return try body(Span()) }
        let pointer = unsafe values.bindMemory(to: Scalar.self, capacity: start + count) + start
        defer { withExtendedLifetime(owner) {} }
        return try unsafe body(Span(_unsafeStart: pointer, count: count))
    }

    /// The bytes of a text, or nil where it is absent.
    func withText<Result>(at row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard !isNull(at: row) else { return nil }
        let place = start + row
        defer { withExtendedLifetime(owner) {} }
        switch field.format {
        case "u": return unsafe body(bytes(Int32.self, place))
        case "U": return unsafe body(bytes(Int64.self, place))
        default: return unsafe body(view(place))
        }
    }

    /// A truth value, whether it is absent or not.
    func truth(at row: Int) -> Bool {
        guard let bits = unsafe buffer(1) else { return false }
        return unsafe bit(row, of: bits)
    }

    // MARK: Buffers

    private func buffer(_ index: Int) -> UnsafeRawPointer? {
        unsafe index < Int(array.pointee.n_buffers) ? array.pointee.buffers?[index] : nil
    }

    private func bit(_ row: Int, of bits: UnsafeRawPointer) -> Bool {
        let place = start + row
        return unsafe bits.load(fromByteOffset: place >> 3, as: UInt8.self) >> UInt8(place & 7) & 1 == 1
    }

    /// Text laid out as offsets and bytes.
    private func bytes<Offset: FixedWidthInteger & BitwiseCopyable>(
        _: Offset.Type, _ place: Int
    ) -> UnsafeBufferPointer<UInt8> {
        guard let offsets = unsafe buffer(1), let data = unsafe buffer(2) else {
            return unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        let stride = MemoryLayout<Offset>.stride
        let from = unsafe Int(offsets.load(fromByteOffset: place * stride, as: Offset.self))
        let to = unsafe Int(offsets.load(fromByteOffset: (place + 1) * stride, as: Offset.self))
        return unsafe UnsafeBufferPointer(
            start: (data + from).assumingMemoryBound(to: UInt8.self), count: to - from)
    }

    /// Text laid out as views of 16 bytes: the length, then the text itself up to 12 bytes, else its first four bytes,
    /// the number of a data buffer and the place in it.
    private func view(_ place: Int) -> UnsafeBufferPointer<UInt8> {
        guard let views = unsafe buffer(1) else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        let view = unsafe views + place * 16
        let length = unsafe Int(view.load(as: Int32.self))
        guard length > 12 else {
            return unsafe UnsafeBufferPointer(start: (view + 4).assumingMemoryBound(to: UInt8.self), count: length)
        }
        let number = unsafe Int(view.load(fromByteOffset: 8, as: Int32.self))
        let offset = unsafe Int(view.load(fromByteOffset: 12, as: Int32.self))
        guard let data = unsafe buffer(2 + number) else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(
            start: (data + offset).assumingMemoryBound(to: UInt8.self), count: length)
    }
}
