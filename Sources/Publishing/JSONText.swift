// SPDX-License-Identifier: GPL-3.0-or-later

/// Values as JSON text that is safe inside an HTML `<script>` as well.
enum JSONText {
    /// A string with its quotation marks.
    ///
    /// `<`, `>` and `&` are written by their numbers, so that neither `</script>` nor `<!--` can stand in the text, and
    /// so are U+2028 and U+2029, which end a line in JavaScript.
    static func string(_ text: String) -> String {
        // Most texts are codes and plain words; 0xE2 begins U+2028 and, as often, a dash or a quotation mark.
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x3C && byte != 0x3E && byte != 0x26
                && byte != 0x7F && byte != 0xE2
        }
        if isPlain { return "\"" + text + "\"" }
        var result = "\""
        result.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}": result += number(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A string or `null`.
    static func string(_ text: String?) -> String { text.map { string($0) } ?? "null" }

    /// A number that reads back as the same Double; `null` for nothing and for what JSON cannot hold.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "null" }
        // 3.0 stays a number of the shortest form, without an exponent's sign being ambiguous.
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
    }

    /// A whole number or `null`.
    static func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }

    /// A list of values that are JSON already.
    static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    /// An object; keys in the order given, values JSON already.
    static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { string($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    /// An object with sorted keys and strings as values.
    static func strings(_ values: [String: String]) -> String {
        object(values.sorted { $0.key < $1.key }.map { ($0.key, string($0.value)) })
    }

    private static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
