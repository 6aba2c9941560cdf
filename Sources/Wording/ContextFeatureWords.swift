// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of one feature of the context of schools: its name, and what a group of schools is like that has much or little.
public struct ContextFeatureWords: Hashable, Sendable {
    /// How the number of a feature is written.
    public enum Form: Hashable, Sendable {
        /// A whole number.
        case whole
        /// A number with one decimal.
        case decimal
        /// A fraction in percent.
        case percent
        /// 1 is yes, 0 is no.
        case yesOrNo
    }

    /// What a group is called for a feature, for one school and for several.
    struct Phrase: Hashable, Sendable {
        let one: Sentence
        let many: Sentence
        /// Whether it stands before «школы».
        let isAdjective: Bool

        init(_ ru: String, _ en: String, one: (ru: String, en: String)? = nil, isAdjective: Bool = false) {
            many = Sentence(ru: ru, en: en)
            self.one = one.map { Sentence(ru: $0.ru, en: $0.en) } ?? many
            self.isAdjective = isAdjective
        }
    }

    /// The name of the feature.
    public let name: Sentence
    /// How its number is written.
    public let form: Form
    let high: Phrase
    let low: Phrase

    /// The words of a feature; nil for a code that has none.
    ///
    /// - Parameter code: The code, such as `pupils`.
    public init?(code: String) {
        guard let words = Self.catalogue[code] else { return nil }
        self = words
    }

    private init(_ ru: String, _ en: String, _ form: Form, high: Phrase, low: Phrase) {
        name = Sentence(ru: ru, en: en)
        self.form = form
        self.high = high
        self.low = low
    }

    /// The codes of all features that have words.
    public static let codes: [String] = catalogue.keys.sorted()

    private static let catalogue: [String: ContextFeatureWords] = [
        "pupils": ContextFeatureWords(
            "число обучающихся", "number of pupils", .whole,
            high: Phrase("крупные", "large", one: ("крупная", "large"), isAdjective: true),
            low: Phrase("небольшие", "small", one: ("небольшая", "small"), isAdjective: true)),
        "rural": ContextFeatureWords(
            "сельская местность", "countryside", .yesOrNo,
            high: Phrase("сельские", "rural", one: ("сельская", "rural"), isAdjective: true),
            low: Phrase("городские", "urban", one: ("городская", "urban"), isAdjective: true)),
        "distance": ContextFeatureWords(
            "расстояние до города с населением больше 100 тысяч, км",
            "distance to a town of more than 100,000, km", .whole,
            high: Phrase("далеко от города", "far from a town"), low: Phrase("недалеко от города", "near a town")),
        "settlement": ContextFeatureWords(
            "число жителей населённого пункта", "inhabitants of the settlement", .whole,
            high: Phrase(
                "в крупных населённых пунктах", "in large settlements",
                one: ("в крупном населённом пункте", "in a large settlement")),
            low: Phrase(
                "в малых населённых пунктах", "in small settlements",
                one: ("в малом населённом пункте", "in a small settlement"))),
        "special": ContextFeatureWords(
            "доля обучающихся с ОВЗ", "share of pupils with special needs", .percent,
            high: Phrase("с высокой долей обучающихся с ОВЗ", "with many pupils with special needs"),
            low: Phrase("с низкой долей обучающихся с ОВЗ", "with few pupils with special needs")),
        "pupilsPerTeacher": ContextFeatureWords(
            "число обучающихся на одного учителя", "pupils for one teacher", .decimal,
            high: Phrase("на учителя приходится много обучающихся", "many pupils for one teacher"),
            low: Phrase("на учителя приходится мало обучающихся", "few pupils for one teacher")),
        "category": ContextFeatureWords(
            "доля учителей с категорией", "share of teachers with a category", .percent,
            high: Phrase("много учителей с категорией", "many teachers with a category"),
            low: Phrase("мало учителей с категорией", "few teachers with a category")),
        "language": ContextFeatureWords(
            "обучение не только на русском языке", "teaching not in Russian alone", .yesOrNo,
            high: Phrase("с обучением не только на русском языке", "with teaching not in Russian alone"),
            low: Phrase("с обучением только на русском языке", "with teaching in Russian alone")),
        "adapted": ContextFeatureWords(
            "адаптированные программы", "adapted programmes", .yesOrNo,
            high: Phrase("с адаптированными программами", "with adapted programmes"),
            low: Phrase("без адаптированных программ", "without adapted programmes")),
        "advanced": ContextFeatureWords(
            "углублённое изучение предметов", "subjects taught in depth", .yesOrNo,
            high: Phrase("с углублённым изучением предметов", "with subjects taught in depth"),
            low: Phrase("без углублённого изучения предметов", "without subjects taught in depth")),
        "adverse": ContextFeatureWords(
            "статус ШНСУ", "status ШНСУ", .yesOrNo,
            high: Phrase("в неблагоприятных социальных условиях", "in adverse social conditions"),
            low: Phrase("без статуса ШНСУ", "without the status ШНСУ")),
    ]
}
