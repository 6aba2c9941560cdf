// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Foundation
internal import Monitoring
internal import Statistics

/// The findings as plain data: `data/findings.csv` and `data/findings.json`, numbers unrounded, row by row.
///
/// CSV: UTF-8, comma, LF. A cell of a *text* column that begins with `=`, `+`, `-`, `@`, tab or carriage return gets a
/// leading apostrophe, because a spreadsheet would take it for a formula; number columns never do.
enum FindingsFiles {
    static let columns = [
        "run", "stage", "plugin", "kind", "unit_kind", "unit", "unit_name", "indicator", "part", "quantity",
        "period_from", "season_from", "period_to", "season_to", "numerator", "denominator", "pupils", "estimate",
        "lower", "upper", "level", "z", "p_asymptotic", "p_exact", "p_mid", "p", "p_adjusted", "family", "family_size",
        "adjustment", "verdict", "reasons",
    ]

    static func csv(_ edition: Edition, to url: URL) throws(PublishingError) {
        let context = Context(edition)
        try TextFile.write(to: url) { file throws(PublishingError) in
            try file.write(columns.joined(separator: ",") + "\n")
            for table in edition.tables {
                for finding in table.findings {
                    let cells = context.fields(of: finding, in: table).map { $0.isText ? text($0.value) : $0.value }
                    try file.write(cells.joined(separator: ",") + "\n")
                }
            }
        }
    }

    static func json(_ edition: Edition, to url: URL) throws(PublishingError) {
        let context = Context(edition)
        try TextFile.write(to: url) { file throws(PublishingError) in
            try file.write("{\"format\":\"vekha.findings\",\"version\":1,\"tables\":[")
            for (index, table) in edition.tables.enumerated() {
                try file.write((index > 0 ? ",\n" : "\n") + head(of: table) + ",\"rows\":[")
                for row in 0..<table.count {
                    let finding = table[row]
                    var line = row > 0 ? ",\n{" : "\n{"
                    for (name, field) in zip(columns.dropLast(), context.fields(of: finding, in: table)) {
                        line += "\"\(name)\":\(field.json),"
                    }
                    let reasons = JSONText.array(finding.reasons.codes.map { JSONText.string($0) })
                    try file.write(line + "\"reasons\":\(reasons)}")
                }
                try file.write("\n]" + LikenessJSON.fields(of: table) + "}")
            }
            try file.write("\n]}\n")
        }
    }

    /// A cell of a text column: apostrophe against formulas, quotation marks where CSV needs them.
    static func text(_ value: String) -> String {
        let starts = "=+-@\t\r".utf8
        var safe = value.utf8.first.map(starts.contains) == true ? "'" + value : value
        guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return safe }
        safe = safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return "\"" + safe + "\""
    }

    private static func head(of table: FindingTable) -> String {
        let families = table.families.map {
            JSONText.object([
                ("name", JSONText.string($0.name)), ("size", JSONText.number($0.size)),
                ("adjustment", JSONText.string($0.adjustment)),
            ])
        }
        let aside = table.setAside.map {
            JSONText.object([
                ("indicator", JSONText.number($0.indicator)), ("selected", $0.isSelected ? "true" : "false"),
                ("period", JSONText.number($0.period.year)),
                ("season", JSONText.string($0.period.season?.rawValue)),
                ("window", JSONText.array($0.window.map(String.init))), ("against", JSONText.number($0.against)),
                ("reasons", JSONText.array($0.reasons.codes.map { JSONText.string($0) })),
            ])
        }
        return "{\"plugin\":\(JSONText.string(table.provenance.plugin)),"
            + "\"version\":\(JSONText.string(table.provenance.version)),"
            + "\"parameters\":\(JSONText.strings(table.provenance.parameters)),"
            + "\"families\":\(JSONText.array(families)),\"setAside\":\(JSONText.array(aside))"
    }

    /// One cell: its text, and whether it is of a text column.
    private struct Field {
        var value: String
        var isText: Bool

        static func text(_ value: String?) -> Field { Field(value: value ?? "", isText: true) }
        static func number(_ value: Int?) -> Field { Field(value: value.map(String.init) ?? "", isText: false) }
        static func number(_ value: Double?) -> Field {
            let text = JSONText.number(value)
            return Field(value: text == "null" ? "" : text, isText: false)
        }

        var json: String { value.isEmpty ? "null" : isText ? JSONText.string(value) : value }
    }

    /// What the rows need besides themselves.
    private struct Context {
        let run: Int
        let stage: String?
        let names: [AnalysisUnit: String]
        let parts: [Int: [String]]

        init(_ edition: Edition) {
            run = edition.run.run
            stage = edition.header.stage?.rawValue
            names = Dictionary(
                edition.campaign.schools.map { (.school($0.id), $0.shortName ?? $0.name) }, uniquingKeysWith: { $1 })
            parts = Dictionary(edition.campaign.indicators.map { ($0.id, $0.parts) }, uniquingKeysWith: { $1 })
        }

        func fields(of finding: Finding, in table: FindingTable) -> [Field] {
            let family = finding.test.flatMap {
                table.families.indices.contains($0.family) ? table.families[$0.family] : nil
            }
            let part = finding.part.flatMap { index in
                parts[finding.indicator].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? String(index)
            }
            return [
                .number(run), .text(stage), .text(table.provenance.plugin), .text(FindingKind.estimate.rawValue),
                .text(finding.unit.kind.rawValue), .text(finding.unit.code), .text(names[finding.unit]),
                .number(finding.indicator), .text(part), .text(finding.quantity.rawValue),
                .number(finding.from.year), .text(finding.from.season?.rawValue), .number(finding.to.year),
                .text(finding.to.season?.rawValue), .number(finding.numerator), .number(finding.denominator),
                .number(finding.pupils), .number(finding.estimate), .number(finding.interval?.lower),
                .number(finding.interval?.upper), .number(finding.interval?.level), .number(finding.test?.z),
                .number(finding.test?.pAsymptotic), .number(finding.test?.pExact), .number(finding.test?.pMid),
                .number(finding.test?.p), .number(finding.test?.pAdjusted), .text(family?.name),
                .number(family?.size), .text(family?.adjustment), .text(finding.verdict?.rawValue),
                .text(finding.reasons.codes.joined(separator: " ")),
            ]
        }
    }
}
