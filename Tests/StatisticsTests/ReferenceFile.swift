// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Reads expected values that stand, beside the script which made them, in `References`.
enum ReferenceFile {
    static func decode<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("References").appendingPathComponent(name)
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
    }
}

/// The relative difference of two numbers; 0 where both are equal, also where both are 0.
func relativeDifference(_ value: Double, _ expected: Double) -> Double {
    value == expected ? 0 : abs(value - expected) / max(abs(value), abs(expected))
}
