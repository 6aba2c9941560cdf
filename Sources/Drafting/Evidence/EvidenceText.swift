// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// The words of a finding with its numbers, as a head of a school reads them.
struct EvidenceText {
    let language: Language
    let margin: String
    let minimum: Int

    init(_ facts: DraftingFacts) {
        language = facts.language
        margin = facts.margin
        minimum = facts.minimum
    }

    /// «Показатель 13 (ВПР, русский язык, 5–6 классы: «2»)».
    func title(_ indicator: IndicatorDefinition) -> String {
        DraftingWords.indicator(indicator.id, indicator.shortTitle)[language]
    }

    /// «Отметку «2» получили 12 из 35 участников (34,3 %) в 2023, 2024 гг.; в остальных школах в те же годы — 15,1 %: …».
    func level(_ finding: Finding, _ indicator: IndicatorDefinition, years: [Int]) -> String {
        var values = counts(finding, indicator)
        values["years"] = years.rangesText
        values["share"] = share(finding)
        values["verdict"] = verdict(finding)
        values["others"] = others(finding) ?? ""
        let words = others(finding) == nil ? DraftingWords.levelAlone : DraftingWords.level
        return head(indicator) + words.filled(language, values)
    }

    /// Who had the outcome in the first and the last year, and what follows.
    func change(_ finding: Finding, _ shares: [Finding], _ indicator: IndicatorDefinition) -> String {
        var text = head(indicator)
        if let first = shares.first, let last = shares.last, first.to < last.to {
            var values = counts(first, indicator)
            (values["x1"], values["total1"], values["year1"]) = (values["x"], values["total"], String(first.to.year))
            (values["x2"], values["n2"]) = (String(last.numerator), String(last.denominator))
            values["year2"] = String(last.to.year)
            text += HeadWords.clause.filled(language, values) + " "
        }
        let said = finding.verdict.flatMap { HeadWords.change($0.rawValue) }
        return text
            + (said?.filled(language, ["margin": margin, "minimum": String(minimum), "why": reasons(finding)]) ?? "")
    }

    /// Who had the outcome in one year.
    func single(_ finding: Finding, _ indicator: IndicatorDefinition) -> String {
        var values = counts(finding, indicator)
        (values["x1"], values["total1"], values["year1"]) = (values["x"], values["total"], String(finding.to.year))
        return head(indicator) + HeadWords.single.filled(language, values)
    }

    /// Pupils below the minimum after all re-sits.
    func event(_ finding: Finding, _ indicator: IndicatorDefinition) -> String {
        single(finding, indicator) + " " + DraftingWords.eventFollows[language]
    }

    /// The reasons of a verdict, joined.
    func reasons(_ finding: Finding) -> String {
        finding.reasons.codes.compactMap { ReasonWording.sentence(code: $0)?[language] }.joined(separator: "; ")
    }

    /// The words of a verdict's cell.
    func verdict(_ finding: Finding) -> String {
        guard let code = finding.verdict?.rawValue, let cell = VerdictWording(code: code)?.cell[language] else {
            return ""
        }
        return finding.verdict == .typical ? "\(cell) (±\(margin))" : cell
    }

    func share(_ finding: Finding) -> String {
        finding.denominator > 0 ? language.percent(Double(finding.numerator) / Double(finding.denominator)) : ""
    }

    /// The share of the other schools in the same years; nil where nothing was compared.
    func others(_ finding: Finding) -> String? {
        guard finding.quantity == .level, let estimate = finding.estimate, finding.denominator > 0 else { return nil }
        let share = Double(finding.numerator) / Double(finding.denominator)
        return language.percent(min(1, max(0, share - estimate)))
    }

    /// The number with its noun: «35 участников», «70 работ».
    func total(_ count: Int, _ indicator: IndicatorDefinition) -> String {
        let noun: CountedNoun = indicator.countsWorks ? .work : .participant
        return noun.ofCounted(
            count, singular: indicator.countsWorks ? DocumentWords.ofWork : DocumentWords.ofParticipant, language)
    }

    private func head(_ indicator: IndicatorDefinition) -> String { title(indicator) + ". " }

    private func counts(_ finding: Finding, _ indicator: IndicatorDefinition) -> [String: String] {
        let isOne = finding.numerator % 10 == 1 && finding.numerator % 100 != 11
        let verb = HeadWords.verb(indicator.outcome, isWorks: indicator.countsWorks, isOne: isOne)
        return [
            "verb": verb[language], "x": String(finding.numerator), "total": total(finding.denominator, indicator),
        ]
    }
}

extension IndicatorDefinition {
    /// Whether works of several subjects are added, so that one pupil counts more than once.
    var countsWorks: Bool { populations.contains { $0.subjects.count > 1 } }

    /// What the numerator counts, as the words of a head's sentence ask for it.
    var outcome: String {
        let outcomes = Set(populations.flatMap(\.numerator))
        if outcomes.contains(.belowMinimum) { return "belowMinimum" }
        if outcomes.contains(.high) { return "high" }
        return outcomes.map(\.code).sorted().joined(separator: ", ")
    }

    /// Whether two indicators are of one subject or one procedure.
    func isRelated(to other: IndicatorDefinition) -> Bool {
        id != other.id
            && (!Set(schoolSubjects).isDisjoint(with: other.schoolSubjects)
                || !Set(populations.map(\.procedure)).isDisjoint(with: other.populations.map(\.procedure)))
    }
}
