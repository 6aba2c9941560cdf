// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Foundation
public import Monitoring
public import Wording

/// Everything that is to be published of one run, as plain values: the only thing that a renderer sees.
///
/// This is the internal edition: nothing is suppressed in it.
public struct Edition: Sendable {
    /// The language of the documents.
    public var language: Language
    /// What the documents are headed with.
    public var header: Header
    /// The date that the files carry as that of their making; equal editions give equal files.
    public var created: Date
    /// The indicators, schools, years, breaks and settings of the campaign.
    public var campaign: CampaignDescription
    /// The findings of the run, one table for each plugin.
    public var tables: [FindingTable]
    /// What was read, file by file.
    public var imports: [ImportEntry]
    /// What the journal says beside those files.
    public var importNotes: [ImportNote] = []
    /// What was checked of the data as a whole, such as their completeness.
    public var checks: [Check]
    /// Chapters beside the indicators of results: people, help, reports, calendar.
    public var sections: [PublishedSection] = []
    /// What the pages of schools need beside the findings; nil: there are no such pages.
    public var schools: SchoolFacts?
    /// What the run was made with.
    public var run: RunRecord

    /// Joins what is to be published.
    ///
    /// - Parameters:
    ///   - language: The language of the documents.
    ///   - header: What the documents are headed with.
    ///   - created: The date that the files carry as that of their making.
    ///   - campaign: The indicators, schools, years, breaks and settings of the campaign.
    ///   - tables: The findings of the run.
    ///   - imports: What was read, file by file.
    ///   - checks: What was checked of the data as a whole.
    ///   - run: What the run was made with.
    public init(
        language: Language, header: Header, created: Date, campaign: CampaignDescription, tables: [FindingTable],
        imports: [ImportEntry] = [], checks: [Check] = [], run: RunRecord = RunRecord()
    ) {
        self.language = language
        self.header = header
        self.created = created
        self.campaign = campaign
        self.tables = tables
        self.imports = imports
        self.checks = checks
        self.run = run
    }

    /// What the documents are headed with, as the campaign's author typed it.
    public struct Header: Hashable, Sendable {
        /// The department, such as «Отдел образования администрации … района»; empty where nobody typed it.
        public var organisation: String
        /// The territory, such as «… муниципальный район».
        public var territory: String
        /// The order that started the monitoring.
        public var order: MonitoringOrder
        /// The document of the order that the edition belongs to; nil where it belongs to none.
        public var stage: Stage?

        /// Describes the head of the documents.
        ///
        /// - Parameters:
        ///   - organisation: The department.
        ///   - territory: The territory.
        ///   - order: The order that started the monitoring.
        ///   - stage: The document of the order that the edition belongs to.
        public init(organisation: String, territory: String, order: MonitoringOrder, stage: Stage? = nil) {
            self.organisation = organisation
            self.territory = territory
            self.order = order
            self.stage = stage
        }
    }

    /// A check of the data as a whole.
    public struct Check: Hashable, Sendable {
        /// What was checked.
        public var subject: Sentence
        /// Whether it holds.
        public var holds: Bool
        /// What was found.
        public var detail: Sentence

        /// Describes a check.
        ///
        /// - Parameters:
        ///   - subject: What was checked.
        ///   - holds: Whether it holds.
        ///   - detail: What was found.
        public init(subject: Sentence, holds: Bool, detail: Sentence) {
            self.subject = subject
            self.holds = holds
            self.detail = detail
        }
    }
}

/// One file of the import journal.
public struct ImportEntry: Hashable, Sendable {
    /// The path of the file below the input folder.
    public var file: String
    /// The SHA-256 of its bytes.
    public var sha256: String
    /// The identifier of its format.
    public var format: String
    /// Rows that speak of a participant or of a school.
    public var rows: Int
    /// Rows that count.
    public var accepted: Int
    /// Rows of absent pupils.
    public var absent: Int
    /// Rows that were not understood, or stand twice.
    public var rejected: Int
    /// What the content did not say, and where it was taken from.
    public var taken: [TakenValue]
    /// Each rejected row or cell.
    public var rejections: [Rejection]
    /// What the file says of itself, compared with its rows.
    public var checks: [FileCheck]

    /// Describes one file.
    ///
    /// - Parameters:
    ///   - file: The path of the file below the input folder.
    ///   - sha256: The SHA-256 of its bytes.
    ///   - format: The identifier of its format.
    ///   - rows: Rows that speak of a participant or of a school.
    ///   - accepted: Rows that count.
    ///   - absent: Rows of absent pupils.
    ///   - rejected: Rows that were not understood, or stand twice.
    ///   - taken: What the content did not say.
    ///   - rejections: Each rejected row or cell.
    ///   - checks: What the file says of itself.
    public init(
        file: String, sha256: String, format: String, rows: Int, accepted: Int, absent: Int, rejected: Int,
        taken: [TakenValue] = [], rejections: [Rejection] = [], checks: [FileCheck] = []
    ) {
        self.file = file
        self.sha256 = sha256
        self.format = format
        self.rows = rows
        self.accepted = accepted
        self.absent = absent
        self.rejected = rejected
        self.taken = taken
        self.rejections = rejections
        self.checks = checks
    }

    /// The journal's line of a reading, its results left behind.
    ///
    /// - Parameter reading: What a reader made of the file.
    public init(_ reading: FileReading) {
        self.init(
            file: reading.file, sha256: reading.sha256, format: reading.format, rows: reading.rows,
            accepted: reading.accepted, absent: reading.absent, rejected: reading.rejected, taken: reading.taken,
            rejections: reading.rejections, checks: reading.checks)
    }
}

/// What a run was made with: enough to make it again.
public struct RunRecord: Hashable, Sendable {
    /// The number of the run in the campaign.
    public var run = 0
    /// The day that the run was asked for.
    public var date: CalendarDate?
    /// The version of the program.
    public var program = ""
    /// Versions of engine, libraries and helpers by name.
    public var versions: [String: String] = [:]
    /// Versions of the rule tables by name.
    public var rules: [String: String] = [:]
    /// The seed.
    public var seed: UInt64 = 0
    /// Seconds that each step took, in order.
    public var durations: [Step] = []
    /// Rows counted by name, such as `results` and `findings`.
    public var rows: [String: Int] = [:]
    /// The kernel that the linear algebra library chose; nil where it was not asked.
    public var blasKernel: String?

    /// A step of a run with its duration.
    public struct Step: Hashable, Sendable {
        /// The name of the step, such as `count`.
        public var name: String
        /// How long it took, in seconds.
        public var seconds: Double

        /// Describes a step.
        ///
        /// - Parameters:
        ///   - name: The name of the step.
        ///   - seconds: How long it took, in seconds.
        public init(name: String, seconds: Double) {
            self.name = name
            self.seconds = seconds
        }
    }

    /// Nothing known.
    public init() {}
}
