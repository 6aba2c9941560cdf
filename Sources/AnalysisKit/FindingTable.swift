// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
import Statistics

/// What is constant for all findings of one plugin in one run.
public struct Provenance: Hashable, Codable, Sendable {
    /// The identifier of the plugin.
    public var plugin: String
    /// Its version.
    public var version: String
    /// The parameters that it ran with, as text.
    public var parameters: [String: String]

    /// Joins the facts.
    public init(plugin: String, version: String, parameters: [String: String]) {
        self.plugin = plugin
        self.version = version
        self.parameters = parameters
    }
}

/// A period that a comparison leaves out, and why; one line for an indicator.
public struct SetAside: Hashable, Codable, Sendable {
    /// The number of the indicator.
    public var indicator: Int
    /// Whether the line speaks of the schools that were selected for their results, or of all others.
    public var isSelected: Bool
    /// The period that is left out.
    public var period: Period
    /// The years that are compared instead, ascending; empty where none is left.
    public var window: [Int]
    /// Why: `breakForbidden`, `comparableWithReservation` or `selectedOnBaseline`.
    public var reasons: Reasons
    /// The year of the window against which the register names the break; nil where it names none.
    public var against: Int?

    /// Describes what is left out.
    public init(
        indicator: Int, isSelected: Bool = false, period: Period, window: [Int], reasons: Reasons, against: Int?
    ) {
        self.indicator = indicator
        self.isSelected = isSelected
        self.period = period
        self.window = window
        self.reasons = reasons
        self.against = against
    }
}

/// The findings of one plugin, as columns of equal length.
///
/// Absent numbers are NaN in the columns and nil in the ``Finding`` view.
public struct FindingTable: Hashable, Sendable {
    /// What is constant for all rows.
    public var provenance: Provenance
    /// The families of tests; a test names one of them.
    public var families: [TestFamily] = []
    /// The periods that were left out of comparisons.
    public var setAside: [SetAside] = []
    /// To which groups units belong.
    public var memberships: [Membership] = []
    /// What the groups of ``memberships`` are like, by number.
    public var groupProfiles: [GroupProfile] = []
    /// How units are related, by unit, role and rank.
    public var relations: [Relation] = []
    /// The units, each once.
    public var units: [AnalysisUnit] { internedUnits.values }
    /// The periods, each once.
    public var periods: [Period] { internedPeriods.values }
    /// Index into ``units``.
    public private(set) var unit: [Int32] = []
    /// The number of the indicator.
    public private(set) var indicator: [Int16] = []
    /// The part, from 0; −1 for the whole indicator.
    public private(set) var part: [Int16] = []
    /// The quantity's code.
    public private(set) var quantity: [UInt8] = []
    /// Index of the first period into ``periods``.
    public private(set) var from: [Int32] = []
    /// Index of the last period into ``periods``.
    public private(set) var to: [Int32] = []
    /// Works with the outcome that the indicator counts.
    public private(set) var numerator: [Int64] = []
    /// Works of all who count.
    public private(set) var denominator: [Int64] = []
    /// Pupils behind the works.
    public private(set) var pupils: [Int64] = []
    /// The estimate.
    public private(set) var estimate: [Double] = []
    /// The lower end of the interval.
    public private(set) var lower: [Double] = []
    /// The upper end of the interval.
    public private(set) var upper: [Double] = []
    /// The confidence level of the interval.
    public private(set) var level: [Double] = []
    /// The standardised statistic.
    public private(set) var z: [Double] = []
    /// The asymptotic p-value.
    public private(set) var pAsymptotic: [Double] = []
    /// The exact p-value.
    public private(set) var pExact: [Double] = []
    /// The mid-p-value.
    public private(set) var pMid: [Double] = []
    /// The p-value that decides.
    public private(set) var p: [Double] = []
    /// The adjusted p-value.
    public private(set) var pAdjusted: [Double] = []
    /// Index into ``families``; −1 where nothing was tested.
    public private(set) var family: [Int32] = []
    /// The verdict's code; 0 where there is none.
    public private(set) var verdict: [UInt8] = []
    /// The reasons' bits.
    public private(set) var reasons: [UInt32] = []
    private var internedUnits = Interned<AnalysisUnit>()
    private var internedPeriods = Interned<Period>()

    /// A table without rows.
    ///
    /// - Parameter provenance: What will be constant for all rows.
    public init(provenance: Provenance) { self.provenance = provenance }

    /// How many rows of estimates there are.
    public var count: Int { unit.count }

    /// The rows, in order.
    public var findings: some RandomAccessCollection<Finding> { (0..<count).lazy.map { self[$0] } }

    /// One row.
    public subscript(row: Int) -> Finding {
        let interval =
            lower[row].isNaN || upper[row].isNaN
            ? nil : ConfidenceInterval(lower: lower[row], upper: upper[row], level: level[row])
        let test =
            family[row] < 0
            ? nil
            : TestResult(
                z: z[row], pAsymptotic: known(pAsymptotic[row]), pExact: known(pExact[row]), pMid: known(pMid[row]),
                p: p[row], pAdjusted: pAdjusted[row], family: Int(family[row]))
        return Finding(
            unit: units[Int(unit[row])], indicator: Int(indicator[row]), part: part[row] < 0 ? nil : Int(part[row]),
            quantity: Quantity.allCases[Int(quantity[row])], from: periods[Int(from[row])],
            to: periods[Int(to[row])], numerator: Int(numerator[row]), denominator: Int(denominator[row]),
            pupils: Int(pupils[row]), estimate: known(estimate[row]), interval: interval,
            test: test, verdict: Verdict(number: verdict[row]), reasons: Reasons(rawValue: reasons[row]))
    }

    private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

    /// Makes room for rows, so that columns of millions do not double while they grow.
    ///
    /// - Parameter rows: How many rows will be appended.
    public mutating func reserve(_ rows: Int) {
        let capacity = count + rows
        unit.reserveCapacity(capacity)
        indicator.reserveCapacity(capacity)
        part.reserveCapacity(capacity)
        quantity.reserveCapacity(capacity)
        from.reserveCapacity(capacity)
        to.reserveCapacity(capacity)
        numerator.reserveCapacity(capacity)
        denominator.reserveCapacity(capacity)
        pupils.reserveCapacity(capacity)
        estimate.reserveCapacity(capacity)
        lower.reserveCapacity(capacity)
        upper.reserveCapacity(capacity)
        level.reserveCapacity(capacity)
        z.reserveCapacity(capacity)
        pAsymptotic.reserveCapacity(capacity)
        pExact.reserveCapacity(capacity)
        pMid.reserveCapacity(capacity)
        p.reserveCapacity(capacity)
        pAdjusted.reserveCapacity(capacity)
        family.reserveCapacity(capacity)
        verdict.reserveCapacity(capacity)
        reasons.reserveCapacity(capacity)
    }

    /// Adds a row.
    public mutating func append(_ finding: Finding) {
        unit.append(internedUnits.number(of: finding.unit))
        indicator.append(Int16(finding.indicator))
        part.append(finding.part.map(Int16.init) ?? -1)
        quantity.append(finding.quantity.number)
        from.append(internedPeriods.number(of: finding.from))
        to.append(internedPeriods.number(of: finding.to))
        numerator.append(Int64(finding.numerator))
        denominator.append(Int64(finding.denominator))
        pupils.append(Int64(finding.pupils))
        estimate.append(finding.estimate ?? .nan)
        lower.append(finding.interval?.lower ?? .nan)
        upper.append(finding.interval?.upper ?? .nan)
        level.append(finding.interval?.level ?? .nan)
        z.append(finding.test?.z ?? .nan)
        pAsymptotic.append(finding.test?.pAsymptotic ?? .nan)
        pExact.append(finding.test?.pExact ?? .nan)
        pMid.append(finding.test?.pMid ?? .nan)
        p.append(finding.test?.p ?? .nan)
        pAdjusted.append(finding.test?.pAdjusted ?? .nan)
        family.append(finding.test.map { Int32($0.family) } ?? -1)
        verdict.append(finding.verdict?.number ?? 0)
        reasons.append(finding.reasons.rawValue)
    }
}
