// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing
import Wording

struct CampaignSettingsTests {
    static func templates() throws -> URL { try Installation.current.resource("Templates", of: "Monitoring") }

    static func settings(_ text: String) throws -> CampaignSettings {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "campaign.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try CampaignSettings(
            contentsOf: file, templates: templates(), groups: RuleBookTests.book().breaks.groups)
    }

    @Test(arguments: Language.allCases)
    func `the template is a valid campaign`(language: Language) throws {
        let template = CampaignTemplate(
            language: language, years: [2022, 2023, 2024], referenceDate: CalendarDate("2024-09-01"),
            selectedOn: [2021], hints: [IntakeHint(pattern: "*ОГЭ*", procedure: .oge)])
        let settings = try Self.settings(template.text(templates: Self.templates()))
        #expect(settings.language == language)
        #expect(settings.years == [2022, 2023, 2024])
        #expect(settings.referenceDate == CalendarDate(year: 2024, month: 9, day: 1))
        #expect(settings.selectedOn == [2021])
        #expect(settings.mergers == .fromDate)
        #expect(settings.hints == [IntakeHint(pattern: "*ОГЭ*", procedure: .oge)])
        #expect(settings.indicators.map(\.id) == Array(1...21))
        #expect(settings.parameters["dynamics"]?["margin"] == "0.10")
    }

    @Test func `the sixteen examination indicators are counted, the others wait`() throws {
        let settings = try Self.settings("periods: [2022, 2023]")
        #expect(settings.indicators.filter { !$0.populations.isEmpty }.map(\.id) == Array(1...16))
        let third = try #require(settings.indicators.first { $0.id == 3 })
        #expect(third.populations.map(\.procedure) == [.ege, .gve])
        #expect(third.benefit == .lower)
        let first = try #require(settings.indicators.first)
        #expect(first.parts == ["Русский язык", "Математика", "Окружающий мир"])
    }

    @Test func `indicator 18 takes its choices from the file, and a word that is none of them is refused`() throws {
        func choices(_ text: String) throws -> [String: String]? {
            try Self.settings(
                "periods: [2022]\nindicators:\n  - {id: 18, title: a, benefit: higher, findings: teachers, choices: {\(text)}}"
            ).indicators.first?.choices
        }
        let given = ["domains": "both", "gain": "points:2.5", "denominator": "allStaff"]
        #expect(try choices("domains: both, gain: \"points:2.5\", denominator: allStaff") == given)
        #expect(try choices("gain: reliable") == ["gain": "reliable"])
        for wrong in ["domains: neither", "gain: \"points:0\"", "gain: \"points:x\"", "denominator: some"] {
            #expect(throws: SettingsError.self) { try choices(wrong) }
        }
    }

    @Test func `mergers count from their day unless all periods are asked for`() throws {
        #expect(try Self.settings("periods: [2022]").mergers == .fromDate)
        #expect(try Self.settings("periods: [2022]\nmergers: allPeriods").mergers == .allPeriods)
    }

    @Test func `unknown selection and unknown language differ from none`() throws {
        #expect(try Self.settings("periods: [2022]\nselectedOn: unknown").selectedOn == nil)
        #expect(try Self.settings("periods: [2022]\nselectedOn: []").selectedOn == [])
    }

    @Test(arguments: [
        (
            "perods: [2022]",
            SettingsError.unknownKey(file: "campaign.yaml", line: 1, path: "perods", nearest: "periods")
        ),
        ("language: ru", .missingKey(file: "campaign.yaml", line: 1, path: "periods")),
        (
            "periods: [2022]\nlanguage: de",
            .wrongValue(file: "campaign.yaml", line: 2, path: "language", found: "de", expected: "ru | en")
        ),
        (
            "periods: [22]",
            .wrongValue(file: "campaign.yaml", line: 1, path: "periods[1]", found: "22", expected: "2000…2100")
        ),
        (
            "periods: [2022]\nselectedOn: [2030]",
            .wrongValue(file: "campaign.yaml", line: 2, path: "selectedOn[1]", found: "2030", expected: "2000…2022")
        ),
        (
            "periods: [2022]\nindicators:\n  - {id: 1, title: a, benefit: lower, results: [], comparability: vprr}",
            .wrongValue(
                file: "campaign.yaml", line: 3, path: "indicators[1].comparability", found: "vprr",
                expected: "base_gve | ege_profile | ege_russian | oge_mathematics | oge_russian | vpr")
        ),
        (
            "periods: [2022]\nmergers: always",
            .wrongValue(
                file: "campaign.yaml", line: 2, path: "mergers", found: "always", expected: "fromDate | allPeriods")
        ),
        ("periods: [2022]\nengine: spark", .notBuilt(file: "campaign.yaml", line: 2, path: "engine")),
        ("periods: [2022]\nsuppression: {pupils: 5}", .notBuilt(file: "campaign.yaml", line: 2, path: "suppression")),
        (
            "periods: [2022]\nindicators:\n  - {id: 1, title: a, benefit: lower, results: [], comparability: vpr, part: x}",
            .unknownKey(file: "campaign.yaml", line: 3, path: "indicators[1].part", nearest: "parts")
        ),
    ])
    func `a mistake is named with line and key path`(text: String, expected: SettingsError) {
        #expect(throws: expected) { try Self.settings(text) }
    }

    @Test(arguments: ["periods: [2022", "\u{0}", "a: b: c", "*x", "periods: !!binary x"])
    func `text that is no YAML is one typed error`(text: String) {
        #expect(throws: SettingsError.self) { try Self.settings(text) }
    }
}
