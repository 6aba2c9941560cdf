// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a file that people read and any system can hold.
enum FileTitle {
    /// With « (новая 9)» behind it a name stays within 120 bytes.
    private static let longest = 100
    /// What Windows does not let into a name.
    private static let forbidden: Set<Character> = ["<", ">", ":", "\"", "/", "\\", "|", "?", "*"]

    /// A name of words and an extension.
    ///
    /// - Parameters:
    ///   - words: The words; what no system holds in a name becomes a space.
    ///   - ending: The extension, without the dot.
    /// - Returns: At most 100 bytes of UTF-8.
    static func name(_ words: String, _ ending: String) -> String {
        var stem = ""
        var isGap = false
        for character in words {
            let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            if forbidden.contains(character) || isControl || character.isWhitespace {
                isGap = true
                continue
            }
            let next = (isGap && !stem.isEmpty ? " " : "") + String(character)
            guard stem.utf8.count + next.utf8.count + ending.utf8.count + 1 <= longest else { break }
            stem += next
            isGap = false
        }
        while let last = stem.last, last == "." || last == " " { stem.removeLast() }
        return "\(stem.isEmpty ? "_" : stem).\(ending)"
    }
}
