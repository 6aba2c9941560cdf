// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Wording
import Workbooks

/// A table `group,unit,before,after`, header required, order of the columns free.
///
/// An empty cell is a score that was not taken: the unit is counted, not paired.
struct PairedTable {
    /// The units of one group.
    struct Group {
        let name: String
        var before: [Double] = []
        var after: [Double] = []
        var onlyBefore = 0
        var onlyAfter = 0
    }

    /// The groups in the order of their first rows.
    let groups: [Group]

    /// Reads a file, or standard input for `-`.
    init(_ name: String) throws {
        let table = try PlainSheet(name, columns: ["group", "unit", "before", "after"])
        var groups: [Group] = []
        var places: [String: Int] = [:]
        var seen: Set<[String]> = []
        for row in 1..<max(table.sheet.rowCount, 1) where !table.isEmpty(row) {
            for column in 0...1 where table[row, column].isEmpty {
                throw Self.wrong(table, row, column, Sentence(ru: "название", en: "a name"))
            }
            let (group, unit) = (table[row, 0], table[row, 1])
            guard seen.insert([group, unit]).inserted else {
                throw Failure(.repeatedPair(file: table.file, line: row + 1, key: "\(group), \(unit)"), .data)
            }
            let place = places[group] ?? groups.count
            if place == groups.count {
                places[group] = place
                groups.append(Group(name: group))
            }
            switch (try Self.score(table, row, 2), try Self.score(table, row, 3)) {
            case (let before?, let after?):
                groups[place].before.append(before)
                groups[place].after.append(after)
            case (_?, nil): groups[place].onlyBefore += 1
            case (nil, _?): groups[place].onlyAfter += 1
            case (nil, nil):
                let expected = Sentence(
                    ru: "число здесь или в столбце «after»", en: "a number here or in the column “after”")
                throw Self.wrong(table, row, 2, expected)
            }
        }
        guard !groups.isEmpty else { throw Failure(.noRows(table.file, sheet: ""), .data) }
        self.groups = groups
    }

    /// A score; a decimal comma is read as well, «nan», «inf» and hexadecimal numbers are not.
    private static func score(_ table: PlainSheet, _ row: Int, _ column: Int) throws -> Double? {
        let text = table[row, column]
        if text.isEmpty { return nil }
        let plain = text.replacing(",", with: ".").replacing("\u{2212}", with: "-")
        let isPlain = plain.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        let most = PairedScores.largestScore
        guard isPlain, let value = Double(plain), abs(value) <= most else {
            throw wrong(table, row, column, Sentence(ru: "число", en: "a number"))
        }
        return value
    }

    private static func wrong(_ table: PlainSheet, _ row: Int, _ column: Int, _ expected: Sentence) -> Failure {
        let sentence = Sentence.wrongCell(
            file: table.file, line: row + 1, column: table.columns[column], found: table[row, column],
            expected: expected)
        return Failure(sentence, .data)
    }
}
