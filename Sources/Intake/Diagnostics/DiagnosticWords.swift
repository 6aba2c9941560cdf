// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Words that may stand in the cells of a diagnosis and be kept: everything else may be a person's.
struct DiagnosticWords {
    /// The levels as they are kept, by what a cell may call them.
    private let levels: [String: String]

    /// Takes the levels that the campaign declares; the usual ones where it declares none.
    init(declared: [String]) {
        let known = declared.isEmpty ? Array(Self.usualLevels) : declared.map { Normaliser.heading($0) }
        levels = Dictionary(known.map { (Self.bare($0), $0) }) { first, _ in first }
    }

    /// The level that a cell names, in small letters as it is declared; nil for every other text.
    func level(_ text: String) -> String? { levels[Self.bare(Normaliser.heading(text))] }

    /// «Высокий уровень» is «высокий».
    private static func bare(_ heading: String) -> String {
        for word in [" уровень", " ур"] where heading.hasSuffix(word) { return String(heading.dropLast(word.count)) }
        return heading
    }

    /// The subject that a cell names; nil for every other text.
    static func subject(_ text: String) -> String? {
        guard text.utf8.count <= 200 else { return nil }
        if let subject = Normaliser.subject(text) { return subject.rawValue }
        let heading = Normaliser.heading(text)
        if let known = subjects[heading] { return known }
        let words = heading.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let named = Set(PathWords.subjects(words).map(\.rawValue))
        return named.count == 1 ? named.first : nil
    }

    /// Whether a cell says that the teacher was not there, or that there is nothing.
    static func isNothing(_ text: String) -> Bool {
        let heading = Normaliser.heading(text)
        return Normaliser.noMarkWords.contains(heading) || Normaliser.absentWords.contains(heading)
            || ["н", "не проходил", "не проходила", "неявка", "не участвовал", "не участвовала"].contains(heading)
    }

    private static let usualLevels: Set<String> = [
        "низкий", "ниже базового", "базовый", "повышенный", "высокий", "минимальный", "средний", "ниже среднего",
        "выше среднего", "достаточный", "недостаточный", "критический", "допустимый", "недопустимый", "оптимальный",
        "экспертный", "продвинутый", "начальный", "пороговый", "пониженный", "удовлетворительный",
        "неудовлетворительный", "очень низкий", "очень высокий", "1", "2", "3", "4", "5", "i", "ii", "iii", "iv", "v",
    ]

    /// What teachers teach beside the subjects of examinations, as it is kept.
    private static let subjects: [String: String] = [
        "начальные классы": "Начальные классы", "начальная школа": "Начальные классы",
        "учитель начальных классов": "Начальные классы", "физкультура": "Физическая культура",
        "физическая культура": "Физическая культура", "обж": "ОБЗР", "обзр": "ОБЗР",
        "основы безопасности и защиты родины": "ОБЗР", "основы безопасности жизнедеятельности": "ОБЗР",
        "музыка": "Музыка", "изо": "Изобразительное искусство",
        "изобразительное искусство": "Изобразительное искусство", "технология": "Труд (технология)",
        "труд": "Труд (технология)", "труд (технология)": "Труд (технология)", "астрономия": "Астрономия",
        "русский язык и литература": "Русский язык и литература",
        "история и обществознание": "История и обществознание",
        "иностранные языки": "Иностранный язык", "химия и биология": "Химия и биология",
        "биология и химия": "Химия и биология", "математика и информатика": "Математика и информатика",
        "математика и физика": "Математика и физика", "физика и математика": "Математика и физика",
        "коррекционная педагогика": "Коррекционная педагогика", "психология": "Психология", "логопедия": "Логопедия",
        "дошкольное образование": "Дошкольное образование", "орксэ": "ОРКСЭ", "однкнр": "ОДНКНР",
    ]
}
