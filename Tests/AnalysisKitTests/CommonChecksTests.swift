// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Synchronization
import Testing
import Wording

/// A plugin of the tests: the pooled share of a unit, right or with one planted fault.
private protocol SharePlugin: AnalysisPlugin {
    static var fault: Fault? { get }
}

private enum Fault { case rowOrder, keepsDuplicates, ignoresCancellation, wideNumerator, badManifest }

extension SharePlugin {
    static var manifest: PluginManifest {
        PluginManifest(
            id: fault == .badManifest ? "Bad Id" : "share", version: "1.0.0", title: Sentence(ru: "доля", en: "share"),
            summary: Sentence(ru: "доля", en: "share"), references: ["closed form"], kinds: [.estimate], parameters: [])
    }

    func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        [.counts(CountRequest(indicators: Set(campaign.indicators.map(\.id))))]
    }

    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        if Self.fault != .ignoresCancellation { try context.checkCancellation() }
        var table = FindingTable(provenance: Provenance(plugin: "share", version: "1.0.0", parameters: [:]))
        var seen: Set<String> = []
        for (index, row) in data.counts.rows.enumerated() where row.part == nil {
            let key = "\(row.unit.code) \(row.indicator) \(row.period.year)"
            if Self.fault != .keepsDuplicates, !seen.insert(key).inserted { throw RepeatedKey() }
            let share = row.denominator == 0 ? nil : Double(row.numerator) / Double(row.denominator)
            table.append(
                Finding(
                    unit: row.unit, indicator: row.indicator, quantity: .share, from: row.period, to: row.period,
                    numerator: Self.fault == .wideNumerator ? row.denominator + 1 : row.numerator,
                    denominator: row.denominator, pupils: row.pupils,
                    estimate: Self.fault == .rowOrder ? Double(index) : share))
        }
        return table
    }
}

private struct GoodPlugin: SharePlugin { static let fault: Fault? = nil }
private struct OrderPlugin: SharePlugin { static let fault: Fault? = .rowOrder }
private struct StubbornPlugin: SharePlugin { static let fault: Fault? = .ignoresCancellation }
private struct RepeatedKey: Error {}

private struct DoublePlugin: SharePlugin { static let fault: Fault? = .keepsDuplicates }
private struct WidePlugin: SharePlugin { static let fault: Fault? = .wideNumerator }
private struct NamelessPlugin: SharePlugin { static let fault: Fault? = .badManifest }

struct CommonChecksTests {
    private func failed(_ type: any AnalysisPlugin.Type) -> Set<CommonCheck> {
        Set(CommonChecks(type).run().filter { $0.failure != nil }.map(\.check))
    }

    @Test func `a plugin that keeps the contract passes every check`() {
        #expect(CommonChecks(GoodPlugin.self).run().map(\.check) == CommonCheck.allCases)
        #expect(failed(GoodPlugin.self).isEmpty)
    }

    @Test func `items that depend on the order of the chunks are found`() {
        #expect(failed(CountingPlugin.self) == [.chunkOrder])
    }

    @Test func `a verdict that does not follow the direction is found`() {
        #expect(failed(OptimisticPlugin.self) == [.reversedPeriods])
    }

    @Test func `each planted fault is found by the check that is for it`() {
        #expect(failed(OrderPlugin.self).contains(.rowOrder))
        #expect(failed(StubbornPlugin.self) == [.cancellation])
        #expect(failed(WidePlugin.self).isSuperset(of: [.oneUnit, .zeroDenominator]))
        #expect(failed(DoublePlugin.self) == [.duplicatedKeys])
        #expect(failed(NamelessPlugin.self) == [.manifest])
    }
}

struct PluginRegistryTests {
    private let campaign = CampaignDescription(
        indicators: [], schools: [], breaks: BreakRegister(version: "1", entries: [:]), years: [2022])

    @Test func `two plugins with one identifier are refused`() {
        #expect(throws: AnalysisError.duplicatePlugin(id: "share")) {
            try PluginRegistry([GoodPlugin.self, OrderPlugin.self])
        }
    }

    @Test func `an unknown plugin is refused with the known ones`() throws {
        let registry = try PluginRegistry([GoodPlugin.self])
        #expect(throws: AnalysisError.unknownPlugin(id: "shares", known: ["share"])) {
            try AnalysisPlan(registry, only: ["shares"], campaign: campaign)
        }
    }

    @Test func `plugins run after what they need, and a circle is refused`() throws {
        let registry = try PluginRegistry([LatePlugin.self, GoodPlugin.self])
        let plan = try AnalysisPlan(registry, campaign: campaign)
        #expect(plan.analyses.map(\.manifest.id) == ["share", "late"])
        let circle = try PluginRegistry([SelfishPlugin.self])
        #expect(throws: AnalysisError.cycle(["selfish", "selfish"])) { try AnalysisPlan(circle, campaign: campaign) }
    }

    @Test func `requests for counts are merged into one`() {
        let merged = CountRequest(indicators: [1, 2]).merged(
            with: CountRequest(indicators: [2, 3], includesParts: true))
        #expect(merged == CountRequest(indicators: [1, 2, 3], includesParts: true))
    }
}

struct ParameterTests {
    private static let margin = Parameter(
        "margin", default: 0.1, .within(0.01...0.5), help: Sentence(ru: "граница", en: "margin"))
    private static let manifest = PluginManifest(
        id: "tested", version: "1.0.0", title: Sentence(ru: "а", en: "a"), summary: Sentence(ru: "а", en: "a"),
        references: [], kinds: [.estimate], parameters: [margin.declaration])

    @Test func `a value that is not given is the default`() throws {
        #expect(try ParameterValues([:], for: Self.manifest)[Self.margin] == 0.1)
        #expect(try ParameterValues(["margin": "0.25"], for: Self.manifest)[Self.margin] == 0.25)
    }

    @Test(arguments: ["0.9", "-1", "ten", "nan", ""])
    func `a value out of range is refused with the range`(text: String) {
        #expect(
            throws: AnalysisError.parameterOutOfRange(plugin: "tested", id: "margin", value: text, range: "0.01…0.5")
        ) { try ParameterValues(["margin": text], for: Self.manifest) }
    }

    @Test func `an unknown parameter is refused`() {
        #expect(throws: AnalysisError.unknownParameter(plugin: "tested", id: "margins", known: ["margin"])) {
            try ParameterValues(["margins": "0.1"], for: Self.manifest)
        }
    }
}

/// A plugin whose items number themselves in the order in which they are worked on.
private struct CountingPlugin: AnalysisPlugin {
    static let manifest = PluginManifest(
        id: "counting", version: "1.0.0", title: Sentence(ru: "а", en: "a"), summary: Sentence(ru: "а", en: "a"),
        references: ["none"], kinds: [.estimate], parameters: [])
    func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] { [] }
    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        var table = FindingTable(provenance: Provenance(plugin: "counting", version: "1.0.0", parameters: [:]))
        let next = Atomic(0)
        let numbers = try context.map(count: 30, grain: 256) { _ in next.add(1, ordering: .relaxed).newValue }
        for (index, number) in numbers.enumerated() {
            table.append(
                Finding(
                    unit: .territory, indicator: 9, quantity: .share, from: Period(year: 2000 + index),
                    to: Period(year: 2000 + index), numerator: 0, denominator: 0, pupils: 0, estimate: Double(number)))
        }
        return table
    }
}

/// A plugin to which every change of the territory is an improvement.
private struct OptimisticPlugin: AnalysisPlugin {
    static let manifest = PluginManifest(
        id: "optimistic", version: "1.0.0", title: Sentence(ru: "а", en: "a"), summary: Sentence(ru: "а", en: "a"),
        references: ["none"], kinds: [.estimate], parameters: [])
    func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] { [] }
    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        var table = FindingTable(provenance: Provenance(plugin: "optimistic", version: "1.0.0", parameters: [:]))
        func share(_ year: Int?) -> Double {
            let rows = data.counts.rows.filter { $0.period.year == year }
            let total = rows.reduce(0) { $0 + $1.denominator }
            return total == 0 ? 0 : Double(rows.reduce(0) { $0 + $1.numerator }) / Double(total)
        }
        table.append(
            Finding(
                unit: .territory, indicator: 9, quantity: .change, from: Period(year: 2021), to: Period(year: 2023),
                numerator: 0, denominator: 0, pupils: 0,
                estimate: share(campaign.years.last) - share(campaign.years.first), verdict: .improved,
                reasons: [.adjustedBelowLevel]))
        return table
    }
}

private struct LatePlugin: AnalysisPlugin {
    static let manifest = PluginManifest(
        id: "late", version: "1.0.0", title: Sentence(ru: "а", en: "a"), summary: Sentence(ru: "а", en: "a"),
        references: ["none"], kinds: [.estimate], parameters: [])
    func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        [.findings(plugin: "share")]
    }
    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) -> FindingTable { FindingTable(provenance: Provenance(plugin: "late", version: "1.0.0", parameters: [:])) }
}

private struct SelfishPlugin: AnalysisPlugin {
    static let manifest = PluginManifest(
        id: "selfish", version: "1.0.0", title: Sentence(ru: "а", en: "a"), summary: Sentence(ru: "а", en: "a"),
        references: ["none"], kinds: [.estimate], parameters: [])
    func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        [.findings(plugin: "selfish")]
    }
    func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) -> FindingTable { FindingTable(provenance: Provenance(plugin: "selfish", version: "1.0.0", parameters: [:])) }
}
