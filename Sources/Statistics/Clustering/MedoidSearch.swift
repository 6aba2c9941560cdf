// SPDX-License-Identifier: GPL-3.0-or-later

/// One search for medoids: a start, then swaps until none helps.
struct MedoidSearch: Sendable {
    private let lengths: [Double]
    private let count: Int
    private(set) var medoids: [Int] = []
    /// The place of the nearest medoid of each observation.
    private(set) var nearest: [Int] = []
    private var distance: [Double] = []
    /// The distance to the second nearest medoid; infinite where there is one.
    private var secondDistance: [Double] = []
    private(set) var total = Double.infinity

    /// Distances (not squared), row-major.
    init(_ lengths: [Double], count: Int) { (self.lengths, self.count) = (lengths, count) }

    /// Starts from given medoids.
    mutating func begin(_ medoids: [Int]) {
        self.medoids = medoids
        assign()
    }

    /// Adds medoids one by one, each time the one that shortens the distances most.
    mutating func build(_ clusters: Int) {
        var shortest = [Double](repeating: .infinity, count: count)
        var chosen: [Int] = []
        while chosen.count < clusters {
            var (best, least) = (-1, Double.infinity)
            for candidate in 0..<count where !chosen.contains(candidate) {
                var sum = 0.0
                let start = candidate * count
                for other in 0..<count { sum += min(shortest[other], lengths[start + other]) }
                if sum < least { (best, least) = (candidate, sum) }
            }
            chosen.append(best)
            for other in 0..<count { shortest[other] = min(shortest[other], lengths[best * count + other]) }
        }
        begin(chosen)
    }

    /// Makes every swap that helps, at once, until a whole round finds none.
    mutating func swap() {
        var isMedoid = [Bool](repeating: false, count: count)
        for medoid in medoids { isMedoid[medoid] = true }
        var losses = removalLosses()
        var (candidate, idle) = (0, 0)
        while idle < count {
            if !isMedoid[candidate] {
                let (place, gain) = bestSwap(candidate, losses)
                // Rounding alone must not turn the search in a circle.
                if gain < -1e-12 * total {
                    isMedoid[medoids[place]] = false
                    isMedoid[candidate] = true
                    medoids[place] = candidate
                    assign()
                    losses = removalLosses()
                    idle = 0
                }
            }
            candidate = candidate + 1 == count ? 0 : candidate + 1
            idle += 1
        }
    }

    /// What the sum grows by when a medoid is taken away.
    private func removalLosses() -> [Double] {
        var losses = [Double](repeating: 0, count: medoids.count)
        if medoids.count == 1 { return losses }
        for place in 0..<count { losses[nearest[place]] += secondDistance[place] - distance[place] }
        return losses
    }

    /// The medoid that a candidate replaces best, and by how much the sum changes.
    private func bestSwap(_ candidate: Int, _ losses: [Double]) -> (place: Int, change: Double) {
        let start = candidate * count
        if medoids.count == 1 {
            var sum = 0.0
            for place in 0..<count { sum += lengths[start + place] }
            return (0, sum - total)
        }
        var changes = losses
        var shared = 0.0
        for place in 0..<count {
            let length = lengths[start + place]
            if length < distance[place] {
                shared += length - distance[place]
                changes[nearest[place]] += distance[place] - secondDistance[place]
            } else if length < secondDistance[place] {
                changes[nearest[place]] += length - secondDistance[place]
            }
        }
        var best = 0
        for place in changes.indices where changes[place] < changes[best] { best = place }
        return (best, changes[best] + shared)
    }

    private mutating func assign() {
        nearest = [Int](repeating: 0, count: count)
        distance = [Double](repeating: .infinity, count: count)
        secondDistance = distance
        for (place, medoid) in medoids.enumerated() {
            let start = medoid * count
            for other in 0..<count {
                let length = lengths[start + other]
                if length < distance[other] {
                    secondDistance[other] = distance[other]
                    distance[other] = length
                    nearest[other] = place
                } else if length < secondDistance[other] {
                    secondDistance[other] = length
                }
            }
        }
        total = distance.reduce(0, +)
    }
}
