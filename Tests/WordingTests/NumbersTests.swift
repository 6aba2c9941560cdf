// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct NumbersTests {
    @Test(arguments: [
        (0.4166, "41,7\u{00A0}%", "41.7%"), (0, "0,0\u{00A0}%", "0.0%"), (1, "100,0\u{00A0}%", "100.0%"),
        (-0.0004, "0,0\u{00A0}%", "0.0%"),
    ])
    func `a share is percent with one decimal`(share: Double, russian: String, english: String) {
        #expect(Language.russian.percent(share) == russian)
        #expect(Language.english.percent(share) == english)
    }

    @Test func `a difference has its sign and unit`() {
        #expect(Language.russian.points(-0.034) == "\u{2212}3,4\u{00A0}п.п.")
        #expect(Language.english.points(0.1) == "+10.0\u{00A0}pp")
        #expect(Language.russian.pValue(0.0004) == "<\u{00A0}0,001")
        #expect(Language.russian.pValue(0.0496) == "0,050")
    }

    @Test(arguments: [
        (1, "1\u{00A0}школа"), (2, "2\u{00A0}школы"), (5, "5\u{00A0}школ"), (11, "11\u{00A0}школ"),
        (21, "21\u{00A0}школа"), (112, "112\u{00A0}школ"), (0, "0\u{00A0}школ"), (104, "104\u{00A0}школы"),
    ])
    func `a noun follows its numeral`(count: Int, expected: String) {
        #expect(CountedNoun.school.counted(count, .russian) == expected)
    }

    @Test(arguments: [("ru_RU.UTF-8", Language.russian), ("C", .english), ("", .english), ("RU", .russian)])
    func `a locale names a language`(locale: String, language: Language) {
        #expect(Language(locale: locale) == language)
    }
}
