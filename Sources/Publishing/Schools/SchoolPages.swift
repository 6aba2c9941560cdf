// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// Makes the pages of schools from an edition.
struct SchoolPages {
    /// How many measures a page shows.
    static let shown = 5

    let digest: Digest
    private let facts: SchoolFacts
    private let text: VerdictText
    private let head: HeadText
    private let states: [SchoolID: [RecommendationState]]
    private let reports: [SchoolID: ReportOverview.Entry]
    private let names: [SchoolID: String]
    private var language: Language { text.language }

    init(_ digest: Digest, _ facts: SchoolFacts) {
        self.digest = digest
        self.facts = facts
        text = VerdictText(digest)
        head = HeadText(text)
        states = Dictionary(grouping: facts.states, by: \.draft.key.school)
        reports = Dictionary((facts.reports?.entries ?? []).map { ($0.school.id, $0) }) { $1 }
        names = Dictionary(digest.edition.campaign.schools.map { ($0.id, Self.name($0)) }) { $1 }
    }

    /// The page of a school.
    func page(_ school: School) -> SchoolPage {
        let rows = digest.computed.compactMap { indicator in
            digest.row(.school(school.id), indicator.id).flatMap { row in
                row.points.isEmpty ? nil : (indicator: indicator, row: row)
            }
        }
        let status = SchoolStatus.allCases.filter { school.has($0, on: digest.edition.campaign.referenceDate) }
            .map(\.rawValue).joined(separator: ", ")
        let own = states[school.id] ?? []
        let all = own.sorted(by: Self.isBefore).map { MeasureText($0, language).measure }
        let texts = AnalystTexts.Section.allCases.map { ($0, facts.texts.paragraphs(of: school.id, $0)) }
        return SchoolPage(
            school: school, name: Self.name(school), status: status, lead: SchoolPageWords.watched(status)[language],
            levels: rows.map { level($0.row, $0.indicator) }, changes: rows.map { change($0.row, $0.indicator) },
            programme: programme(school), alike: alike(school), recommendations: all,
            measures: Array(all.filter(\.isStanding).prefix(Self.shown)),
            texts: Dictionary(uniqueKeysWithValues: texts.filter { !$0.1.isEmpty }))
    }

    /// The paragraphs that an analyst wrote above a chapter.
    func paragraphs(above chapter: AnalystTexts.Chapter) -> [String] { facts.texts.paragraphs(above: chapter) }

    private static func name(_ school: School) -> String { school.shortName ?? school.name }

    /// What counts before what does not, what was adopted before drafts, then the more important one.
    private static func isBefore(_ one: RecommendationState, _ other: RecommendationState) -> Bool {
        func rank(_ state: RecommendationState) -> Int {
            state.status.isAdopted ? 0 : state.status == .draft ? 1 : 2
        }
        if rank(one) != rank(other) { return rank(one) < rank(other) }
        if one.draft.priority != other.draft.priority { return one.draft.priority > other.draft.priority }
        return one.draft.key < other.draft.key
    }

    private func title(_ indicator: IndicatorDefinition) -> String {
        "\(indicator.id). \(indicator.shortTitle[language])"
    }

    private func level(_ row: Row, _ indicator: IndicatorDefinition) -> SchoolPage.Level {
        // Without a finding about the level, the years together or the last one are told, and no verdict.
        let last = row.points[row.points.count - 1]
        let source = row.level.flatMap { $0.denominator > 0 ? $0 : nil } ?? row.pooled
        let (x, n) = source.map { ($0.numerator, $0.denominator) } ?? (last.numerator, last.denominator)
        let years: [Int]
        if let level = row.level, level.denominator > 0 {
            years = level.from.year == level.to.year ? [level.from.year] : row.levelYears(level)
        } else {
            years = row.pooled == nil ? [last.period.year] : row.pooledYears
        }
        let share = n > 0 ? Double(x) / Double(n) : 0
        let others = row.level?.estimate.map { max(0, share - $0) }
        let total = head.total(n, indicator)
        return SchoolPage.Level(
            indicator: indicator.id, title: title(indicator), years: years.yearsText,
            share: n > 0 ? language.percent(share) : "—",
            counts: SchoolPageWords.counts.filled(language, ["x": String(x), "total": total]),
            others: others.map { language.percent($0) } ?? "",
            expected: others.map {
                SchoolPageWords.about.filled(language, ["count": String(Int(($0 * Double(n)).rounded()))])
            } ?? "", verdict: row.level?.verdict, words: row.level?.verdict.map(head.cell) ?? "")
    }

    private func change(_ row: Row, _ indicator: IndicatorDefinition) -> SchoolPage.Change {
        SchoolPage.Change(
            indicator: indicator.id, title: title(indicator), verdict: row.change?.verdict,
            words: row.change.map { text.cell($0, row) } ?? "", sentence: head.changeSentences(row, indicator))
    }

    private func programme(_ school: School) -> SchoolPage.Programme {
        guard let overview = facts.reports, let entry = reports[school.id] else {
            return .init(lines: [SchoolPageWords.reportNotAsked[language]], measures: [])
        }
        guard let report = entry.report else {
            return .init(lines: [SchoolPageWords.reportMissing[language]], measures: [])
        }
        let counts = entry.counts
        let stand = SchoolPageWords.programmeStand.filled(
            language,
            ["all": String(counts.all), "done": String(counts.carriedOut), "told": String(counts.told)])
        let measures = report.measures.map { measure in
            [measure.name, measure.plan.text, measure.fact.text, measure.result].map { $0.isEmpty ? "—" : $0 }
                + [ReportWords.status(measure.status(on: overview.day).rawValue)[language]]
        }
        return .init(lines: [report.programme, stand].filter { !$0.isEmpty }, measures: measures)
    }

    private func alike(_ school: School) -> [String] {
        guard let alike = facts.alike[school.id] else { return [SchoolPageWords.alikeUnknown[language]] }
        func name(_ id: SchoolID) -> String { names[id] ?? id.code }
        var lines: [String] = []
        if let cluster = alike.cluster {
            lines.append(SchoolPageWords.cluster.filled(language, ["cluster": cluster[language]]))
        }
        if !alike.peers.isEmpty {
            let list = alike.peers.map { "\(name($0.school)) (\(language.decimal($0.distance, decimals: 2)))" }
            lines.append(SchoolPageWords.peers.filled(language, ["list": list.joined(separator: "; ")]))
        }
        lines += alike.leaders.map { leader in
            SchoolPageWords.leader.filled(
                language, ["school": name(leader.school), "reason": leader.reason[language]])
        }
        return lines.isEmpty ? [SchoolPageWords.alikeUnknown[language]] : lines
    }
}
