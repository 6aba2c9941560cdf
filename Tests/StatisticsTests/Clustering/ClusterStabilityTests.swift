// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ClusterStabilityTests {
    static let cases = [(0, 0, 3), (1, 0, 4), (5, 0, 4), (0, 1, 3), (2, 1, 3), (0, 2, 3), (5, 2, 4)]

    @Test(arguments: cases)
    func `the coefficients agree with fpc's clusterboot within Monte Carlo error`(
        set: Int, method: Int, k: Int
    ) throws {
        let matrix = try AlikeReference.matrix(AlikeReference.names[set])
        let rows = try ReferenceFile.table("alike_jaccard.csv")
            .filter { $0["set"] == Double(set) && $0["method"] == Double(method) }
            .map { (size: Int($0["size"] ?? 0), jaccard: $0["jaccard"] ?? 0, sd: $0["sd"] ?? 0) }
            .sorted { ($0.size, $0.jaccard) < ($1.size, $1.jaccard) }
        let kind: ClusterMethod = [.ward, .kMedoids, .kMeans][method]
        let partition = try Partitioner(method: kind, starts: 10).partitions(
            matrix, distances: nil, [k], stream: RandomStream(seed: 1), parallel: SerialMapping())[0]
        let found = try ClusterStability(
            matrix, labels: partition.labels, method: kind, replicates: 500, seed: 1, parallel: CrowdedMapping())
        let mine = (0..<k).map { cluster in
            (size: partition.labels.count { $0 == cluster }, jaccard: found.jaccard[cluster])
        }.sorted { ($0.size, $0.jaccard) < ($1.size, $1.jaccard) }
        try #require(rows.count == k && mine.map(\.size) == rows.map(\.size) && found.replicates == 500)
        for (own, row) in zip(mine, rows) {
            // Four standard errors of the difference of means over 500 and 2,000 samples; a coefficient that hardly ever
            // leaves 1 has no sd to speak of.
            let error = 4 * row.sd * (1.0 / 500 + 1.0 / 2_000).squareRoot() + 2e-3
            #expect(abs(own.jaccard - row.jaccard) < error, "\(own.size)")
        }
    }

    @Test func `the largest coefficient of each cluster is taken`() {
        // {0,1,2} meets {0,1} with 2/3, {3,4} meets {2,3,4} with 2/3.
        #expect(ClusterStability.largest([0, 0, 0, 1, 1], [1, 1, 0, 0, 0], 2) == [2.0 / 3, 2.0 / 3])
        // Nobody of the second was drawn.
        #expect(ClusterStability.largest([0, 0, 0], [0, 1, 1], 2) == [2.0 / 3, 0])
    }

    @Test func `clusters far apart are found in every sample, on any number of threads`() throws {
        let values = (0..<40).map { Double($0 % 2) * 1_000 + Double($0 % 7) }
        let matrix = try ObservationMatrix(values: values, count: 40, dimension: 1)
        let labels = (0..<40).map { $0 % 2 }
        for method in ClusterMethod.allCases {
            let found = try ClusterStability(matrix, labels: labels, method: method, seed: 2)
            #expect(found.jaccard == [1, 1] && found.replicates == 100)
            let crowded = try ClusterStability(
                matrix, labels: labels, method: method, seed: 2, parallel: CrowdedMapping())
            #expect(crowded == found)
        }
    }

    @Test func `labels of other observations and no sample are refused`() throws {
        let matrix = try ObservationMatrix(values: [1, 2, 3], count: 3, dimension: 1)
        #expect(throws: StatisticsError.unequalLengths(first: 3, second: 1)) {
            try ClusterStability(matrix, labels: [0], method: .ward, seed: 1)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "replicates", value: 0)) {
            try ClusterStability(matrix, labels: [0, 1, 1], method: .ward, replicates: 0, seed: 1)
        }
    }
}
