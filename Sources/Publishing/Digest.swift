// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// One point of a series.
struct Point: Hashable, Sendable {
    var period: Period
    var numerator: Int
    var denominator: Int
    var pupils: Int
    var share: Double
    var interval: ConfidenceInterval?
    /// Whether it is left out of every comparison of the indicator.
    var isAside = false
    /// Whether the change rests on it: neither set aside nor below the minimum.
    var counts = true
    /// Whether a value was given by hand: of the school, or of a school of the group.
    var isByHand = false

    /// Whether its share is below another one's: on whole numbers, because equal shares may differ as doubles.
    func isBelow(_ other: Point) -> Bool {
        let (own, others) = (
            numerator.multipliedFullWidth(by: other.denominator), other.numerator.multipliedFullWidth(by: denominator)
        )
        return (own.high, own.low) < (others.high, others.low)
    }
}

/// What is known of one unit and one indicator (or one part of it).
struct Row: Sendable {
    var points: [Point] = []
    var pooled: Finding?
    var difference: Finding?
    var change: Finding?
    var steadyChance: Double?
    /// The probability that a harmful change of ten points would have been seen.
    var power: Double?
    /// The smallest harmful change that would have been seen with probability 0.8.
    var detectable: Double?
    /// The change beyond that of the other schools, where it does not decide.
    var net: Finding?
    /// The level against the other schools.
    var level: Finding?
    /// The level against the region.
    var regionLevel: Finding?
    /// The pooled share drawn towards the common one.
    var shrunken: Double?
    /// What the selection alone would do.
    var selectionEffect: Finding?
    /// Participants of the last examination year with the bad outcome.
    var event: Finding?
    /// Of the territory: the standard deviation of the schools' levels.
    var levelSpread: Double?
    /// Of the territory: ρ with its interval.
    var dispersion: Finding?

    /// Whether every point that is compared is better than the one before; nil for fewer than two of them.
    func isSteadilyBetter(_ benefit: Benefit) -> Bool? {
        let compared = points.filter(\.counts)
        guard compared.count > 1 else { return nil }
        return zip(compared, compared.dropFirst()).allSatisfy { earlier, later in
            benefit == .lower ? later.isBelow(earlier) : earlier.isBelow(later)
        }
    }

    /// The years whose counts the pooled share adds, ascending; empty without a pooled share.
    var pooledYears: [Int] {
        guard let pooled else { return [] }
        let ends = Set([pooled.from, pooled.to])
        let inside = points.filter { $0.period >= pooled.from && $0.period <= pooled.to }
        // A year between the ends may be left out, and only the counts tell.
        let isWhole = inside.map(\.denominator).reduce(0, +) == pooled.denominator
        return isWhole ? inside.map(\.period.year) : ends.map(\.year).sorted()
    }

    /// FIOKO's rule of 2026 for the share of «2»: ten percentage points more from the first year to the last.
    func breaksTenPointRule(_ benefit: Benefit) -> Bool? {
        guard benefit == .lower, let difference = difference?.estimate else { return nil }
        return difference >= 0.10 - 1e-12
    }
}

/// The findings of an edition by indicator and unit.
struct Digest: Sendable {
    /// Identifies the row of a unit.
    struct Key: Hashable, Sendable {
        var unit: AnalysisUnit
        var indicator: Int
        var part: Int?
    }

    /// A year that the comparison of an indicator leaves out.
    struct Aside: Sendable {
        var setAside: SetAside
        /// What the break register says of it.
        var entry: BreakEntry?
        /// Why there are no results of the year at all, where the register knows it.
        var reasonNotHeld: Sentence?
    }

    let edition: Edition
    let watched: AnalysisUnit = .watched
    /// The units of the overview: watched schools, other schools, the territory.
    let groups: [AnalysisUnit] = [.watched, .others, .territory]
    /// ШНОР and ШНСУ apart, where the territory has both, and the region where its file is named.
    let furtherGroups: [AnalysisUnit]
    /// The schools with findings or in the register, watched ones first, each part by number.
    let schools: [School]
    /// The indicators of results with at least one share; sections of their own tell of the others.
    let computed: [IndicatorDefinition]
    /// The indicators of the order that are not computed.
    let absent: [IndicatorDefinition]
    /// The periods of an indicator's series, ascending.
    let periods: [Int: [Period]]
    /// The years that the comparison of an indicator leaves out, for the schools that were not selected.
    let aside: [Int: [Aside]]
    /// The same for the schools that were selected for their results, and for their group.
    let asideOfSelected: [Int: [Aside]]
    /// Whether any number of the edition was given by hand.
    var hasValuesByHand: Bool { rows.values.contains { row in row.points.contains(where: \.isByHand) } }
    /// How many schools were tested together, by indicator.
    let familySizes: [Int: Int]
    let settings: Settings
    private let rows: [Key: Row]
    private let selected: Set<AnalysisUnit>

    init(_ edition: Edition) {
        self.edition = edition
        var rows: [Key: Row] = [:]
        var periods: [Int: Set<Period>] = [:]
        var sizes: [Int: Int] = [:]
        for table in edition.tables {
            for finding in table.findings {
                let key = Key(unit: finding.unit, indicator: finding.indicator, part: finding.part)
                rows[key, default: Row()].take(finding)
                if finding.quantity == .change, let family = finding.test?.family, finding.unit.kind == .school {
                    sizes[finding.indicator] = table.families[family].size
                }
                if finding.quantity == .share { periods[finding.indicator, default: []].insert(finding.from) }
            }
        }
        settings = Settings(edition.tables.first { $0.provenance.plugin == "dynamics" }?.provenance)
        let campaign = edition.campaign
        let isWatched = campaign.isWatched
        let setAside = edition.tables.flatMap(\.setAside)
        aside = Self.aside(setAside.filter { !$0.isSelected }, campaign)
        // Nothing is left out for the selected schools only where all years are compared, and then so they are for others.
        asideOfSelected = aside.merging(Self.aside(setAside.filter(\.isSelected), campaign)) { $1 }
        let selected = Set(
            [.watched, .lowResults] + campaign.schools.filter { isWatched($0) }.map { AnalysisUnit.school($0.id) })
        for key in rows.keys {
            let left = (selected.contains(key.unit) ? asideOfSelected : aside)[key.indicator] ?? []
            rows[key]?.finish(setAside: Set(left.map(\.setAside.period)), minimum: settings.minimum)
        }
        self.selected = selected
        let known = Set(rows.keys.map(\.unit))
        let lists = [AnalysisUnit.lowResults, .adverseConditions].filter(known.contains)
        furtherGroups = (lists.count == 2 ? lists : []) + (known.contains(.region) ? [.region] : [])
        self.rows = rows
        self.periods = periods.mapValues { $0.sorted() }
        schools = campaign.schools.filter { isWatched($0) } + campaign.schools.filter { !isWatched($0) }
        let told = Set(edition.tables.flatMap { $0.indicator.map(Int.init) })
        computed = campaign.indicators.filter { periods[$0.id] != nil && !$0.populations.isEmpty }
        absent = campaign.indicators.filter { indicator in
            indicator.populations.isEmpty ? !told.contains(indicator.id) : periods[indicator.id] == nil
        }
        familySizes = sizes
    }

    private static func aside(_ setAside: [SetAside], _ campaign: CampaignDescription) -> [Int: [Aside]] {
        Dictionary(grouping: setAside, by: \.indicator).mapValues { list in
            list.sorted { $0.period < $1.period }.map { item in
                let group = campaign.indicators.first { $0.id == item.indicator }?.comparability
                let entry = item.against.flatMap { against in
                    group.flatMap { campaign.breaks.entry(item.period.year, against, group: $0) }
                }
                let notHeld = group.flatMap { campaign.breaks.reasonNotHeld(item.period.year, group: $0) }
                return Aside(setAside: item, entry: entry, reasonNotHeld: notHeld)
            }
        }
    }

    func row(_ unit: AnalysisUnit, _ indicator: Int, part: Int? = nil) -> Row? {
        rows[Key(unit: unit, indicator: indicator, part: part)]
    }

    /// Whether the selection of schools for their results concerns a unit.
    func isSelected(_ unit: AnalysisUnit) -> Bool { selected.contains(unit) }

    func isWatched(_ school: School) -> Bool { edition.campaign.isWatched(school) }

    /// The parts of an indicator that have findings.
    func parts(_ indicator: IndicatorDefinition) -> [(index: Int, name: String)] {
        indicator.parts.enumerated().compactMap { index, name in
            let isThere = (groups + furtherGroups + schools.map { .school($0.id) }).contains {
                row($0, indicator.id, part: index) != nil
            }
            return isThere ? (index, name) : nil
        }
    }

    /// The changes of schools with their schools and indicators, in the order of the order.
    var changes: [(school: School, indicator: IndicatorDefinition, row: Row, change: Finding)] {
        computed.flatMap { indicator in
            schools.compactMap { school in
                // A school without this grade is not one with too few participants.
                guard let row = row(.school(school.id), indicator.id), !row.points.isEmpty, let change = row.change
                else { return nil }
                return (school, indicator, row, change)
            }
        }
    }

    /// The ordinary variation between cohorts that the tests of an indicator allow for: the one found, or the prior.
    func rho(_ indicator: IndicatorDefinition) -> Double? {
        if let found = row(.territory, indicator.id)?.dispersion?.estimate { return found }
        let source = edition.tables.lazy.compactMap { $0.provenance.parameters["dispersion.\(indicator.id)"] }.first
        return source?.hasPrefix(CohortVariation.Source.prior.rawValue) == true ? CohortVariation.prior.rho : nil
    }
}

/// The parameters of the dynamics that documents speak of.
struct Settings: Sendable {
    /// The significance level.
    var level = 0.05
    /// The margin of a substantial change, a fraction.
    var margin = 0.10
    /// The least number of participants of a period.
    var minimum = 10
    /// The rules that the words of a document depend on.
    var rules = TestRules()

    init(_ provenance: Provenance?) {
        guard let parameters = provenance?.parameters else { return }
        level = parameters["level"].flatMap(Double.init) ?? level
        margin = parameters["margin"].flatMap(Double.init) ?? margin
        minimum = parameters["minimum"].flatMap(Int.init) ?? minimum
        rules.adjustment = parameters["adjust"] ?? rules.adjustment
        rules.family = parameters["family"] ?? rules.family
        rules.difference = parameters["difference"] ?? rules.difference
        rules.dispersion = parameters["dispersion"] ?? rules.dispersion
    }
}

extension Row {
    fileprivate mutating func take(_ finding: Finding) {
        switch finding.quantity {
        case .share:
            guard let share = finding.estimate else { return }
            points.append(
                Point(
                    period: finding.from, numerator: finding.numerator, denominator: finding.denominator,
                    pupils: finding.pupils, share: share, interval: finding.interval,
                    isByHand: finding.reasons.contains(.manualValue)))
        case .pooledShare: pooled = finding
        case .difference: difference = finding
        case .change: change = finding
        case .steadyChance: steadyChance = finding.estimate
        case .power: power = finding.estimate
        case .detectableChange: detectable = finding.estimate
        case .netChange: net = finding
        case .level: level = finding
        case .regionLevel: regionLevel = finding
        case .shrunkenLevel: shrunken = finding.estimate
        case .levelSpread: levelSpread = finding.estimate
        case .selectionEffect: selectionEffect = finding
        case .event: event = finding
        case .dispersion: dispersion = finding
        // Sections of their own tell of these.
        case .everyYearShare, .confirmedShare, .kOfMShare, .everyYearChance, .confirmedChance, .kOfMChance: break
        default: break
        }
    }

    fileprivate mutating func finish(setAside: Set<Period>, minimum: Int) {
        points.sort { $0.period < $1.period }
        for index in points.indices {
            points[index].isAside = setAside.contains(points[index].period)
            points[index].counts = points[index].pupils >= minimum && !points[index].isAside
        }
    }
}
