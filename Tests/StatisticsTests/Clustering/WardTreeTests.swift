// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct WardTreeTests {
    @Test(arguments: try AlikeReference.cuts())
    func `labels and heights are those of R's ward D2`(_ cut: AlikeReference.Cut) throws {
        let tree = WardTree(try DistanceMatrix(AlikeReference.matrix(cut.set)))
        #expect(AlikeReference.normal(tree.labels(clusters: cut.k)) == AlikeReference.normal(cut.ward))
        try #require(tree.merges.count == cut.heights.count)
        for (merge, height) in zip(tree.merges, cut.heights) {
            #expect(abs(merge.height - height) <= 1e-9 * max(1, height))
        }
    }

    @Test func `labels are those of scikit-learn`() throws {
        for peer in try AlikeReference.peers() {
            let tree = WardTree(try DistanceMatrix(AlikeReference.matrix(peer.set)))
            let labels = AlikeReference.normal(tree.labels(clusters: peer.k))
            #expect(labels == AlikeReference.normal(peer.ward), "\(peer.set), \(peer.k)")
        }
    }

    @Test func `the heights add up to the sum of squares`() throws {
        // Each merge adds half its squared height to the sum within clusters; all of them make the total sum.
        let matrix = try AlikeReference.points(90, 3, seed: 4)
        let tree = WardTree(try DistanceMatrix(matrix))
        let total = ClusterCentres.withinSumOfSquares(matrix, labels: [Int](repeating: 0, count: 90), clusters: 1)
        let sum = tree.merges.reduce(0) { $0 + $1.height * $1.height / 2 }
        #expect(relativeDifference(sum, total) < 1e-12)
    }

    @Test func `equal observations meet first and one observation is a tree`() throws {
        let matrix = try ObservationMatrix(values: [5, 1, 5, 9, 5], count: 5, dimension: 1)
        let tree = WardTree(try DistanceMatrix(matrix))
        #expect(tree.labels(clusters: 3) == [0, 1, 0, 2, 0] && tree.merges[1].height == 0)
        #expect(tree.labels(clusters: 5) == [0, 1, 2, 3, 4] && tree.labels(clusters: 1) == [0, 0, 0, 0, 0])
        let one = try ObservationMatrix(values: [5], count: 1, dimension: 1)
        #expect(WardTree(try DistanceMatrix(one)).labels(clusters: 1) == [0])
    }
}
