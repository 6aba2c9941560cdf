// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring
internal import Workbooks

/// The last rows of a protocol: «Средние», «Минимальная граница», «Всего участников».
struct Footer {
    private(set) var mean: (value: Double, decimals: Int)?
    private(set) var minimum: Double?
    private(set) var participants: Int?

    /// What the rows of a protocol come to, to compare a footer with.
    struct Tally {
        /// Rows with a result, their school known or not.
        var count = 0
        var sum = 0.0
        /// What may stand as the minimum: the mark or the score, and the points of the scale.
        var minima: Set<Int> = []

        mutating func add(_ result: Int) {
            count += 1
            sum += Double(result)
        }

        mutating func add(_ other: Tally) {
            minima = count == 0 ? other.minima : minima.intersection(other.minima)
            count += other.count
            sum += other.sum
        }
    }

    /// Whether a row is one of a footer; a surname may begin with «Средн…».
    static func isFooter(_ row: Int, first: Int, _ sheet: Sheet, _ header: Header) -> Bool {
        if Person.Columns(header).all.contains(first) { return false }
        let title = Normaliser.heading(sheet[row, first])
        return [mean, minimum, participants].contains { title.hasPrefix($0) }
    }

    private static let mean = "средн"
    private static let minimum = "минимальная граница"
    private static let participants = "всего участников"

    /// Reads the rows of a footer.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - sheet: Their sheet.
    ///   - result: The column of the results. Merged cells may shift a number from it: then the last of the row counts.
    ///   - columns: The columns that may hold the numbers.
    init(_ rows: [Int], _ sheet: Sheet, result: Int, in columns: Range<Int>) {
        for row in rows {
            guard let first = sheet.firstFilled(row) else { continue }
            let title = Normaliser.heading(sheet[row, first])
            let numbers = columns.filter { $0 > first }.compactMap { Normaliser.decimal(sheet.utf8(row, $0)) }
            let value = (result > first ? Normaliser.decimal(sheet.utf8(row, result)) : nil) ?? numbers.last
            if title.hasPrefix(Self.mean) {
                mean = value
            } else if title.hasPrefix(Self.minimum) {
                minimum = value?.value
            } else {
                participants = numbers.first.flatMap { Int(exactly: $0.value) }
            }
        }
    }

    func check(_ tally: Tally, scope: String, into builder: inout ReadingBuilder) {
        if let declared = participants {
            builder.check(
                .participants, scope: scope, declared: Double(declared), found: Double(tally.count),
                agrees: declared == tally.count)
        }
        if let mean, tally.count > 0 {
            let found = tally.sum / Double(tally.count)
            // A mean without decimals was rounded to a whole number, one with decimals to a hundredth or better.
            let tolerance = mean.decimals == 0 ? 0.5 : 0.5 * pow(10, -Double(mean.decimals))
            builder.check(
                .mean, scope: scope, declared: mean.value, found: found,
                agrees: abs(found - mean.value) <= tolerance + 1e-9)
        }
        if let minimum, let rule = tally.minima.min(by: { abs(Double($0) - minimum) < abs(Double($1) - minimum) }) {
            builder.check(
                .minimum, scope: scope, declared: minimum, found: Double(rule), agrees: minimum == Double(rule))
        }
    }
}
