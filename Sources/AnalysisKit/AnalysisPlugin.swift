// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
public import Wording

/// What a plugin is: identity, words, parameters, what it gives.
public struct PluginManifest: Hashable, Encodable, Sendable {
    /// The identifier: lower case with hyphens, stable, printed in every output.
    public let id: String
    /// The semantic version, such as `1.0.0`.
    public let version: String
    /// The title.
    public let title: Sentence
    /// What it answers, in a sentence or two.
    public let summary: Sentence
    /// Where its methods are published.
    public let references: [String]
    /// The kinds of findings that it gives.
    public let kinds: [FindingKind]
    /// Its parameters.
    public let parameters: [ParameterDeclaration]

    /// Describes a plugin.
    ///
    /// - Parameters:
    ///   - id: The identifier.
    ///   - version: The semantic version.
    ///   - title: The title.
    ///   - summary: What it answers.
    ///   - references: Where its methods are published.
    ///   - kinds: The kinds of findings that it gives.
    ///   - parameters: Its parameters.
    public init(
        id: String, version: String, title: Sentence, summary: Sentence, references: [String], kinds: [FindingKind],
        parameters: [ParameterDeclaration]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.summary = summary
        self.references = references
        self.kinds = kinds
        self.parameters = parameters
    }
}

/// The campaign as a plugin sees it: settings, schools, rules; no pupils.
public struct CampaignDescription: Sendable {
    /// The indicators of the order.
    public var indicators: [IndicatorDefinition]
    /// The schools of the territory.
    public var schools: [School]
    /// The breaks in comparability.
    public var breaks: BreakRegister
    /// The years of the campaign, ascending.
    public var years: [Int]
    /// The years for which the watched schools were selected; nil where that is not known.
    public var selectedOn: Set<Int>?
    /// The day whose statuses hold for all periods; nil: any status counts.
    public var referenceDate: CalendarDate?
    /// What the region gave: ρ and counts by indicator; nil where it gave nothing.
    public var region: RegionalReference?
    /// For which school a result counts.
    public var succession: SchoolSuccession
    /// The document that the run is made for, whose indicators alone ``indicators`` has; nil: all of them, no document.
    public var stage: Stage?

    /// Describes a campaign.
    ///
    /// - Parameters:
    ///   - indicators: The indicators of the order.
    ///   - schools: The schools of the territory.
    ///   - breaks: The breaks in comparability.
    ///   - years: The years of the campaign.
    ///   - selectedOn: The years for which the watched schools were selected.
    ///   - referenceDate: The day whose statuses hold for all periods.
    ///   - region: What the region gave.
    ///   - succession: For which school a result counts.
    ///   - stage: The document that the run is made for.
    public init(
        indicators: [IndicatorDefinition], schools: [School], breaks: BreakRegister, years: [Int],
        selectedOn: Set<Int>? = nil, referenceDate: CalendarDate? = nil, region: RegionalReference? = nil,
        succession: SchoolSuccession = SchoolSuccession(), stage: Stage? = nil
    ) {
        self.indicators = indicators
        self.schools = schools
        self.breaks = breaks
        self.years = years.sorted()
        self.selectedOn = selectedOn
        self.referenceDate = referenceDate
        self.region = region
        self.succession = succession
        self.stage = stage
    }

    /// Whether a school is ШНОР or ШНСУ on the reference date.
    public func isWatched(_ school: School) -> Bool {
        school.has(.lowResults, on: referenceDate) || school.has(.adverseConditions, on: referenceDate)
    }
}

/// One thing that a plugin needs before it can run.
public enum DataRequest: Hashable, Codable, Sendable {
    /// Counts of indicators by unit and period.
    case counts(CountRequest)
    /// Diagnosed teachers, counted by what they have in common, and how many teachers schools have.
    case diagnostics
    /// The findings of another plugin of the same run.
    case findings(plugin: String)
}

/// What a plugin asked for.
public struct RequestedData: Sendable {
    /// The counts, at least those that were asked for.
    public var counts: CountTable
    /// Diagnosed teachers, where they were asked for.
    public var diagnostics: DiagnosticTable
    /// The findings of the plugins that were asked for.
    public var findings: [String: FindingTable]

    /// Joins the answers.
    public init(
        counts: CountTable = CountTable(), diagnostics: DiagnosticTable = DiagnosticTable(),
        findings: [String: FindingTable] = [:]
    ) {
        self.counts = counts
        self.diagnostics = diagnostics
        self.findings = findings
    }
}

/// An analysis: from aggregates to findings.
///
/// A plugin is synchronous and deterministic: it opens no files, reads no clock, and its findings depend on the
/// requested data, its parameters and the seed only, never on the order of rows or the number of threads.
public protocol AnalysisPlugin: Sendable {
    /// What the plugin is.
    static var manifest: PluginManifest { get }

    /// Makes the plugin; it has no state of its own.
    init()

    /// The aggregates that the analysis needs.
    ///
    /// - Parameters:
    ///   - parameters: The checked values of its parameters.
    ///   - campaign: The campaign.
    /// - Returns: The requests, in any order.
    /// - Throws: An error of the plugin's own where the parameters do not fit the campaign.
    func requests(parameters: ParameterValues, campaign: CampaignDescription) throws -> [DataRequest]

    /// Analyses the requested tables.
    ///
    /// - Parameters:
    ///   - data: What was asked for.
    ///   - parameters: The checked values of its parameters.
    ///   - campaign: The campaign.
    ///   - context: Progress, randomness, and parallel work.
    /// - Returns: The findings; the engine checks them before they are stored.
    /// - Throws: `CancellationError`, or an error of the plugin's own.
    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable
}

/// Why plugins cannot run, or what they returned cannot be kept.
public enum AnalysisError: Error, Equatable, Sendable {
    /// No plugin has this identifier.
    case unknownPlugin(id: String, known: [String])
    /// Two plugins have one identifier.
    case duplicatePlugin(id: String)
    /// Plugins need each other in a circle.
    case cycle([String])
    /// A plugin has no such parameter.
    case unknownParameter(plugin: String, id: String, known: [String])
    /// A value is not allowed.
    case parameterOutOfRange(plugin: String, id: String, value: String, range: String)
    /// A plugin returned findings that break the contract; the payload names the rule and the row.
    case brokenContract(plugin: String, rule: FindingRule, row: Int)
}

/// The rules that every finding keeps.
public enum FindingRule: String, CaseIterable, Codable, Sendable {
    /// p-values lie between 0 and 1.
    case pWithinUnit
    /// An adjusted p-value is not below the raw one.
    case adjustedNotBelowRaw
    /// A tested finding names a family of the table.
    case familyExists
    /// The size of a family is the number of its tests.
    case familySize
    /// A change and a level have a verdict, and nothing else has.
    case verdictOnChange
    /// A change has a verdict on change, a level one on level.
    case verdictOfItsKind
    /// Every verdict has a reason.
    case verdictHasReason
    /// Every reason is one of the closed list.
    case knownReasons
    /// An interval contains its estimate.
    case intervalContainsEstimate
    /// The numerator lies between 0 and the denominator.
    case numeratorWithinDenominator
    /// The indicator is one of the campaign's.
    case knownIndicator
    /// A unit stands once for each indicator, part, quantity and pair of periods.
    case uniqueRows
    /// A member and both sides of a relation are schools of the campaign.
    case knownUnit
    /// A silhouette lies between −1 and 1.
    case silhouetteWithinOne
    /// A stability lies between 0 and 1.
    case stabilityWithinUnit
    /// Each group has one profile with the number of its members.
    case groupOfItsMembers
    /// A unit stands in no relation to itself.
    case notOfItself
    /// A distance is a number that is not below 0.
    case distanceNotNegative
    /// The ranks of a unit and role run from 1 without a gap.
    case ranksFromOne
}
