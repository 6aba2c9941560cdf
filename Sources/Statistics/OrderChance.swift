// SPDX-License-Identifier: GPL-3.0-or-later

/// How often several series of one unit improve together although the order of the years means nothing.
///
/// The years of a unit are put into every order, the same for all of its series, so that whatever joins the series stays in
/// them; a year without a count of a series keeps its gap. Each order is as likely as any other where nothing changes. A series
/// is *steady* where its share is better at every step, and *directed* where the slope of least squares of its shares on the
/// years, weighted by their totals, is in the good direction; both are decided on whole numbers.
///
/// Exact over all *T*! orders up to ``mostExactYears`` years; beyond that over ``drawnOrders`` seeded orders, whose seed is
/// made of the counts themselves. O(orders · counts) time.
///
/// ```swift
/// let chance = OrderChance([OrderChance.Series(counts, isLowerBetter: true)], required: 1, seed: 1)
/// print(chance.steady, chance.steadyChance)
/// ```
///
/// ## References
/// - Good P. (2005). *Permutation, Parametric and Bootstrap Tests of Hypotheses*, 3rd ed. Springer.
/// - Heap B. R. (1963). Permutations by interchanges. *The Computer Journal* 6(3), 293–298.
public struct OrderChance: Sendable, Equatable {
    /// One series: counts of distinct years.
    public struct Series: Sendable, Equatable {
        /// The counts, each with its year.
        public let counts: [ScoredCount]
        /// Whether a smaller share is better.
        public let isLowerBetter: Bool

        /// Joins the counts of a series.
        ///
        /// - Parameters:
        ///   - counts: Counts of distinct years, each with observations; in any order.
        ///   - isLowerBetter: Whether a smaller share is better.
        public init(_ counts: [ScoredCount], isLowerBetter: Bool) {
            self.counts = counts
            self.isLowerBetter = isLowerBetter
        }
    }

    /// Up to so many years every order is looked at: 5,040 of them.
    public static let mostExactYears = 7
    /// How many orders are drawn where there are more years.
    public static let drawnOrders = 5_040

    /// How many series are better at every step.
    public let steady: Int
    /// How many series have a slope in the good direction.
    public let directed: Int
    /// The share of orders in which at least the required number of series is steady.
    public let steadyChance: Double
    /// The share of orders in which at least the required number of series is directed.
    public let directedChance: Double

    /// Looks at the orders of the years.
    ///
    /// - Parameters:
    ///   - series: The series of a unit; one of fewer than two years is neither steady nor directed.
    ///   - required: How many series must improve, at least 1.
    ///   - seed: The seed of the run.
    /// - Throws: ``StatisticsError/emptyGroup(index:)``, ``StatisticsError/countOutOfRange(index:successes:total:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)`` for a required number below 1 or a year that stands twice in a series.
    public init(_ series: [Series], required: Int, seed: UInt64) throws(StatisticsError) {
        guard required > 0 else { throw .outOfRange(argument: "required", value: Double(required)) }
        for one in series {
            for index in one.counts.indices { try one.counts[index].count.checked(index: index) }
            var years: Set<Int> = []
            for count in one.counts where !years.insert(count.score).inserted {
                throw .outOfRange(argument: "year", value: Double(count.score))
            }
        }
        let years = Set(series.flatMap { $0.counts.map(\.score) }).sorted()
        let table = Table(series, years: years)
        (steady, directed) = table.improved(in: Array(years.indices))
        var (orders, steadyOrders, directedOrders) = (0, 0, 0)
        func look(_ order: [Int]) {
            let found = table.improved(in: order)
            orders += 1
            if found.steady >= required { steadyOrders += 1 }
            if found.directed >= required { directedOrders += 1 }
        }
        if years.count <= Self.mostExactYears {
            Self.forEachOrder(of: years.count, look)
        } else {
            var stream = RandomStream(seed: seed, item: table.fingerprint)
            var order = Array(years.indices)
            for _ in 0..<Self.drawnOrders {
                for place in stride(from: order.count - 1, to: 0, by: -1) {
                    order.swapAt(place, stream.integer(below: place + 1))
                }
                look(order)
            }
        }
        steadyChance = Double(steadyOrders) / Double(orders)
        directedChance = Double(directedOrders) / Double(orders)
    }

    /// Heap's algorithm: every order of some items once, from one to the next by a single exchange.
    private static func forEachOrder(of count: Int, _ body: ([Int]) -> Void) {
        var order = Array(0..<count)
        var turns = Array(repeating: 0, count: count)
        body(order)
        var place = 1
        while place < count {
            guard turns[place] < place else {
                turns[place] = 0
                place += 1
                continue
            }
            order.swapAt(place % 2 == 0 ? 0 : turns[place], place)
            body(order)
            turns[place] += 1
            place = 1
        }
    }
}

/// The counts of all series by year, flat; a total of 0 where a series has none.
private struct Table {
    private let seriesCount: Int
    /// The years, less the first one.
    private let scores: [Int]
    private var successes: [Int]
    private var totals: [Int]
    private let isLowerBetter: [Bool]

    init(_ series: [OrderChance.Series], years: [Int]) {
        seriesCount = series.count
        let first = years.first ?? 0
        scores = years.map { $0 - first }
        successes = Array(repeating: 0, count: series.count * years.count)
        totals = successes
        isLowerBetter = series.map(\.isLowerBetter)
        let places = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, $0) })
        for (number, one) in series.enumerated() {
            for count in one.counts {
                guard let place = places[count.score] else { continue }
                successes[number * years.count + place] = count.count.successes
                totals[number * years.count + place] = count.count.total
            }
        }
    }

    /// How many series improve when the counts of year `order[i]` stand in the place of year `i`.
    func improved(in order: [Int]) -> (steady: Int, directed: Int) {
        var (steady, directed) = (0, 0)
        for series in 0..<seriesCount {
            let base = series * scores.count
            var last: (x: Int, n: Int)?
            var isSteady = true
            var points = 0
            // The slope has the sign of N Σ s x − X Σ s n.
            var (allX, allN, weightedX, weightedN) = (Int128(0), Int128(0), Int128(0), Int128(0))
            for (place, source) in order.enumerated() {
                let (x, n) = (successes[base + source], totals[base + source])
                guard n > 0 else { continue }
                points += 1
                if let last {
                    let (before, after) = (Int128(last.x) * Int128(n), Int128(x) * Int128(last.n))
                    if isLowerBetter[series] ? after >= before : after <= before { isSteady = false }
                }
                last = (x, n)
                allX += Int128(x)
                allN += Int128(n)
                weightedX += Int128(scores[place]) * Int128(x)
                weightedN += Int128(scores[place]) * Int128(n)
            }
            guard points > 1 else { continue }
            if isSteady { steady += 1 }
            let slope = allN * weightedX - allX * weightedN
            if isLowerBetter[series] ? slope < 0 : slope > 0 { directed += 1 }
        }
        return (steady, directed)
    }

    /// FNV-1a over the counts, series sorted, so that neither their order nor the unit's name matters.
    var fingerprint: UInt64 {
        let parts = (0..<seriesCount).map { series in
            let base = series * scores.count
            return [isLowerBetter[series] ? 1 : 0] + successes[base..<base + scores.count] + totals[base..<base + scores.count]
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for value in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }).joined() {
            hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01B3
        }
        return hash
    }
}
