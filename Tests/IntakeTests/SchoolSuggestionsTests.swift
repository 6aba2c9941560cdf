// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct SchoolSuggestionsTests {
    @Test func `the nearest codes of the examination are named with their schools`() throws {
        let suggestions = SchoolSuggestions(try directory())
        #expect(suggestions.nearest(to: "21002", grade: 9) == "211002 СОШ № 2; 211001 СОШ № 1; 211003 СОШ № 3")
        #expect(suggestions.nearest(to: "111012", grade: 11)?.hasPrefix("111002 СОШ № 2") == true)
        #expect(suggestions.nearest(to: "990000", grade: 9) == nil)
        #expect(suggestions.isLikeKnown("219999", grade: 9) && !suggestions.isLikeKnown("119999", grade: 9))
        #expect(!suggestions.isLikeKnown("21999", grade: 9))
    }

    @Test func `a file that is wrong in every row is searched for its first codes only`() throws {
        let suggestions = SchoolSuggestions(try directory())
        // All differ from 211001 in two digits.
        let codes = (0..<SchoolSuggestions.most + 1).map { "2110\(10 + $0)" }
        let answers = codes.map { suggestions.nearest(to: $0, grade: 9) }
        #expect(answers.dropLast().allSatisfy { $0 != nil })
        #expect(answers.last == .some(nil))
        #expect(suggestions.nearest(to: codes[0], grade: 9) == answers[0])
    }
}
