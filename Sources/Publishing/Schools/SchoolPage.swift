// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring

/// The page of a school in the words of one language: what `report.html` and the document show, from the same values.
struct SchoolPage: Hashable, Sendable {
    /// The level of one indicator.
    struct Level: Hashable, Sendable {
        var indicator: Int
        /// The number and the short title of the indicator.
        var title: String
        var years: String
        /// «34,3 %».
        var share: String
        /// «12 из 35 участников».
        var counts: String
        /// The share of the other schools; empty where nothing is compared.
        var others: String
        /// «около 5»: how many it would be at that share; empty where nothing is compared.
        var expected: String
        /// Nil where there is none.
        var verdict: Verdict?
        var words: String
    }

    /// The change of one indicator.
    struct Change: Hashable, Sendable {
        var indicator: Int
        var title: String
        /// Nil where there is none.
        var verdict: Verdict?
        var words: String
        /// Who had the outcome in the first and in the last year, and what follows.
        var sentence: String
    }

    /// What the school promised (Приложение 2).
    struct Programme: Hashable, Sendable {
        /// The programme with its requisites, and how its measures stand.
        var lines: [String]
        /// The cells of each measure: name, plan, fact, result, state.
        var measures: [[String]]
    }

    /// One recommendation.
    struct Measure: Hashable, Sendable {
        var key: String
        var addressee: Addressee
        var finding: String
        /// The possible cause, marked as a hypothesis; empty where there is none.
        var cause: String
        var measure: String
        var term: String
        var responsible: String
        var expected: String
        var control: String
        var grade: RecommendationGrade
        var status: RecommendationStatus
        /// Why it was rejected; empty for others.
        var reason: String
        /// When it was done; empty while it is not.
        var done: String
        /// What has to be said of it: carried over, evidence changed, internal.
        var flags: [String]
        var evidence: [RecommendationEvidence]
    }

    let school: School
    /// The name by which lists call the school.
    let name: String
    /// Its statuses on the reference date, such as «ШНОР».
    let status: String
    /// What it is watched as.
    let lead: String
    /// In the order of the indicators; empty where the school has no results.
    let levels: [Level]
    let changes: [Change]
    let programme: Programme
    /// Sentences about schools in like conditions.
    let alike: [String]
    /// All recommendations, those that count first.
    let recommendations: [Measure]
    /// The most important ones that count: at most five.
    let measures: [Measure]
    let texts: [AnalystTexts.Section: [String]]

    /// The recommendations that count: neither rejected nor withdrawn.
    var standing: [Measure] { recommendations.filter(\.isStanding) }

    /// Whether the working group has still to decide on any of them.
    var isDraft: Bool { standing.contains { !$0.status.isAdopted } }

    /// The anchor in the page.
    static func anchor(_ school: SchoolID) -> String { "school-\(school.code)" }
}

extension SchoolPage.Measure {
    /// Whether it counts: neither rejected nor withdrawn.
    var isStanding: Bool { status != .rejected && status != .withdrawn }
}
