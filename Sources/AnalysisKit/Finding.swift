// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
public import Statistics

/// What a plugin says of a unit; a closed list of kinds.
public enum FindingKind: String, CaseIterable, Codable, Sendable {
    /// A quantity with its interval and, where tested, its verdict.
    case estimate
    /// A unit belongs to a group.
    case membership
    /// One unit stands in a relation to another.
    case relation
}

/// What an estimate measures; a closed list.
public enum Quantity: String, CaseIterable, Codable, Sendable {
    /// The share of one period, a fraction, with the Wilson interval.
    case share
    /// The share of several periods together, a fraction, with the Wilson interval inflated by the variation between cohorts.
    case pooledShare
    /// The last share minus the first, a fraction, with Newcombe's interval.
    case difference
    /// The fitted change over the window, a fraction, with the interval that decides `stable`; tested.
    case change
    /// The probability of a share that is better every year, were nothing to change.
    case steadyChance
    /// The probability that a harmful change of ten points would have been seen.
    case power
    /// The smallest harmful change that would have been seen with probability 0.8, a fraction.
    case detectableChange
    /// The change beyond that of the other schools, a fraction; tested in a family of its own.
    case netChange
    /// The pooled share less that of the other schools in the same years, a fraction; tested.
    case level
    /// The pooled share less the region's in the same years, a fraction; tested.
    case regionLevel
    /// The pooled share drawn towards the common one by as much as there are few participants, a fraction.
    case shrunkenLevel
    /// The standard deviation of the schools' levels, a fraction; of the territory.
    case levelSpread
    /// The change to be expected of selected schools although nothing changed, a fraction, with the middle 90 % of it.
    case selectionEffect
    /// Participants of one examination year with the outcome that counts; no estimate, never a trend.
    case event
    /// ρ, the variation between cohorts, with its 95 % interval; of the territory.
    case dispersion
    /// Of a group the share of schools with enough indicators that are better every year, with the Wilson interval; of a
    /// school the share of its computed indicators.
    case everyYearShare
    /// Of a group the share of schools with a confirmed improvement and no confirmed worsening; of a school the share of its
    /// computed indicators that improved.
    case confirmedShare
    /// Of a group the share of schools with enough indicators that are better in the last year than in the first; of a school
    /// the share of its computed indicators.
    case kOfMShare
    /// What ``everyYearShare`` of a group would be on average by chance alone, or the probability of a school.
    case everyYearChance
    /// What ``confirmedShare`` of a group would at most be on average by chance alone, or the probability of a school.
    case confirmedChance
    /// What ``kOfMShare`` of a group would be on average by chance alone, or the probability of a school.
    case kOfMChance
    /// Teachers who were diagnosed, of all where their number is known.
    case diagnosed
    /// Teachers of the diagnosed ones who took part in the input wave only; no estimate.
    case onlyBefore
    /// Teachers of the diagnosed ones who took part in the output wave only; no estimate.
    case onlyAfter
    /// Teachers of the diagnosed ones whose school was another one in the input wave; no estimate.
    case changedSchool
    /// The mean of the input wave of those who took part in both, a fraction of the largest score.
    case meanBefore
    /// The mean of the output wave of those who took part in both, a fraction of the largest score.
    case meanAfter
    /// The mean difference of the two waves, a fraction of the largest score, with its *t* interval; the test is Wilcoxon's
    /// exact one without zeros. The numerator counts those who rose.
    case pairedDifference
    /// The same with schools as clusters: CR2 with Satterthwaite's degrees of freedom.
    case clusteredDifference
    /// The p-value of the paired *t* test.
    case pStudent
    /// The p-value of Wilcoxon's signed-rank test with Pratt's zeros.
    case pPratt
    /// The p-value of the sign test.
    case pSign
    /// The p-value of the mean difference with schools as clusters.
    case pClustered
    /// The mean difference by the standard deviation of the differences, with its BCa interval.
    case effectDz
    /// The same with Hedges' correction.
    case effectDzCorrected
    /// The mean difference by the mean of both standard deviations, with its BCa interval.
    case effectDav
    /// The same with Hedges' correction.
    case effectDavCorrected
    /// The share of those who rose, with the Wilson interval.
    case risen
    /// The share of those who fell, with the Wilson interval.
    case fallen
    /// The share of those who reliably improved (Jacobson & Truax), with the Wilson interval.
    case reliableGain
    /// The share of those who reliably worsened, with the Wilson interval.
    case reliableLoss
    /// The share of those whose level rose, with the Wilson interval.
    case levelRise
    /// The share of those whose level fell, with the Wilson interval.
    case levelFall
    /// McNemar's exact p-value of the movement between two levels.
    case pMcNemar
    /// The same, ties counted half.
    case pMcNemarMid
    /// Stuart and Maxwell's p-value of the movement between more levels.
    case pStuartMaxwell
    /// Bowker's p-value of the movement between more levels.
    case pBowker
    /// The mean difference that regression to the mean alone lets expect, a fraction of the largest score.
    case expectedRegression
    /// What the share of indicator 18 would be on average by chance alone.
    case gainChance
    /// The probability of a share of indicator 18 as large by chance alone.
    case pGainChance
    /// The share of those below the declared level in their last wave, with the Wilson interval.
    case belowLevel

    /// Whether it is said of diagnosed teachers, and so in a section of their own.
    public var isOfTeachers: Bool { number >= Quantity.diagnosed.number && number <= Quantity.belowLevel.number }

    /// Whether a finding of it has a verdict: always for these, never for others.
    public var hasVerdict: Bool {
        switch self {
        case .change, .netChange, .level, .regionLevel: true
        case .share, .pooledShare, .difference, .steadyChance, .power, .detectableChange, .shrunkenLevel, .levelSpread,
            .selectionEffect, .event, .dispersion, .everyYearShare, .confirmedShare, .kOfMShare, .everyYearChance,
            .confirmedChance, .kOfMChance:
            false
        case .diagnosed, .onlyBefore, .onlyAfter, .changedSchool, .meanBefore, .meanAfter, .pairedDifference,
            .clusteredDifference, .pStudent, .pPratt, .pSign, .pClustered, .effectDz, .effectDzCorrected, .effectDav,
            .effectDavCorrected, .risen, .fallen, .reliableGain, .reliableLoss, .levelRise, .levelFall, .pMcNemar,
            .pMcNemarMid, .pStuartMaxwell, .pBowker, .expectedRegression, .gainChance, .pGainChance, .belowLevel:
            false
        }
    }

    /// Whether its verdict is one of a level.
    public var isOfLevel: Bool { self == .level || self == .regionLevel }

    /// The code of the column of a ``FindingTable``.
    public var number: UInt8 { UInt8(Quantity.allCases.firstIndex(of: self) ?? 0) }
}

/// The test behind an estimate.
public struct TestResult: Hashable, Codable, Sendable {
    /// The standardised statistic; below 0 where the share falls.
    public var z: Double
    /// The asymptotic two-sided p-value; nil where the test is not the conditional trend test.
    public var pAsymptotic: Double?
    /// The exact conditional two-sided p-value; nil where the test has none.
    public var pExact: Double?
    /// The same, ties counted half.
    public var pMid: Double?
    /// The p-value that decides.
    public var p: Double
    /// ``p`` adjusted for its family.
    public var pAdjusted: Double
    /// The index of the family in ``FindingTable/families``.
    public var family: Int

    /// Joins the values of a test.
    public init(
        z: Double, pAsymptotic: Double? = nil, pExact: Double? = nil, pMid: Double? = nil, p: Double,
        pAdjusted: Double, family: Int
    ) {
        self.z = z
        self.pAsymptotic = pAsymptotic
        self.pExact = pExact
        self.pMid = pMid
        self.p = p
        self.pAdjusted = pAdjusted
        self.family = family
    }
}

/// A family of tests that are adjusted together.
public struct TestFamily: Hashable, Codable, Sendable {
    /// Its name, such as `indicator 1, schools`.
    public var name: String
    /// How many tests were performed.
    public var size: Int
    /// The procedure: `bh`, `by`, `holm`, `hochberg`, `none`.
    public var adjustment: String

    /// Describes a family.
    public init(name: String, size: Int, adjustment: String) {
        self.name = name
        self.size = size
        self.adjustment = adjustment
    }
}

/// One estimate: a readable view of a row of a ``FindingTable``.
public struct Finding: Hashable, Codable, Sendable {
    /// The unit that it speaks of.
    public var unit: AnalysisUnit
    /// The number of the indicator.
    public var indicator: Int
    /// The index into ``IndicatorDefinition/parts``; nil for the whole indicator.
    public var part: Int?
    /// What is measured.
    public var quantity: Quantity
    /// The first period that it rests on.
    public var from: Period
    /// The last period that it rests on.
    public var to: Period
    /// Works with the outcome that the indicator counts; of the last period for a change.
    public var numerator: Int
    /// Works of all who count; of the last period for a change.
    public var denominator: Int
    /// Pupils behind the works; of the last period for a change.
    public var pupils: Int
    /// The estimate; nil where there is none.
    public var estimate: Double?
    /// Its interval.
    public var interval: ConfidenceInterval?
    /// Its test.
    public var test: TestResult?
    /// Its verdict; every change has one.
    public var verdict: Verdict?
    /// Why the verdict is what it is; never empty where there is a verdict.
    public var reasons: Reasons

    /// Joins the values of an estimate.
    public init(
        unit: AnalysisUnit, indicator: Int, part: Int? = nil, quantity: Quantity, from: Period, to: Period,
        numerator: Int, denominator: Int, pupils: Int, estimate: Double?, interval: ConfidenceInterval? = nil,
        test: TestResult? = nil, verdict: Verdict? = nil, reasons: Reasons = []
    ) {
        self.unit = unit
        self.indicator = indicator
        self.part = part
        self.quantity = quantity
        self.from = from
        self.to = to
        self.numerator = numerator
        self.denominator = denominator
        self.pupils = pupils
        self.estimate = estimate
        self.interval = interval
        self.test = test
        self.verdict = verdict
        self.reasons = reasons
    }
}
