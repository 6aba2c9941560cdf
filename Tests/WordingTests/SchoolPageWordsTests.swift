// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct SchoolPageWordsTests {
    @Test(arguments: ["head", "deputy", "teachers", "methodicalService", "department", "leader", "parents"])
    func `every addressee has words in both languages`(code: String) {
        let words = SchoolPageWords.addressee(code)
        #expect(words.ru != code && words.en != code)
    }

    @Test(arguments: [
        ("draft", "проект"), ("accepted", "принята"), ("changed", "принята с изменениями"), ("rejected", "отклонена"),
        ("added", "добавлена рабочей группой"), ("withdrawn", "снята: основание отпало"),
    ])
    func `statuses have the words of the contract`(code: String, words: String) {
        #expect(SchoolPageWords.status(code).ru == words)
    }

    @Test(arguments: [("confirmed", "подтверждено"), ("consistent", "согласуется"), ("toCheck", "требует проверки")])
    func `grades have the words of the contract`(code: String, words: String) {
        #expect(SchoolPageWords.grade(code).ru == words)
    }
}
