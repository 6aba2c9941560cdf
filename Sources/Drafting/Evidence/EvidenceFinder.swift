// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// Finds on what recommendations for one school may rest.
struct EvidenceFinder {
    let facts: DraftingFacts
    let index: FindingIndex
    let school: School
    let findings: SchoolFindings
    let entry: ReportOverview.Entry?
    let matches: [MatchedMeasure]
    let text: EvidenceText
    var language: Language { facts.language }

    init(
        _ school: School, facts: DraftingFacts, index: FindingIndex, entry: ReportOverview.Entry?,
        matches: [MatchedMeasure]
    ) {
        self.school = school
        self.facts = facts
        self.index = index
        self.entry = entry
        self.matches = matches
        findings = index.findings(of: school.id)
        text = EvidenceText(facts)
    }

    /// Whether the school is a ШНОР on the day of reference.
    var isLowResults: Bool { school.has(.lowResults, on: facts.campaign.referenceDate) }
    var indicators: [IndicatorDefinition] { facts.campaign.indicators }

    /// All of them, by indicator within each kind.
    func bases() -> [Basis] {
        let levels = indicators.compactMap(level)
        let changes = indicators.compactMap(change)
        return levels + changes + indicators.compactMap(event) + weak(levels + changes) + records() + known()
    }

    /// A level that is worse than that of the other schools, confirmed.
    private func level(_ indicator: IndicatorDefinition) -> Basis? {
        guard let row = findings.last(.level, indicator.id), row.finding.verdict == .belowOthers,
            row.finding.denominator > 0
        else { return nil }
        let years = years(behind: row.finding)
        let pupils = Double(row.finding.pupils) / Double(max(1, years.count))
        return Basis(
            kind: .level, indicator: indicator,
            evidence: [evidence(row, text.level(row.finding, indicator, years: years))],
            values: values(row.finding, indicator, years: years), grade: .confirmed,
            size: abs(row.finding.estimate ?? 0) * pupils, concerned: row.finding.pupils)
    }

    /// A confirmed worsening between comparable years.
    private func change(_ indicator: IndicatorDefinition) -> Basis? {
        guard let row = findings.last(.change, indicator.id), row.finding.verdict == .worsened else { return nil }
        let shares = findings.shares(behind: row.finding).map(\.finding)
        return Basis(
            kind: .change, indicator: indicator,
            evidence: [evidence(row, text.change(row.finding, shares, indicator))],
            values: values(row.finding, indicator, years: [row.finding.from.year, row.finding.to.year]),
            grade: .confirmed, size: abs(row.finding.estimate ?? 0) * Double(row.finding.pupils),
            concerned: row.finding.pupils)
    }

    /// Pupils below the minimum after all re-sits; first results are no such fact.
    private func event(_ indicator: IndicatorDefinition) -> Basis? {
        guard indicator.resultReading == .final, let row = findings.last(.event, indicator.id),
            row.finding.numerator > 0
        else { return nil }
        return Basis(
            kind: .event, indicator: indicator, evidence: [evidence(row, text.event(row.finding, indicator))],
            values: values(row.finding, indicator, years: [row.finding.to.year]), grade: .confirmed,
            size: Double(row.finding.numerator), concerned: row.finding.numerator)
    }

    /// Weak indicators of a school whose programme is known: a rule asks whether a measure answers its deficit.
    private func weak(_ bases: [Basis]) -> [Basis] {
        guard let report = entry?.report, !report.measures.isEmpty else { return [] }
        return indicators.compactMap { indicator in
            let own = bases.filter { $0.indicator?.id == indicator.id }
            guard var basis = own.max(by: { $0.size < $1.size }) else { return nil }
            basis.kind = .unanswered
            basis.evidence = own.flatMap(\.evidence)
            basis.evidence.append(
                RecommendationEvidence(
                    finding: "", indicator: indicator.id, quantity: "programme", verdict: "unanswered",
                    text: DraftingWords.unanswered(report.measures.count)[language]))
            // Words alone say that nothing answers it: people look at the table of matches first.
            basis.grade = .toCheck
            return basis
        }
    }

    func evidence(_ row: LocatedFinding, _ text: String) -> RecommendationEvidence {
        let estimate = row.finding.estimate ?? 0
        return RecommendationEvidence(
            finding: row.id, indicator: row.finding.indicator, quantity: row.finding.quantity.rawValue,
            verdict: row.finding.verdict?.rawValue ?? "", direction: estimate > 0 ? 1 : estimate < 0 ? -1 : 0,
            text: text)
    }

    func years(behind finding: Finding) -> [Int] {
        let years = findings.shares(behind: finding).map(\.finding.to.year)
        return years.isEmpty ? Array(Set([finding.from.year, finding.to.year])).sorted() : years
    }

    func values(_ finding: Finding, _ indicator: IndicatorDefinition, years: [Int]) -> [Placeholder: String] {
        [
            .school: schoolName, .indicator: text.title(indicator), .number: String(indicator.id),
            .share: text.share(finding), .others: text.others(finding) ?? "—", .count: String(finding.numerator),
            .total: text.total(finding.denominator, indicator), .years: years.rangesText,
        ]
    }

    var schoolName: String { school.shortName ?? school.name }
}
