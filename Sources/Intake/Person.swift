// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Who a row is about, written so that it is the same whatever columns a file has.
///
/// Series and number make one document, surname, name and patronymic one name. Spaces, signs, case, «ё» and Latin
/// look-alikes make no difference, nor do the zeros that a spreadsheet drops at the head of a number.
struct Person: Equatable {
    /// The columns whose cells name a person; they go into a keyed hash and nowhere else.
    static let columns = ["surname", "name", "patronymic", "fullName", "series", "documentNumber", "document"]

    /// The document; empty where there is none.
    let document: String
    /// The name; empty where there is none.
    let name: String

    /// Whether nothing tells who it is.
    var isNobody: Bool { document.isEmpty && name.isEmpty }

    init(_ sheet: Sheet, _ row: Int, _ header: Header) {
        func text(_ key: String) -> String { header[key].map { sheet[row, $0] } ?? "" }
        // «Документ» may hold its kind, with series and number beside it.
        let whole = Self.document(text("document"))
        document = whole.isEmpty ? Self.document(series: text("series"), number: text("documentNumber")) : whole
        let parts = Self.name([text("surname"), text("name"), text("patronymic")])
        name = parts.isEmpty ? Self.name([text("fullName")]) : parts
    }

    /// The document of one cell: «4511 220012», «серия 4511 № 220012».
    static func document(_ cell: String) -> String {
        let words = cell.split { !$0.isLetter && !$0.isNumber }.map(signs)
        return identifying(words.filter { !documentWords.contains($0) }.joined())
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
        return name.contains(where: \.isLetter) ? name : ""
    }

    /// Without zeros at its head; nothing without a digit tells a document.
    private static func identifying(_ document: String) -> String {
        guard document.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return "" }
        return String(document.drop { $0 == "0" })
    }

    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// Letters and digits only, large, Cyrillic where a Latin letter looks like one.
    private static func signs(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return String(text) }
        let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return String(
            letters.map { letter in
                // Equal to the composed letter too, if the file holds it as two signs.
                switch letter {
                case "Ё": "Е"
                case "Й": "Й"
                default: Normaliser.lookAlikes[letter] ?? letter
                }
            })
    }

    private static let documentWords: Set<String> = ["ПАСПОРТ", "СЕРИЯ", "НОМЕР", "РФ", "N"]
    private static let nobody: Set<String> = ["НЕТ", "ОТСУТСТВУЕТ"]
}
