// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring

/// A table of findings as the columns of the table `findings`.
///
/// Codes are kept as words: the numbers of quantities and verdicts may differ between releases.
enum FindingColumns {
    static func columns(of table: FindingTable, run: Int) -> [IngestColumn] {
        let count = table.count
        let quantities = Quantity.allCases.map(\.rawValue)
        let verdicts = table.verdict.map { Verdict(number: $0)?.rawValue }
        return [
            IngestColumn("run", .int32(Array(repeating: Int32(run), count: count))),
            IngestColumn("plugin", .string(Array(repeating: table.provenance.plugin, count: count))),
            IngestColumn("position", .int32((0..<Int32(count)).map { $0 })),
            IngestColumn("kind", .string(Array(repeating: FindingKind.estimate.rawValue, count: count))),
            IngestColumn("unit_kind", .string(table.unit.map { table.units[Int($0)].kind.rawValue })),
            IngestColumn("unit", .string(table.unit.map { table.units[Int($0)].code })),
            IngestColumn("indicator", .int32(table.indicator.map(Int32.init))),
            IngestColumn("part", .optional(table.part.map { $0 < 0 ? nil : Int32($0) })),
            IngestColumn("quantity", .string(table.quantity.map { quantities[Int($0)] })),
            IngestColumn("numerator", .int64(table.numerator)), IngestColumn("denominator", .int64(table.denominator)),
            IngestColumn("pupils", .int64(table.pupils)),
            IngestColumn("family", .nullable(.int32(table.family), present: table.family.map { $0 >= 0 })),
            IngestColumn("verdict", .optional(verdicts)), IngestColumn("reasons", .optional(reasons(of: table))),
        ] + periods(of: table) + numbers(of: table)
    }

    private static func periods(of table: FindingTable) -> [IngestColumn] {
        [("from", table.from), ("to", table.to)].flatMap { name, column in
            [
                IngestColumn("period_\(name)", .int32(column.map { Int32(table.periods[Int($0)].year) })),
                IngestColumn("season_\(name)", .optional(column.map { table.periods[Int($0)].season?.rawValue })),
            ]
        }
    }

    private static func numbers(of table: FindingTable) -> [IngestColumn] {
        [
            ("estimate", table.estimate), ("lower", table.lower), ("upper", table.upper), ("confidence", table.level),
            ("statistic", table.z), ("p_asymptotic", table.pAsymptotic), ("p_exact", table.pExact),
            ("p_mid", table.pMid),
            ("p", table.p), ("p_adjusted", table.pAdjusted),
        ].map { name, column in
            IngestColumn(name, .nullable(.double(column), present: column.map { !$0.isNaN }))
        }
    }

    /// The codes of the reasons, joined by commas; absent where there is neither verdict nor reason.
    private static func reasons(of table: FindingTable) -> [String?] {
        var words: [UInt32: String] = [:]
        return table.reasons.indices.map { row in
            let bits = table.reasons[row]
            guard bits != 0 || table.verdict[row] != 0 else { return nil }
            if let known = words[bits] { return known }
            let word = Reasons(rawValue: bits).codes.joined(separator: ",")
            words[bits] = word
            return word
        }
    }
}
