// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing
import Wording

@testable import Publishing

struct TeachersSectionTests {
    private static func table(_ findings: [Finding], _ parameters: [String: String] = [:]) -> FindingTable {
        var given = [
            "levels": "низкий, базовый, высокий", "minimum": "5", "reliabilitySubject": "unknown",
            "rule": "domains: both; gain: points:5.5; denominator: allStaff",
        ]
        given.merge(parameters) { $1 }
        var table = FindingTable(provenance: Provenance(plugin: "teachers", version: "1.0.0", parameters: given))
        table.families = [TestFamily(name: "f", size: 1, adjustment: "bh")]
        for finding in findings { table.append(finding) }
        return table
    }

    private static func finding(
        _ unit: AnalysisUnit, _ quantity: Quantity, part: Int? = nil, _ estimate: Double?,
        _ numerator: Int = 6, of denominator: Int = 10, reasons: Reasons = [], interval: ConfidenceInterval? = nil,
        test: TestResult? = nil
    ) -> Finding {
        Finding(
            unit: unit, indicator: 18, part: part, quantity: quantity, from: Period(year: 2024), to: Period(year: 2024),
            numerator: numerator, denominator: denominator, pupils: denominator, estimate: estimate, interval: interval,
            test: test, reasons: reasons)
    }

    private static func section(_ table: FindingTable) throws -> PublishedSection {
        let campaign = CampaignDescription(
            indicators: [], schools: [], breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
        return try #require(TeachersSection(tables: [table], campaign: campaign)).section
    }

    private static func texts(_ table: PublishedSection.Table) -> [[String]] {
        table.rows.map { $0.map { $0.text(.russian) } }
    }

    @Test func `choices, chance and the reason of a missing number stand in the section`() throws {
        let section = try Self.section(
            Self.table([
                Self.finding(
                    .lowResults, .share, 0.6, reasons: .differentMaxima,
                    interval: ConfidenceInterval(lower: 0.31, upper: 0.83, level: 0.95)),
                Self.finding(.lowResults, .gainChance, 0.4), Self.finding(.lowResults, .pGainChance, 0.0625),
                Self.finding(.territory, .share, nil, 0, of: 0, reasons: .noOutputDiagnosis),
            ]))
        #expect(
            section.notes.map(\.ru).contains(
                "Показатель 18: рост и по предмету, и по методике; засчитывается рост не меньше 5,5 п.п. от максимума; "
                    + "знаменатель — все педагоги школ."))
        #expect(section.notes.contains(TeacherWords.regression))
        let table = try #require(section.tables.first { $0.title == TeacherWords.indicator })
        #expect(
            Self.texts(table) == [
                [
                    "Территория", "2024", "—", "—", "—", "—", "—", "—",
                    "показатель не рассчитан: итоговой диагностики нет",
                ],
                [
                    "ШНОР", "2024", "6", "10", "60,0\u{A0}%", "31,0–83,0\u{A0}%", "40,0\u{A0}%", "0,063",
                    "у двух форм разный максимальный балл: сравниваются проценты от него",
                ],
            ])
    }

    @Test func `a change stands in points of the largest score, a deficit by subject`() throws {
        let section = try Self.section(
            Self.table([
                Self.finding(
                    .territory, .pairedDifference, part: 1, 0.05, 7,
                    interval: ConfidenceInterval(lower: -0.01, upper: 0.11, level: 0.95),
                    test: TestResult(z: 1.9, p: 0.04, pAdjusted: 0.08, family: 0)),
                Self.finding(.territory, .meanBefore, part: 1, 0.5),
                Self.finding(.territory, .meanAfter, part: 1, 0.55),
                Self.finding(.territory, .fallen, part: 1, 0.2, 2), Self.finding(.territory, .risen, part: 1, 0.7, 7),
                Self.finding(.territory, .effectDzCorrected, part: 1, 0.42),
                Self.finding(.subject("Химия"), .belowLevel, part: 0, 0.3, 3),
            ]))
        let change = try #require(section.tables.first { $0.title == TeacherWords.change })
        #expect(
            Self.texts(change).first.map { Array($0.prefix(11)) }
                == [
                    "Территория", "2024", "методические", "10", "50,0", "55,0", "5,0", "−1,0…11,0", "0,040", "0,080",
                    "7",
                ])
        let sizes = try #require(section.tables.first { $0.title == TeacherWords.sizes })
        #expect(Self.texts(sizes).first?[7] == "0,42")
        let deficits = try #require(section.tables.first { $0.title == TeacherWords.deficits })
        #expect(Self.texts(deficits).map { Array($0.prefix(5)) } == [["Химия", "2024", "предметные", "3", "10"]])
        #expect(deficits.help?.ru.contains("«базовый»") == true)
    }

    @Test func `without findings of teachers there is no section`() {
        let campaign = CampaignDescription(
            indicators: [], schools: [], breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
        #expect(TeachersSection(tables: [Self.table([])], campaign: campaign)?.section == nil)
        #expect(TeachersSection(tables: [], campaign: campaign)?.section == nil)
    }
}
