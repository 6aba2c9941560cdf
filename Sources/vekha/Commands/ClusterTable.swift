// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Wording
import Workbooks

/// A table of `unit` and numeric columns, header required, order of the columns free; an empty cell is a missing value.
struct ClusterTable {
    /// What messages call it.
    let file: String
    /// The units in the order of their rows.
    let units: [String]
    /// The names of the numeric columns.
    let features: [String]
    /// Units by features, NaN where a cell is empty.
    let values: ObservationMatrix

    /// Reads a file, or standard input for `-`.
    init(_ name: String) throws {
        let table = try PlainSheet(name, columns: ["unit"], takesOthers: true)
        let features = Array(table.columns.dropFirst())
        if features.isEmpty { throw Failure(.noNumericColumn(table.file), .data) }
        var names: Set<String> = ["unit"]
        for feature in features where !names.insert(feature.lowercased()).inserted {
            throw Failure(.columnTwice(table.file, column: feature), .data)
        }
        var (units, values, seen) = ([String](), [Double](), Set<String>())
        for row in 1..<max(table.sheet.rowCount, 1) where !table.isEmpty(row) {
            let unit = table[row, 0]
            if unit.isEmpty { throw table.wrong(row, 0, Sentence(ru: "название", en: "a name")) }
            guard seen.insert(unit).inserted else {
                throw Failure(.repeatedUnit(file: table.file, line: row + 1, unit: unit), .data)
            }
            units.append(unit)
            for column in features.indices {
                values.append(try table.number(row, column + 1, most: ObservationMatrix.largestValue) ?? .nan)
            }
        }
        guard !units.isEmpty else { throw Failure(.noRows(table.file, sheet: ""), .data) }
        (file, self.units, self.features) = (table.file, units, features)
        self.values = try ObservationMatrix(values: values, count: units.count, dimension: features.count)
    }
}
