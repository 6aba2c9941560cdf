// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct SchoolPageWordsTests {
    @Test(arguments: [
        ("", "Школа не входит в списки ШНОР и ШНСУ."), ("ШНОР, ШНСУ", "Статус школы: ШНОР, ШНСУ."),
    ])
    func `what a school is watched as is one sentence`(statuses: String, sentence: String) {
        #expect(SchoolPageWords.watched(statuses).ru == sentence)
    }

    @Test func `the table of recommendations has the columns of the form`() {
        #expect(
            SchoolPageWords.heads.map(\.ru) == [
                "№", "Адресат", "Выявленный дефицит (показатель, значение, основание)", "Рекомендуемая мера", "Срок",
                "Ответственный", "Ожидаемый результат", "Как проверить",
            ])
    }
}
