// SPDX-License-Identifier: GPL-3.0-or-later

/// One run of k-means from given centres.
struct KMeansRun: Sendable {
    private let data: SquaredDistances
    private let clusters: Int
    private(set) var labels: [Int]
    private(set) var centres: [Double]
    private var sizes: [Int]
    private var sums: [Double]
    /// At least the distance to the own centre.
    private var upper: [Double]
    /// At most the distance to every other centre.
    private var lower: [Double]

    private static let block = 256
    private static let mostIterations = 1_000

    /// Puts each observation to the nearest of the centres; shape (k × dimension).
    init(_ data: SquaredDistances, centres: [Double]) {
        self.data = data
        self.centres = centres
        clusters = centres.count / data.dimension
        labels = [Int](repeating: -1, count: data.count)
        upper = [Double](repeating: 0, count: data.count)
        lower = upper
        sizes = [Int](repeating: 0, count: clusters)
        sums = [Double](repeating: 0, count: centres.count)
        _ = assign(everything: true)
    }

    /// Moves centres and observations until no observation moves.
    mutating func iterate() {
        var isExact = false
        for _ in 0..<Self.mostIterations {
            let filled = fillEmpty()
            // Sums kept up by single moves drift by rounding: the last round starts from fresh ones, without bounds.
            if isExact || filled { refresh() }
            let moved = move()
            let changed = assign(everything: isExact || filled || !moved)
            if changed == 0 && !filled {
                if isExact { return }
                isExact = true
            } else {
                isExact = false
            }
        }
        refresh()
        _ = move()
    }

    /// The sum of the squared distances to the mean of the own cluster.
    var withinSumOfSquares: Double {
        let means = ClusterCentres(data.values, dimension: data.dimension, labels: labels, clusters: clusters)
        let centres = SquaredDistances(centred: means.values, count: clusters, dimension: data.dimension)
        var total = 0.0
        for (row, label) in labels.enumerated() { total += data.direct(row, centres, label) }
        return total
    }

    /// Moves single observations wherever that lowers the sum, centres following at once, until none is left.
    mutating func exchange() {
        refresh()
        let d = data.dimension
        for _ in 0..<Self.mostIterations {
            var hasMoved = false
            for row in 0..<data.count where sizes[labels[row]] > 1 {
                let own = labels[row]
                let size = Double(sizes[own])
                let gain = squared(row, own) * size / (size - 1)
                var (best, least) = (own, gain * (1 - 1e-10))
                for other in 0..<clusters where other != own {
                    let size = Double(sizes[other])
                    let cost = squared(row, other) * size / (size + 1)
                    if cost < least { (best, least) = (other, cost) }
                }
                if best == own { continue }
                relabel(row, best)
                for cluster in [own, best] {
                    for place in (cluster * d)..<((cluster + 1) * d) {
                        centres[place] = sums[place] / Double(sizes[cluster])
                    }
                }
                hasMoved = true
            }
            if !hasMoved { return }
            refresh()
        }
    }

    /// Moves a centre, chosen at random, to an observation chosen at random, and keeps what comes of it where it is better.
    mutating func swap(times: Int, _ stream: inout RandomStream) {
        var least = withinSumOfSquares
        for _ in 0..<times {
            var moved = centres
            let (cluster, row) = (stream.integer(below: clusters), stream.integer(below: data.count))
            for column in 0..<data.dimension {
                moved[cluster * data.dimension + column] = data.values[row * data.dimension + column]
            }
            var other = KMeansRun(data, centres: moved)
            other.iterate()
            other.exchange()
            let sum = other.withinSumOfSquares
            if sum < least * (1 - 1e-12) { (self, least) = (other, sum) }
        }
    }

    private func squared(_ row: Int, _ cluster: Int) -> Double {
        let (first, second) = (row * data.dimension, cluster * data.dimension)
        var sum = 0.0
        for column in 0..<data.dimension {
            let difference = data.values[first + column] - centres[second + column]
            sum += difference * difference
        }
        return sum
    }

    /// Sums and centres from the labels alone.
    private mutating func refresh() {
        let means = ClusterCentres(data.values, dimension: data.dimension, labels: labels, clusters: clusters)
        sizes = means.sizes
        for cluster in 0..<clusters {
            for place in (cluster * data.dimension)..<((cluster + 1) * data.dimension) {
                sums[place] = means.values[place] * Double(sizes[cluster])
                if sizes[cluster] > 0 { centres[place] = means.values[place] }
            }
        }
    }

    /// Gives each empty cluster the observation that lies farthest from its own centre; whether there was one.
    private mutating func fillEmpty() -> Bool {
        var isFilled = false
        for cluster in 0..<clusters where sizes[cluster] == 0 {
            var (farthest, most) = (-1, 0.0)
            for row in 0..<data.count where sizes[labels[row]] > 1 {
                let distance = squared(row, labels[row])
                if distance > most { (farthest, most) = (row, distance) }
            }
            guard farthest >= 0 else { continue }
            relabel(farthest, cluster)
            let first = farthest * data.dimension
            for column in 0..<data.dimension {
                centres[cluster * data.dimension + column] = data.values[first + column]
            }
            isFilled = true
        }
        return isFilled
    }

    private mutating func relabel(_ row: Int, _ cluster: Int) {
        let (own, first) = (labels[row], row * data.dimension)
        labels[row] = cluster
        sizes[cluster] += 1
        for column in 0..<data.dimension { sums[cluster * data.dimension + column] += data.values[first + column] }
        if own < 0 { return }
        sizes[own] -= 1
        for column in 0..<data.dimension { sums[own * data.dimension + column] -= data.values[first + column] }
    }

    /// Puts the centres at the means and widens the bounds by what they moved; whether any moved.
    private mutating func move() -> Bool {
        var shifts = [Double](repeating: 0, count: clusters)
        for cluster in 0..<clusters where sizes[cluster] > 0 {
            var shift = 0.0
            for place in (cluster * data.dimension)..<((cluster + 1) * data.dimension) {
                let mean = sums[place] / Double(sizes[cluster])
                shift += (mean - centres[place]) * (mean - centres[place])
                centres[place] = mean
            }
            shifts[cluster] = shift.squareRoot()
        }
        var (first, second, fastest) = (0.0, 0.0, 0)
        for (cluster, shift) in shifts.enumerated() {
            if shift > first {
                (second, first, fastest) = (first, shift, cluster)
            } else {
                second = max(second, shift)
            }
        }
        if first == 0 { return false }
        for row in 0..<data.count {
            upper[row] += shifts[labels[row]]
            lower[row] -= labels[row] == fastest ? second : first
        }
        return true
    }

    /// Half the distance of each centre to the nearest other one.
    private func halfGaps() -> [Double] {
        (0..<clusters).map { one in
            var least = Double.infinity
            for other in 0..<clusters where other != one {
                var sum = 0.0
                for column in 0..<data.dimension {
                    let difference = centres[one * data.dimension + column] - centres[other * data.dimension + column]
                    sum += difference * difference
                }
                least = min(least, sum)
            }
            return least.squareRoot() / 2
        }
    }

    /// Puts the observations that may have moved to their nearest centres; how many did move.
    private mutating func assign(everything: Bool) -> Int {
        let gaps = everything ? [] : halfGaps()
        let near = SquaredDistances(centred: centres, count: clusters, dimension: data.dimension)
        var products = [Double](repeating: 0, count: Self.block * clusters)
        var (places, rows) = ([Int](), [Double]())
        places.reserveCapacity(Self.block)
        rows.reserveCapacity(Self.block * data.dimension)
        var changed = 0
        for row in 0..<data.count {
            if !everything && upper[row] < max(gaps[labels[row]], lower[row]) { continue }
            places.append(row)
            if places.count == Self.block {
                changed += assign(places, &rows, near, &products)
                places.removeAll(keepingCapacity: true)
            }
        }
        return changed + assign(places, &rows, near, &products)
    }

    private mutating func assign(
        _ places: [Int], _ rows: inout [Double], _ near: SquaredDistances, _ products: inout [Double]
    ) -> Int {
        guard let first = places.first, let last = places.last else { return 0 }
        if last - first == places.count - 1 {
            GSL.products(
                data.values, from: first, rows: places.count, centres, from: 0, columns: clusters,
                dimension: data.dimension, factor: -2, into: &products)
        } else {
            rows.removeAll(keepingCapacity: true)
            for place in places {
                rows.append(contentsOf: data.values[(place * data.dimension)..<((place + 1) * data.dimension)])
            }
            GSL.products(
                rows, from: 0, rows: places.count, centres, from: 0, columns: clusters, dimension: data.dimension,
                factor: -2, into: &products)
        }
        var changed = 0
        for (index, row) in places.enumerated() {
            let (start, norm, own) = (index * clusters, data.norms[row], labels[row])
            var (best, least, second) = (-1, Double.infinity, Double.infinity)
            for cluster in 0..<clusters {
                let square = products[start + cluster] + near.norms[cluster]
                if square < least {
                    (second, least, best) = (least, square, cluster)
                } else if square < second {
                    second = square
                }
            }
            // Where rounding alone tells two centres apart, nobody moves.
            if own >= 0 && own != best
                && products[start + own] + near.norms[own] - least <= 1e-13 * (norm + near.norms[own])
            {
                (best, second) = (own, least)
            }
            upper[row] = max(0, products[start + best] + near.norms[best] + norm).squareRoot()
            lower[row] = max(0, second + norm).squareRoot()
            if best != own {
                relabel(row, best)
                changed += 1
            }
        }
        return changed
    }
}
