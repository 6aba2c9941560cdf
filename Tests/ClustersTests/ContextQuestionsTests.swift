// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Clusters

struct ContextQuestionsTests {
    @Test(arguments: [
        ("город", false), ("Посёлок городского типа", false), ("рабочий поселок", false), ("пгт", false),
        ("городское поселение", false), ("село", true), ("посёлок", true), ("Сельский населённый пункт", true),
        ("станица", true), ("районный центр", nil), ("", nil),
    ])
    func `the kind of a settlement says whether it is a village`(text: String, isRural: Bool?) {
        #expect(ContextQuestions(["14": text]).isRural == isRural)
    }

    @Test(arguments: [
        ("русский", false), ("Татарский, русский", true), ("коми", true), ("нет", false), ("2", nil), ("да", nil),
    ])
    func `a language besides Russian is one that is named`(text: String, expected: Bool?) {
        #expect(ContextQuestions(["18": text]).hasOtherLanguage == expected)
    }

    @Test(
        arguments: [
            (["17": "да"], true), (["17": "Нет"], false), (["17": "0"], false), (["17": "3"], true),
            (["17.1": "0", "17.2": "4"], true), (["17.1": "нет", "17.2": "0"], false), ([:], nil), (["170": "да"], nil),
        ] as [([String: String], Bool?)])
    func `a question with parts holds where one of them does`(answers: [String: String], expected: Bool?) {
        #expect(ContextQuestions(answers).has(17) == expected)
    }

    @Test func `a decimal comma is read, and nothing below 0`() {
        #expect(ContextQuestions(["16": "12,5"]).number(16) == 12.5)
        #expect(ContextQuestions(["16": "-3"]).number(16) == nil)
        #expect(ContextQuestions(["16": "nan"]).number(16) == nil)
    }
}
