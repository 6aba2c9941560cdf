// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Wording

struct FileErrorsTests {
    @Test func `a missing fact says where to write it`() {
        #expect(
            Sentence.missingFact("4/Русский.xlsx", sheet: "Sheet1", fact: "year")
                == Sentence(
                    ru: "4/Русский.xlsx, лист «Sheet1»: не сказано, какой год; назовите это в пути к файлу, например "
                        + "«2021/5 класс/Математика.xlsx»",
                    en:
                        "4/Русский.xlsx, sheet “Sheet1”: the year stands nowhere; say it in the path of the file, as in "
                        + "“2021/5 класс/Математика.xlsx”"))
        #expect(
            Sentence.missingFact("a.xlsx", sheet: "", fact: "date").ru
                == "a.xlsx: не сказано, когда она написана; впишите в заголовок таблицы")
        #expect(Sentence.missingFact("a.xlsx", sheet: "", fact: "school").ru.contains("edu123456"))
        #expect(Sentence.missingFact("a.xlsx", sheet: "", fact: "season").ru.contains("2022 осень"))
    }

    @Test func `a contradiction names the seasons in words`() {
        let evidence = [(origin: "date", value: "autumn"), (origin: "path", value: "spring")]
        #expect(
            Sentence.contradiction("a.xlsx", sheet: "", fact: "season", evidence: evidence).ru
                == "a.xlsx: противоречие, весной или осенью: дата — осень, путь — весна; исправьте файл или путь")
    }

    @Test(arguments: [
        (
            "scoreDistribution",
            "a.xlsx: отчёт «Распределение первичных баллов» не нужен: данные есть в Ф1; уберите файл из input/"
        ),
        (
            "biasMarkers",
            "a.xlsx: число маркеров необъективности: в показателях не используется, загружать не нужно; уберите файл из "
                + "input/"
        ),
    ])
    func `a needless report is named`(code: String, sentence: String) {
        #expect(Sentence.notNeeded("a.xlsx", report: code).ru == sentence)
    }

    @Test func `what was taken stands in words`() {
        #expect(
            JournalWords.taken(key: "season", value: "autumn", origin: "layout", .russian)
                == "кампания: осень (по виду таблицы)")
        #expect(
            JournalWords.taken(key: "school", value: "342202", origin: "sheet", .russian)
                == "школа: 342202 (с другого листа)")
        #expect(
            JournalWords.difference("percentages", scope: "Лист1", declared: 0, found: 2, .russian)
                == "проценты и число участников, Лист1: не сходится 2\u{A0}строки")
    }

    @Test(arguments: [
        ("BadZipFile", "архив оборван или испорчен"), ("CalamineError", "содержимое не разобрать"),
        ("overlap", "части архива лежат одна на другой"),
    ])
    func `damage is told in words`(detail: String, words: String) {
        #expect(
            Sentence.damagedFile("a.zip", detail: detail).ru == "a.zip: файл повреждён: \(words); скачайте его ещё раз")
    }

    @Test(arguments: [
        ("fileBytes", 64 << 20, "не больше 64\u{A0}МБ в одном файле архива"),
        ("bytes", 1_572_864, "не больше 1,5\u{A0}МБ после распаковки"),
        ("merges", 10_000, "не больше 10000 объединённых ячеек в таблице"),
        ("ratio", 200, "сжатие больше чем в 200 раз похоже на «архивную бомбу»"),
        ("sheets", 255, "не больше 255 листов"), ("memory", 0, "для него не хватает памяти"),
    ])
    func `a file that is too large says how large it may be`(limit: String, allowed: Int, words: String) {
        let sentence = Sentence.fileTooLarge("a.zip", limit: limit, allowed: allowed)
        #expect(sentence.ru == "a.zip: файл слишком велик: \(words); разделите его")
    }

    @Test func `an unknown word is named with the nearest, else with all`() {
        func sentence(_ nearest: String?) -> Sentence {
            .unknownWord(
                file: "rules/recommendations.yaml", line: 12, path: "recommendations[3].when.evidence", word: "levle",
                nearest: nearest, known: ["change", "level"])
        }
        let head =
            "rules/recommendations.yaml, строка 12: recommendations[3].when.evidence: неизвестное слово «levle»; "
        #expect(sentence("level").ru == head + "возможно, «level»")
        #expect(sentence(nil).ru == head + "допустимо: change, level")
        #expect(
            sentence("level").en
                == "rules/recommendations.yaml, line 12: recommendations[3].when.evidence: unknown word “levle”; "
                + "did you mean “level”?")
    }
}
