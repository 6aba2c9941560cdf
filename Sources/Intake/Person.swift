// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Who a row is about, written so that it is the same whatever columns a file has.
///
/// Series and number make one document, surname, name and patronymic one name. Spaces, signs, case, «ё» and Latin
/// look-alikes make no difference, nor do the zeros that a spreadsheet drops at the head of a number. It goes into a keyed
/// hash and nowhere else.
struct Person: Equatable {
    /// The document; empty where there is none.
    let document: String
    /// The name; empty where there is none.
    let name: String

    /// Whether nothing tells who it is.
    var isNobody: Bool { document.isEmpty && name.isEmpty }

    init(_ sheet: Sheet, _ row: Int, _ columns: Columns) {
        func text(_ column: Int?) -> String { column.map { sheet[row, $0] } ?? "" }
        // «Документ» may hold its kind, with series and number beside it.
        let whole = Self.document(text(columns.document))
        document = whole.isEmpty ? Self.document(series: text(columns.series), number: text(columns.number)) : whole
        let parts = Self.name(columns.names.map { sheet[row, $0] })
        name = parts.isEmpty ? Self.name([text(columns.fullName)]) : parts
    }

    /// Where a table has what names a person.
    struct Columns {
        /// All of them.
        let all: [Int]
        fileprivate let names: [Int]
        fileprivate let fullName: Int?
        fileprivate let series: Int?
        fileprivate let number: Int?
        fileprivate let document: Int?

        init(_ header: Header) {
            names = ["surname", "name", "patronymic"].compactMap { header[$0] }
            (fullName, series) = (header["fullName"], header["series"])
            (number, document) = (header["documentNumber"], header["document"])
            all = names + [fullName, series, number, document].compactMap { $0 }
        }

        /// What the persons are told by, where it is one of two: such a file links with its own kind only.
        var only: String? {
            let hasDocument = number != nil || document != nil
            let hasName = !names.isEmpty || fullName != nil
            return hasDocument == hasName ? nil : hasDocument ? "document" : "name"
        }
    }

    /// The document of one cell: «4511 220012», «серия 4511 № 220012».
    static func document(_ cell: String) -> String {
        let words = cell.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return identifying(words.map { signs(Substring($0)) }.filter { !documentWords.contains($0) }.joined())
    }

    /// The document of two cells; a series without a number is shared by many.
    static func document(series: String, number: String) -> String {
        let number = signs(number)
        guard !number.isEmpty else { return "" }
        let zeros = isDigits(number) ? String(repeating: "0", count: max(0, 6 - number.utf8.count)) : ""
        return identifying(signs(series) + zeros + number)
    }

    /// A name of one or more cells; a number is none.
    static func name(_ cells: [String]) -> String {
        let name = cells.map(signs).filter { !nobody.contains($0) }.joined()
        return isDigits(name) ? "" : name
    }

    /// The code or name of a teacher; empty for words that name nobody.
    static func teacher(_ text: some StringProtocol) -> String {
        // «Т-15» is «Т15», but «1-11» is not «11-1»: a sign between two digits tells them apart.
        let parts = text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        let teacher = parts.reduce(into: "") { joined, part in
            let signs = signs(String(String.UnicodeScalarView(part)))
            let isBetweenDigits = [joined.utf8.last, signs.utf8.first].allSatisfy { (0x30...0x39).contains($0 ?? 0) }
            joined += (isBetweenDigits ? "-" : "") + signs
        }
        if nobody.contains(teacher) { return "" }
        return isDigits(teacher) ? String(teacher.unicodeScalars.drop { $0 == "0" }) : teacher
    }

    /// Without zeros at its head; nothing without a digit tells a document.
    private static func identifying(_ document: String) -> String {
        guard document.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return "" }
        return String(document.unicodeScalars.drop { $0 == "0" })
    }

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// Letters and digits only, large, Cyrillic where a Latin letter looks like one; by signs, not by what they make up,
    /// for a region has a million of these.
    private static func signs(_ text: some StringProtocol) -> String {
        var signs = String.UnicodeScalarView()
        for sign in text.unicodeScalars {
            switch sign.value {
            case 0x30...0x39, 0x410...0x42F: signs.append(sign)
            case 0x41...0x5A, 0x61...0x7A: signs.append(latin[Int(sign.value & 0x1F)])
            case 0x430...0x44F: signs.append(Unicode.Scalar(sign.value - 0x20) ?? sign)
            case 0x401, 0x451: signs.append("Е")
            // «й» as two signs, and the dots of «ё».
            case 0x306:
                guard signs.last == "И" else { break }
                signs.removeLast()
                signs.append("Й")
            case 0x308: break
            default:
                if sign.properties.isAlphabetic { signs += sign.properties.uppercaseMapping.unicodeScalars }
            }
        }
        return String(signs)
    }

    /// What each letter from A to Z stands for; the first place is empty.
    private static let latin: [Unicode.Scalar] = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars.map { letter in
        Normaliser.lookAlikes[Character(letter)]?.unicodeScalars.first ?? letter
    }

    private static let documentWords: Set<String> = ["ПАСПОРТ", "СЕРИЯ", "НОМЕР", "РФ", "N"]
    private static let nobody: Set<String> = ["НЕТ", "ОТСУТСТВУЕТ"]
}
