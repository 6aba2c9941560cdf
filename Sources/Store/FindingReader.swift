// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Monitoring
import Statistics

/// Reads the findings of one plugin of one run back.
struct FindingReader {
    let connection: Connection
    let run: Int
    let plugin: String

    var key: [Value] { [.integer(Int64(run)), .text(plugin)] }

    func table(version: String) throws -> FindingTable {
        let parameters = try connection.rows(
            "SELECT name, value FROM plugin_parameters WHERE run = ? AND plugin = ?", key)
        var table = FindingTable(
            provenance: Provenance(
                plugin: plugin, version: version,
                parameters: Dictionary(parameters.map { ($0[0].text ?? "", $0[1].text ?? "") }) { _, last in last }))
        table.families = try connection.rows(
            "SELECT name, size, adjustment FROM families WHERE run = ? AND plugin = ? ORDER BY number", key
        ).map { TestFamily(name: $0[0].text ?? "", size: $0[1].int ?? 0, adjustment: $0[2].text ?? "") }
        table.setAside = try setAside()
        try readFindings(into: &table)
        try readLikeness(into: &table)
        return table
    }

    private func setAside() throws -> [SetAside] {
        try connection.rows(
            """
            SELECT indicator, year, season, compared, reasons, against, selected FROM set_aside
            WHERE run = ? AND plugin = ? ORDER BY position
            """, key
        ).map { row in
            SetAside(
                indicator: row[0].int ?? 0, isSelected: row[6].boolean ?? false,
                period: try Self.period(row[1].int ?? 0, row[2].text),
                window: (row[3].text ?? "").split(separator: ",").compactMap { Int($0) },
                reasons: try Self.reasons(row[4].text), against: row[5].int)
        }
    }

    private func readFindings(into table: inout FindingTable) throws {
        let stream = try connection.query(
            """
            SELECT unit_kind, unit, indicator, part, quantity, period_from, season_from, period_to, season_to,
                numerator, denominator, pupils, estimate, lower, upper, confidence, statistic, p_asymptotic, p_exact, p_mid,
                p, p_adjusted, family, verdict, reasons
            FROM findings WHERE run = ? AND plugin = ? ORDER BY position
            """, key)
        while let batch = try stream.next() {
            let texts = try ["unit_kind", "unit", "quantity", "season_from", "season_to", "verdict", "reasons"].map {
                try batch.column($0).optionalStrings()
            }
            let numbers = try [
                "indicator", "part", "period_from", "period_to", "numerator", "denominator", "pupils", "family",
            ].map { try batch.column($0).optionalIntegers() }
            let reals = try [
                "estimate", "lower", "upper", "confidence", "statistic", "p_asymptotic", "p_exact", "p_mid", "p",
                "p_adjusted",
            ].map { try batch.column($0).optionalDoubles() }
            for row in 0..<batch.count {
                table.append(
                    try Self.finding(texts.map { $0[row] }, numbers.map { $0[row] }, reals.map { $0[row] }))
            }
        }
    }

    /// Joins one row; the places are those of the lists of names in `readFindings`.
    private static func finding(_ texts: [String?], _ numbers: [Int?], _ reals: [Double?]) throws -> Finding {
        guard let kind = AnalysisUnit.Kind(rawValue: texts[0] ?? "") else {
            throw unknown("unit_kind", texts[0])
        }
        guard let quantity = Quantity(rawValue: texts[2] ?? "") else { throw unknown("quantity", texts[2]) }
        let verdict = try texts[5].map { word in
            guard let verdict = Verdict(rawValue: word) else { throw unknown("verdict", word) }
            return verdict
        }
        var interval: ConfidenceInterval?
        if let lower = reals[1], let upper = reals[2] {
            interval = ConfidenceInterval(lower: lower, upper: upper, level: reals[3] ?? .nan)
        }
        let test = numbers[7].map { family in
            TestResult(
                z: reals[4] ?? .nan, pAsymptotic: reals[5], pExact: reals[6], pMid: reals[7],
                p: reals[8] ?? .nan, pAdjusted: reals[9] ?? .nan, family: family)
        }
        return Finding(
            unit: AnalysisUnit(kind: kind, code: texts[1] ?? ""), indicator: numbers[0] ?? 0, part: numbers[1],
            quantity: quantity, from: try period(numbers[2] ?? 0, texts[3]), to: try period(numbers[3] ?? 0, texts[4]),
            numerator: numbers[4] ?? 0, denominator: numbers[5] ?? 0, pupils: numbers[6] ?? 0, estimate: reals[0],
            interval: interval, test: test, verdict: verdict, reasons: try reasons(texts[6]))
    }

    private static func period(_ year: Int, _ season: String?) throws -> Period {
        let known = try season.map { word in
            guard let season = Season(rawValue: word) else { throw unknown("season", word) }
            return season
        }
        return Period(year: year, season: known)
    }

    private static func reasons(_ words: String?) throws -> Reasons {
        let codes = (words ?? "").split(separator: ",").map(String.init)
        guard let reasons = Reasons(codes: codes) else { throw unknown("reasons", words) }
        return reasons
    }

    private static func unknown(_ column: String, _ value: String?) -> StoreDefect {
        .unknownValue(table: "findings", column: column, value: value ?? "")
    }
}
