// SPDX-License-Identifier: GPL-3.0-or-later

/// One value of a small result, or of a bound parameter.
public enum Value: Equatable, Hashable, Sendable {
    /// No value.
    case null
    /// A whole number of any width.
    case integer(Int64)
    /// A whole number above the range of `Int64`.
    case unsigned(UInt64)
    /// A floating-point number.
    case double(Double)
    /// Text.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// A day, counted from 1970-01-01.
    case date(Int32)

    /// The whole number, where it is one and fits.
    public var int: Int? {
        switch self {
        case .integer(let value): Int(exactly: value)
        case .unsigned(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The value as an unsigned number of 64 bits; nil for anything else, and for what does not fit.
    public var uint64: UInt64? {
        if case .unsigned(let value) = self { return value }
        return int.flatMap { UInt64(exactly: $0) }
    }

    /// The text, where it is one.
    public var text: String? {
        guard case .text(let value) = self else { return nil }
        return value
    }

    /// The floating-point number, where it is one.
    public var double: Double? {
        guard case .double(let value) = self else { return nil }
        return value
    }

    /// The truth value, where it is one.
    public var boolean: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    /// The text, or ``null`` where there is none.
    public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    /// The whole number, or ``null`` where there is none.
    public static func optional(_ number: Int?) -> Value { number.map { .integer(Int64($0)) } ?? .null }

    var column: ColumnData {
        switch self {
        case .null: .nullable(.string([""]), present: [false])
        case .integer(let value): .int64([value])
        case .unsigned(let value): .uint64([value])
        case .double(let value): .double([value])
        case .text(let value): .string([value])
        case .boolean(let value): .boolean([value])
        case .date(let value): .date([value])
        }
    }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A floating-point number.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
}
