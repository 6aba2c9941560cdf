// SPDX-License-Identifier: GPL-3.0-or-later

import Drafting
import Foundation
import Installation
import Monitoring
import Testing
import Wording

struct DraftingRulesTests {
    /// Rules with a campaign's own file.
    private static func rules(
        _ text: String, file: String = "recommendations.yaml"
    ) throws -> DraftingRules {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vekha-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: file))
        return try DraftingSample.rules(own: folder)
    }

    private static let own = "rules/recommendations.yaml"

    static let mistakes: [(String, SettingsError)] = [
        (
            "recommendations:\n  - id: mine\n    when: {evidence: levle}\n    deficit: A\n    measures: [A1]",
            .unknownWord(
                file: own, line: 3, path: "recommendations[1].when.evidence", word: "levle", nearest: "level",
                known: ["change", "level", "event", "unanswered", "record", "known"])
        ),
        (
            "recommendations:\n  - id: mine\n    when: {evidence: level}\n    deficit: A\n    mesures: [A1]",
            .unknownKey(file: own, line: 5, path: "recommendations[1].mesures", nearest: "measures")
        ),
        (
            "recommendations:\n  - id: mine\n    when: {evidence: change, verdicts: [worsening]}\n    deficit: A\n    measures: [A1]",
            .unknownWord(
                file: own, line: 3, path: "recommendations[1].when.verdicts[1]", word: "worsening", nearest: "worsened",
                known: ["worsened"])
        ),
        (
            "recommendations:\n  - id: mine\n    when: {evidence: level}\n    deficit: A",
            .missingKey(file: own, line: 2, path: "recommendations[1].measures")
        ),
        (
            "recommendations:\n  - id: моё\n    when: {evidence: level}\n    deficit: A\n    measures: [A1]",
            .wrongValue(file: own, line: 2, path: "recommendations[1].id", found: "моё", expected: "level-fails, A1")
        ),
        (
            "recommendations:\n  - id: mine\n    when: {evidence: record, about: notDone}\n    deficit: H\n    measures: [H2]\n    term: finale",
            .unknownWord(
                file: own, line: 6, path: "recommendations[1].term", word: "finale", nearest: "final",
                known: Organisation.Deadline.Subject.allCases.map(\.rawValue))
        ),
        (
            "recommendations:\n  - id: mine\n    when: {evidence: level, about: notDone}\n    deficit: A\n    measures: [A1]",
            .unknownKey(file: own, line: 3, path: "recommendations[1].when.about", nearest: nil)
        ),
    ]

    @Test(arguments: mistakes)
    func `a mistake is refused with line, key path and the nearest word`(text: String, expected: SettingsError) {
        #expect(throws: expected) { try Self.rules(text) }
    }

    @Test func `an unknown measure and an unknown place are refused with the nearest`() throws {
        let rule =
            "recommendations:\n  - id: mine\n    when: {evidence: level}\n    deficit: A\n    measures: [A1, AA2]"
        let measure = #expect(throws: SettingsError.self) { try Self.rules(rule) }
        guard case .unknownWord(Self.own, 5, "recommendations[1].measures[2]", "AA2", let nearest, _) = measure else {
            Issue.record("\(String(describing: measure))")
            return
        }
        #expect(nearest == "A2")
        let text =
            "recommendations:\n  - id: mine\n    when: {evidence: level}\n    deficit: A\n    measures: [A1]\n    cause: {ru: \"в {показателе}\"}"
        let place = #expect(throws: SettingsError.self) { try Self.rules(text) }
        guard case .unknownWord(Self.own, 6, "recommendations[1].cause", "{показателе}", "{показатель}", _) = place
        else {
            Issue.record("\(String(describing: place))")
            return
        }
    }

    @Test func `a rule that knows nothing may not prescribe a measure of a deficit`() {
        let text =
            "recommendations:\n  - id: mine\n    when: {evidence: known, about: results}\n    addressee: head\n    action: {ru: Ждать}\n    measures: [A1]"
        #expect(
            throws: SettingsError.unknownKey(file: Self.own, line: 6, path: "recommendations[1].measures", nearest: nil)
        ) { try Self.rules(text) }
    }

    @Test func `a methodist's own rule works beside the others, and replaces one of its name`() throws {
        var sample = try DraftingSample(watched: 0)
        sample.tables = [DraftingSample.table("dynamics", sample.weak(0))]
        let rules = try Self.rules(
            """
            version: "район-1"
            recommendations:
              - id: my-parents
                when: {evidence: level, indicators: [13], minimum: 30}
                deficit: A
                measures: [A9]
                term: final
                expected: {ru: "Доля «2» ниже {доля} при {всего}"}
              - id: level-fails
                when: {evidence: level, indicators: [14]}
                deficit: A
                measures: [A1]
            """)
        #expect(rules.versions["recommendations"] == "2026-11+район-1")
        let drafts = try sample.drafts(rules)
        #expect(!drafts.contains { $0.key.rule == "level-fails" })
        let own = try #require(drafts.first { $0.key.rule == "my-parents" })
        #expect(own.key.addressee == .parents && own.measures == ["A9"])
        #expect(own.expected == "Доля «2» ниже 34,3\u{A0}% при 35\u{A0}участников.")
        #expect(own.term == "к сроку приказа: итоговый документ")
    }

    @Test func `a campaign's own measure replaces one of its name or is added`() throws {
        let text = """
            measures:
              - {id: A1, deficit: A, addressee: teachers, term: 2, text: {ru: "Разобрать работы {по предмету}"}, expected: {ru: "Есть"}, control: {ru: "Лист"}}
              - {id: A90, deficit: A, addressee: head, term: final, text: {ru: "Решить"}, expected: {ru: "Есть"}, control: {ru: "Лист"}}
            """
        let catalogue = try Self.rules(text, file: "measures.yaml").catalogue
        let measure = try #require(catalogue.measure("A1"))
        #expect(measure.text(.russian, subjects: ["Математика"]) == "Разобрать работы по предмету «Математика».")
        #expect(measure.addressee == .teachers && measure.term == .weeks(2))
        #expect(catalogue.measure("A90")?.term == .deadline(.final))
        #expect(catalogue.version == "2026-11+own")
        let wrong = "measures:\n  - {id: A1, deficit: АБ, addressee: heads, term: 2, text: a, expected: b, control: c}"
        #expect(
            throws: SettingsError.unknownWord(
                file: "rules/measures.yaml", line: 2, path: "measures[1].addressee", word: "heads", nearest: "head",
                known: Addressee.allCases.map(\.rawValue))
        ) { try Self.rules(wrong, file: "measures.yaml") }
    }

    @Test func `a file of rules under a misspelt name is named, and other files are let be`() throws {
        let own = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: own) }
        try "заметки".write(to: own.appending(path: "заметки.txt"), atomically: true, encoding: .utf8)
        #expect(try DraftingSample.rules(own: own).versions["measures"] == "2026-11")
        try "".write(to: own.appending(path: "recommendation.yaml"), atomically: true, encoding: .utf8)
        #expect(
            throws: SettingsError.unknownWord(
                file: "rules/recommendation.yaml", line: 1, path: "rules", word: "recommendation.yaml",
                nearest: "recommendations.yaml", known: ["measures.yaml", "recommendations.yaml"])
        ) { try DraftingSample.rules(own: own) }
    }

    @Test func `an own rule on an indicator that the campaign has not is refused with its line`() throws {
        let own = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: own) }
        let text = """
            recommendations:
              - id: own
                when: {evidence: level, indicators: [13, 44]}
                deficit: A
                measures: [A1]
            """
        try text.write(to: own.appending(path: "recommendations.yaml"), atomically: true, encoding: .utf8)
        let folder = try Installation.current.resource("Rules", of: "Drafting")
        #expect(
            throws: SettingsError.wrongValue(
                file: "rules/recommendations.yaml", line: 3, path: "recommendations[1].when.indicators[2]", found: "44",
                expected: "1–21")
        ) { try DraftingRules(contentsOf: folder, own: own, indicators: Set(1...21)) }
        #expect(
            try DraftingRules(contentsOf: folder, own: own, indicators: [13, 44]).versions["recommendations"] != nil)
    }

    @Test func `a campaign without rules of its own has those of the program`() throws {
        let nowhere = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString)")
        #expect(
            try DraftingSample.rules(own: nowhere).versions == ["recommendations": "2026-11", "measures": "2026-11"])
    }
}
