// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Workbooks

/// The form of a text table: delimiter and encoding; decimal comma and CRLF always, as a Russian Excel writes.
struct DelimitedForm {
    let delimiter: Character
    let encoding: String.Encoding
    let hasByteOrderMark: Bool

    /// The form of an exam's files: most as Excel saves, one of each other kind that occurs.
    static func of(_ exam: Exam, _ layouts: SampleLayouts) -> DelimitedForm {
        switch exam {
        // «Текст Юникод» of Excel.
        case .gveRussian where layouts == .all:
            DelimitedForm(delimiter: "\t", encoding: .utf16LittleEndian, hasByteOrderMark: true)
        case .ogeMathematics: DelimitedForm(delimiter: ";", encoding: .utf8, hasByteOrderMark: true)
        case .egeBase: DelimitedForm(delimiter: "\t", encoding: .utf8, hasByteOrderMark: false)
        case .gveMathematics: DelimitedForm(delimiter: ",", encoding: .utf8, hasByteOrderMark: false)
        default: DelimitedForm(delimiter: ";", encoding: .windowsCP1251, hasByteOrderMark: false)
        }
    }

    /// The bytes of a table.
    func encoded(_ table: [[CellContent]]) -> Data {
        let lines = table.map { line in line.map(text).joined(separator: String(delimiter)) + "\r\n" }
        guard let bytes = lines.joined().data(using: encoding) else {
            preconditionFailure("a sample uses only letters that its encodings have")
        }
        let mark = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xEF, 0xBB, 0xBF] as [UInt8]
        return Data(hasByteOrderMark ? mark : []) + bytes
    }

    private func text(_ cell: CellContent) -> String {
        let text: String
        switch cell {
        case .empty: text = ""
        case .text(let value): text = value
        case .integer(let value): text = String(value)
        case .number(let value): text = String(value).replacing(".", with: ",")
        case .date(let year, let month, let day): text = "\(day).\(month).\(year)"
        }
        guard text.contains(where: { $0 == delimiter || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
