// SPDX-License-Identifier: GPL-3.0-or-later

/// The ordinary variation between the cohorts of one unit: their true shares differ by the variance ρ μ(1 − μ) although
/// nothing changed, so that the variance of a count of n is inflated by 1 + (n − 1) ρ.
///
/// Three years of one school cannot tell ρ; all schools together can. ``pooled(_:)`` and ``changes(_:)`` estimate it; where
/// there is too little to estimate, ``prior`` stands in.
///
/// ## References
/// - Williams D. A. (1982). Extra-binomial variation in logistic linear models. *Appl. Stat.* 31, 144–148.
public struct CohortVariation: Sendable, Hashable {
    /// Where ρ comes from.
    public enum Source: String, Sendable, CaseIterable {
        /// Given from outside.
        case given
        /// What is left in the units after their own levels and slopes.
        case pooled
        /// The median of related indicators.
        case related
        /// The changes of the units about their common change.
        case changes
        /// The prior: ρ = 0.04 and t with 4 degrees of freedom.
        case prior
        /// No variation is allowed for.
        case none
    }

    /// ρ, from 0 to below 1.
    public let rho: Double
    /// The standard error of ρ; 0 where it is known, nil for the prior, whose degrees of freedom say it.
    public let standardError: Double?
    /// Where ρ comes from.
    public let source: Source
    /// How many units the estimate rests on; 0 where there is no estimate.
    public let units: Int
    /// What the test of a unit adds to ρ, where ρ is that of the ordinary changes.
    let luck: OwnLuck?

    /// No variation: every test is the binomial one.
    public static let none = CohortVariation(rho: 0, standardError: 0, source: .none, units: 0)
    /// What is assumed where nothing can be estimated.
    public static let prior = CohortVariation(rho: 0.04, standardError: nil, source: .prior, units: 0)
    /// The degrees of freedom of the prior.
    public static let priorDegreesOfFreedom = 4.0
    /// The fewest units for ``pooled(_:)``.
    public static let fewestUnits = 6
    /// The fewest units for ``changes(_:)``.
    public static let fewestUnitsOfTwo = 60

    init(rho: Double, standardError: Double?, source: Source, units: Int, luck: OwnLuck? = nil) {
        self.rho = rho
        self.standardError = standardError
        self.source = source
        self.units = units
        self.luck = luck
    }

    /// Takes a given ρ.
    ///
    /// - Parameters:
    ///   - rho: ρ, from 0 to 0.9.
    ///   - standardError: Its standard error, at least 0; 0 for a value that is taken as known.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public init(given rho: Double, standardError: Double = 0) throws(StatisticsError) {
        if !(rho >= 0 && rho <= 0.9) { throw .outOfRange(argument: "rho", value: rho) }
        if !(standardError >= 0 && standardError.isFinite) {
            throw .outOfRange(argument: "standardError", value: standardError)
        }
        self.init(rho: rho, standardError: standardError, source: .given, units: 0)
    }

    /// Estimates ρ from what is left in each unit after its own level and slope and after what is common to all.
    ///
    /// - Parameter sample: The units; those with fewer than three periods say nothing and are skipped.
    /// - Returns: The estimate, or nil where fewer than ``fewestUnits`` units have three periods.
    public static func pooled(_ sample: CohortSample) -> CohortVariation? {
        CohortEstimation(sample, hasSlopes: true)?.variation(.pooled, atLeast: fewestUnits)
    }

    /// Estimates ρ from the changes of the units about their common change, of which up to a third may be true: where more
    /// are, it is too large.
    ///
    /// - Parameter sample: The units; those with one period are skipped.
    /// - Returns: The estimate, or nil where fewer than ``fewestUnitsOfTwo`` units have two periods.
    public static func changes(_ sample: CohortSample) -> CohortVariation? {
        CohortEstimation(sample, hasSlopes: false)?.variation(.changes, atLeast: fewestUnitsOfTwo)
    }

    /// The median of the estimates of related indicators.
    ///
    /// Its variance is that of an estimate of one of them, plus the spread between them: another indicator is to have this ρ.
    /// Few indicators say little about that spread: half of the median, as a standard deviation, weighs as one indicator.
    ///
    /// - Parameter estimates: Those of the related indicators.
    /// - Returns: The median; nil where there is none.
    public static func median(_ estimates: [CohortVariation]) -> CohortVariation? {
        let ordered = estimates.filter { $0.standardError != nil }
            .sorted { ($0.rho, $0.standardError ?? 0) < ($1.rho, $1.standardError ?? 0) }
        if ordered.isEmpty { return nil }
        let (low, high) = (ordered[(ordered.count - 1) / 2], ordered[ordered.count / 2])
        let middle = (low.rho + high.rho) / 2
        var (within, between) = (0.0, 0.25 * middle * middle)
        for estimate in ordered {
            let error = estimate.standardError ?? 0
            within += error * error
            between += (estimate.rho - middle) * (estimate.rho - middle)
        }
        let variance = within / Double(ordered.count) + between / Double(ordered.count + 1)
        return CohortVariation(
            rho: middle, standardError: variance.squareRoot(), source: .related,
            units: ordered.reduce(0) { $0 + $1.units })
    }

    /// φ of one count.
    ///
    /// - Parameter total: The observations of the count.
    /// - Returns: 1 + (n − 1) ρ.
    @inline(__always)
    public func inflation(_ total: Int) -> Double { 1 + Double(total - 1) * rho }

    /// The inflation of the variance of a unit's trend, with its degrees of freedom.
    public struct Inflation: Sendable, Equatable {
        /// φ of the trend: the variances of the periods averaged with their part in it.
        public let value: Double
        /// φ of the unit's whole count over all periods.
        public let level: Double
        /// The degrees of freedom of φ; infinity where ρ is known.
        public let degreesOfFreedom: Double
        /// The derivative of ``value`` by ρ.
        public let growth: Double

        /// Joins the values.
        public init(value: Double, level: Double, degreesOfFreedom: Double, growth: Double = 0) {
            self.value = value
            self.level = level
            self.degreesOfFreedom = degreesOfFreedom
            self.growth = growth
        }
    }

    /// φ = Σ n (s − s̄)² (1 + (n − 1) ρ) / Σ n (s − s̄)² with s̄ weighted by n, and 2 φ² / (φ'² Var ρ̂) degrees of freedom.
    ///
    /// - Parameters:
    ///   - periods: The counts of the unit with strictly rising scores; at least one.
    ///   - worksPerPupil: Multiplies both inflations; at least 1.
    /// - Returns: The inflation.
    public func inflation(_ periods: [ScoredCount], worksPerPupil: Double = 1) -> Inflation {
        var (all, moment, squares) = (0.0, 0.0, 0.0)
        let origin = periods[0].score
        for period in periods {
            let n = Double(period.count.total)
            all += n
            moment += n * Double(period.score - origin)
            squares += n * (n - 1)
        }
        let centre = moment / all
        var (whole, slope) = (0.0, 0.0)
        for period in periods {
            let n = Double(period.count.total)
            let distance = Double(period.score - origin) - centre
            let weight = n * distance * distance
            whole += weight
            slope += weight * (n - 1)
        }
        let derivative = whole > 0 ? slope / whole : 0
        let value = 1 + derivative * rho
        return Inflation(
            value: value * worksPerPupil, level: (1 + squares / all * rho) * worksPerPupil,
            degreesOfFreedom: degreesOfFreedom(value, derivative), growth: derivative * worksPerPupil)
    }

    /// The degrees of freedom of the inflation of a unit without bound of size, as n grows: 2 ρ² / Var ρ̂.
    public var degreesOfFreedomOfLargest: Double { degreesOfFreedom(rho, 1) }

    private func degreesOfFreedom(_ value: Double, _ derivative: Double) -> Double {
        guard let standardError else { return Self.priorDegreesOfFreedom }
        let error = derivative * standardError / value
        return error > 0 ? max(1, 2 / (error * error)) : .infinity
    }
}
