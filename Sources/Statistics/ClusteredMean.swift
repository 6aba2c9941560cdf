// SPDX-License-Identifier: GPL-3.0-or-later

/// The mean of differences whose persons belong to clusters (schools), with a standard error that allows for them.
///
/// The standard error is CR2, the bias-reduced linearisation with equal and independent errors as working model; degrees of
/// freedom are Satterthwaite's under the same model. It is offered from ten clusters on. For a mean both have a closed form: with
/// w the share of a cluster in all persons, V = Σ s²/(1 − w)/N², s the sum of a cluster's residuals.
///
/// ```swift
/// let mean = try ClusteredMean(pairs.differences, clusters: schools)
/// print(mean.estimate, mean.standardError, mean.degreesOfFreedom)
/// ```
///
/// ## References
/// - Bell R. M., McCaffrey D. F. (2002). Bias reduction in standard errors for linear regression with multi-stage samples.
///   *Survey Methodology* 28, 169–181.
/// - Pustejovsky J. E., Tipton E. (2018). Small-sample methods for cluster-robust variance estimation. *JBES* 36, 672–683.
public struct ClusteredMean: Sendable, Equatable {
    /// The fewest clusters.
    public static let fewestClusters = 10

    /// The mean over all persons.
    public let estimate: Double
    /// CR2; 0 where all differences are equal.
    public let standardError: Double
    /// Satterthwaite's, at most the number of clusters less 1.
    public let degreesOfFreedom: Double
    /// How many clusters there are.
    public let clusters: Int

    /// Estimates a mean.
    ///
    /// - Parameters:
    ///   - values: The difference of each person; shape (n).
    ///   - clusters: The cluster of each person, in the same order.
    /// - Throws: ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/nonFiniteValue(argument:index:)``,
    ///   ``StatisticsError/outOfRange(argument:value:)``, ``StatisticsError/tooFewGroups(required:found:)``.
    public init<Cluster: Hashable>(_ values: [Double], clusters: [Cluster]) throws(StatisticsError) {
        if values.count != clusters.count { throw .unequalLengths(first: values.count, second: clusters.count) }
        try PairedScores.check(values, "values")
        var members: [Cluster: [Double]] = [:]
        for (value, cluster) in zip(values, clusters) { members[cluster, default: []].append(value) }
        if members.count < Self.fewestClusters {
            throw .tooFewGroups(required: Self.fewestClusters, found: members.count)
        }
        let n = Double(values.count)
        let mean = Moments(values).mean
        var terms: [Double] = []
        var weights: [Double] = []
        for member in members.values {
            let weight = Double(member.count) / n
            let residual = Moments.sum(member.map { $0 - mean }.sorted())
            terms.append(residual * residual / (1 - weight))
            weights.append(weight)
        }
        // A dictionary has no order: the sums take theirs from the numbers.
        weights.sort()
        let squares = Moments.sum(weights.map { $0 * $0 })
        let leverages = weights.map { $0 * $0 / (1 - $0) }
        let whole = Moments.sum(leverages)
        let products = whole * whole - Moments.sum(leverages.map { $0 * $0 })
        estimate = mean
        standardError = Moments.sum(terms.sorted()).squareRoot() / n
        degreesOfFreedom = 1 / (squares + products)
        self.clusters = members.count
    }

    /// The estimate over its standard error; nil where that is 0.
    public var t: Double? { standardError > 0 ? estimate / standardError : nil }

    /// The two-sided p-value of a mean of 0; nil where there is no ``t``.
    public var pValue: Double? {
        t.map { min(1, 2 * StudentTail.upper(abs($0), degreesOfFreedom: degreesOfFreedom)) }
    }

    /// Returns the interval of the mean.
    ///
    /// - Parameter level: The confidence level, between 0 and 1.
    /// - Returns: The interval; nil where there is no ``t``.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public func interval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval? {
        try ConfidenceInterval.check(level: level)
        guard standardError > 0 else { return nil }
        let half = standardError * StudentTail.quantile(tail: (1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
        return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: level)
    }
}
