// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file is by its first bytes; its name is not asked.
public enum ContentKind: String, Sendable, CaseIterable {
    /// A ZIP archive: XLSX, XLSB and ODS are such archives.
    case zip
    /// A compound document of old Microsoft Office (XLS), or an encrypted new one.
    case compound
    /// Text: CSV and its relatives.
    case text
    /// A page, which some systems save under the name `.xls`.
    case html
    /// XML that is no workbook archive.
    case xml
    /// A PDF document.
    case pdf
    /// Some other archive (RAR, 7z, gzip).
    case archive
    /// Anything else that is not text.
    case binary

    /// Recognises content by its first bytes.
    ///
    /// - Parameter head: The first bytes of the file, at least 512 of them where it has so many.
    init(head: ArraySlice<UInt8>) {
        func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .compound
        } else if starts(Array("%PDF".utf8)) {
            self = .pdf
        } else if starts(Array("Rar!".utf8)) || starts([0x37, 0x7A, 0xBC, 0xAF]) || starts([0x1F, 0x8B]) {
            self = .archive
        } else if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
            self = .text
        } else if head.contains(where: { $0 < 0x09 || ($0 > 0x0D && $0 < 0x1B) }) {
            self = .binary
        } else {
            self = Self.markup(head) ?? .text
        }
    }

    private static func markup(_ head: ArraySlice<UInt8>) -> ContentKind? {
        var rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
        rest = rest.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
        guard rest.first == UInt8(ascii: "<") else { return nil }
        let start = String(decoding: rest.prefix(512), as: UTF8.self).lowercased()
        if ["<html", "<!doctype html", "<table", "<meta"].contains(where: start.hasPrefix) { return .html }
        return start.contains("<html") ? .html : start.hasPrefix("<?xml") ? .xml : nil
    }
}
