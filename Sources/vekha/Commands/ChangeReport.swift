// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Foundation
import Statistics
import Wording

/// The rows of `vekha stat change` as JSON, CSV or a table; keys may be added, never renamed.
struct ChangeReport {
    private let rows: [ChangeRow]
    private let families: [ChangeAnalysis.Family]
    private let options: ChangeAnalysis.Options

    init(_ rows: [ChangeRow], _ families: [ChangeAnalysis.Family], _ options: ChangeAnalysis.Options) {
        self.rows = rows
        self.families = families
        self.options = options
    }

    /// Writes the rows one by one, so that memory does not grow with them.
    func writeJSON() {
        print("{\"rows\": [")
        for (index, row) in rows.enumerated() { print(json(row) + (index + 1 < rows.count ? "," : "")) }
        let members = families.map { family in
            "{\"indicator\": \(quoted(family.name)), \"size\": \(family.size), \"adjust\": \(quoted(options.adjustment.rawValue))}"
        }
        print("], \"families\": [\(members.joined(separator: ", "))]}")
    }

    private func json(_ row: ChangeRow) -> String {
        let periods = row.periods.map { period in
            let count = period.counts.count
            return "{\"period\": \(period.counts.score), \"successes\": \(count.successes), \"total\": \(count.total), "
                + "\"share\": \(number(count.share)), \"wilson\": \(ends(period.wilson)), "
                + "\"clopperPearson\": \(period.clopperPearson.map(ends) ?? "null")}"
        }
        let change = row.change.map { change in
            let key = options.difference == .newcombe ? "newcombe" : "miettinenNurminen"
            return "{\"from\": \(change.from), \"to\": \(change.to), \"difference\": \(number(change.difference)), "
                + "\"\(key)\": \(ends(change.interval)), \"pFisher\": \(number(change.pFisher)), "
                + "\"pFisherMid\": \(number(change.pFisherMid))}"
        }
        let trend = row.trend.map { trend in
            "{\"z\": \(number(trend.test.z)), \"pAsymptotic\": \(number(trend.test.pAsymptotic)), "
                + "\"pExact\": \(number(trend.test.pExact)), \"pMid\": \(number(trend.test.pMid)), "
                + "\"fitted\": \(number(trend.fitted)), \"interval\": \(ends(trend.interval, level: true)), "
                + "\"method\": \(method(trend))}"
        }
        let basis = row.basis.map { basis in
            "{\"periods\": [\(basis.years.map(String.init).joined(separator: ", "))], \"pMid\": \(number(basis.test.pMid)), "
                + "\"fitted\": \(number(basis.fitted)), \"interval\": \(ends(basis.interval, level: true)), "
                + "\"method\": \(method(basis))}"
        }
        return "{\"unit\": \(quoted(row.unit.name)), \"indicator\": \(quoted(row.unit.indicator)), "
            + "\"periods\": [\(periods.joined(separator: ", "))], \"change\": \(change ?? "null"), "
            + "\"trend\": \(trend ?? "null"), "
            + "\"dispersion\": {\"rho\": null, \"standardError\": null, \"source\": \"none\"}, "
            + "\"basis\": \(basis ?? "null"), \"p\": \(number(row.p)), \"pAdjusted\": \(number(row.pAdjusted)), "
            + "\"verdict\": \(quoted(row.verdict.rawValue)), "
            + "\"reasons\": [\(row.reasons.codes.map(quoted).joined(separator: ", "))], \"power\": null}"
    }

    private func method(_ trend: ChangeRow.Trend) -> String {
        trend.test.isApproximated ? "\"saddlepoint\"" : "\"exact\""
    }

    /// The rows as CSV, one line for each unit.
    ///
    /// `z`, `pExact` and `pMid` are of all periods, `fitted` and the columns of the basis of those at or above the minimum.
    var csv: [String] {
        let head = [
            "unit", "indicator", "from", "to", "difference", "lower", "upper", "pFisher", "pFisherMid", "z", "pExact",
            "pMid", "fitted", "p", "pAdjusted", "verdict", "reasons", "basisPeriods", "basisPMid", "fittedLower",
            "fittedUpper",
        ]
        return [csvLine(head)]
            + rows.map { row in
                csvLine([
                    row.unit.name, row.unit.indicator, row.change.map { String($0.from) } ?? "",
                    row.change.map { String($0.to) } ?? "", text(row.change?.difference),
                    text(row.change?.interval.lower), text(row.change?.interval.upper), text(row.change?.pFisher),
                    text(row.change?.pFisherMid), text(row.trend?.test.z), text(row.trend?.test.pExact),
                    text(row.trend?.test.pMid), text(row.basis?.fitted), text(row.p), text(row.pAdjusted),
                    row.verdict.rawValue, row.reasons.codes.joined(separator: " "),
                    row.basis.map { $0.years.map(String.init).joined(separator: " ") } ?? "",
                    text(row.basis?.test.pMid), text(row.basis?.interval.lower), text(row.basis?.interval.upper),
                ])
            }
    }

    /// The rows for people.
    func table(_ language: Language) -> [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        var table = TextTable([
            (word("объект", "unit"), .left), (word("показатель", "indicator"), .left),
            (word("по годам", "by period"), .left), (word("изменение", "change"), .right),
            (word("интервал 90 %", "90% interval"), .left), ("p", .right),
            (word("p с поправкой", "adjusted p"), .right),
            (word("вывод", "verdict"), .left),
        ])
        for row in rows {
            let shares = row.periods.map { "\($0.counts.score): \($0.counts.count.successes)/\($0.counts.count.total)" }
            let interval = row.basis.map {
                "\(language.points($0.interval.lower)) … \(language.points($0.interval.upper))"
            }
            table.append([
                row.unit.name, row.unit.indicator, shares.joined(separator: ", "),
                row.basis.map { language.points($0.fitted) } ?? "—", interval ?? "—", row.p.map(language.pValue) ?? "—",
                row.pAdjusted.map(language.pValue) ?? "—",
                VerdictWording(code: row.verdict.rawValue)?.cell[language] ?? "",
            ])
        }
        return table.lines
    }

    private func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "null" } ?? "null" }

    private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

    private func ends(_ interval: ConfidenceInterval) -> String { ends(interval, level: false) }

    private func ends(_ interval: ConfidenceInterval, level: Bool) -> String {
        "{\"lower\": \(number(interval.lower)), \"upper\": \(number(interval.upper))"
            + (level ? ", \"confidence\": \(interval.level)}" : "}")
    }

    private func quoted(_ text: String) -> String {
        let data = (try? JSONEncoder.plain.encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}

extension JSONEncoder {
    /// Slashes stay as they are.
    static var plain: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
