// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC
internal import Glibc

/// Builds Arrow structures whose memory belongs to whoever calls their `release`.
///
/// All memory is of `malloc`, so that a `release` needs nothing but the structure itself.
enum ArrowExport {
    // MARK: Schemas

    static func schema(of columns: [IngestColumn], into out: UnsafeMutablePointer<ArrowSchema>) {
        unsafe out.initialize(to: schema(format: "+s", name: "", isNullable: false))
        let children = unsafe allocate(UnsafeMutablePointer<ArrowSchema>?.self, columns.count)
        for (index, column) in columns.enumerated() {
            let child = unsafe allocate(ArrowSchema.self, 1)
            var isNullable = false
            if case .nullable = column.data { isNullable = true }
            unsafe child.initialize(
                to: schema(format: column.data.format, name: column.name, isNullable: isNullable))
            if case .lists = column.data { unsafe adopt(schema(format: "C", name: "l", isNullable: true), by: child) }
            unsafe (children + index).initialize(to: child)
        }
        unsafe out.pointee.n_children = Int64(columns.count)
        unsafe out.pointee.children = children
    }

    private static func adopt(_ schema: ArrowSchema, by parent: UnsafeMutablePointer<ArrowSchema>) {
        let child = unsafe allocate(ArrowSchema.self, 1)
        unsafe child.initialize(to: schema)
        let children = unsafe allocate(UnsafeMutablePointer<ArrowSchema>?.self, 1)
        unsafe children.initialize(to: child)
        unsafe parent.pointee.n_children = 1
        unsafe parent.pointee.children = children
    }

    private static func schema(format: String, name: String, isNullable: Bool) -> ArrowSchema {
        var schema = unsafe ArrowSchema()
        unsafe schema.format = UnsafePointer(strdup(format))
        unsafe schema.name = UnsafePointer(strdup(name))
        unsafe schema.flags = isNullable ? Int64(CADBC_ARROW_FLAG_NULLABLE) : 0
        unsafe schema.release = { schema in
            guard let schema = unsafe schema else { return }
            for index in unsafe 0..<Int(schema.pointee.n_children) {
                guard let child = unsafe schema.pointee.children?[index] else { continue }
                unsafe child.pointee.release?(child)
                unsafe free(child)
            }
            unsafe free(schema.pointee.children)
            unsafe free(UnsafeMutablePointer(mutating: schema.pointee.format))
            unsafe free(UnsafeMutablePointer(mutating: schema.pointee.name))
            unsafe schema.pointee.release = nil
        }
        return unsafe schema
    }

    // MARK: Arrays

    static func array(
        of columns: [IngestColumn], rows: Range<Int>, into out: UnsafeMutablePointer<ArrowArray>
    ) {
        unsafe out.initialize(to: array(count: rows.count, buffers: [nil], nullCount: 0))
        let children = unsafe allocate(UnsafeMutablePointer<ArrowArray>?.self, columns.count)
        for (index, column) in columns.enumerated() {
            let child = unsafe allocate(ArrowArray.self, 1)
            unsafe child.initialize(to: array(of: column.data, rows: rows))
            unsafe (children + index).initialize(to: child)
        }
        unsafe out.pointee.n_children = Int64(columns.count)
        unsafe out.pointee.children = children
    }

    private static func array(of data: ColumnData, rows: Range<Int>) -> ArrowArray {
        switch data {
        case .nullable(let values, let present):
            let absent = present[rows].count { !$0 }
            let validity = unsafe absent == 0 ? nil : bits(present[rows])
            return unsafe array(count: rows.count, buffers: [validity] + buffers(of: values, rows), nullCount: absent)
        case .lists(let values, let ends):
            let first = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
            let offsets = ([first] + ends[rows]).map { Int32($0 - first) }
            var list = unsafe array(count: rows.count, buffers: [nil, copy(offsets[...])], nullCount: 0)
            let bytes = values[first..<(ends[rows].last ?? first)]
            let child = unsafe allocate(ArrowArray.self, 1)
            unsafe child.initialize(to: array(count: bytes.count, buffers: [nil, copy(bytes)], nullCount: 0))
            let children = unsafe allocate(UnsafeMutablePointer<ArrowArray>?.self, 1)
            unsafe children.initialize(to: child)
            unsafe list.n_children = 1
            unsafe list.children = children
            return unsafe list
        default:
            return unsafe array(count: rows.count, buffers: [nil] + buffers(of: data, rows), nullCount: 0)
        }
    }

    private static func array(count: Int, buffers: [UnsafeMutableRawPointer?], nullCount: Int) -> ArrowArray {
        let list = unsafe allocate(UnsafeRawPointer?.self, buffers.count)
        for index in unsafe buffers.indices {
            unsafe (list + index).initialize(to: UnsafeRawPointer(buffers[index]))
        }
        var array = unsafe ArrowArray()
        unsafe array.length = Int64(count)
        unsafe array.null_count = Int64(nullCount)
        unsafe array.n_buffers = Int64(buffers.count)
        unsafe array.buffers = list
        unsafe array.release = { array in
            guard let array = unsafe array else { return }
            for index in unsafe 0..<Int(array.pointee.n_children) {
                // A consumer may have moved a child out: then its release is nil, and only its shell is ours.
                guard let child = unsafe array.pointee.children?[index] else { continue }
                unsafe child.pointee.release?(child)
                unsafe free(child)
            }
            unsafe free(array.pointee.children)
            for index in unsafe 0..<Int(array.pointee.n_buffers) {
                unsafe free(UnsafeMutableRawPointer(mutating: array.pointee.buffers?[index]))
            }
            unsafe free(array.pointee.buffers)
            unsafe array.pointee.release = nil
        }
        return unsafe array
    }

    private static func buffers(of data: ColumnData, _ rows: Range<Int>) -> [UnsafeMutableRawPointer?] {
        switch data {
        case .int8(let values): unsafe [copy(values[rows])]
        case .int16(let values): unsafe [copy(values[rows])]
        case .int32(let values), .date(let values): unsafe [copy(values[rows])]
        case .int64(let values): unsafe [copy(values[rows])]
        case .uint8(let values): unsafe [copy(values[rows])]
        case .uint64(let values): unsafe [copy(values[rows])]
        case .double(let values): unsafe [copy(values[rows])]
        case .boolean(let values): unsafe [bits(values[rows])]
        case .string(let values): unsafe texts(values[rows])
        case .lists: preconditionFailure("a list has a child, not buffers of its own")
        case .nullable(let values, _): unsafe buffers(of: values, rows)
        }
    }

    private static func copy<Element: BitwiseCopyable>(_ values: ArraySlice<Element>) -> UnsafeMutableRawPointer {
        let target = unsafe allocate(Element.self, values.count)
        unsafe values.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress else { return }
            unsafe target.initialize(from: base, count: source.count)
        }
        return UnsafeMutableRawPointer(target)
    }

    /// One bit a row, the least significant first.
    private static func bits(_ values: ArraySlice<Bool>) -> UnsafeMutableRawPointer {
        let length = (values.count + 7) / 8
        let target = unsafe allocate(UInt8.self, length)
        unsafe target.initialize(repeating: 0, count: length)
        for (index, value) in values.enumerated() where value {
            unsafe target[index >> 3] |= 1 << UInt8(index & 7)
        }
        return UnsafeMutableRawPointer(target)
    }

    /// Offsets of 64 bits and the bytes: with 32 bits a batch of long texts could overflow.
    private static func texts(_ values: ArraySlice<String>) -> [UnsafeMutableRawPointer?] {
        let offsets = unsafe allocate(Int64.self, values.count + 1)
        unsafe offsets.initialize(to: 0)
        var length = 0
        for (index, value) in values.enumerated() {
            length += value.utf8.count
            unsafe (offsets + index + 1).initialize(to: Int64(length))
        }
        let bytes = unsafe allocate(UInt8.self, length)
        var position = 0
        for var value in values {
            value.withUTF8 { source in
                guard let base = source.baseAddress else { return }
                unsafe (bytes + position).initialize(from: base, count: source.count)
                position += source.count
            }
        }
        return unsafe [UnsafeMutableRawPointer(offsets), UnsafeMutableRawPointer(bytes)]
    }

    private static func allocate<Element>(_: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
        // Never of length 0: an absent buffer means something else to a consumer than an empty one.
        guard let memory = unsafe malloc(max(1, count) * MemoryLayout<Element>.stride) else {
            fatalError("out of memory for \(count) values")
        }
        return unsafe memory.bindMemory(to: Element.self, capacity: max(1, count))
    }
}

extension ColumnData {
    /// The format string of the Arrow C data interface.
    var format: String {
        switch self {
        case .int8: "c"
        case .int16: "s"
        case .int32: "i"
        case .int64: "l"
        case .uint8: "C"
        case .uint64: "L"
        case .double: "g"
        case .string: "U"
        case .boolean: "b"
        case .date: "tdD"
        case .lists: "+l"
        case .nullable(let column, _): column.format
        }
    }
}
