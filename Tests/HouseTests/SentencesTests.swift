// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
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

    @Test(arguments: RejectionReason.allCases)
    func `every reason of a rejection has its sentence in both languages`(reason: RejectionReason) {
        let sentence = JournalWords.rejection(reason.rawValue)
        for language in Language.allCases {
            #expect(!sentence[language].isEmpty && sentence[language] != reason.rawValue)
        }
    }

    @Test func `roles, subjects, facts and days of the week have their words in both languages`() {
        let roles = Organisation.Role.allCases.map { ($0.rawValue, OrganisationWords.role($0.rawValue)) }
        let subjects = Organisation.Deadline.Subject.allCases.map {
            ($0.rawValue, OrganisationWords.subject($0.rawValue))
        }
        let facts = Organisation.FactKey.allCases.map { ($0.rawValue, OrganisationWords.fact($0.rawValue)) }
        for (code, sentence) in roles + subjects + facts {
            #expect(sentence.ru != code && !sentence.ru.isEmpty && !sentence.en.isEmpty)
        }
        #expect(Set((1...7).map { OrganisationWords.weekday($0).ru }).count == 7)
    }

    @Test func `a code that is not in the list has no words`() {
        #expect(VerdictWording(code: "better") == nil)
        #expect(ReasonWording.sentence(code: "because") == nil)
    }
}
