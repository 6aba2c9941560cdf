// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

/// A place in a text of a rule that the program fills; a closed list, with a Russian and an English name.
enum Placeholder: String, CaseIterable, Sendable {
    case subject = "по предмету"
    case school = "школа"
    case indicator = "показатель"
    case number = "номер"
    case share = "доля"
    case others = "остальные"
    case count = "число"
    case total = "всего"
    case years = "годы"
    case measures = "мероприятия"
    case known = "известно"
    case collect = "собрать"
    case continued = "продолжить"

    /// The name in English texts.
    var english: String {
        switch self {
        case .subject: "in subject"
        case .school: "school"
        case .indicator: "indicator"
        case .number: "number"
        case .share: "share"
        case .others: "others"
        case .count: "count"
        case .total: "total"
        case .years: "years"
        case .measures: "measures"
        case .known: "known"
        case .collect: "collect"
        case .continued: "continue"
        }
    }

    /// What each kind of evidence can fill.
    static func allowed(_ condition: RuleCondition) -> [Placeholder] {
        switch condition.evidence {
        case .level, .change, .unanswered:
            [.school, .indicator, .number, .subject, .share, .others, .count, .total, .years]
        case .event: [.school, .indicator, .number, .subject, .count, .total, .years]
        case .record: [.school, .count, .total, .measures]
        case .known where condition.about == .direction: [.school, .indicator, .number, .subject]
        case .known: [.school, .known, .collect, .continued]
        case .byHand: []
        }
    }

    /// Refuses a text with a place that is unknown, or that nothing would fill.
    ///
    /// - Parameters:
    ///   - node: The text; nil is no text.
    ///   - allowed: The places that may stand there.
    /// - Throws: ``SettingsError``.
    static func check(_ node: SettingsNode?, allowed: [Placeholder]) throws(SettingsError) {
        guard let node else { return }
        let sentence = try node.sentence()
        let known = allowed.map { "{\($0.rawValue)}" } + allowed.map { "{\($0.english)}" }
        for text in [sentence.ru, sentence.en] {
            for name in names(in: text) where !known.contains(name) {
                throw node.unknown(name, among: known)
            }
        }
    }

    /// The names in braces, braces included, in the order of the text.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let close = rest[open...].firstIndex(of: "}") ?? rest.index(before: rest.endIndex)
            names.append(String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }

    /// The text with its places filled; a place that is empty takes the space before it along, and a sentence ends.
    static func filled(_ sentence: Sentence, _ language: Language, _ values: [Placeholder: String]) -> String {
        var named: [String: String] = [:]
        for place in allCases {
            let value = values[place] ?? ""
            (named[place.rawValue], named[place.english]) = (value, value)
        }
        var text = sentence.filled(language, named)
        while text.contains("  ") { text = text.replacing("  ", with: " ") }
        for sign in [".", ",", ";", ":", ")"] { text = text.replacing(" \(sign)", with: sign) }
        while text.last == " " { text.removeLast() }
        if let last = text.last, !".!?…".contains(last) { text += "." }
        return text
    }
}
