// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers for values that repeat, in the order of their first use; the value before last costs no hashing.
struct Interning<Value: Hashable> {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int] = [:]
    private var last = 0

    mutating func number(of value: Value) -> Int {
        if last < values.count && values[last] == value { return last }
        if let known = numbers[value] {
            last = known
            return known
        }
        last = values.count
        values.append(value)
        numbers[value] = last
        return last
    }
}
