// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Foundation
import Monitoring
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
            "{\"indicator\": \(quoted(family.name)), \"size\": \(family.size), \"adjust\": \(quoted(options.adjustmentName))}"
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
            "{\"periods\": [\(basis.years.map(String.init).joined(separator: ", "))], "
                + "\"kind\": \"\(row.net == nil ? "own" : "net")\", \"pMid\": \(number(basis.test.pMid)), "
                + "\"z\": \(number(row.net?.difference.z ?? basis.test.z)), \"fitted\": \(number(fitted(row))), "
                + "\"interval\": \(ends(row.net?.interval ?? basis.interval, level: true)), "
                + "\"interval95\": \(ends(row.net?.wideInterval ?? basis.wideInterval, level: true)), "
                + "\"inflation\": \(number(basis.inflation.value)), "
                + "\"degreesOfFreedom\": \(number(basis.inflation.degreesOfFreedom)), \"method\": \(method(basis))}"
        }
        let power = row.power.map { power in
            "{\"change\": \(number(power.change)), \"power\": \(number(power.power)), "
                + "\"detectable\": \(number(power.detectable)), "
                + "\"method\": \(power.isExact ? "\"exact\"" : "\"approximate\"")}"
        }
        return "{\"unit\": \(quoted(row.unit.name)), \"indicator\": \(quoted(row.unit.indicator)), "
            + "\"periods\": [\(periods.joined(separator: ", "))], \"change\": \(change ?? "null"), "
            + "\"trend\": \(trend ?? "null"), "
            + "\"dispersion\": \(dispersion(row.variation)), "
            + "\"basis\": \(basis ?? "null"), \"p\": \(number(row.p)), \"pAdjusted\": \(number(row.pAdjusted)), "
            + "\"verdict\": \(quoted(row.verdict.rawValue)), "
            + "\"reasons\": [\(row.reasons.codes.map(quoted).joined(separator: ", "))], \"power\": \(power ?? "null")}"
    }

    /// The change that decides: beyond that of the others where it was asked for.
    private func fitted(_ row: ChangeRow) -> Double? { row.net?.difference.estimate ?? row.basis?.fitted }

    private func dispersion(_ variation: CohortVariation) -> String {
        let isNone = variation.source == .none
        return "{\"rho\": \(number(isNone ? nil : variation.rho)), "
            + "\"standardError\": \(number(isNone ? nil : variation.standardError)), "
            + "\"source\": \(quoted(variation.source.rawValue))}"
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
            "fittedUpper", "fittedLower95", "fittedUpper95", "rho", "rhoStandardError", "dispersion", "inflation",
            "degreesOfFreedom", "power", "detectable",
        ]
        return [csvLine(head)]
            + rows.map { row in
                csvLine([
                    row.unit.name, row.unit.indicator, row.change.map { String($0.from) } ?? "",
                    row.change.map { String($0.to) } ?? "", text(row.change?.difference),
                    text(row.change?.interval.lower), text(row.change?.interval.upper), text(row.change?.pFisher),
                    text(row.change?.pFisherMid), text(row.trend?.test.z), text(row.trend?.test.pExact),
                    text(row.trend?.test.pMid), text(fitted(row)), text(row.p), text(row.pAdjusted),
                    row.verdict.rawValue, row.reasons.codes.joined(separator: " "),
                    row.basis.map { $0.years.map(String.init).joined(separator: " ") } ?? "",
                    text(row.basis?.test.pMid), text((row.net?.interval ?? row.basis?.interval)?.lower),
                    text((row.net?.interval ?? row.basis?.interval)?.upper),
                    text((row.net?.wideInterval ?? row.basis?.wideInterval)?.lower),
                    text((row.net?.wideInterval ?? row.basis?.wideInterval)?.upper),
                    row.variation.source == .none ? "" : text(row.variation.rho),
                    row.variation.source == .none ? "" : text(row.variation.standardError),
                    row.variation.source.rawValue, text(row.basis?.inflation.value),
                    text(row.basis.map(\.inflation.degreesOfFreedom).flatMap { $0.isFinite ? $0 : nil }),
                    text(row.power?.power), text(row.power?.detectable),
                ])
            }
    }

    /// The rows for people.
    func table(_ language: Language) -> [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        var table = TextTable([
            (word("объект", "unit"), .left), (word("показатель", "indicator"), .left),
            (word("по годам", "by period"), .left),
            (
                options.comparison == .own
                    ? word("изменение", "change") : word("относительно других", "net of the others"), .right
            ),
            (word("интервал 90 %", "90% interval"), .left), ("p", .right),
            (word("p с поправкой", "adjusted p"), .right), (word("заметно от", "visible from"), .right),
            (word("вывод", "verdict"), .left),
        ])
        for row in rows {
            let shares = row.periods.map { "\($0.counts.score): \($0.counts.count.successes)/\($0.counts.count.total)" }
            let interval = (row.net?.interval ?? row.basis?.interval).map {
                "\(language.points($0.lower)) … \(language.points($0.upper))"
            }
            table.append([
                row.unit.name, row.unit.indicator, shares.joined(separator: ", "),
                fitted(row).map { language.points($0) } ?? "—", interval ?? "—", row.p.map(language.pValue) ?? "—",
                row.pAdjusted.map(language.pValue) ?? "—",
                visible(row, language),
                VerdictWording(code: row.verdict.rawValue)?.cell[language] ?? "",
            ])
        }
        return table.lines
    }

    /// The smallest harmful change that would have been seen, with its sign.
    private func visible(_ row: ChangeRow, _ language: Language) -> String {
        guard let detectable = row.power?.detectable else { return "—" }
        return language.points(row.unit.benefit == .lower ? detectable : -detectable)
    }

    /// What was allowed for, and how many tests are significant by chance alone.
    func notes(_ language: Language) -> [String] {
        var notes: [String] = []
        if rows.contains(where: { $0.variation.source == .none }) {
            notes.append(Sentence.cohortsNotIncluded[language])
        } else {
            var seen: Set<String> = []
            for row in rows where row.p != nil && seen.insert(row.unit.indicator).inserted {
                notes.append(
                    DispersionWording.note(
                        indicator: row.unit.indicator, rho: row.variation.rho,
                        standardError: row.variation.standardError ?? 0, units: row.variation.units,
                        source: row.variation.source.rawValue, language: language))
            }
        }
        let tests = families.reduce(0) { $0 + $1.size }
        if tests > 0 {
            let raw = rows.count { ($0.p ?? 1) < options.level }
            notes.append(
                DispersionWording.byChance(
                    tests: tests, found: raw, expected: Double(tests) * options.level, language: language))
        }
        return notes
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
