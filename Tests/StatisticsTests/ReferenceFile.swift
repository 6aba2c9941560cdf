// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Testing

/// Reads expected values that stand, beside the script which made them, in `References`.
enum ReferenceFile {
    static func decode<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(contentsOf: url(name)))
    }

    static func text(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

    /// The rows of a comma-separated table of numbers, by column name.
    static func table(_ name: String) throws -> [[String: Double]] {
        let lines = try text(name).split(separator: "\n")
        let header = try #require(lines.first).split(separator: ",").map(String.init)
        return try lines.dropFirst().map { line in
            let values = try line.split(separator: ",").map { try #require(Double($0)) }
            try #require(values.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, values))
        }
    }

    /// The 200 units of `units.csv`, in order.
    static func units() throws -> [[ScoredCount]] {
        var units: [[ScoredCount]] = []
        for row in try table("units.csv") {
            let unit = Int(try #require(row["unit"]))
            if unit == units.count { units.append([]) }
            let count = BinomialCount(Int(try #require(row["successes"])), of: Int(try #require(row["total"])))
            units[unit].append(ScoredCount(score: Int(try #require(row["period"])), count: count))
        }
        try #require(units.count == 200)
        return units
    }

    private static func url(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("References").appendingPathComponent(name)
    }
}

/// The relative difference of two numbers; 0 where both are equal, also where both are 0.
func relativeDifference(_ value: Double, _ expected: Double) -> Double {
    value == expected ? 0 : abs(value - expected) / max(abs(value), abs(expected))
}

/// Counts at the scores 1, 2, 3 and so on.
func scored(_ counts: [(Int, Int)]) -> [ScoredCount] {
    counts.enumerated().map { ScoredCount(score: $0.offset + 1, count: BinomialCount($0.element.0, of: $0.element.1)) }
}

/// The 2 × 2 tables and shares of `tables.json`.
struct Tables: Decodable {
    struct Table: Decodable, Sendable, CustomTestStringConvertible {
        let x1: Int
        let n1: Int
        let x2: Int
        let n2: Int
        let minlike: Double
        let mid: Double
        let central: Double
        let oddsLower: Double?
        let oddsUpper: Double?
        let mnLower: Double
        let mnUpper: Double
        var first: BinomialCount { BinomialCount(x1, of: n1) }
        var second: BinomialCount { BinomialCount(x2, of: n2) }
        var testDescription: String { "\(x1)/\(n1), \(x2)/\(n2)" }
    }
    struct Share: Decodable, Sendable {
        let x: Int
        let n: Int
        let level: Double
        let lower: Double
        let upper: Double
    }
    let tables: [Table]
    let shares: [Share]
}
