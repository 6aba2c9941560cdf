// SPDX-License-Identifier: GPL-3.0-or-later

/// The answers of one school to the context form, by the number of the question.
struct ContextQuestions {
    private let answers: [String: String]

    /// Takes the answers as an import keeps them.
    init(_ answers: [String: String]) { self.answers = answers }

    /// A number that is not below 0; nil where it is missing or none.
    func number(_ question: Int) -> Double? { answers[String(question)].flatMap(Self.number) }

    /// Whether the school has what is asked for; nil where it did not answer.
    ///
    /// A question with parts, such as 17.1 and 17.2, holds where one of them does.
    func has(_ question: Int) -> Bool? {
        let holds = texts(question).compactMap { text -> Bool? in
            if let number = Self.number(text) { return number > 0 }
            let words = Self.words(text)
            return words.isEmpty ? nil : words.isDisjoint(with: Self.refusals)
        }
        return holds.isEmpty ? nil : holds.contains(true)
    }

    /// Whether a language besides Russian is one of teaching; nil where no language is named.
    var hasOtherLanguage: Bool? {
        let words = texts(18).reduce(into: Set<String>()) { $0.formUnion(Self.words($1)) }
        if words.contains(where: { $0.hasSuffix("ский") && $0 != "русский" || Self.otherNames.contains($0) }) {
            return true
        }
        return words.contains("русский") || !words.isDisjoint(with: Self.refusals) ? false : nil
    }

    /// Whether the settlement is a village; nil where its kind is not said.
    var isRural: Bool? {
        let words = texts(14).flatMap(Self.words)
        if words.contains(where: { word in Self.urban.contains { word.hasPrefix($0) } }) { return false }
        return words.contains { word in Self.villages.contains { word.hasPrefix($0) } } ? true : nil
    }

    private static let refusals: Set = ["нет", "не", "отсутствует", "отсутствуют"]
    private static let otherNames: Set = ["коми"]
    // Посёлки городского типа and their kin are towns, whatever else their name says.
    private static let urban = ["город", "пгт", "рабоч", "курорт", "дачн", "зато", "областн"]
    private static let villages = [
        "сел", "дерев", "станиц", "хутор", "аул", "слобод", "посел", "станци", "разъезд", "улус", "наслег",
    ]

    private func texts(_ question: Int) -> [String] {
        answers.keys.sorted().filter { $0 == "\(question)" || $0.hasPrefix("\(question).") }.compactMap { answers[$0] }
    }

    private static func words(_ text: String) -> Set<String> {
        let plain = String(text.lowercased().map { $0 == "ё" ? "е" : $0 })
        return Set(plain.split { !$0.isLetter }.map(String.init))
    }

    private static func number(_ text: String) -> Double? {
        guard let value = Double(String(text.map { $0 == "," ? "." : $0 })), value.isFinite, value >= 0 else {
            return nil
        }
        return value
    }
}
