// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// What the head of a school reads of one indicator: who had the outcome, what follows, and the level beside it.
struct HeadText {
    private let text: VerdictText
    private let digest: Digest
    private var language: Language { text.language }

    init(_ text: VerdictText) {
        self.text = text
        digest = text.digest
    }

    /// The sentences of a unit; empty where it has no results.
    func sentences(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard !row.points.isEmpty else { return "" }
        return [changeSentences(row, indicator), level(row, indicator)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The sentences without the level; empty where it has no results.
    func changeSentences(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard !row.points.isEmpty else { return "" }
        return [counts(row, indicator), change(row, indicator)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The level alone; empty where there is none.
    func level(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard let level = row.level, let verdict = level.verdict, level.denominator > 0 else { return "" }
        let share = Double(level.numerator) / Double(level.denominator)
        let years = level.from.year == level.to.year ? [level.from.year] : row.levelYears(level)
        var values = [
            "years": years.yearsText, "x": String(level.numerator), "total": total(level.denominator, indicator),
            "share": language.percent(share), "verdict": cell(verdict),
        ]
        guard let estimate = level.estimate else { return HeadWords.levelAlone.filled(language, values) }
        values["others"] = language.percent(max(0, share - estimate))
        return HeadWords.level.filled(language, values)
    }

    /// The words of a level's cell.
    func cell(_ verdict: Verdict) -> String {
        let words = VerdictWording(code: verdict.rawValue)?.cell[language] ?? verdict.rawValue
        return verdict == .typical ? "\(words) (±\(text.margin))" : words
    }

    private func counts(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        let ends = row.change.map { change in
            row.points.filter { $0.period == change.from || $0.period == change.to }
        }
        let points = ends?.count == 2 ? ends ?? [] : Array(row.points.suffix(1))
        guard let first = points.first, let last = points.last else { return "" }
        let isOne = abs(first.numerator) % 10 == 1 && abs(first.numerator) % 100 != 11
        let values = [
            "verb": HeadWords.verb(outcome(indicator), isWorks: digest.poolsWorks(indicator), isOne: isOne)[language],
            "x1": String(first.numerator), "total1": total(first.denominator, indicator),
            "year1": String(first.period.year), "x2": String(last.numerator), "n2": String(last.denominator),
            "year2": String(last.period.year),
        ]
        return (points.count == 2 ? HeadWords.clause : HeadWords.single).filled(language, values)
    }

    private func change(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard let change = row.change, let verdict = change.verdict, let words = HeadWords.change(verdict.rawValue)
        else { return "" }
        let why = text.reasons(change.reasons.intersection([.breakForbidden, .selectedOnBaseline, .noNetComparison]))
        let said = words.filled(
            language,
            [
                "margin": text.margin, "minimum": String(digest.settings.minimum),
                "why": why.isEmpty ? text.reasons(change.reasons) : why,
            ])
        guard change.reasons.contains(.netOfOthers), change.estimate != nil else { return said }
        return said.dropLast() + " (\(OthersWords.netWord[language]))."
    }

    /// A number of participants or works after «из».
    func total(_ count: Int, _ indicator: IndicatorDefinition) -> String {
        let isWorks = digest.poolsWorks(indicator)
        let noun: CountedNoun = isWorks ? .work : .participant
        return noun.ofCounted(
            count, singular: isWorks ? DocumentWords.ofWork : DocumentWords.ofParticipant, language)
    }

    private func outcome(_ indicator: IndicatorDefinition) -> String {
        let outcomes = Set(indicator.populations.flatMap(\.numerator))
        if outcomes.contains(.belowMinimum) { return "belowMinimum" }
        if outcomes.contains(.high) { return "high" }
        return outcomes.map(\.code).sorted().joined(separator: ", ")
    }
}

extension Row {
    /// The years that a level pools: those between its ends, unless the counts say that some are left out.
    func levelYears(_ level: Finding) -> [Int] {
        let inside = points.filter { $0.period >= level.from && $0.period <= level.to }
        let isWhole = inside.map(\.denominator).reduce(0, +) == level.denominator
        return isWhole ? inside.map(\.period.year) : [level.from.year, level.to.year]
    }

    /// The participants a year of a comparison of two years that knows as much as this one; nil without two years.
    var effectiveSize: Double? {
        let compared = points.filter(\.counts)
        guard let first = compared.first, let last = compared.last, first.period.year < last.period.year else {
            return nil
        }
        let sizes = compared.map { Double(min($0.denominator, $0.pupils)) }
        let years = compared.map { Double($0.period.year) }
        let centre = zip(sizes, years).reduce(0) { $0 + $1.0 * $1.1 } / sizes.reduce(0, +)
        let spread = zip(sizes, years).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
        let window = Double(last.period.year - first.period.year)
        return 2 * spread / (window * window)
    }
}
