// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Testing
import Wording

struct VerdictTextTests {
    @Test(arguments: Verdict.allCases) func `every verdict has words, a sign and a sentence in both languages`(
        _ verdict: Verdict
    ) throws {
        let wording = try #require(VerdictWording(code: verdict.rawValue))
        let detail = try #require(VerdictDetail(code: verdict.rawValue))
        #expect(detail.symbol.count <= 3 && !detail.symbol.isEmpty)
        for language in Language.allCases {
            #expect(!wording.cell[language].isEmpty)
            #expect(detail.sentence[language].hasPrefix("{opening}"))
            #expect(detail.sentence[language].contains("{series}"))
        }
    }

    @Test func `no two verdicts share a sign`() {
        let symbols = Verdict.allCases.compactMap { VerdictDetail(code: $0.rawValue)?.symbol }
        #expect(Set(symbols).count == Verdict.allCases.count)
    }

    @Test(arguments: Reasons.codes.map(\.code)) func `every reason has a sentence in both languages`(_ code: String)
        throws
    {
        let sentence = try #require(ReasonWording.sentence(code: code))
        #expect(Language.allCases.allSatisfy { !sentence[$0].isEmpty })
    }

    @Test(arguments: RejectionReason.allCases) func `every rejection has words of its own`(_ reason: RejectionReason) {
        #expect(JournalWords.rejection(reason.rawValue)[.russian] != reason.rawValue)
    }

    @Test(arguments: FileCheck.Kind.allCases) func `every check of a file has words of its own`(_ kind: FileCheck.Kind)
    {
        #expect(JournalWords.check(kind.rawValue)[.russian] != kind.rawValue)
    }

    @Test func `places are filled once, and values are not searched for places`() {
        let sentence = Sentence(ru: "{a} и {b}{c} {", en: "{b}")
        #expect(sentence.filled(.russian, ["a": "{b}", "b": "2"]) == "{b} и 2{c} {")
        #expect(sentence.filled(.english, [:]) == "{b}")
    }

    @Test(arguments: [
        (1, "1\u{A0}участника"), (2, "2\u{A0}участников"), (11, "11\u{A0}участников"),
        (21, "21\u{A0}участника"), (111, "111\u{A0}участников"), (0, "0\u{A0}участников"),
    ])
    func `the noun after «из» is in the genitive`(count: Int, expected: String) {
        #expect(CountedNoun.participant.ofCounted(count, singular: "участника", .russian) == expected)
    }
}
