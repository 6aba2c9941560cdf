// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
public import Wording

/// What the pages of schools need beside the findings of an edition.
public struct SchoolFacts: Sendable {
    /// The recommendations of all schools with what became of them.
    public var states: [RecommendationState]
    /// The reports of schools on the programme (Приложение 2); nil where nobody asked for any.
    public var reports: ReportOverview?
    /// The schools in like conditions, by school.
    public var alike: [SchoolID: AlikeSchools]
    /// What an analyst wrote.
    public var texts: AnalystTexts

    /// Joins the facts.
    ///
    /// - Parameters:
    ///   - states: The recommendations of all schools with what became of them.
    ///   - reports: The reports of schools on the programme.
    ///   - alike: The schools in like conditions, by school.
    ///   - texts: What an analyst wrote.
    public init(
        states: [RecommendationState] = [], reports: ReportOverview? = nil, alike: [SchoolID: AlikeSchools] = [:],
        texts: AnalystTexts = AnalystTexts()
    ) {
        self.states = states
        self.reports = reports
        self.alike = alike
        self.texts = texts
    }
}

/// The schools in conditions like those of one school.
public struct AlikeSchools: Hashable, Sendable {
    /// A school that is near.
    public struct Peer: Hashable, Sendable {
        /// The school.
        public var school: SchoolID
        /// How far it is in the space of the context features, no unit; at least 0.
        public var distance: Double

        /// Describes a near school.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - distance: How far it is in the space of the context features.
        public init(school: SchoolID, distance: Double) {
            self.school = school
            self.distance = distance
        }
    }

    /// A school to learn from, as a proposal.
    public struct Leader: Hashable, Sendable {
        /// The school.
        public var school: SchoolID
        /// Why it is proposed, without a full stop.
        public var reason: Sentence

        /// Describes a proposal.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - reason: Why it is proposed, without a full stop.
        public init(school: SchoolID, reason: Sentence) {
            self.school = school
            self.reason = reason
        }
    }

    /// The group in words, such as «небольшие сельские школы»; nil where there are no groups.
    public var cluster: Sentence?
    /// The near schools, the nearest first.
    public var peers: [Peer]
    /// The schools to learn from, the first proposal first.
    public var leaders: [Leader]

    /// Joins what is known.
    ///
    /// - Parameters:
    ///   - cluster: The group in words.
    ///   - peers: The near schools, the nearest first.
    ///   - leaders: The schools to learn from.
    public init(cluster: Sentence? = nil, peers: [Peer] = [], leaders: [Leader] = []) {
        self.cluster = cluster
        self.peers = peers
        self.leaders = leaders
    }
}
