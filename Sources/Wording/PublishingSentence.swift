// SPDX-License-Identifier: GPL-3.0-or-later

extension Sentence {
    /// The text in one language, its places filled.
    ///
    /// A place is a name in braces, such as `{year}`; a place without a value stays as it is, so a test can find it.
    /// Values are not searched for places again.
    ///
    /// - Parameters:
    ///   - language: The language asked for.
    ///   - values: The values of the places by name.
    /// - Returns: The text.
    public func filled(_ language: Language, _ values: [String: String]) -> String {
        var result = ""
        var rest = self[language][...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? String(rest[...close])
            rest = rest[rest.index(after: close)...]
            // «10 п.п.» ends with a point already, and one ends the sentence as well.
            if result.last == ".", rest.first == "." { rest.removeFirst() }
        }
        return result + rest
    }
}

extension CountedNoun {
    /// The form that goes with a number after «из»: «из 21 участника», «из 22 участников».
    ///
    /// - Parameters:
    ///   - count: The number.
    ///   - singular: The genitive of the singular, «участника».
    ///   - language: The language asked for.
    /// - Returns: The number and the noun.
    public func ofCounted(_ count: Int, singular: String, _ language: Language) -> String {
        let isOne = abs(count) % 10 == 1 && abs(count) % 100 != 11
        return "\(count)" + noBreakSpace
            + (language == .russian ? (isOne ? singular : many) : form(count, language))
    }
}
