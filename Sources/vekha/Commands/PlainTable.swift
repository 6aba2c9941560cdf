// SPDX-License-Identifier: GPL-3.0-or-later

import Dynamics
import Foundation
import Monitoring
import Statistics
import Wording
import Workbooks

/// A table `unit,indicator,period,successes,total`, header required, order of the columns free.
struct PlainTable {
    private struct Row {
        let unit: String
        let indicator: String
        let count: ChangeUnit.Count
        /// Where it stands in the file, from 1.
        let line: Int
    }

    private let rows: [Row]

    /// Reads a file, or standard input for `-`.
    init(_ name: String) throws {
        let table = try PlainSheet(name, columns: ["unit", "indicator", "period", "successes", "total"])
        rows = try Self.rows(table)
    }

    private static func rows(_ table: PlainSheet) throws -> [Row] {
        let (sheet, file, places, names) = (table.sheet, table.file, table.places, table.columns)
        var rows: [Row] = []
        rows.reserveCapacity(sheet.rowCount)
        for line in 1..<max(sheet.rowCount, 1) {
            if (0..<sheet.columnCount).allSatisfy({ sheet.isEmpty(line, $0) }) { continue }
            func number(_ column: Int, _ range: ClosedRange<Int>, _ expected: Sentence) throws -> Int {
                let text = sheet[line, places[column]].trimmingCharacters(in: .whitespaces)
                guard let value = Int(text), range.contains(value) else {
                    throw Failure(
                        .wrongCell(file: file, line: line + 1, column: names[column], found: text, expected: expected),
                        .data)
                }
                return value
            }
            for column in 0...1 where sheet.isEmpty(line, places[column]) {
                throw Failure(
                    .wrongCell(
                        file: file, line: line + 1, column: names[column], found: "",
                        expected: Sentence(ru: "название", en: "a name")), .data)
            }
            let whole = Sentence(ru: "целое число", en: "a whole number")
            let period = try number(2, -1_000_000_000...1_000_000_000, whole)
            let total = try number(
                4, 0...BinomialCount.largestTotal, Sentence(ru: "целое число от 0", en: "a whole number from 0"))
            let successes = try number(
                3, 0...total,
                Sentence(ru: "целое число от 0 до total (\(total))", en: "a whole number from 0 to total (\(total))"))
            rows.append(
                Row(
                    unit: sheet[line, places[0]], indicator: sheet[line, places[1]],
                    count: ChangeUnit.Count(score: period, count: BinomialCount(successes, of: total)),
                    line: line + 1))
        }
        guard !rows.isEmpty else { throw Failure(.noRows(file, sheet: ""), .data) }
        try checkKeys(rows, file)
        try checkSizes(rows, file)
        return rows
    }

    private static func checkKeys(_ rows: [Row], _ file: String) throws {
        struct Key: Hashable {
            let unit, indicator: String
            let period: Int
        }
        var seen: Set<Key> = []
        for row in rows {
            guard seen.insert(Key(unit: row.unit, indicator: row.indicator, period: row.count.score)).inserted else {
                let key = "\(row.unit), \(row.indicator), \(row.count.score)"
                throw Failure(.repeatedRow(file: file, line: row.line, key: key), .data)
            }
        }
    }

    private struct UnitKey: Hashable {
        let unit, indicator: String
    }

    /// What the test of a trend can take of one unit, row by row: rows without participants do not enter it.
    private static func checkSizes(_ rows: [Row], _ file: String) throws {
        struct Size {
            let origin: Int
            var low = 0
            var high = 0
            var step = 0
            var total = 0
        }
        let most = BinomialCount.largestTotal
        var sizes: [UnitKey: Size] = [:]
        for row in rows where row.count.count.total > 0 {
            let (score, total) = (row.count.score, row.count.count.total)
            let key = UnitKey(unit: row.unit, indicator: row.indicator)
            var size = sizes[key] ?? Size(origin: score)
            let distance = score - size.origin
            (size.low, size.high) = (min(size.low, distance), max(size.high, distance))
            size.step = ScoredCount.greatestCommonDivisor(size.step, abs(distance))
            guard total <= most - size.total else {
                let expected = Sentence(
                    ru: "не больше \(most) во всех периодах объекта вместе",
                    en: "at most \(most) in all periods of the unit together")
                throw Failure(
                    .wrongCell(file: file, line: row.line, column: "total", found: "\(total)", expected: expected),
                    .data)
            }
            size.total += total
            guard
                ScoredCount.isWithinReach(steps: (size.high - size.low) / max(size.step, 1), total: size.total)
            else {
                let nearest = ((1 << 62) - 1) / size.total * size.step
                let expected = Sentence(
                    ru: "расстояние между крайними периодами объекта не больше \(nearest) при \(size.total) участниках",
                    en: "at most \(nearest) from the first to the last period of the unit with a total of \(size.total)"
                )
                throw Failure(
                    .wrongCell(file: file, line: row.line, column: "period", found: "\(score)", expected: expected),
                    .data)
            }
            sizes[key] = size
        }
    }

    /// The units in the order of their first rows.
    func units(benefit: Benefit, isPerIndicator: Bool) throws -> [ChangeUnit] {
        var order: [UnitKey] = []
        var counts: [UnitKey: [ChangeUnit.Count]] = [:]
        for row in rows {
            let key = UnitKey(unit: row.unit, indicator: row.indicator)
            if counts[key] == nil { order.append(key) }
            counts[key, default: []].append(row.count)
        }
        return order.map { key in
            ChangeUnit(
                name: key.unit, indicator: key.indicator, benefit: benefit,
                family: isPerIndicator ? key.indicator : "all", counts: counts[key] ?? [])
        }
    }
}
