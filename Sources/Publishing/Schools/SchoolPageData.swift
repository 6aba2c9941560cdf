// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// The pages of schools as JSON for the script of `report.html`, which draws a page when it is opened.
///
/// A school's sentences about change are not repeated: the script takes them from the rows of the map.
struct SchoolPageData {
    private let digest: Digest
    private let facts: SchoolFacts
    private var language: Language { digest.edition.language }
    private var offset: Int { digest.groups.count + digest.furtherGroups.count }
    private let places: [Int: Int]

    init(_ digest: Digest, _ facts: SchoolFacts) {
        self.digest = digest
        self.facts = facts
        places = Dictionary(uniqueKeysWithValues: digest.computed.enumerated().map { ($1.id, $0) })
    }

    /// The object: words, and a page for each school in the order of the units.
    var json: String {
        let pages = SchoolPages(digest, facts)
        let texts = digest.schools.map { page(pages.page($0)) }
        return JSONText.object([
            ("first", JSONText.number(offset)), ("words", words),
            (
                "sections",
                JSONText.array(
                    sections.map { JSONText.array([JSONText.string($0.0), JSONText.string($0.1[language])]) })
            ),
            ("levelHeads", strings(SchoolPageWords.levelHeads.map { $0[language] })),
            ("programmeHeads", strings(ReportWords.measureColumns.dropFirst().map { $0[language] })),
            ("heads", strings(Self.tableHeads.map { $0[language] })),
            ("addressees", pairs(Addressee.allCases.map { ($0.rawValue, DecisionWords.addressee($0.rawValue)) })),
            (
                "statuses",
                pairs(RecommendationStatus.allCases.map { ($0.rawValue, DecisionWords.status($0.rawValue)) })
            ),
            ("grades", pairs(RecommendationGrade.allCases.map { ($0.rawValue, DecisionWords.grade($0.rawValue)) })),
            ("pages", "[" + texts.joined(separator: ",\n") + "]"),
        ])
    }

    /// The heads of the chapter's table.
    private static let tableHeads =
        [WorkbookWords.school] + SchoolPageWords.heads.dropFirst() + [SchoolPageWords.grade, SchoolPageWords.status]

    private let sections: [(String, Sentence)] = [
        ("intro", Sentence(ru: "", en: "")), ("level", SchoolPageWords.level), ("change", SchoolPageWords.change),
        ("programme", SchoolPageWords.programme), ("alike", SchoolPageWords.alike),
        ("measures", SchoolPageWords.measures), ("conclusion", SchoolPageWords.conclusion),
    ]

    private var words: String {
        let words: [(String, Sentence)] = [
            ("levelHelp", SchoolPageWords.levelHelp), ("expectedHelp", SchoolPageWords.expectedHelp),
            ("noResults", SchoolPageWords.noResults),
            ("noMeasures", SchoolPageWords.noMeasures), ("more", SchoolPageWords.more),
            ("evidence", SchoolPageWords.evidence), ("moreEvidence", SchoolPageWords.moreOnPage),
            ("reason", SchoolPageWords.reason), ("done", SchoolPageWords.done),
            ("showMore", SchoolPageWords.showMore), ("shown", SchoolPageWords.shown),
        ]
        return JSONText.object(words.map { ($0.0, JSONText.string($0.1[language])) })
    }

    private func page(_ page: SchoolPage) -> String {
        let levels = page.levels.map { level in
            JSONText.array([
                JSONText.number(places[level.indicator]),
                JSONText.number(level.verdict.flatMap { Verdict.levels.firstIndex(of: $0) } ?? -1),
                JSONText.string(level.years), JSONText.string(level.share), JSONText.string(level.counts),
                JSONText.string(level.others), JSONText.string(level.expected), JSONText.string(level.words),
            ])
        }
        let top = Set(page.measures.map(\.key))
        var fields = [
            ("lead", JSONText.string(page.lead)), ("levels", JSONText.array(levels)),
            ("programme", strings(page.programme.lines)), ("alike", strings(page.alike)),
            ("recommendations", JSONText.array(page.recommendations.map { measure($0, isTop: top.contains($0.key)) })),
        ]
        if !page.programme.measures.isEmpty {
            fields.append(("promised", JSONText.array(page.programme.measures.map(strings))))
        }
        if !page.texts.isEmpty {
            let texts = page.texts.sorted { $0.key.rawValue < $1.key.rawValue }
            fields.append(("texts", JSONText.object(texts.map { ($0.key.rawValue, strings($0.value)) })))
        }
        return JSONText.object(fields)
    }

    private func measure(_ measure: SchoolPage.Measure, isTop: Bool) -> String {
        let evidence = measure.evidence.map { evidence in
            JSONText.array([
                JSONText.string(evidence.finding),
                JSONText.number(evidence.indicator.flatMap { places[$0] } ?? -1), JSONText.string(evidence.text),
            ])
        }
        let texts = [
            measure.key, measure.finding, measure.cause, measure.measure, measure.term, measure.responsible,
            measure.expected, measure.control, measure.reason, measure.done,
        ]
        return JSONText.array(
            texts.map { JSONText.string($0) } + [
                JSONText.number(measure.addressee.position),
                JSONText.number(RecommendationGrade.allCases.firstIndex(of: measure.grade)),
                JSONText.number(RecommendationStatus.allCases.firstIndex(of: measure.status)), isTop ? "1" : "0",
                strings(measure.flags), JSONText.array(evidence),
            ])
    }

    private func strings(_ texts: [String]) -> String { JSONText.array(texts.map { JSONText.string($0) }) }

    private func pairs(_ pairs: [(String, Sentence)]) -> String {
        JSONText.array(pairs.map { JSONText.array([JSONText.string($0.0), JSONText.string($0.1[language])]) })
    }
}
