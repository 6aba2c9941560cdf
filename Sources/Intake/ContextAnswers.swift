// SPDX-License-Identifier: GPL-3.0-or-later

/// What may stand in the cells of a context form and of a register: everything else may be a person's.
enum ContextAnswers {
    /// The answer to a question as it is kept; nil for what no answer to it looks like.
    ///
    /// - Parameters:
    ///   - text: The cell.
    ///   - question: Its number, such as `14` or `21.1`.
    /// - Returns: The answer; numbers without spaces.
    static func answer(_ text: String, to question: String) -> String? {
        guard text.count <= 40, let number = question.split(separator: ".").first.flatMap({ Int($0) }) else {
            return nil
        }
        switch number {
        case 14: return isMade(text, of: settlementWords) ? text : nil
        case 15: return numeral(text, digits: 8)
        case 17...19: return isMade(text, of: answerWords) ? text : numeral(text, digits: 5)
        default: return numeral(text, digits: 5)
        }
    }

    /// Whether a text is a tax number: 10 or 12 digits.
    static func isTaxNumber(_ code: String) -> Bool {
        [10, 12].contains(code.utf8.count) && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a text is the code of a school: at most eight letters and digits, at least one digit.
    static func isSchoolCode(_ code: String) -> Bool {
        code.count <= 8 && code.allSatisfy { $0.isLetter || $0.isASCII && $0.isNumber }
            && code.contains { $0.isASCII && $0.isNumber }
    }

    /// A number without spaces, of so few digits that it is no telephone; at most two decimals.
    private static func numeral(_ text: String, digits: Int) -> String? {
        let number = text.filter { $0 != " " }
        let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), (1...digits).contains(parts[0].count),
            parts.count == 1 || (1...2).contains(parts[1].count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return number
    }

    private static func isMade(_ text: String, of known: Set<String>) -> Bool {
        let words = Normaliser.heading(text).split { " ,;-–—()./".contains($0) }
        return !words.isEmpty && words.allSatisfy { known.contains(String($0)) }
    }

    private static let settlementWords: Set<String> = [
        "город", "города", "городской", "городского", "городское", "городская", "областной", "районный", "центр",
        "поселок", "поселение", "типа", "пгт", "рабочий", "курортный", "дачный", "сельский", "сельская", "сельское",
        "сельской", "населенный", "пункт", "местность", "местности", "село", "деревня", "станица", "хутор", "аул",
        "слобода", "станция", "разъезд", "улус", "наслег", "зато",
    ]

    private static let answerWords: Set<String> = [
        "да", "нет", "есть", "имеется", "имеются", "отсутствует", "отсутствуют", "ведется", "не", "и", "язык", "языки",
        "русский", "татарский", "башкирский", "чувашский", "чеченский", "ингушский", "марийский", "удмуртский",
        "мордовский", "мокшанский", "эрзянский", "коми", "якутский", "бурятский", "калмыцкий", "тувинский",
        "алтайский", "хакасский", "осетинский", "кабардинский", "черкесский", "балкарский", "карачаевский",
        "адыгейский", "аварский", "даргинский", "лезгинский", "кумыкский", "лакский", "ногайский", "табасаранский",
        "английский", "немецкий", "французский", "испанский", "китайский", "казахский", "армянский", "математика",
        "физика", "химия", "биология", "информатика", "икт", "история", "обществознание", "география", "литература",
        "экономика", "право",
    ]
}
