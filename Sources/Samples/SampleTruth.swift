// SPDX-License-Identifier: GPL-3.0-or-later

/// What is true of a sample, as `truth.json` holds it: what must be counted, and which schools truly changed.
public struct SampleTruth: Codable, Equatable, Sendable {
    /// A school of the sample.
    public struct School: Codable, Equatable, Sendable {
        /// The six digits of the login.
        public let login: String
        /// Код ЕГЭ; nil where the school has no grade 11.
        public let ege: String?
        /// Код ОГЭ.
        public let oge: String
        /// The official name.
        public let name: String
        /// The typical number of pupils in a grade.
        public let cohort: Int
        /// Its statuses on the reference date, as the register writes them.
        public let statuses: [String]
        /// A status that ended before the reference date.
        public let formerStatus: String?
        /// The municipality.
        public let municipality: String
        /// The kind of its context, by which its answers to the context form are drawn: `central`, `village` or `remote`.
        public let context: String
    }

    /// A change of a school's true share, not of its counts.
    public struct Change: Codable, Equatable, Sendable {
        /// The six digits of the login.
        public let school: String
        /// The number of the indicator in the order.
        public let indicator: Int
        /// `improved` or `worsened`.
        public let direction: String
        /// The first year.
        public let from: Int
        /// The last year.
        public let to: Int
        /// The true share of the first year, of one; what an autumn campaign or a selection adds is not in it.
        public let shareFrom: Double
        /// The true share of the last year, of one.
        public let shareTo: Double
        /// The change in percentage points, with its sign.
        public let points: Double
        /// Whether the share moves from year to year (`linear`) or only in the last year (`lastYear`).
        public let shape: String
    }

    /// Works that a school did not write.
    public struct Gap: Codable, Equatable, Sendable {
        /// The six digits of the login.
        public let school: String
        /// The procedure.
        public let procedure: String
        /// The calendar year.
        public let year: Int
        /// The grades of the programme.
        public let grades: [Int]
    }

    /// What an import must report of one file; `accepted + absent + rejected == rows`.
    public struct File: Codable, Equatable, Sendable {
        /// The path below `input`, with `/`; a file in an archive follows it after another `/`.
        public internal(set) var file: String
        /// The format, as the import calls it: ``SampleFormat``.
        public let format: String
        /// Rows that speak of a participant or of a school.
        public internal(set) var rows: Int
        /// Rows that count.
        public internal(set) var accepted: Int
        /// Rows of absent pupils.
        public internal(set) var absent: Int
        /// Rows that do not count, for any reason.
        public internal(set) var rejected: Int
        /// The reasons of ``rejected`` as the import names them: `duplicate`, `noMark`, `malformedSchool`,
        /// `malformedScore`.
        public internal(set) var rejections: [String: Int]
        /// Rows that stand twice.
        public internal(set) var duplicates: Int
        /// Appeals and re-checks that were satisfied, and rejected ones.
        public internal(set) var satisfied: Int
        /// Appeals and re-checks that were rejected.
        public internal(set) var declined: Int
        /// Sections whose «Кол-во участников» is not the number of their participants.
        public internal(set) var wrongSections: Int
        /// Rows whose total is not the sum of their tasks.
        public internal(set) var wrongTotals: Int
        /// Rows whose mark is lower than the total alone would give, because a condition is not met.
        public internal(set) var conditionNotMet: Int

        init(file: String, _ format: SampleFormat) {
            self.file = file
            self.format = format.rawValue
            (rows, accepted, absent, duplicates) = (0, 0, 0, 0)
            (rejected, rejections, satisfied, declined) = (0, [:], 0, 0)
            (wrongSections, wrongTotals, conditionNotMet) = (0, 0, 0)
        }

        mutating func reject(_ reason: String) {
            rows += 1
            rejected += 1
            rejections[reason, default: 0] += 1
            duplicates += reason == "duplicate" ? 1 : 0
        }
    }

    /// The seed.
    public let seed: UInt64
    /// The calendar years, ascending.
    public let years: [Int]
    /// The day whose statuses hold, `2024-09-24`.
    public let referenceDate: String
    /// The years whose results put ШНОР on the list.
    public let selectedOn: [Int]
    /// By how much the odds of «2» of a ШНОР were worse in those years only, without a lasting change.
    public let selectionOdds: Double
    /// The dispersion of cohorts: their true shares have the variance ρ μ (1 − μ).
    public let rho: Double
    /// The schools, by login.
    public let schools: [School]
    /// The true changes; every other school × indicator has none but those of an autumn campaign, of the ЕГЭ of 2020
    /// and 2021, and of the selection.
    public let changes: [Change]
    /// What was not written.
    public let gaps: [Gap]
    /// What happened to schools.
    public let events: [Event]
    /// The files.
    public internal(set) var files: [File]
    /// Files that no import reads.
    public internal(set) var skipped: [Skipped] = []
    /// The reports of schools on their measures; a ШНОР without one sent none.
    public internal(set) var reports: [Report] = []
    /// The texts that could name a person.
    public internal(set) var persons = Persons()
    /// The deadlines of the order, in the order of the workbook.
    public internal(set) var deadlines: [Deadline] = []
    /// What an expert put in the place of a computed number: `10|2024|login` to `x` and `n`.
    public internal(set) var handValues: [String: [String: Int]] = [:]
    /// Rows of reference forms.
    public internal(set) var references: [Reference] = []
    /// Sums by task of each work of which files have rows by participant: `ВПР|2023 spring|Русский язык|4` to its tasks.
    public internal(set) var tasks: [String: [TaskSum]] = [:]
    /// The participants of whom only tables of shares tell, keys as ``counts``; rounded shares give back these numbers.
    public internal(set) var aggregated: [String: [String: Int]] = [:]
    /// The participants of examinations by their first results, before appeals and later waves; keys as ``counts``.
    public internal(set) var firstCounts: [String: [String: Int]] = [:]
    /// Indicators 19 to 21 of ШНОР and of the territory, with documents only: `19|2023|shnor` to `x` and `n`.
    public internal(set) var support: [String: [String: Int]] = [:]
    /// Diagnosed teachers of the territory, of ШНОР and of each subject, as `shnor|2024` to `diagnosed`, `twice`, `gained` (in
    /// either domain), `subjectRose`, `methodRose`, `subjectBelow`, `methodBelow` (the level «базовый»), `moved`.
    public internal(set) var teachers: [String: [String: Int]] = [:]
    /// The participants who count, by their final results: `procedure|year[ season]|subject|grade of the programme|login` to `n` and the number
    /// of each mark or band (`2`…`5`, `below_minimum`, `middle`, `high`); zeros are left out.
    public internal(set) var counts: [String: [String: Int]]
}
