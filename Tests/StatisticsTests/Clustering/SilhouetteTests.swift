// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct SilhouetteTests {
    @Test(arguments: try AlikeReference.cuts())
    func `silhouettes agree with R to nine digits`(_ cut: AlikeReference.Cut) throws {
        let labels = cut.ward.map { $0 - 1 }
        let found = try Silhouette(AlikeReference.matrix(cut.set), labels: labels)
        try #require(found.values.count == cut.silhouettes.count)
        for (value, expected) in zip(found.values, cut.silhouettes) { #expect(abs(value - expected) < 1e-9) }
    }

    @Test func `silhouettes agree with scikit-learn to nine digits`() throws {
        for peer in try AlikeReference.peers() {
            let found = try Silhouette(
                AlikeReference.matrix(peer.set), labels: peer.ward, parallel: CrowdedMapping())
            let worst = zip(found.values, peer.silhouettes).reduce(0) { max($0, abs($1.0 - $1.1)) }
            #expect(worst < 1e-9, "\(peer.set), \(peer.k)")
        }
    }

    @Test func `one alone has 0, equal ones apart have 1`() throws {
        let matrix = try ObservationMatrix(values: [1, 1, 5, 9, 9], count: 5, dimension: 1)
        let found = try Silhouette(matrix, labels: [0, 0, 1, 2, 2])
        #expect(found.values == [1, 1, 0, 1, 1] && found.mean == 0.8)
        // All equal, but in two clusters: neither is nearer.
        let same = try ObservationMatrix(values: [3, 3, 3, 3], count: 4, dimension: 1)
        #expect(try Silhouette(same, labels: [0, 0, 1, 1]).values == [0, 0, 0, 0])
    }

    @Test func `one cluster and a wrong number of labels are refused`() throws {
        let matrix = try ObservationMatrix(values: [1, 2, 3], count: 3, dimension: 1)
        #expect(throws: StatisticsError.tooFewGroups(required: 2, found: 1)) {
            try Silhouette(matrix, labels: [0, 0, 0])
        }
        #expect(throws: StatisticsError.unequalLengths(first: 3, second: 2)) { try Silhouette(matrix, labels: [0, 1]) }
    }
}
