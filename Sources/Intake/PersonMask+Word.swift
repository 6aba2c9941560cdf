// SPDX-License-Identifier: GPL-3.0-or-later

extension PersonMask {
    /// A word with what stands behind it up to the next word.
    struct Word {
        let text: String
        let tail: String
        /// In small Cyrillic letters, «е» for «ё»; Latin letters stand for those that they look like.
        let folded: String
        /// Whether it is a word of Cyrillic letters, with hyphens.
        private let isCyrillic: Bool
        /// A capital letter and small ones: «Петрова», «Римская-Корсакова».
        let isCapitalised: Bool
        /// «ПЕТРОВА».
        let isCapitals: Bool
        /// Whether it ends as surnames do, in any case and in letters of any size.
        let isSurname: Bool
        let isPatronymic: Bool
        let isFirstName: Bool

        init(text: String, tail: String) {
            (self.text, self.tail) = (text, tail)
            let folded = String(text.map { Normaliser.lookAlikes[$0] ?? $0 }).lowercased().replacing("ё", with: "е")
            self.folded = folded
            isCyrillic = !folded.isEmpty && folded.allSatisfy { ("а"..."я").contains($0) || $0 == "-" }
            let isLong = isCyrillic && text.count >= 2
            isCapitalised = isLong && text.first?.isUppercase == true && text.dropFirst().contains { $0.isLowercase }
            isCapitals = isLong && text.count >= 3 && text.allSatisfy { $0.isUppercase || $0 == "-" }
            isSurname = isLong && Self.ends(folded, Self.surnames)
            isPatronymic =
                (isCapitalised || isCapitals)
                && (Self.ends(folded, Self.patronymics) && !Self.ordinary.contains(where: folded.hasPrefix)
                    || Self.shortPatronymics.contains(folded))
            isFirstName = (isCapitalised || isCapitals) && FirstNames.contains(folded)
        }

        var whole: String { text + tail }
        /// Whether nothing but spaces divides it from the next word.
        var isOpen: Bool { tail.allSatisfy { $0.isWhitespace } }
        /// Whether it may be a surname, a name or a patronymic.
        var mayBeName: Bool { isCapitalised || isCapitals }
        var isLetter: Bool { isCyrillic && text.count == 1 }
        var isCapitalLetter: Bool { isLetter && text.first?.isUppercase == true }
        /// A single capital letter with a full stop behind it.
        var isInitial: Bool { isCapitalLetter && tail.hasPrefix(".") }
        /// An initial that another part of the name may follow.
        var isOpenInitial: Bool { isInitial && isOpenBehindStop }
        var isSmallInitial: Bool { isLetter && text.first?.isLowercase == true && tail.hasPrefix(".") }
        var isOpenBehindStop: Bool { tail.dropFirst().allSatisfy { $0.isWhitespace } }
        /// «ОА» without stops, and no abbreviation of schools.
        var isPairOfInitials: Bool {
            isCyrillic && text.count == 2 && text.allSatisfy(\.isUppercase) && !Self.abbreviations.contains(folded)
        }
        /// «оглы», «кызы»; «Вагиф-оглы» ends a name too.
        var isKinship: Bool {
            ["оглы", "кызы", "гызы"].contains { folded == $0 || mayBeName && folded.hasSuffix("-" + $0) }
        }
        /// A word behind which a letter is a number: «Приложение А.».
        var isLabel: Bool { Self.labels.contains(folded) }
        /// What may stand between «имени» and the name of whom a school is named after.
        var isTitle: Bool { Self.titles.contains(folded) }

        /// Whether a word may be the neighbour of a first name: words in capitals are abbreviations as well.
        func isBeside(_ name: Word) -> Bool {
            isCapitalised || isCapitals && (name.isCapitals || isSurname || text.count >= 5)
        }

        private static func ends(_ word: String, _ endings: [String]) -> Bool {
            endings.contains { word.hasSuffix($0) && word.count >= $0.count + 2 }
        }

        private static let surnames =
            ["ов", "ев", "ин", "ын"].flatMap { stem in
                ["", "а", "у", "ым", "е", "ой", "ы", "ых"].map { stem + $0 }
            }
            + ["ск", "цк"].flatMap { stem in ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую"].map { stem + $0 } }
            + ["енко", "шко", "чко", "ук", "юк", "ых", "их", "ян", "швили", "дзе", "ович", "евич"]
        private static let patronymics =
            ["ович", "евич", "ьич"].flatMap { stem in ["", "а", "у", "ем", "е"].map { stem + $0 } }
            + ["овн", "евн", "иничн", "китичн", "аввичн"].flatMap { stem in
                ["а", "ы", "е", "у", "ой", "ою"].map { stem + $0 }
            }
        private static let shortPatronymics = Set(
            ["кузьмич", "фомич", "никитич", "лукич", "ильич", "саввич", "силыч"].flatMap { name in
                ["", "а", "у", "ем", "е"].map { name + $0 }
            })
        /// Ordinary words that end as patronymics do.
        private static let ordinary = [
            "основн", "духовн", "условн", "уровн", "верховн", "уголовн", "церковн", "дневн", "ежедневн", "повседневн",
            "душевн", "древн", "деревн", "ровн", "правовн",
        ]
        private static let abbreviations: Set<String> = [
            "оо", "оу", "до", "уо", "мо", "ро", "рф", "ит", "ис", "пк", "ио", "ик", "ск", "со", "об", "ов", "оп", "нс",
            "ст", "вр", "ур", "ор",
        ]
        private static let labels: Set<String> = [
            "раздел", "часть", "блок", "глава", "приложение", "вариант", "группа", "класс", "модуль", "пункт",
            "подпункт", "таблица", "форма", "этап", "уровень",
        ]
        private static let titles: Set<String> = [
            "дважды", "трижды", "героя", "героев", "советского", "союза", "россии", "российской", "федерации",
            "социалистического", "труда", "маршала", "генерала", "адмирала", "полковника", "майора", "капитана",
            "лейтенанта", "академика", "профессора", "летчика", "космонавта", "летчика-космонавта", "поэта", "писателя",
            "святого", "народного", "заслуженного", "учителя",
        ]
    }
}
