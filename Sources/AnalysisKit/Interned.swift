// SPDX-License-Identifier: GPL-3.0-or-later

/// Distinct values with small numbers, for columns that repeat a few values many times.
struct Interned<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The values, each once, by number.
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]

    /// The number of a value, new where the value is.
    mutating func number(of value: Value) -> Int32 {
        if let known = numbers[value] { return known }
        let new = Int32(values.count)
        values.append(value)
        numbers[value] = new
        return new
    }
}
