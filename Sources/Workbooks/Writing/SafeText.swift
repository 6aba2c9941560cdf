// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes any text fit for a cell, a sheet's name or a page's header.
public enum SafeText {
    /// The end of a text that was cut.
    public static let mark = "[…]"
    /// The most UTF-16 units that a cell of Excel holds.
    public static let cellLimit = 32_767
    /// The most UTF-16 units in the name of a sheet.
    public static let sheetNameLimit = 31

    /// Replaces what XML 1.0 forbids, and cuts what Excel does not hold.
    ///
    /// - Parameter text: Any text.
    /// - Returns: The text with forbidden characters as `U+FFFD`, line ends as `\n`, at most ``cellLimit`` UTF-16 units.
    public static func cell(_ text: String) -> String {
        cut(clean(text), to: cellLimit)
    }

    /// The text as a cell's XML holds it: `_x0041_` would be read back as `A`, so its first character is written by its
    /// number, `_x005F_x0041_`.
    static func escaped(_ text: String) -> String {
        let safe = cell(text)
        guard safe.utf8.contains(UInt8(ascii: "_")) else { return safe }
        let result = escapingNumbers(safe)
        // The library counts what is written. An escape at most doubles the text.
        return result.unicodeScalars.count <= cellLimit ? result : escapingNumbers(cut(safe, to: cellLimit / 2))
    }

    private static func escapingNumbers(_ text: String) -> String {
        text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    /// Makes the name of a sheet that Excel accepts and that is not yet used.
    ///
    /// - Parameters:
    ///   - name: Any text.
    ///   - used: The names in use, as ``sheetNameKey(_:)`` gives them.
    /// - Returns: At most 31 UTF-16 units without `[]:*?/\`, not between apostrophes, not empty, unlike the others.
    public static func sheetName(_ name: String, unlike used: Set<String>) -> String {
        let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "\n", "\t"]
        var base = String(clean(name).map { forbidden.contains($0) ? " " : $0 })
        base = base.split(separator: " ").joined(separator: " ")
        while base.hasPrefix("'") { base.removeFirst() }
        base = trimmed(base, to: sheetNameLimit)
        // Excel keeps this name for its own record of changes.
        if base.isEmpty || base.lowercased() == "history" { base = base.isEmpty ? "1" : base + " 1" }
        var candidate = base
        var number = 2
        while used.contains(sheetNameKey(candidate)) {
            let suffix = " (\(number))"
            candidate = trimmed(base, to: sheetNameLimit - suffix.utf16.count) + suffix
            number += 1
        }
        return candidate
    }

    /// The form in which two names of sheets are compared: Excel ignores case.
    ///
    /// - Parameter name: A sheet's name.
    /// - Returns: Its lower-case form.
    public static func sheetNameKey(_ name: String) -> String {
        name.lowercased()
    }

    /// Replaces what XML 1.0 forbids by `U+FFFD` and makes every line end `\n`.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: result.append("\n")
            case 0x0A: if !afterReturn { result.append("\n") }
            case 0x09: result.append(scalar)
            case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return String(result)
    }

    private static func trimmed(_ text: String, to limit: Int) -> String {
        var result = prefix(text, units: limit)
        while let last = result.last, last == " " || last == "'" { result.removeLast() }
        return result
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        text.utf16.count <= limit ? text : prefix(text, units: limit - mark.utf16.count) + mark
    }

    /// The longest beginning of whole scalars within a number of UTF-16 units; a family emoji of 20 units cannot then
    /// empty a short name.
    private static func prefix(_ text: String, units: Int) -> String {
        var left = units
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            left -= UTF16.width(scalar)
            guard left >= 0 else { break }
            result.append(scalar)
        }
        return String(result)
    }
}
