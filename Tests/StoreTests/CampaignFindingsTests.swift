// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring
import Statistics
import Store
import Testing

struct CampaignFindingsTests {
    private static func table(_ plugin: String = "dynamics", estimate: Double = -0.125) -> FindingTable {
        var table = FindingTable(
            provenance: Provenance(plugin: plugin, version: "1.0.0", parameters: ["level": "0.05", "minimum": "10"]))
        table.families = [TestFamily(name: "indicator 1, schools", size: 12, adjustment: "bh")]
        table.setAside = [
            SetAside(
                indicator: 1, period: Period(year: 2022, season: .autumn), window: [2023, 2024],
                reasons: .comparableWithReservation, against: 2023),
            SetAside(indicator: 3, period: Period(year: 2021), window: [], reasons: .breakForbidden, against: nil),
        ]
        table.append(
            Finding(
                unit: .school(SchoolID(342_201)), indicator: 1, quantity: .change,
                from: Period(year: 2022, season: .spring), to: Period(year: 2024, season: .spring), numerator: 3,
                denominator: 24, pupils: 20, estimate: estimate,
                interval: ConfidenceInterval(lower: -0.3, upper: 0.05, level: 0.9),
                test: TestResult(
                    z: -1.5, pAsymptotic: 0.13, pExact: 0.17, pMid: 1e-300, p: 0.15, pAdjusted: 0.6, family: 0),
                verdict: .inconclusive, reasons: [.aboveLevel, .intervalWiderThanMargin]))
        table.append(
            Finding(
                unit: .watched, indicator: 3, part: 2, quantity: .share, from: Period(year: 2023),
                to: Period(year: 2023), numerator: 0, denominator: 5, pupils: 5, estimate: nil))
        return table
    }

    /// Compares by rows: absent numbers are NaN in the columns and so never equal.
    private static func expectEqual(_ found: [FindingTable], _ expected: [FindingTable]) {
        #expect(found.map(\.provenance) == expected.map(\.provenance))
        #expect(found.map(\.families) == expected.map(\.families))
        #expect(found.map(\.setAside) == expected.map(\.setAside))
        #expect(found.map { Array($0.findings) } == expected.map { Array($0.findings) })
    }

    private static let run = RunDescription(stage: .interim, date: "2024-10-01", seed: .max)

    @Test func `findings come back as they were kept`() throws {
        let campaign = try TestFolder().campaign()
        let tables = [Self.table(), Self.table("clusters")]
        #expect(try campaign.replaceFindings(tables, run: Self.run) == 1)
        try Self.expectEqual(campaign.findings(of: .interim), tables)
        #expect(
            try campaign.rows("SELECT id, stage, date, seed FROM runs") == [
                [1, "interim", "2024-10-01", .text(String(UInt64.max))]
            ])
    }

    @Test func `every verdict, quantity, unit and reason has a word that comes back`() throws {
        let campaign = try TestFolder().campaign()
        var table = FindingTable(provenance: Provenance(plugin: "p", version: "1", parameters: [:]))
        let period = Period(year: 2023)
        for (index, verdict) in Verdict.allCases.enumerated() {
            table.append(
                Finding(
                    unit: .territory, indicator: index, quantity: .change, from: period, to: period, numerator: 0,
                    denominator: 0, pupils: 0, estimate: nil, verdict: verdict, reasons: Reasons.codes[index].reason))
        }
        for (index, quantity) in Quantity.allCases.enumerated() {
            table.append(
                Finding(
                    unit: AnalysisUnit(kind: AnalysisUnit.Kind.allCases[index % 4], code: "x"), indicator: index,
                    quantity: quantity, from: period, to: period, numerator: 0, denominator: 0, pupils: 0,
                    estimate: nil, reasons: Reasons(rawValue: (1 << UInt32(Reasons.codes.count)) - 1)))
        }
        try campaign.replaceFindings([table], run: Self.run)
        try Self.expectEqual(campaign.findings(of: .interim), [table])
    }

    @Test func `a run replaces the findings of its own stage only`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        let final = RunDescription(stage: .final, date: "2024-12-01", seed: 2)
        let all = RunDescription(stage: nil, date: "2024-12-01", seed: 3)
        try campaign.replaceFindings([Self.table(estimate: 0.4)], run: all)
        try campaign.replaceFindings([Self.table(estimate: 0.1)], run: Self.run)
        try campaign.replaceFindings([Self.table(estimate: 0.2)], run: final)
        #expect(try campaign.replaceFindings([Self.table(estimate: 0.3)], run: Self.run) == 4)
        #expect(try campaign.findings(of: .interim).map { $0.estimate[0] } == [0.3])
        #expect(try campaign.findings(of: .final).map { $0.estimate[0] } == [0.2])
        #expect(try folder.rows("SELECT DISTINCT run FROM v_findings ORDER BY run") == [[1], [3], [4]])
        #expect(try campaign.findings(of: nil).map { $0.estimate[0] } == [0.4])
    }

    @Test func `a stage that was not run has nothing`() throws {
        let campaign = try TestFolder().campaign()
        #expect(try campaign.findings(of: .final).isEmpty)
        #expect(try campaign.findings(of: nil).isEmpty)
    }

    @Test func `the view has words, and null where a number is absent`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        try campaign.replaceFindings([Self.table()], run: Self.run)
        #expect(
            try folder.rows(
                """
                SELECT run, stage, plugin, kind, unit_kind, unit, indicator, period_from, period_to, numerator,
                    denominator, pupils, estimate, lower, upper, p, p_adjusted, verdict, reasons, quantity, part,
                    season_from, p_mid, family, family_size, adjustment
                FROM v_findings
                """) == [
                    [
                        1, "interim", "dynamics", "estimate", "school", "342201", 1, 2022, 2024, 3, 24, 20, -0.125,
                        -0.3,
                        0.05, 0.15, 0.6, "inconclusive", "intervalWiderThanMargin,aboveLevel", "change", nil, "spring",
                        1e-300, "indicator 1, schools", 12, "bh",
                    ],
                    [
                        1, "interim", "dynamics", "estimate", "group", "shnor_shnsu", 3, 2023, 2023, 0, 5, 5, nil, nil,
                        nil, nil, nil, nil, nil, "share", 2, nil, nil, nil, nil, nil,
                    ],
                ])
    }

    @Test func `a word that this program does not know is named`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        try campaign.replaceFindings([Self.table()], run: Self.run)
        try folder.execute("UPDATE findings SET verdict = 'excellent' WHERE verdict IS NOT NULL")
        #expect(throws: StoreDefect.unknownValue(table: "findings", column: "verdict", value: "excellent")) {
            try campaign.findings(of: .interim)
        }
    }
}
