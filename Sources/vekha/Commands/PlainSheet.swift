// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Wording
import Workbooks

/// The first sheet of a plain table, header required, order of the columns free.
struct PlainSheet {
    /// What messages call it.
    let file: String
    /// The columns asked for.
    let columns: [String]
    /// Where each of them stands.
    let places: [Int]
    /// The sheet, its header in row 0.
    let sheet: Sheet

    /// Reads a file, or standard input for `-`.
    ///
    /// The columns asked for come first; where `takesOthers`, all others that have a name follow in their order.
    init(_ name: String, columns: [String], takesOthers: Bool = false) throws {
        let isInput = name == "-"
        let label = isInput ? Sentence(ru: "стандартный ввод", en: "standard input")[Speech.help] : name
        var url = URL(fileURLWithPath: name)
        if isInput {
            url = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).csv")
            let data = FileHandle.standardInput.readDataToEndOfFile()
            guard
                FileManager.default.createFile(
                    atPath: url.path, contents: data, attributes: [.posixPermissions: 0o600])
            else { throw Failure(.cannotWrite(path: url.path, detail: "stdin"), .inputOutput) }
        }
        defer { if isInput { try? FileManager.default.removeItem(at: url) } }
        var limits = ReadingLimits()
        limits.fileBytes = 1 << 31
        limits.rows = 1 << 26
        limits.cells = 1 << 29
        let installation = Installation.current
        let none = URL(fileURLWithPath: "/nonexistent")
        let reader = WorkbookReader(
            python: (try? installation.python()) ?? none, helper: (try? installation.helper("workbooks.py")) ?? none,
            limits: limits)
        let workbook = try reader.read(url, as: label)
        guard let sheet = workbook.sheets.first else { throw Failure(.emptyFile(label), .data) }
        guard sheet.rowCount > 0 else { throw Failure(.emptyFile(label), .data) }
        let header = sheet.row(0).map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        var places = try columns.map { column in
            guard let place = header.firstIndex(of: column) else {
                throw Failure(.missingColumn(file: label, column: column, found: header), .data)
            }
            return place
        }
        var names = columns
        if takesOthers {
            for (place, name) in header.enumerated() where !name.isEmpty && !places.contains(place) {
                places.append(place)
                names.append(sheet[0, place].trimmingCharacters(in: .whitespaces))
            }
        }
        (file, self.columns, self.places, self.sheet) = (label, names, places, sheet)
    }

    /// A cell without the spaces around it.
    subscript(_ row: Int, _ column: Int) -> String {
        sheet[row, places[column]].trimmingCharacters(in: .whitespaces)
    }

    /// A number, nil where the cell is empty; a decimal comma is read as well, «nan», «inf» and hexadecimal numbers are not.
    func number(_ row: Int, _ column: Int, most: Double) throws -> Double? {
        let text = self[row, column]
        if text.isEmpty { return nil }
        let plain = text.replacing(",", with: ".").replacing("\u{2212}", with: "-")
        let isPlain = plain.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        guard isPlain, let value = Double(plain), abs(value) <= most else {
            throw wrong(row, column, Sentence(ru: "число", en: "a number"))
        }
        return value
    }

    /// What is wrong with a cell.
    func wrong(_ row: Int, _ column: Int, _ expected: Sentence) -> Failure {
        let sentence = Sentence.wrongCell(
            file: file, line: row + 1, column: columns[column], found: self[row, column], expected: expected)
        return Failure(sentence, .data)
    }

    /// Whether nothing stands in a row.
    func isEmpty(_ row: Int) -> Bool { (0..<sheet.columnCount).allSatisfy { sheet.isEmpty(row, $0) } }
}
