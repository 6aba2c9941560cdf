// SPDX-License-Identifier: GPL-3.0-or-later

/// Regression to the mean: how far persons chosen for their scores move although nothing changes.
///
/// With a test of reliability r and the same distribution both times the expected change of a group is (1 − r) times the distance
/// of its mean from that of all who could have been chosen.
///
/// ## References
/// - Davis C. E. (1976). The effect of regression to the mean in epidemiologic and clinical studies. *Am. J. Epidem.* 104, 493–498.
public struct MeanRegression: Sendable, Equatable {
    /// The change to be expected without any effect, in test points; positive for those chosen for low scores.
    public let expected: Double

    /// Computes the expected part.
    ///
    /// - Parameters:
    ///   - selectedMean: The mean score before of those that were chosen, in test points.
    ///   - populationMean: The mean score before of all who could have been chosen.
    ///   - reliability: Of the test, from 0 to 1.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public init(selectedMean: Double, populationMean: Double, reliability: Double) throws(StatisticsError) {
        if !(abs(selectedMean) <= PairedScores.largestScore) {
            throw .outOfRange(argument: "selectedMean", value: selectedMean)
        }
        if !(abs(populationMean) <= PairedScores.largestScore) {
            throw .outOfRange(argument: "populationMean", value: populationMean)
        }
        if !(reliability >= 0 && reliability <= 1) { throw .outOfRange(argument: "reliability", value: reliability) }
        expected = (1 - reliability) * (populationMean - selectedMean)
    }

    /// The part of an observed change that is beyond the expected one.
    ///
    /// - Parameter change: The observed mean change, in test points.
    /// - Returns: The rest, in test points.
    public func rest(of change: Double) -> Double { change - expected }
}
