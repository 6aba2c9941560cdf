// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// The chapters of schools and recommendations in `report.html`: what stands there before a script draws the pages.
struct SchoolIndex {
    private let digest: Digest
    private let facts: SchoolFacts
    private var language: Language { digest.edition.language }

    init(_ digest: Digest, _ facts: SchoolFacts) {
        self.digest = digest
        self.facts = facts
    }

    /// The values of the template's places.
    var context: [String: Any] {
        let standing = Dictionary(
            grouping: facts.states.filter { $0.status != .rejected && $0.status != .withdrawn }, by: \.draft.key.school)
        return [
            "title": SchoolPageWords.chapter[language], "help": SchoolPageWords.chapterHelp[language],
            "noScript": SchoolPageWords.noScript[language],
            "intro": facts.texts.paragraphs(above: .schools),
            "items": digest.schools.map { item($0, standing[$0.id] ?? []) },
            "recommendations": SchoolPageWords.recommendations[language],
            "recommendationsHelp": SchoolPageWords.recommendationsHelp[language],
            "recommendationsIntro": facts.texts.paragraphs(above: .recommendations),
            "addressee": SchoolPageWords.heads[1][language], "status": SchoolPageWords.status[language],
        ]
    }

    private func item(_ school: School, _ states: [RecommendationState]) -> [String: Any] {
        let statuses = SchoolStatus.allCases.filter { school.has($0, on: digest.edition.campaign.referenceDate) }
        let about = [school.id.code] + statuses.map(\.rawValue)
        let adopted = states.count { $0.status.isAdopted }
        return [
            "anchor": SchoolPage.anchor(school.id), "name": school.shortName ?? school.name,
            "about": about.joined(separator: " · "),
            "index": states.isEmpty
                ? ""
                : SchoolPageWords.index.filled(
                    language, ["count": String(states.count), "adopted": String(adopted)]),
        ]
    }
}
