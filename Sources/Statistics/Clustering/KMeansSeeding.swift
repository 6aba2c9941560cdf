// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a run of k-means begins.
enum KMeansSeeding {
    /// Any k observations that differ, of which there must be as many; shape (k × dimension).
    static func observations(_ data: SquaredDistances, _ clusters: Int, _ stream: inout RandomStream) -> [Double] {
        var places = Array(0..<data.count)
        var chosen: [Int] = []
        for index in places.indices where chosen.count < clusters {
            places.swapAt(index, index + stream.integer(below: data.count - index))
            if chosen.allSatisfy({ data.direct(places[index], data, $0) > 0 }) { chosen.append(places[index]) }
        }
        return chosen.flatMap { data.values[($0 * data.dimension)..<(($0 + 1) * data.dimension)] }
    }

    /// Greedy k-means++: each next centre is the best of a few observations drawn in proportion to their squared distance.
    ///
    /// Shape (k × dimension). There must be k observations that differ.
    static func centres(_ data: SquaredDistances, _ clusters: Int, _ stream: inout RandomStream) -> [Double] {
        let n = data.count
        // 2 + ⌊ln k⌋ candidates, as the authors of k-means++ used.
        let trials = 2 + Int(PortableMath.log(Double(clusters)))
        var chosen = [stream.integer(below: n)]
        var nearest = distances(data, chosen)
        while chosen.count < clusters {
            var sums: [Double] = []
            sums.reserveCapacity(n)
            var total = 0.0
            for distance in nearest {
                total += distance
                sums.append(total)
            }
            let candidates = (0..<trials).map { _ in place(stream.uniform() * total, sums, nearest) }
            let lengths = distances(data, candidates)
            var (best, least) = (0, Double.infinity)
            for trial in 0..<trials {
                var sum = 0.0
                for other in 0..<n { sum += min(nearest[other], lengths[trial * n + other]) }
                if sum < least { (best, least) = (trial, sum) }
            }
            chosen.append(candidates[best])
            for other in 0..<n { nearest[other] = min(nearest[other], lengths[best * n + other]) }
        }
        return chosen.flatMap { data.values[($0 * data.dimension)..<(($0 + 1) * data.dimension)] }
    }

    private static func distances(_ data: SquaredDistances, _ places: [Int]) -> [Double] {
        let rows = places.flatMap { data.values[($0 * data.dimension)..<(($0 + 1) * data.dimension)] }
        let some = SquaredDistances(centred: rows, count: places.count, dimension: data.dimension)
        var buffer = [Double](repeating: 0, count: places.count * data.count)
        some.fill(0..<places.count, to: data, 0..<data.count, into: &buffer)
        return buffer
    }

    /// The first place whose running sum is above a number, and that is not 0 away from a centre.
    private static func place(_ number: Double, _ sums: [Double], _ nearest: [Double]) -> Int {
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > number { high = middle } else { low = middle + 1 }
        }
        if nearest[low] > 0 { return low }
        return nearest.indices.max { nearest[$0] < nearest[$1] } ?? low
    }
}
