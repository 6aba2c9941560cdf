// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Clusters
import Monitoring
import Statistics
import Testing
import Wording

/// Schools of three planted contexts, and campaigns of them.
enum TestSchools {
    /// The planted context of a school.
    enum Kind: Int, CaseIterable { case town, village, remote }

    static func id(_ number: Int) throws -> SchoolID { try #require(SchoolID(number: Int32(number))) }

    /// A school whose answers are those of its kind, moved a little by its number.
    static func school(_ number: Int, _ kind: Kind, statuses: [SchoolStatus] = []) throws -> School {
        let step = number * 7 % 11
        let context: [String: String] =
            switch kind {
            case .town:
                [
                    "14": "город", "15": String(20_000 + 300 * step), "16": String(12 + step), "17": "да",
                    "18": "русский",
                    "19": "да", "20": String(800 + 9 * step), "24": String(20 + step), "25": String(52 + step % 3),
                    "27": String(34 + step % 5),
                ]
            case .village:
                [
                    "14": "село", "15": String(3000 + 70 * step), "16": String(55 + step), "17": "да", "18": "русский",
                    "19": "нет", "20": String(240 + 4 * step), "24": String(14 + step % 4), "25": String(24 + step % 3),
                    "27": String(11 + step % 3),
                ]
            case .remote:
                [
                    "14": "хутор", "15": String(500 + 20 * step), "16": String(150 + 3 * step), "17": "нет",
                    "18": "русский",
                    "19": "нет", "20": String(70 + 2 * step), "24": String(8 + step % 3), "25": String(13 + step % 2),
                    "27": String(2 + step % 2),
                ]
            }
        return School(
            id: try id(number), name: "Школа \(number)", municipality: number % 2 == 0 ? "Первый" : "Второй",
            statuses: statuses.map { StatusPeriod(status: $0) }, context: context)
    }

    /// Five schools of each kind, numbers from 1: town, village, remote, town and so on.
    static func planted() throws -> [School] { try (1...15).map { try school($0, Kind.allCases[$0 % 3]) } }

    static func campaign(_ schools: [School]) -> CampaignDescription {
        let indicators = [(9, Benefit.lower, Outcome.mark2), (10, .higher, .mark5)].map { id, benefit, outcome in
            let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
            return IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .results, benefit: benefit, stage: .final,
                source: .results([
                    Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [outcome])
                ]))
        }
        return CampaignDescription(
            indicators: indicators, schools: schools, breaks: BreakRegister(version: "1", entries: [:]),
            years: [2022, 2023, 2024], selectedOn: [])
    }

    /// What the dynamics say: a verdict of a school on an indicator.
    struct Said {
        let school: Int
        let indicator: Int
        let quantity: Quantity
        var verdict: Verdict?
        var estimate = 0.0
    }

    static func dynamics(_ said: [Said]) throws -> FindingTable {
        var table = FindingTable(provenance: Provenance(plugin: "dynamics", version: "1", parameters: [:]))
        for item in said {
            table.append(
                Finding(
                    unit: .school(try id(item.school)), indicator: item.indicator, quantity: item.quantity,
                    from: Period(year: 2022), to: Period(year: 2024), numerator: 0, denominator: 0, pupils: 0,
                    estimate: item.estimate, verdict: item.verdict, reasons: item.verdict == nil ? [] : [.aboveLevel]))
        }
        return table
    }

    /// Runs the plugin and checks its findings against the contract.
    static func findings(
        _ campaign: CampaignDescription, _ dynamics: FindingTable? = nil, given: [String: String] = [:],
        counts: CountTable = CountTable(), context: AnalysisContext = AnalysisContext(seed: 1)
    ) throws -> FindingTable {
        let planned = try PlannedAnalysis(ClustersPlugin.self, given: given, campaign: campaign)
        let table = try planned.plugin.analyse(
            RequestedData(counts: counts, findings: dynamics.map { ["dynamics": $0] } ?? [:]),
            parameters: planned.parameters, campaign: campaign, context: context)
        try table.validate(
            indicators: Set(campaign.indicators.map(\.id)), schools: Set(campaign.schools.map(\.id)))
        return table
    }

    /// The codes of the schools of each group, smallest code first.
    static func groups(_ table: FindingTable) -> Set<[String]> {
        Set(Dictionary(grouping: table.memberships, by: \.group).values.map { $0.map(\.unit.code).sorted() })
    }
}
