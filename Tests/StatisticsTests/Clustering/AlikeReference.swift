// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Statistics

/// The data sets of `alike.R` and `alike.py`, and what R and scikit-learn make of them.
enum AlikeReference {
    static let names = ["iris", "ruspini", "pluton", "agriculture", "wine", "blobs"]

    /// One set cut into k clusters by R.
    struct Cut: Decodable, Sendable, CustomTestStringConvertible {
        let set: String
        let k: Int
        let ward: [Int]
        let heights, silhouettes: [Double]
        let medoids, means: Double
        var testDescription: String { "\(set), k = \(k)" }
    }

    /// The same by scikit-learn.
    struct Peer: Decodable, Sendable {
        let set: String
        let k: Int
        let ward: [Int]
        let inertia: Double
        let silhouettes: [Double]
    }

    static func cuts() throws -> [Cut] { try ReferenceFile.decode("alike.json") }
    static func peers() throws -> [Peer] { try ReferenceFile.decode("alike_sklearn.json") }

    /// The rows of a table without a head.
    static func matrix(_ name: String) throws -> ObservationMatrix {
        let lines = try ReferenceFile.text("alike_\(name).csv").split(separator: "\n")
        let rows = try lines.map { try $0.split(separator: ",").map { try #require(Double($0)) } }
        return try ObservationMatrix(
            values: rows.flatMap { $0 }, count: rows.count, dimension: try #require(rows.first).count)
    }

    /// Labels numbered in the order of their first members, so that equal partitions are equal lists.
    static func normal(_ labels: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return labels.map { label in
            let number = numbers[label] ?? numbers.count
            numbers[label] = number
            return number
        }
    }

    /// Points of a seeded stream around a few centres.
    static func points(_ count: Int, _ dimension: Int, seed: UInt64, groups: Int = 3) throws -> ObservationMatrix {
        var stream = RandomStream(seed: seed)
        let values = (0..<count).flatMap { row in
            (0..<dimension).map { column in
                let centre = Double((row % groups) * (column + 2) % 5) * 4
                return stream.normal(mean: centre, standardDeviation: 1)
            }
        }
        return try ObservationMatrix(values: values, count: count, dimension: dimension)
    }
}

/// Runs items on eight threads at the same time, in whatever order they come.
struct CrowdedMapping: ParallelMapping {
    func map<Result: Sendable>(
        count: Int, grain: Int, _ transform: @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        let slots = Slots<Result>(count)
        DispatchQueue.concurrentPerform(iterations: 8) { worker in
            for item in stride(from: worker, to: count, by: 8) { slots.set(item, Swift.Result { try transform(item) }) }
        }
        return try slots.values.withLock { try $0.map { try #require($0).get() } }
    }

    private final class Slots<Element: Sendable>: Sendable {
        let values: Mutex<[Swift.Result<Element, any Error>?]>
        init(_ count: Int) { values = Mutex(Array(repeating: nil, count: count)) }
        func set(_ index: Int, _ value: Swift.Result<Element, any Error>) { values.withLock { $0[index] = value } }
    }
}
