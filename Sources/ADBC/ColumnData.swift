// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of one column on their way into a database.
public indirect enum ColumnData: Equatable, Sendable {
    /// Whole numbers of 8 bits.
    case int8([Int8])
    /// Whole numbers of 16 bits.
    case int16([Int16])
    /// Whole numbers of 32 bits.
    case int32([Int32])
    /// Whole numbers of 64 bits.
    case int64([Int64])
    /// Whole numbers of 8 bits without sign.
    case uint8([UInt8])
    /// Whole numbers of 64 bits without sign.
    case uint64([UInt64])
    /// Floating-point numbers.
    case double([Double])
    /// Texts.
    case string([String])
    /// Truth values.
    case boolean([Bool])
    /// Days, counted from 1970-01-01.
    case date([Int32])
    /// Lists of small numbers: the numbers of all rows one after another, and where each row ends among them.
    case lists([UInt8], ends: [Int])
    /// Values of which some are absent; `present` is as long as the column, and where it is false the value is ignored.
    case nullable(ColumnData, present: [Bool])

    /// The number of rows.
    public var count: Int {
        switch self {
        case .int8(let values): values.count
        case .int16(let values): values.count
        case .int32(let values), .date(let values): values.count
        case .int64(let values): values.count
        case .uint8(let values): values.count
        case .uint64(let values): values.count
        case .double(let values): values.count
        case .string(let values): values.count
        case .boolean(let values): values.count
        case .lists(_, let ends): ends.count
        case .nullable(let column, _): column.count
        }
    }

    /// A column of 8-bit numbers, absent where nil.
    public static func optional(_ values: [Int8?]) -> ColumnData {
        .nullable(.int8(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of 16-bit numbers, absent where nil.
    public static func optional(_ values: [Int16?]) -> ColumnData {
        .nullable(.int16(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of 32-bit numbers, absent where nil.
    public static func optional(_ values: [Int32?]) -> ColumnData {
        .nullable(.int32(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of 64-bit numbers, absent where nil.
    public static func optional(_ values: [Int64?]) -> ColumnData {
        .nullable(.int64(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of 64-bit numbers without sign, absent where nil.
    public static func optional(_ values: [UInt64?]) -> ColumnData {
        .nullable(.uint64(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of floating-point numbers, absent where nil.
    public static func optional(_ values: [Double?]) -> ColumnData {
        .nullable(.double(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }

    /// A column of texts, absent where nil.
    public static func optional(_ values: [String?]) -> ColumnData {
        .nullable(.string(values.map { $0 ?? "" }), present: values.map { $0 != nil })
    }

    /// A column of truth values, absent where nil.
    public static func optional(_ values: [Bool?]) -> ColumnData {
        .nullable(.boolean(values.map { $0 ?? false }), present: values.map { $0 != nil })
    }

    /// A column of days, absent where nil.
    public static func optionalDates(_ values: [Int32?]) -> ColumnData {
        .nullable(.date(values.map { $0 ?? 0 }), present: values.map { $0 != nil })
    }
}

/// A column and its name, on their way into a database.
public struct IngestColumn: Equatable, Sendable {
    /// The name that the table gives the column.
    public let name: String
    /// The values.
    public let data: ColumnData

    /// Names a column.
    public init(_ name: String, _ data: ColumnData) {
        self.name = name
        self.data = data
    }
}
