// SPDX-License-Identifier: GPL-3.0-or-later

/// The name and type of a column of a result.
public struct Field: Equatable, Sendable {
    /// The name that the query gives the column.
    public let name: String
    /// The type of its values.
    public let type: ColumnType
    /// The format string of the Arrow C data interface.
    let format: String

    init(name: String, format: String, hasDictionary: Bool) {
        self.name = name
        self.format = format
        type = hasDictionary ? .other("dictionary of \(format)") : ColumnType(format: format)
    }
}

/// The type of a column's values.
public enum ColumnType: Equatable, Sendable {
    /// A whole number of 8 bits.
    case int8
    /// A whole number of 16 bits.
    case int16
    /// A whole number of 32 bits.
    case int32
    /// A whole number of 64 bits.
    case int64
    /// A whole number of 8 bits without sign.
    case uint8
    /// A whole number of 16 bits without sign.
    case uint16
    /// A whole number of 32 bits without sign.
    case uint32
    /// A whole number of 64 bits without sign.
    case uint64
    /// A floating-point number of 32 bits.
    case float
    /// A floating-point number of 64 bits.
    case double
    /// A truth value.
    case boolean
    /// Text, however it is laid out.
    case text
    /// A day, counted from 1970-01-01.
    case date
    /// A moment in microseconds, counted from 1970-01-01.
    case timestamp
    /// A type that this module does not read; the payload is its Arrow format. Let the query cast it.
    case other(String)

    init(format: String) {
        self =
            switch format {
            case "c": .int8
            case "s": .int16
            case "i": .int32
            case "l": .int64
            case "C": .uint8
            case "S": .uint16
            case "I": .uint32
            case "L": .uint64
            case "f": .float
            case "g": .double
            case "b": .boolean
            case "u", "U", "vu": .text
            case "tdD": .date
            case _ where format.hasPrefix("tsu:"): .timestamp
            default: .other(format)
            }
    }
}

/// A type whose values lie in a column one after another, as in a Swift array.
///
/// The conforming types are those of the standard library that Arrow has too; a module of yours has nothing to add.
public protocol ColumnScalar: BitwiseCopyable, Sendable {
    /// The types of columns that hold such values.
    static var columnTypes: [ColumnType] { get }
}

extension Int8: ColumnScalar {
    /// Columns of 8-bit numbers.
    public static var columnTypes: [ColumnType] { [.int8] }
}

extension Int16: ColumnScalar {
    /// Columns of 16-bit numbers.
    public static var columnTypes: [ColumnType] { [.int16] }
}

extension Int32: ColumnScalar {
    /// Columns of 32-bit numbers, and of days.
    public static var columnTypes: [ColumnType] { [.int32, .date] }
}

extension Int64: ColumnScalar {
    /// Columns of 64-bit numbers, and of moments.
    public static var columnTypes: [ColumnType] { [.int64, .timestamp] }
}

extension UInt8: ColumnScalar {
    /// Columns of 8-bit numbers without sign.
    public static var columnTypes: [ColumnType] { [.uint8] }
}

extension UInt16: ColumnScalar {
    /// Columns of 16-bit numbers without sign.
    public static var columnTypes: [ColumnType] { [.uint16] }
}

extension UInt32: ColumnScalar {
    /// Columns of 32-bit numbers without sign.
    public static var columnTypes: [ColumnType] { [.uint32] }
}

extension UInt64: ColumnScalar {
    /// Columns of 64-bit numbers without sign.
    public static var columnTypes: [ColumnType] { [.uint64] }
}

extension Float: ColumnScalar {
    /// Columns of 32-bit floating-point numbers.
    public static var columnTypes: [ColumnType] { [.float] }
}

extension Double: ColumnScalar {
    /// Columns of 64-bit floating-point numbers.
    public static var columnTypes: [ColumnType] { [.double] }
}
