// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Foundation
internal import Monitoring
internal import Statistics

/// `data/regional.yaml`: ρ with its error and the counts of the whole territory by year, for the campaigns of its parts.
enum RegionalFile {
    static func write(_ edition: Edition, to url: URL) throws(PublishingError) {
        let reference = reference(edition)
        try TextFile.write(to: url) { file throws(PublishingError) in try file.write(reference.yaml) }
    }

    static func reference(_ edition: Edition) -> RegionalReference {
        var dispersions: [Int: RegionalReference.Dispersion] = [:]
        var counts: [Int: [RegionalReference.Counts]] = [:]
        let counted = Set(edition.campaign.indicators.filter { !$0.populations.isEmpty }.map(\.id))
        for table in edition.tables {
            var schools: [Int: [Period: Int]] = [:]
            for finding in table.findings where finding.part == nil && finding.quantity == .share {
                if finding.unit.kind == .school {
                    schools[finding.indicator, default: [:]][finding.from, default: 0] += 1
                }
            }
            for finding in table.findings
            where finding.unit == .territory && finding.part == nil && counted.contains(finding.indicator) {
                if finding.quantity == .share, finding.denominator > 0 {
                    counts[finding.indicator, default: []].append(
                        RegionalReference.Counts(
                            period: finding.from, successes: finding.numerator, total: finding.denominator,
                            pupils: max(1, finding.pupils), schools: schools[finding.indicator]?[finding.from] ?? 0))
                } else if finding.quantity == .dispersion, let rho = finding.estimate {
                    dispersions[finding.indicator] = dispersion(rho, finding, table.provenance)
                }
            }
        }
        return RegionalReference(
            territory: edition.header.territory, program: edition.run.program, date: edition.run.date?.iso ?? "",
            rules: edition.run.rules, dispersions: dispersions, counts: counts)
    }

    private static func dispersion(
        _ rho: Double, _ finding: Finding, _ provenance: Provenance
    ) -> RegionalReference.Dispersion {
        let source = provenance.parameters["dispersion.\(finding.indicator)"] ?? "given"
        let parts = source.split(separator: ",").map { $0.drop { $0 == " " } }
        // The interval of ρ has 95 %.
        let error = finding.interval.map { ($0.upper - rho) / 1.959963984540054 } ?? 0
        return RegionalReference.Dispersion(
            rho: rho, standardError: max(0, error), source: parts.first.map(String.init) ?? "given",
            units: parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    }
}
