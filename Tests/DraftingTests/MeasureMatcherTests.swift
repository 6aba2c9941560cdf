// SPDX-License-Identifier: GPL-3.0-or-later

import Drafting
import Monitoring
import Testing

struct MeasureMatcherTests {
    private static func match(_ name: String, corrections: [String: String] = [:]) throws -> MatchedMeasure {
        var sample = try DraftingSample()
        sample.reports = [try sample.report(0, [(name, true)])]
        let school = sample.schools[0].id
        for (name, deficit) in corrections {
            sample.corrections[MeasureMatch.Key(school: school, name: name)] = deficit
        }
        let matches = try Drafter(DraftingSample.rules()).drafts(sample.facts()).matches
        #expect(matches.count == 1)
        return try #require(matches.first)
    }

    @Test(arguments: [
        ("Разбор заданий ВПР", ["A"], ["разбор заданий"], [], ["ВПР"]),
        ("Подготовка к олимпиадам по математике", ["C"], ["олимпиадам"], ["Математика"], []),
        ("Взаимное посещение уроков", ["F"], ["взаимное посещение", "посещение уроков"], [], []),
        ("Мастер-класс учителей математики", ["E", "F"], ["мастер класс"], ["Математика"], []),
        ("Посёлок в огнях", [], [], [], []),
        ("Совещание при директоре о пробелах", ["A", "B", "H"], ["совещание при директоре", "пробелах"], [], []),
    ])
    func `a measure is matched by the beginnings of its words`(
        name: String, deficits: [String], words: [String], subjects: [String], procedures: [String]
    ) throws {
        let match = try Self.match(name)
        #expect(match.deficits == deficits)
        #expect(match.words == words)
        #expect(match.subjects == subjects && match.procedures == procedures)
        #expect(!match.isCorrected)
    }

    @Test func `people may say otherwise, whatever the case and the signs of the text`() throws {
        let match = try Self.match("День здоровья", corrections: ["«день  здоровья»": "I"])
        #expect(match.deficits == ["I"] && match.words.isEmpty && match.isCorrected)
    }
}
