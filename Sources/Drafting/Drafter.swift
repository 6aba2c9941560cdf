// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
public import Monitoring
internal import Wording

/// Drafts recommendations from findings and records by the rules of a methodist.
///
/// Pure: the same facts give the same drafts, whatever the order of the rows. Only schools with evidence and ШНОР get any.
/// For each school and addressee there are at most ``limit``, the most important first: size of the effect × certainty × pupils
/// concerned, in pupils. What one addressee would read twice is said once, its evidence joined.
///
/// ```swift
/// let drafted = Drafter(rules).drafts(DraftingFacts(campaign: campaign, tables: tables, reports: reports))
/// ```
public struct Drafter: Sendable {
    /// How many recommendations one addressee of one school gets at most.
    public static let limit = 6

    private let rules: DraftingRules
    private let limit: Int

    /// Takes the rules.
    ///
    /// - Parameters:
    ///   - rules: The rules with their catalogue.
    ///   - limit: How many recommendations one addressee of one school gets at most, from 1.
    public init(_ rules: DraftingRules, limit: Int = Drafter.limit) {
        precondition(limit > 0, "an addressee may get a recommendation")
        self.rules = rules
        self.limit = limit
    }

    /// Drafts the recommendations of all schools.
    ///
    /// - Parameter facts: What they are drafted from.
    /// - Returns: The recommendations by school, addressee and importance, and how the schools' measures were matched.
    public func drafts(_ facts: DraftingFacts) -> DraftedRecommendations {
        let index = FindingIndex(facts.tables)
        let entries = facts.entries
        let terms = TermCalendar(
            organisation: facts.organisation, calendar: facts.calendar, stage: facts.stage, language: facts.language)
        var drafted = DraftedRecommendations()
        drafted.matches = matches(facts)
        let matches = Dictionary(grouping: drafted.matches, by: \.school)
        for school in facts.presentSchools {
            let finder = EvidenceFinder(
                school, facts: facts, index: index, entry: entries[school.id], matches: matches[school.id] ?? [])
            drafted.recommendations += recommendations(finder, terms)
        }
        return drafted
    }

    /// How the measures of schools' programmes are matched to deficits; no finding is needed for it.
    ///
    /// - Parameter facts: The schools, their reports and what people corrected.
    /// - Returns: The measures in the order of the schools and of their reports.
    public func matches(_ facts: DraftingFacts) -> [MatchedMeasure] {
        let matcher = MeasureMatcher(rules.catalogue, corrections: facts.corrections)
        let entries = facts.entries
        return facts.presentSchools.flatMap { school in
            (entries[school.id]?.report?.measures ?? []).map { matcher.match($0.name, of: school.id) }
        }
    }

    private func recommendations(_ finder: EvidenceFinder, _ terms: TermCalendar) -> [Recommendation] {
        let bases = finder.bases()
        let candidates = rules.rules.enumerated().flatMap { order, rule in
            bases.filter { applies(rule, to: $0, finder) }.map { basis in
                Candidate(
                    rule, order: order, basis: basis, measures: rule.measures.compactMap(rules.catalogue.measure))
            }
        }
        // A school that is no ШНОР and of which nothing is shown gets nothing.
        guard finder.isLowResults || candidates.contains(where: { $0.rule.condition.evidence != .known }) else {
            return []
        }
        return Addressee.allCases.flatMap { addressee in
            var list = CandidateList(
                candidates.filter { $0.rule.addressee == addressee }, language: terms.language)
            list.limit(to: limit)
            return list.candidates.map { $0.recommendation(finder.school.id, rules, terms) }
        }
    }

    private func applies(_ rule: DraftingRule, to basis: Basis, _ finder: EvidenceFinder) -> Bool {
        let condition = rule.condition
        guard condition.evidence == basis.kind, condition.about == basis.about, basis.concerned >= condition.minimum,
            basis.share >= condition.share, condition.stage == nil || condition.stage == finder.facts.stage,
            finder.belongs(to: condition.group)
        else { return false }
        if let indicator = basis.indicator, !condition.fits(indicator) { return false }
        if !condition.verdicts.isEmpty {
            let said = Set(basis.evidence.map(\.verdict))
            guard condition.verdicts.contains(where: { said.contains($0.rawValue) }) else { return false }
        }
        guard basis.kind == .unanswered, let indicator = basis.indicator else { return true }
        return !finder.matches.contains { $0.answers(rule.deficit, of: indicator) }
    }
}

/// What was drafted.
public struct DraftedRecommendations: Hashable, Sendable {
    /// The recommendations, by school, addressee and importance.
    public var recommendations: [Recommendation] = []
    /// How the measures of schools' programmes were matched to deficits, in the order of the reports.
    public var matches: [MatchedMeasure] = []

    /// Nothing.
    public init() {}
}

extension EvidenceFinder {
    func belongs(to group: RuleCondition.Group) -> Bool {
        switch group {
        case .any: true
        case .shnor: isLowResults
        case .shnsu: school.has(.adverseConditions, on: facts.campaign.referenceDate)
        }
    }
}
