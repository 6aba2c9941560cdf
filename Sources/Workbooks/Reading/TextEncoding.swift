// SPDX-License-Identifier: GPL-3.0-or-later

/// The encodings of the text tables that Russian offices send.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// Windows-1251, what a Russian Excel writes as «CSV».
    case windows1251 = "Windows-1251"
    /// UTF-16 with the low byte first and a byte order mark, Excel's «Текст Юникод».
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16 with the high byte first and a byte order mark.
    case utf16BigEndian = "UTF-16BE"

    /// Finds the encoding by the byte order mark, else takes UTF-8 where the bytes are valid, else Windows-1251.
    ///
    /// - Parameter content: The whole file.
    /// - Returns: The encoding, and the text as UTF-8 without a byte order mark.
    public static func decode(_ content: [UInt8]) -> (encoding: TextEncoding, utf8: [UInt8]) {
        if content.starts(with: [0xEF, 0xBB, 0xBF]) {
            // Broken sequences after the mark become U+FFFD, which the checks of the importers then show.
            return (.utf8, Array(String(decoding: content.dropFirst(3), as: UTF8.self).utf8))
        }
        if content.starts(with: [0xFF, 0xFE]) {
            let utf8 = fromUTF16(content.dropFirst(2)) { low, high in UInt16(high) << 8 | UInt16(low) }
            return (.utf16LittleEndian, utf8)
        }
        if content.starts(with: [0xFE, 0xFF]) {
            let utf8 = fromUTF16(content.dropFirst(2)) { high, low in UInt16(high) << 8 | UInt16(low) }
            return (.utf16BigEndian, utf8)
        }
        if String(validating: content, as: UTF8.self) != nil { return (.utf8, content) }
        return (.windows1251, fromWindows1251(content))
    }

    private static func fromUTF16(_ bytes: ArraySlice<UInt8>, unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            units.append(unit(bytes[index], bytes[index + 1]))
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func fromWindows1251(_ bytes: [UInt8]) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte < 0x80 { utf8.append(byte) } else { utf8.append(contentsOf: upperHalf[Int(byte) - 0x80]) }
        }
        return utf8
    }

    /// The UTF-8 of the bytes 0x80–0xFF of Windows-1251 (the mapping of the Unicode Consortium, CP1251.TXT); 0x98,
    /// which has no letter, becomes U+FFFD.
    private static let upperHalf: [[UInt8]] = {
        let signs =
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        let letters = (0x0410...0x044F as ClosedRange<UInt32>).compactMap(UnicodeScalar.init)
        return (Array(signs.unicodeScalars) + letters).map { Array(String($0).utf8) }
    }()
}
