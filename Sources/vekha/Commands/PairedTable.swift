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
                throw table.wrong(row, column, Sentence(ru: "название", en: "a name"))
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
            let most = PairedScores.largestScore
            switch (try table.number(row, 2, most: most), try table.number(row, 3, most: most)) {
            case (let before?, let after?):
                groups[place].before.append(before)
                groups[place].after.append(after)
            case (_?, nil): groups[place].onlyBefore += 1
            case (nil, _?): groups[place].onlyAfter += 1
            case (nil, nil):
                let expected = Sentence(
                    ru: "число здесь или в столбце «after»", en: "a number here or in the column “after”")
                throw table.wrong(row, 2, expected)
            }
        }
        guard !groups.isEmpty else { throw Failure(.noRows(table.file, sheet: ""), .data) }
        self.groups = groups
    }
}
