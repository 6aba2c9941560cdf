// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics

extension TeachersPlugin {
    /// Who was diagnosed, what changed, which levels and deficits there are, and the share of those who gained.
    ///
    /// - Throws: `AnalysisError` for choices that contradict each other, `CancellationError`, `StatisticsError`.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        let options = try DiagnosisOptions(parameters, campaign)
        var table = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version, parameters: parameters.texts))
        let teachers = DiagnosedTeacher.list(data.diagnostics, options)
        guard let indicator = options.indicator else { return table }
        table.provenance.parameters["rule"] = options.ruleText
        if data.diagnostics.leftOut > 0 {
            table.provenance.parameters["conflicts"] = String(data.diagnostics.leftOut)
        }
        let byYear = Dictionary(grouping: teachers, by: \.year)
        let years = byYear.keys.sorted().map { year in
            DiagnosisYear(year, byYear[year] ?? [], staff: data.diagnostics.staff, campaign, options)
        }
        let groups = years.flatMap { year in
            year.members.keys.sorted { ($0.kind.rawValue, $0.code) < ($1.kind.rawValue, $1.code) }.map {
                DiagnosisGroup(unit: $0, year: year, indicator: indicator, options: options, seed: context.seed)
            }
        }
        let drafts = try context.map(count: groups.count, grain: 1) { try groups[$0].drafts() }
        context.progress(0.9)
        try TeacherDraft.append(drafts.flatMap { $0 }, adjustment: options.adjustment, to: &table)
        return table
    }
}

extension DiagnosisOptions {
    /// The choices of the indicator, as its provenance has them.
    fileprivate var ruleText: String {
        let gain =
            switch gain {
            case .any: "any"
            case .reliable: "reliable"
            case .points(let points): "points:\(points == points.rounded() ? String(Int(points)) : String(points))"
            }
        return
            "domains: \(domains.rawValue); gain: \(gain); denominator: \(isOfAllStaff ? "allStaff" : "diagnosedTwice")"
    }
}
