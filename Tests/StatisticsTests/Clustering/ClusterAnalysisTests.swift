// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

/// The common checks of a clustering, and what it says about units.
struct ClusterAnalysisTests {
    /// Sixty units with gaps, equal rows and a feature that nobody differs in.
    private static func sample(_ seed: UInt64) throws -> (units: [String], values: ObservationMatrix) {
        let points = try AlikeReference.points(60, 4, seed: seed)
        var values: [Double] = []
        for row in 0..<60 {
            values += Array(points.row(row % 50)) + [3]
        }
        for gap in [7, 33, 101] { values[gap] = .nan }
        return ((0..<60).map { "u\($0)" }, try ObservationMatrix(values: values, count: 60, dimension: 5))
    }

    private static func options(_ method: ClusterMethod) -> ClusterAnalysis.Options {
        var options = ClusterAnalysis.Options()
        (options.method, options.replicates, options.gapReplicates, options.peers) = (method, 5, 2, 4)
        return options
    }

    @Test(arguments: ClusterMethod.allCases, 1...2 as ClosedRange<UInt64>)
    func `the order of rows, threads and a second run change no bit`(method: ClusterMethod, seed: UInt64) throws {
        let (units, values) = try Self.sample(seed)
        let options = Self.options(method)
        let first = try ClusterAnalysis(units: units, values: values, options: options)
        #expect(try ClusterAnalysis(units: units, values: values, options: options) == first)
        let crowded = try ClusterAnalysis(units: units, values: values, options: options, parallel: CrowdedMapping())
        #expect(crowded == first)
        var stream = RandomStream(seed: seed, item: 9)
        let order = units.indices.shuffled(using: &stream)
        let shuffled = try ClusterAnalysis(
            units: order.map { units[$0] }, values: values.rows(order), options: options)
        #expect(shuffled.labels == order.map { first.labels[$0] })
        #expect(shuffled.silhouettes == first.silhouettes.map { values in order.map { values[$0] } })
        #expect(shuffled.candidates == first.candidates && shuffled.objective == first.objective)
        #expect(shuffled.clusters.map(\.jaccard) == first.clusters.map(\.jaccard))
        #expect(shuffled.clusters.map(\.traits) == first.clusters.map(\.traits))
        for (place, unit) in order.enumerated() {
            #expect(shuffled.peers[place].map { order[$0.unit] } == first.peers[unit].map(\.unit))
            #expect(shuffled.peers[place].map(\.distance) == first.peers[unit].map(\.distance))
        }
    }

    @Test(arguments: ClusterMethod.allCases)
    func `new names only rename, other units of a feature change nothing`(method: ClusterMethod) throws {
        let (units, values) = try Self.sample(3)
        let options = Self.options(method)
        let first = try ClusterAnalysis(units: units, values: values, options: options)
        let renamed = try ClusterAnalysis(
            units: units.map { "z" + String($0.reversed()) }, values: values, options: options)
        #expect(renamed.labels == first.labels && renamed.silhouettes == first.silhouettes)
        #expect(renamed.clusters.map(\.jaccard) == first.clusters.map(\.jaccard))
        #expect(renamed.peers.map { $0.map(\.distance) } == first.peers.map { $0.map(\.distance) })
        // A power of two scales without rounding.
        let scaled = try ObservationMatrix(
            values: values.values.enumerated().map { $0.offset % 5 == 1 ? $0.element * 1024 : $0.element }, count: 60,
            dimension: 5)
        let other = try ClusterAnalysis(units: units, values: scaled, options: options)
        #expect(other.labels == first.labels && other.silhouettes == first.silhouettes)
        #expect(other.objective == first.objective && other.peers == first.peers)
    }

    @Test func `clusters are numbered by size, then by centre`() throws {
        let values = [50, 51, 52, 10, 11, 90, 91, 92, 10.5, 70, 71].map { $0 }
        let matrix = try ObservationMatrix(values: values, count: 11, dimension: 1)
        var options = Self.options(.ward)
        options.k = 4
        let found = try ClusterAnalysis(units: values.map { "\($0)" }, values: matrix, options: options)
        // Three of three each: the lowest first; two at the end.
        #expect(found.labels == [2, 2, 2, 1, 1, 3, 3, 3, 1, 4, 4])
        #expect(found.clusters.map(\.size) == [3, 3, 3, 2] && found.k == 4)
    }

    @Test func `gaps and features without spread are told`() throws {
        let (units, values) = try Self.sample(1)
        let found = try ClusterAnalysis(units: units, values: values, options: Self.options(.ward))
        #expect(found.dropped == [4])
        let gaps = [7, 33, 101].map { FeatureScaling.Imputed(observation: $0 / 5, feature: $0 % 5) }
        #expect(found.imputed == gaps)
        #expect(found.clusters.allSatisfy { $0.traits.count == 4 })
    }

    @Test func `equal units are each other's nearest peers, 0 apart and in one cluster`() throws {
        let (units, values) = try Self.sample(2)
        for method in ClusterMethod.allCases {
            let found = try ClusterAnalysis(units: units, values: values, options: Self.options(method))
            for unit in 50..<60
            where !(0..<5).contains(where: { values[unit, $0].isNaN || values[unit - 50, $0].isNaN }) {
                #expect(found.peers[unit].first?.unit == unit - 50 && found.peers[unit].first?.distance == 0)
                #expect(found.labels[unit] == found.labels[unit - 50])
            }
        }
    }

    @Test(arguments: ["iris", "ruspini"])
    func `the number of clusters has the largest mean silhouette of those tried`(set: String) throws {
        let matrix = try AlikeReference.matrix(set)
        var options = Self.options(.ward)
        options.scale = .none
        let found = try ClusterAnalysis(
            units: (0..<matrix.count).map { "\($0)" }, values: matrix, options: options)
        let cuts = try AlikeReference.cuts().filter { $0.set == set }
        let means = cuts.map { $0.silhouettes.reduce(0, +) / Double($0.silhouettes.count) }
        for (cut, mean) in zip(cuts, means) {
            let candidate = try #require(found.candidates.first { $0.k == cut.k })
            #expect(abs((try #require(candidate.silhouette)) - mean) < 1e-9)
        }
        #expect(found.k == (set == "iris" ? 2 : 4))
        #expect(found.candidates.allSatisfy { ($0.silhouette ?? 2) <= (found.silhouette ?? -2) })
    }

    @Test func `the bounds follow the number of units`() {
        #expect(ClusterAnalysis.bounds(count: 8) == 2...2 && ClusterAnalysis.bounds(count: 11) == 2...3)
        #expect(ClusterAnalysis.bounds(count: 59) == 2...4 && ClusterAnalysis.bounds(count: 60) == 2...8)
        #expect(ClusterMethod.automatic(count: 2_000) == .ward && ClusterMethod.automatic(count: 2_001) == .kMeans)
    }

    @Test func `two units are one cluster, asked for two they are two`() throws {
        let matrix = try ObservationMatrix(values: [1, 2], count: 2, dimension: 1)
        let one = try ClusterAnalysis(units: ["a", "b"], values: matrix)
        #expect(one.k == 1 && one.silhouette == nil && one.clusters[0].jaccard == nil && one.peers[0][0].unit == 1)
        var options = ClusterAnalysis.Options()
        for method in ClusterMethod.allCases {
            (options.k, options.method) = (2, method)
            let two = try ClusterAnalysis(units: ["a", "b"], values: matrix, options: options)
            #expect(two.labels == [1, 2] && two.silhouettes == [0, 0] && two.objective == 0)
        }
    }

    @Test func `what cannot be grouped is refused`() throws {
        let equal = try ObservationMatrix(values: [4, 4, 4], count: 3, dimension: 1)
        #expect(throws: StatisticsError.noSpread) { try ClusterAnalysis(units: ["a", "b", "c"], values: equal) }
        let two = try ObservationMatrix(values: [4, 5, 4], count: 3, dimension: 1)
        var options = ClusterAnalysis.Options()
        options.k = 3
        for method in ClusterMethod.allCases {
            options.method = method
            #expect(throws: StatisticsError.clustersOutOfRange(asked: 3, distinct: 2)) {
                try ClusterAnalysis(units: ["a", "b", "c"], values: two, options: options)
            }
        }
        #expect(throws: StatisticsError.unequalLengths(first: 1, second: 3)) {
            try ClusterAnalysis(units: ["a"], values: two)
        }
        let many = try ObservationMatrix(values: (0..<5_001).map(Double.init), count: 5_001, dimension: 1)
        options.method = .ward
        #expect(throws: StatisticsError.tooManyObservations(allowed: 5_000, found: 5_001)) {
            try ClusterAnalysis(units: (0..<5_001).map { "\($0)" }, values: many, options: options)
        }
    }
}
