// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct MeasureMatchTests {
    private func key(_ name: String, _ school: Int32 = 203_001) throws -> MeasureMatch.Key {
        MeasureMatch.Key(school: try #require(SchoolID(number: school)), name: name)
    }

    @Test func `a key stays while the words stay, and comes back from its text`() throws {
        let first = try key("Семинар  «Анализ ВПР»")
        #expect(try first == key("семинар «анализ впр».") && first != key("Семинар"))
        #expect(try first != key("Семинар «Анализ ВПР»", 203_002))
        #expect(MeasureMatch.Key(text: first.text) == first)
        // FNV-1a of no bytes is its offset basis, as published by its authors.
        #expect(try key("").text == "203001/measure/cbf29ce484222325")
    }

    @Test(arguments: ["", "203001/measure/1", "203001/other/cbf29ce484222325", "x/measure/cbf29ce484222325", "203001"])
    func `another text is no key`(text: String) {
        #expect(MeasureMatch.Key(text: text) == nil && RecommendationKey(text: text) == nil)
    }

    @Test func `a correction wins, also that a measure answers nothing`() throws {
        var match = MeasureMatch(school: try #require(SchoolID(number: 1)), name: "Семинар", found: "A")
        #expect(match.deficit == "A" && match.correction.isEmpty)
        match.corrected = ""
        #expect(match.deficit.isEmpty && match.correction == RecommendationRelease.noDeficit)
        match.corrected = "C"
        #expect(match.deficit == "C" && match.correction == "C")
    }
}
