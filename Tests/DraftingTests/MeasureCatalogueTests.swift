// SPDX-License-Identifier: GPL-3.0-or-later

import Drafting
import Monitoring
import Testing
import Wording

struct MeasureCatalogueTests {
    @Test func `eleven deficits have at least eight measures each, and all twelve risk factors are met`() throws {
        let catalogue = try DraftingSample.rules().catalogue
        #expect(catalogue.deficits.map(\.id) == ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"])
        for deficit in catalogue.deficits {
            #expect(catalogue.measures.count { $0.deficit == deficit.id } >= 8, "\(deficit.id)")
            #expect(!deficit.words.isEmpty)
        }
        #expect(Set(catalogue.deficits.flatMap(\.riskFactors)) == Set(1...12))
    }

    @Test(arguments: Language.allCases)
    func `every measure says what, who, what for and how to check, each in its own words`(language: Language) throws {
        let measures = try DraftingSample.rules().catalogue.measures
        for measure in measures {
            for text in [measure.responsible, measure.expected, measure.control, measure.text] {
                #expect(text[language].count > 5, "\(measure.id)")
            }
            let text = measure.text(language)
            #expect(text.hasSuffix(".") && !text.contains("{") && !text.contains(" ."), "\(measure.id): \(text)")
            // The Russian text begins with an infinitive: «Провести», «Внести».
            let first = measure.text.ru.prefix { $0 != " " }
            #expect(["ть", "ти", "чь", "ться"].contains { first.hasSuffix($0) }, "\(measure.id): \(first)")
        }
        #expect(Set(measures.map { $0.text[language] }).count == measures.count)
        #expect(Set(measures.map(\.id)).count == measures.count)
    }

    /// Results of ВПР may not be used to evaluate teachers: no measure brings the two together.
    @Test func `no measure evaluates a teacher by ВПР`() throws {
        for measure in try DraftingSample.rules().catalogue.measures {
            for text in [measure.text, measure.expected, measure.control].map({ $0.ru.lowercased() }) {
                let isOfTeachers = ["педагог", "учител"].contains { text.contains($0) }
                let isOfPaper = ["впр", "проверочн", "отметк"].contains { text.contains($0) }
                #expect(!(isOfTeachers && isOfPaper), "\(measure.id): \(text)")
                for word in ["рейтинг", "аттестац", "премир", "стимулир", "взыскан", "выговор"] {
                    #expect(!text.contains(word), "\(measure.id): \(word)")
                }
            }
        }
    }

    @Test func `a measure names its subjects only where there are some`() throws {
        let measure = try #require(try DraftingSample.rules().catalogue.measure("A1"))
        #expect(measure.text(.russian).hasPrefix("Провести поэлементный анализ последних работ и составить"))
        #expect(measure.text(.russian, subjects: ["Математика"]).contains("работ по предмету «Математика» и"))
        #expect(
            measure.text(.russian, subjects: ["Русский язык", "Математика"])
                .contains("работ по предметам «Русский язык», «Математика» и"))
    }
}
