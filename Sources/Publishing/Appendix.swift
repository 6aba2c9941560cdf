// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// The tables of the appendix: the families of tests, and the variation between cohorts by indicator.
struct Appendix {
    struct Table {
        var title: String
        var help: String
        var heads: [String]
        var rows: [[String]]
    }

    private let digest: Digest
    private let text: VerdictText
    private var language: Language { text.language }

    init(_ digest: Digest) {
        self.digest = digest
        text = VerdictText(digest)
    }

    /// The tables that have rows.
    var tables: [Table] { [families, variation].filter { !$0.rows.isEmpty } }

    private var families: Table {
        let level = digest.settings.level
        var rows: [(place: Int, cells: [String])] = digest.edition.tables.flatMap { table in
            var found = Array(repeating: (raw: 0, adjusted: 0), count: table.families.count)
            for row in 0..<table.count where table.family[row] >= 0 {
                let family = Int(table.family[row])
                if table.p[row] < level { found[family].raw += 1 }
                if table.pAdjusted[row] < level { found[family].adjusted += 1 }
            }
            return zip(table.families, found).filter { $0.0.size > 0 }.map { family, found in
                let expected = level * Double(family.size)
                let number = family.name.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
                let cells = [
                    AppendixWords.family(family.name)[language], String(family.size),
                    MethodWords.adjustment(family.adjustment)[language], String(found.raw),
                    language.decimal(expected, decimals: expected < 10 ? 1 : 0), String(found.adjusted),
                ]
                return (number ?? 0, cells)
            }
        }
        // By the number of the indicator, and within it in the order of the findings.
        rows = rows.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
        let limit = language.decimal(level, decimals: level * 100 == (level * 100).rounded() ? 2 : 4)
        return Table(
            title: AppendixWords.families[language], help: AppendixWords.familiesHelp[language],
            heads: AppendixWords.familyHeads.map { $0.filled(language, ["level": limit]) }, rows: rows.map(\.cells))
    }

    /// A change with its interval in brackets.
    private func selection(_ effect: Finding) -> String? {
        guard let estimate = effect.estimate, let interval = effect.interval else { return nil }
        return "\(language.points(estimate)) (\(text.ends(interval, signed: true)))"
    }

    private var variation: Table {
        let parameters =
            digest.edition.tables.first { $0.provenance.plugin == "dynamics" }?.provenance.parameters ?? [:]
        let rows = digest.computed.compactMap { indicator -> [String]? in
            guard let source = parameters["dispersion.\(indicator.id)"] else { return nil }
            let parts = source.split(separator: ",").map { $0.drop { $0 == " " } }
            let territory = digest.row(.territory, indicator.id)
            let found = territory?.dispersion
            let origin = DispersionWording.origin(
                parts.first.map(String.init) ?? "", units: parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
            return [
                "\(indicator.id). \(indicator.shortTitle[language])",
                digest.rho(indicator).map { language.decimal($0, decimals: 4) } ?? "—",
                found?.interval.map { interval in
                    [max(0, interval.lower), interval.upper].map { language.decimal($0, decimals: 4) }
                        .joined(separator: "–")
                } ?? "—", origin[language],
                territory?.levelSpread.map { language.points($0, signed: false) } ?? "—",
                digest.row(.lowResults, indicator.id)?.selectionEffect.flatMap(selection) ?? "—",
            ]
        }
        return Table(
            title: AppendixWords.variation[language], help: AppendixWords.variationHelp[language],
            heads: AppendixWords.variationHeads.map { $0[language] }, rows: rows)
    }
}
