// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Wording

/// The rows of `vekha stat paired` as JSON, CSV or a table; keys may be added, never renamed.
struct PairedReport {
    private struct Row {
        let group: PairedTable.Group
        /// nil where nobody has both scores.
        let pairs: PairedScores?
        let test: PairedTTest?
        let interval: ConfidenceInterval?
        let dropped: SignedRankTest?
        let pratt: SignedRankTest?
        let size: PairedEffectSize?
        let dz: ConfidenceInterval?
        let dav: ConfidenceInterval?

        init(_ group: PairedTable.Group, seed: UInt64) throws {
            self.group = group
            pairs = group.before.isEmpty ? nil : try PairedScores(before: group.before, after: group.after)
            test = pairs.map { PairedTTest($0) }
            interval = try test?.interval()
            dropped = pairs.map { SignedRankTest($0) }
            pratt = pairs.map { SignedRankTest($0, zeros: .pratt) }
            size = pairs.map { PairedEffectSize($0) }
            dz = try pairs.flatMap { try BootstrapInterval($0, of: .dz, seed: seed)?.interval }
            dav = try pairs.flatMap { try BootstrapInterval($0, of: .dav, seed: seed)?.interval }
        }

        var sign: SignTest? { pairs.map { SignTest($0) } }
        var method: String? { dropped.map { $0.isApproximated ? "saddlepoint" : "exact" } }
    }

    private let rows: [Row]

    /// Computes the rows of the groups.
    init(_ groups: [PairedTable.Group], seed: UInt64) throws { rows = try groups.map { try Row($0, seed: seed) } }

    /// The rows as one object.
    var json: [String] {
        ["{\"rows\": ["] + rows.enumerated().map { json($0.element) + ($0.offset + 1 < rows.count ? "," : "") } + ["]}"]
    }

    private func json(_ row: Row) -> String {
        let fields = [
            ("group", quoted(row.group.name)), ("n", "\(row.group.before.count)"),
            ("meanDifference", number(row.pairs?.meanDifference)), ("interval", ends(row.interval)),
            ("t", number(row.test?.t)), ("pT", number(row.test?.pValue())),
            ("pWilcoxon", number(row.dropped?.pValue())), ("pWilcoxonPratt", number(row.pratt?.pValue())),
            ("pSign", number(row.sign?.pValue())), ("dz", number(row.size?.dz)), ("dav", number(row.size?.dav)),
            ("improved", "\(row.pairs?.risen ?? 0)"), ("worsened", "\(row.pairs?.fallen ?? 0)"),
            ("unchanged", "\(row.pairs?.unchanged ?? 0)"), ("gz", number(row.size?.gz)), ("gav", number(row.size?.gav)),
            ("dzInterval", ends(row.dz)), ("davInterval", ends(row.dav)),
            ("wilcoxonMethod", row.method.map(quoted) ?? "null"), ("onlyBefore", "\(row.group.onlyBefore)"),
            ("onlyAfter", "\(row.group.onlyAfter)"),
        ]
        return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }

    /// The rows as CSV, one line for each group.
    var csv: [String] {
        let head = [
            "group", "n", "meanDifference", "lower", "upper", "t", "pT", "pWilcoxon", "pWilcoxonPratt", "pSign", "dz",
            "dav", "improved", "worsened", "unchanged", "gz", "gav", "dzLower", "dzUpper", "davLower", "davUpper",
            "wilcoxonMethod", "onlyBefore", "onlyAfter",
        ]
        return [csvLine(head)]
            + rows.map { row in
                csvLine([
                    row.group.name, "\(row.group.before.count)", text(row.pairs?.meanDifference),
                    text(row.interval?.lower), text(row.interval?.upper), text(row.test?.t), text(row.test?.pValue()),
                    text(row.dropped?.pValue()), text(row.pratt?.pValue()), text(row.sign?.pValue()),
                    text(row.size?.dz), text(row.size?.dav), "\(row.pairs?.risen ?? 0)", "\(row.pairs?.fallen ?? 0)",
                    "\(row.pairs?.unchanged ?? 0)", text(row.size?.gz), text(row.size?.gav), text(row.dz?.lower),
                    text(row.dz?.upper), text(row.dav?.lower), text(row.dav?.upper), row.method ?? "",
                    "\(row.group.onlyBefore)", "\(row.group.onlyAfter)",
                ])
            }
    }

    /// The rows for people.
    func table(_ language: Language) -> [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        var table = TextTable([
            (word("группа", "group"), .left), (word("пар", "pairs"), .right),
            (word("средняя разность", "mean difference"), .right), (word("интервал 95 %", "95% interval"), .left),
            (word("p (t)", "p (t)"), .right), (word("p (Уилкоксон)", "p (Wilcoxon)"), .right),
            (word("p (Пратт)", "p (Pratt)"), .right), (word("p (знаки)", "p (signs)"), .right), ("d_z", .right),
            ("d_av", .right), (word("выше", "higher"), .right), (word("ниже", "lower"), .right),
            (word("без изменения", "unchanged"), .right),
        ])
        for row in rows {
            let p = [row.test?.pValue(), row.dropped?.pValue(), row.pratt?.pValue(), row.sign?.pValue()]
            let interval = row.interval.map { "\(score($0.lower, language)) … \(score($0.upper, language))" }
            table.append(
                [
                    row.group.name, "\(row.group.before.count)",
                    row.pairs.map { score($0.meanDifference, language) } ?? "—", interval ?? "—",
                ] + p.map { $0.map(language.pValue) ?? "—" }
                    + [row.size?.dz, row.size?.dav].map { $0.map { score($0, language) } ?? "—" }
                    + [row.pairs?.risen, row.pairs?.fallen, row.pairs?.unchanged].map { $0.map(String.init) ?? "—" })
        }
        return table.lines
    }

    /// Who has one score only.
    func notes(_ language: Language) -> [String] {
        let (before, after) = rows.reduce((0, 0)) { ($0.0 + $1.group.onlyBefore, $0.1 + $1.group.onlyAfter) }
        return before + after == 0 ? [] : [Sentence.unpaired(onlyBefore: before, onlyAfter: after)[language]]
    }

    /// Numbers too large for a column stand as they are.
    private func score(_ value: Double, _ language: Language) -> String {
        abs(value) < 1e9 ? language.decimal(value, decimals: 2, signed: true) : "\(value)"
    }

    private func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "null" } ?? "null" }

    private func text(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "" } ?? "" }

    private func ends(_ interval: ConfidenceInterval?) -> String {
        interval.map { "{\"lower\": \(number($0.lower)), \"upper\": \(number($0.upper))}" } ?? "null"
    }

    private func quoted(_ text: String) -> String {
        let data = (try? JSONEncoder.plain.encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
