// SPDX-License-Identifier: GPL-3.0-or-later

extension Column {
    // MARK: Whole columns

    /// All values of a column of whole numbers of any width, without absent ones.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``, ``ADBCError/unexpectedNull(column:row:)``,
    ///   ``ADBCError/valueOutOfRange(column:row:)`` for a number above the range of `Int`.
    public func integers() throws(ADBCError) -> [Int] {
        try requireNoNulls()
        return try widened()
    }

    /// All values of a column of whole numbers of any width, nil where absent.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``, ``ADBCError/valueOutOfRange(column:row:)``.
    public func optionalIntegers() throws(ADBCError) -> [Int?] {
        let values = try widened()
        return values.indices.map { isNull(at: $0) ? nil : values[$0] }
    }

    /// All values of a column of floating-point numbers, without absent ones.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``, ``ADBCError/unexpectedNull(column:row:)``.
    public func doubles() throws(ADBCError) -> [Double] {
        try requireNoNulls()
        return try copied(Double.self)
    }

    /// All values of a column of floating-point numbers, nil where absent.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``.
    public func optionalDoubles() throws(ADBCError) -> [Double?] {
        let values = try copied(Double.self)
        return values.indices.map { isNull(at: $0) ? nil : values[$0] }
    }

    /// All values of a column of texts, without absent ones.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``, ``ADBCError/unexpectedNull(column:row:)``.
    public func strings() throws(ADBCError) -> [String] {
        try requireNoNulls()
        return try optionalStrings().map { $0 ?? "" }
    }

    /// All values of a column of texts, nil where absent.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``.
    public func optionalStrings() throws(ADBCError) -> [String?] {
        guard field.type == .text else {
            throw .columnType(name: name, expected: "String", found: field.format)
        }
        return (0..<count).map(text)
    }

    /// All values of a column of truth values, nil where absent.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)``.
    public func optionalBooleans() throws(ADBCError) -> [Bool?] {
        guard field.type == .boolean else {
            throw .columnType(name: name, expected: "Bool", found: field.format)
        }
        return (0..<count).map { isNull(at: $0) ? nil : truth(at: $0) }
    }

    // MARK: Single values

    /// The value of a row, whatever the type of the column.
    ///
    /// - Throws: ``ADBCError/columnType(name:expected:found:)`` for a type without a ``Value``.
    public func value(at row: Int) throws(ADBCError) -> Value {
        guard !isNull(at: row) else { return .null }
        switch field.type {
        case .int8: return .integer(Int64(try scalar(Int8.self, row)))
        case .int16: return .integer(Int64(try scalar(Int16.self, row)))
        case .int32: return .integer(Int64(try scalar(Int32.self, row)))
        case .int64, .timestamp: return .integer(try scalar(Int64.self, row))
        case .uint8: return .integer(Int64(try scalar(UInt8.self, row)))
        case .uint16: return .integer(Int64(try scalar(UInt16.self, row)))
        case .uint32: return .integer(Int64(try scalar(UInt32.self, row)))
        case .uint64:
            let value = try scalar(UInt64.self, row)
            return Int64(exactly: value).map(Value.integer) ?? .unsigned(value)
        case .float: return .double(Double(try scalar(Float.self, row)))
        case .double: return .double(try scalar(Double.self, row))
        case .boolean: return .boolean(truth(at: row))
        case .text: return .optional(text(at: row))
        case .date: return .date(try scalar(Int32.self, row))
        case .other(let format): throw .columnType(name: name, expected: "Value", found: format)
        }
    }

    private func text(at row: Int) -> String? {
        unsafe withText(at: row) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private func scalar<Scalar: ColumnScalar>(_ type: Scalar.Type, _ row: Int) throws(ADBCError) -> Scalar {
        try withValues(of: type) { $0[row] }
    }

    private func copied<Scalar: ColumnScalar>(_ type: Scalar.Type) throws(ADBCError) -> [Scalar] {
        try withValues(of: type) { values in
            var result: [Scalar] = []
            result.reserveCapacity(values.count)
            for row in values.indices { result.append(values[row]) }
            return result
        }
    }

    private func widened() throws(ADBCError) -> [Int] {
        switch field.type {
        case .int8: try widened(Int8.self)
        case .int16: try widened(Int16.self)
        case .int32: try widened(Int32.self)
        case .int64: try widened(Int64.self)
        case .uint8: try widened(UInt8.self)
        case .uint16: try widened(UInt16.self)
        case .uint32: try widened(UInt32.self)
        case .uint64: try widened(UInt64.self)
        default: throw .columnType(name: name, expected: "Int", found: field.format)
        }
    }

    private func widened<Scalar: ColumnScalar & BinaryInteger>(_ type: Scalar.Type) throws(ADBCError) -> [Int] {
        try withValues(of: type) { values throws(ADBCError) in
            var result: [Int] = []
            result.reserveCapacity(values.count)
            for row in values.indices {
                if let value = Int(exactly: values[row]) {
                    result.append(value)
                } else if isNull(at: row) {
                    result.append(0)
                } else {
                    throw .valueOutOfRange(column: name, row: row)
                }
            }
            return result
        }
    }
}
