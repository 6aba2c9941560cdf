// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Testing
import Wording

struct SentencesTests {
    @Test(arguments: Verdict.allCases)
    func `every verdict has its words in both languages`(verdict: Verdict) throws {
        let words = try #require(VerdictWording(code: verdict.rawValue))
        for language in Language.allCases {
            for sentence in [words.cell, words.opening, words.meaning] { #expect(!sentence[language].isEmpty) }
        }
        #expect(!words.opening.ru.lowercased().contains("нет динамики"))
    }

    @Test func `every reason has its sentence in both languages`() throws {
        for (_, code) in Reasons.codes {
            let sentence = try #require(ReasonWording.sentence(code: code), "\(code)")
            #expect(!sentence.ru.isEmpty && !sentence.en.isEmpty)
        }
    }

    @Test func `a code that is not in the list has no words`() {
        #expect(VerdictWording(code: "better") == nil)
        #expect(ReasonWording.sentence(code: "because") == nil)
    }
}
