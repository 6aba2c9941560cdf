// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

struct SupportSectionTests {
    private static func campaign() throws -> CampaignDescription {
        func indicator(_ id: Int, _ register: String) -> IndicatorDefinition {
            let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
            return IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
                source: .register(register), choices: ["evidence": "document"])
        }
        return CampaignDescription(
            indicators: [indicator(19, "network"), indicator(20, "networkTeachers")],
            schools: [
                School(
                    id: try #require(SchoolID(number: 1)), name: "Школа № 1",
                    statuses: [StatusPeriod(status: .lowResults)]),
                School(id: try #require(SchoolID(number: 2)), name: "Школа № 2"),
            ], breaks: BreakRegister(version: "1", entries: [:]), years: [2023, 2024])
    }

    private func finding(
        _ unit: AnalysisUnit, _ indicator: Int, _ x: Int, _ n: Int, _ reasons: Reasons = [], isComputed: Bool = true
    ) -> Finding {
        Finding(
            unit: unit, indicator: indicator, quantity: .share, from: Period(year: 2024), to: Period(year: 2024),
            numerator: x, denominator: n, pupils: n, estimate: isComputed ? Double(x) / Double(n) : nil,
            interval: isComputed && n > 1 ? ConfidenceInterval(lower: 0.1, upper: 0.9, level: 0.95) : nil,
            reasons: reasons)
    }

    private func section(events: [SupportEvent] = []) throws -> PublishedSection {
        let campaign = try Self.campaign()
        var table = FindingTable(provenance: Provenance(plugin: "support", version: "1", parameters: [:]))
        let school = AnalysisUnit.school(campaign.schools[0].id)
        table.append(finding(.lowResults, 19, 1, 2, .evidenceMissing))
        table.append(finding(.territory, 19, 3, 4))
        table.append(finding(school, 19, 1, 1))
        table.append(finding(.lowResults, 20, 0, 0, .denominatorUnknown, isComputed: false))
        table.append(finding(school, 20, 0, 0, .suppressed, isComputed: false))
        return try #require(SupportSection(tables: [table], campaign: campaign, events: events).section)
    }

    @Test func `a year without a register, and one that is not computed, have their reason`() throws {
        let rows = try section().tables[0].rows
        #expect(rows.count == 5)
        #expect(
            rows[0].suffix(2) == [
                .empty,
                .words(
                    Sentence(
                        ru: "показатель не рассчитан: нет реестра за этот год",
                        en: "the indicator is not computed: there is no register of the year")),
            ])
        #expect(
            rows[1][1...6] == [
                .text("2024"), .words(SupportWords.group("shnor")), .count(1), .count(2), .share(0.5),
                .interval(lower: 0.1, upper: 0.9),
            ])
        #expect(rows[2][2] == .words(SupportWords.group("territory")) && rows[2][7] == .text(""))
        guard case .words(let why) = rows[4][7] else { throw SectionFault() }
        #expect(why.ru == "показатель не рассчитан: не указана численность педагогов")
    }

    private struct SectionFault: Error {}

    @Test func `a school is told by yes or no, and nothing of few teachers`() throws {
        let rows = try section().tables[1].rows
        #expect(rows.count == 1)
        #expect(rows[0][...2] == [.text("Школа № 1"), .text("2024"), .words(SupportWords.yes)])
        guard case .words(let why) = rows[0][3] else { throw SectionFault() }
        #expect(why.ru == "показатель не рассчитан: малая группа не публикуется")
    }

    @Test func `events without a document are listed by school`() throws {
        let ids = try [2, 1, 3].map { try #require(SchoolID(number: $0)) }
        let events = ids.map {
            SupportEvent(
                register: .help, school: $0, kind: "выезд", partner: "", day: CalendarDate("2024-03-05"), document: nil)
        }
        let proven = SupportEvent(
            register: .network, school: ids[0], kind: "семинар", partner: "", day: CalendarDate("2024-03-05"),
            document: "приказ")
        let table = try section(events: events + [proven]).tables[2]
        // The third school is none of the campaign's.
        #expect(
            table.rows
                == ["Школа № 1", "Школа № 2"].map {
                    [
                        .text($0), .words(SupportWords.register("help")), .text("выезд"),
                        .words(Sentence(ru: "05.03.2024", en: "2024-03-05")),
                    ]
                })
    }

    @Test func `a campaign without registers has no section`() throws {
        var campaign = try Self.campaign()
        campaign.indicators = []
        #expect(SupportSection(tables: [], campaign: campaign, events: []).section == nil)
    }
}
