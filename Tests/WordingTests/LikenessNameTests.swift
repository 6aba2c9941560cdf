// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct LikenessNameTests {
    @Test func `a group is called by what differs most, adjectives first`() {
        let features: [(String, Double)] = [
            ("distance", 2.1), ("pupils", -1.4), ("rural", 1), ("category", -0.9), ("special", 0.8),
        ]
        let name = LikenessWords.name(size: 4, features: features)
        #expect(name.ru == "небольшие сельские школы, далеко от города, мало учителей с категорией")
        #expect(name.en == "small rural schools, far from a town, few teachers with a category")
    }

    @Test func `one school is called in the singular`() {
        let name = LikenessWords.name(size: 1, features: [("pupils", 3), ("rural", -2), ("settlement", 1)])
        #expect(name.ru == "крупная городская школа, в крупном населённом пункте")
        #expect(name.en == "large urban school, in a large settlement")
    }

    @Test func `small differences name nothing`() {
        let name = LikenessWords.name(size: 3, features: [("pupils", 0.49), ("special", -0.2)])
        #expect(name.ru == "школы с обычными для территории условиями")
        #expect(name.en == "schools of usual conditions")
    }

    @Test func `a code without words does not count`() {
        #expect(
            LikenessWords.name(size: 2, features: [("unknown", 9), ("special", 1)]).ru
                == "школы, с высокой долей обучающихся с ОВЗ")
    }

    @Test(arguments: ContextFeatureWords.codes)
    func `every feature names a group in both directions and numbers`(code: String) {
        var texts: Set<String> = []
        for (size, difference) in [(1, 1.0), (2, 1.0), (1, -1.0), (2, -1.0)] {
            let name = LikenessWords.name(size: size, features: [(code, difference)])
            #expect(name.ru.contains("школ") && name.en.contains("school"))
            texts.insert(name.ru)
            texts.insert(name.en)
        }
        #expect(texts.count == 8)
    }

    @Test(arguments: [(0.0, "не устойчива"), (0.599, "не устойчива"), (0.6, "под вопросом"), (0.75, "устойчива")])
    func `stability is told by Hennig's limits`(jaccard: Double, words: String) {
        #expect(LikenessWords.stability(jaccard).ru == words)
    }

    @Test(arguments: [(1, "1\u{A0}школы"), (3, "3\u{A0}школ"), (11, "11\u{A0}школ"), (21, "21\u{A0}школы")])
    func `a limit stands in the genitive`(count: Int, words: String) {
        #expect(LikenessWords.limit(count, .russian) == words)
    }
}
