// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

/// A recommendation before duplicates are joined and the less important ones left out.
struct Candidate {
    let rule: DraftingRule
    /// The place of the rule in its file, from 0.
    let order: Int
    /// On what it rests, the first named in its key.
    private(set) var bases: [Basis]
    var measures: [CatalogueMeasure]
    /// The subjects that its measures name.
    private(set) var subjects: [String]

    init(_ rule: DraftingRule, order: Int, basis: Basis, measures: [CatalogueMeasure]) {
        self.rule = rule
        self.order = order
        bases = [basis]
        self.measures = measures
        subjects = basis.indicator?.schoolSubjects ?? []
    }

    /// What the key names: the indicator, else the deficit, else what is known.
    var subject: String {
        if let indicator = bases[0].indicator { return String(indicator.id) }
        return rule.deficit.isEmpty ? bases[0].about?.rawValue ?? rule.id : rule.deficit
    }

    /// The order in which duplicates are looked for: by rule, then by indicator, so that keys last from run to run.
    var place: (Int, Int) { (order, bases[0].indicator?.id ?? 0) }

    /// The sum over indicators of the largest weight of each, in pupils.
    var priority: Double {
        var byIndicator: [Int: Double] = [:]
        for basis in bases {
            let indicator = basis.indicator?.id ?? 0
            byIndicator[indicator] = max(byIndicator[indicator] ?? 0, basis.weight)
        }
        return byIndicator.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }

    /// Takes the evidence of another one whose measures are said here already.
    mutating func join(_ other: Candidate) { bases += other.bases }

    /// Takes the evidence of another one, and speaks of its subjects too.
    mutating func widen(with other: Candidate) {
        bases += other.bases
        subjects += other.subjects.filter { !subjects.contains($0) }
    }

    /// The texts of its measures.
    func texts(_ language: Language) -> [String] {
        measures.isEmpty
            ? [Placeholder.filled(rule.action, language, values(language))]
            : measures.map { $0.text(language, subjects: subjects) }
    }

    /// What fills the places of the rule's texts, of several bases all values.
    private func values(_ language: Language) -> [Placeholder: String] {
        var values: [Placeholder: String] = [:]
        for place in Placeholder.allCases {
            values[place] = bases.compactMap { $0.values[place] }.unique.joined(separator: "; ")
        }
        values[.subject] = DraftingWords.subjects(subjects)[language]
        return values
    }

    func recommendation(_ school: SchoolID, _ rules: DraftingRules, _ terms: TermCalendar) -> Recommendation {
        let language = terms.language
        let values = values(language)
        func words(_ own: Sentence?, _ ofMeasures: KeyPath<CatalogueMeasure, Sentence>) -> String {
            if let own { return Placeholder.filled(own, language, values) }
            return measures.map { Placeholder.filled($0[keyPath: ofMeasures], language, [:]) }.unique
                .joined(separator: " ")
        }
        func role(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
        let roles =
            rule.responsible.map { [Placeholder.filled($0, language, values)] }
            ?? measures.map { Placeholder.filled($0.responsible, language, [:]) }
        let responsible = roles.isEmpty ? [DraftingWords.responsible(rule.addressee.rawValue)[language]] : roles
        let said = bases.flatMap { basis in basis.finding.map { [$0] } ?? basis.evidence.map(\.text) }.unique
        let title = rules.catalogue.deficit(rule.deficit).map { "\($0.title[language]). " } ?? ""
        let cause = Placeholder.filled(rule.cause, language, values)
        let term = rule.term ?? measures.map(\.term).reduce(measures.first?.term ?? .weeks(6), DraftTerm.later)
        return Recommendation(
            key: RecommendationKey(school: school, addressee: rule.addressee, rule: rule.id, subject: subject),
            kind: rule.condition.evidence, deficit: rule.deficit, finding: title + said.joined(separator: " "),
            cause: cause.isEmpty ? "" : DraftingWords.hypothesis(cause)[language], measures: measures.map(\.id),
            measure: texts(language).joined(separator: " "), term: terms.text(term),
            responsible: responsible.map(role).unique.joined(separator: ", "),
            expected: words(rule.expected, \.expected), control: words(rule.control, \.control), grade: grade,
            priority: priority, evidence: bases.flatMap(\.evidence).unique)
    }

    /// As sure as the surest of what it rests on.
    private var grade: RecommendationGrade {
        let grades = RecommendationGrade.allCases
        return grades.first { grade in bases.contains { $0.grade == grade } } ?? .toCheck
    }
}

extension Array where Element: Hashable {
    /// The elements, each once, in their order.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
