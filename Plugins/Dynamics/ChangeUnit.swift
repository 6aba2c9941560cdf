// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring
public import Statistics

/// The counts of one unit for one indicator, and what is known of their comparability.
public struct ChangeUnit: Equatable, Sendable {
    /// The counts of one period.
    public struct Count: Equatable, Sendable {
        /// The calendar year, which is the score of the period.
        public let score: Int
        /// Works with the outcome that is counted, of all works.
        public let count: BinomialCount
        /// The pupils behind the works; the total where each pupil has one work.
        public let pupils: Int

        /// Joins the counts of a period.
        ///
        /// - Parameters:
        ///   - score: The calendar year.
        ///   - count: Successes of a total.
        ///   - pupils: The pupils behind the works; nil: as many as works.
        public init(score: Int, count: BinomialCount, pupils: Int? = nil) {
            self.score = score
            self.count = count
            self.pupils = pupils ?? count.total
        }
    }

    /// The name of the unit.
    public let name: String
    /// The name of the indicator.
    public let indicator: String
    /// Which direction is good.
    public let benefit: Benefit
    /// The name of the family that its test belongs to.
    public let family: String
    /// The counts, in any order; a year stands once.
    public let counts: [Count]
    /// Why the periods are not compared; empty where they are.
    public let forbidden: Reasons
    /// Reasons that a verdict carries whatever it is.
    public let remarks: Reasons
    /// What indicators have in common that may lend each other their variation, such as procedure and subject.
    public let kin: String?
    /// The counts that tell the variation between cohorts; those of all comparable years, also of years that are no baseline.
    ///
    /// A school that was chosen for a bad year has that year among them: without the chosen years, which are extreme, the variation
    /// of all would look too small.
    public let cohorts: [Count]

    /// Describes a unit.
    ///
    /// - Parameters:
    ///   - name: The name of the unit.
    ///   - indicator: The name of the indicator.
    ///   - benefit: Which direction is good.
    ///   - family: The name of the family that its test belongs to.
    ///   - counts: The counts, a year once.
    ///   - forbidden: Why the periods are not compared.
    ///   - remarks: Reasons that a verdict carries whatever it is.
    ///   - kin: What indicators have in common that may lend each other their variation.
    ///   - cohorts: The counts of all comparable years; nil: `counts`, or none where these are not compared.
    public init(
        name: String, indicator: String, benefit: Benefit, family: String, counts: [Count], forbidden: Reasons = [],
        remarks: Reasons = [], kin: String? = nil, cohorts: [Count]? = nil
    ) {
        self.name = name
        self.indicator = indicator
        self.benefit = benefit
        self.family = family
        self.kin = kin
        let isSorted = zip(counts, counts.dropFirst()).allSatisfy { $0.score < $1.score }
        self.counts = isSorted ? counts : counts.sorted { $0.score < $1.score }
        self.cohorts = cohorts?.sorted { $0.score < $1.score } ?? (forbidden.isEmpty ? self.counts : [])
        self.forbidden = forbidden
        self.remarks = remarks
    }
}

/// What is said of the change of one unit.
public struct ChangeRow: Equatable, Sendable {
    /// The share of one period.
    public struct PeriodShare: Equatable, Sendable {
        /// The counts.
        public let counts: ChangeUnit.Count
        /// The Wilson interval, 95 %.
        public let wilson: ConfidenceInterval
        /// The Clopper–Pearson interval, 95 %; nil where details were not asked for.
        public let clopperPearson: ConfidenceInterval?
    }

    /// The last period against the first.
    public struct Change: Equatable, Sendable {
        /// The first year.
        public let from: Int
        /// The last year.
        public let to: Int
        /// The last share minus the first.
        public let difference: Double
        /// Its interval, 95 %.
        public let interval: ConfidenceInterval
        /// Fisher's exact p-value; nil where details were not asked for.
        public let pFisher: Double?
        /// Its mid-p; nil where details were not asked for.
        public let pFisherMid: Double?
    }

    /// The Cochran–Armitage test over some periods, and the fitted change.
    public struct Trend: Equatable, Sendable {
        /// The years that it rests on.
        public let years: [Int]
        /// The test.
        public let test: CochranArmitageTest
        /// The fitted change over the years, a fraction.
        public let fitted: Double
        /// Its interval, 90 %.
        public let interval: ConfidenceInterval
        /// The same at 95 %.
        public let wideInterval: ConfidenceInterval
        /// Its standard error, with the inflation.
        public let standardError: Double
        /// The level of the unit over these years, drawn towards the common one.
        public let level: Double
        /// μ(1 − μ) as the interval takes it.
        public let levelVariance: Double
        /// Works for each pupil, at least 1; they multiply the inflation.
        public let works: Double
        /// The inflation of the variance by variation between cohorts and by works, with its degrees of freedom.
        public let inflation: CohortVariation.Inflation
        /// Whether some number of pupils could bring the interval of an unchanged share inside the margin.
        public let canReachMargin: Bool
    }

    /// What could have been seen.
    public struct Power: Equatable, Sendable {
        /// The harmful change, a fraction.
        public let change: Double
        /// The probability that the unadjusted p is below the level for it; nil where no share can change so much.
        public let power: Double?
        /// The smallest harmful change with a power of 0.8; nil where no admissible share reaches it.
        public let detectable: Double?
        /// Whether all outcomes were enumerated.
        public let isExact: Bool
    }

    /// The unit.
    public let unit: ChangeUnit
    /// The shares of the periods with participants.
    public let periods: [PeriodShare]
    /// The last period against the first; nil with fewer than two periods.
    public let change: Change?
    /// The test over all periods; nil with fewer than two.
    public var trend: Trend? { allPeriods?.value }
    /// The test over the periods at or above the minimum; nil with fewer than two, or where they are not compared.
    public var basis: Trend? { largePeriods?.value }
    /// The variation between cohorts that was allowed for.
    public let variation: CohortVariation
    /// What could have been seen over the years of the basis; nil where nothing was tested.
    public internal(set) var power: Power?
    /// The p-value that decides; nil where nothing was tested.
    public internal(set) var p: Double?
    /// The change beyond that of the other units, where it decides.
    public internal(set) var net: NetOfOthers?
    /// ``p`` adjusted for its family.
    public internal(set) var pAdjusted: Double?
    /// The verdict.
    public internal(set) var verdict: Verdict
    /// Why.
    public internal(set) var reasons: Reasons
    // A region has hundreds of thousands of rows, which are moved several times; the trends stay where they are.
    private let allPeriods: Shared<Trend>?
    private let largePeriods: Shared<Trend>?

    /// A value that stays in its place while the row is moved; most rows hold one trend under both names.
    final class Shared<Value: Equatable & Sendable>: Equatable, Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }

        static func == (first: Shared, second: Shared) -> Bool { first === second || first.value == second.value }
    }

    init(
        unit: ChangeUnit, periods: [PeriodShare], change: Change?, trend: Shared<Trend>?, basis: Shared<Trend>?,
        variation: CohortVariation, power: Power?, p: Double?
    ) {
        self.unit = unit
        self.periods = periods
        self.change = change
        self.variation = variation
        self.power = power
        self.p = p
        pAdjusted = nil
        verdict = .insufficient
        reasons = []
        allPeriods = trend
        largePeriods = basis
    }

    /// The exact chance that the share gets better every year by luck, over the years of the basis; nil without a basis.
    public var steadyChance: Double? {
        guard let basis else { return nil }
        let counts = unit.counts.filter { basis.years.contains($0.score) }.map(\.count)
        guard let chance = try? MonotoneChance(counts) else { return nil }
        return unit.benefit == .lower ? chance.falling : chance.rising
    }
}
