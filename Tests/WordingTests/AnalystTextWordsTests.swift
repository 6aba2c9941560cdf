// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct AnalystTextWordsTests {
    @Test func `every line says what is wrong, where, and how to mend it`() {
        let sentences: [(Sentence, String, String)] = [
            (
                .unknownTextFile("input/тексты/а.md"),
                "input/тексты/а.md: не прочитан; назовите файл кодом школы (203001.md, .txt) или «общее.md»",
                "input/тексты/а.md: not read; name the file by the school's code (203001.md, .txt), or «общее.md»"
            ),
            (
                .textOfUnknownSchool("203010.md", code: "203010", nearest: "203001"),
                "203010.md: школы 203010 в кампании нет, есть 203001; переименуйте файл по коду из input/Школы.xlsx",
                "203010.md: the campaign has no school 203010, but 203001; rename the file by a code of input/Школы.xlsx"
            ),
            (
                .unknownTextHeading(
                    "203001.md", line: 3, heading: " Уровни ", nearest: "уровень", known: ["Уровень", "Меры"], left: 2),
                "203001.md, строка 3: раздела «Уровни» нет (похоже на «уровень»), не вошло: 2\u{A0}строки; заголовки: «Уровень», «Меры»",
                "203001.md, line 3: there is no section «Уровни» (it is like «уровень»), left out: 2\u{A0}lines; headings: «Уровень», «Меры»"
            ),
            (
                .largeTextFile("203001.md", bytes: 10_000_000, limit: 1_000_000),
                "203001.md: 10,0\u{A0}МБ, для страницы школы слишком много; оставьте не больше 1,0\u{A0}МБ",
                "203001.md: 10.0\u{A0}MB is too much for the page of a school; leave at most 1.0\u{A0}MB"
            ),
            (
                .unreadableTextFile("203001.md"),
                "203001.md: не открывается как текст; сохраните его как текст UTF-8",
                "203001.md: cannot be opened as text; save it as UTF-8 text"
            ),
            (
                .personInText("203001.md", line: 4),
                "203001.md, строка 4: похоже на имя или контакт человека; если это ученик или учитель, уберите",
                "203001.md, line 4: looks like a person's name or contact; if a pupil or teacher, take it out"
            ),
        ]
        for (sentence, ru, en) in sentences {
            #expect(sentence.ru == ru)
            #expect(sentence.en == en)
        }
    }
}
