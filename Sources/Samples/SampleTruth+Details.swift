// SPDX-License-Identifier: GPL-3.0-or-later

extension SampleTruth {
    /// What all participants who count did in one task of a work.
    public struct TaskSum: Codable, Equatable, Sendable {
        /// The task, as the description of the work calls it; raw exports number them by their place.
        public let label: String
        /// The most points of one participant.
        public let maximum: Int
        /// The sum of points.
        public internal(set) var points = 0
        /// Participants with a number of points.
        public internal(set) var scored = 0
        /// Participants with «X».
        public internal(set) var notAttempted = 0
        /// Participants with «не пройд.».
        public internal(set) var notTaught = 0
        /// Participants whose cell is empty or says nothing that is known.
        public internal(set) var missing = 0

        init(label: String, maximum: Int) {
            self.label = label
            self.maximum = maximum
        }
    }

    /// A row of Ф3 or of the comparison with the journal.
    public struct Reference: Codable, Equatable, Sendable {
        /// The path of the file below `input`.
        public let file: String
        /// The work, as a key of ``SampleTruth/tasks``.
        public let work: String
        /// `marks` (2 to 5) or `journal` (below, equal, above).
        public let kind: String
        /// `sample`, `region`, `municipality` or `school`.
        public let level: String
        /// The name as the file has it.
        public let name: String
        /// How many schools; nil in the row of a school and in the comparison.
        public let schools: Int?
        /// How many participants.
        public let participants: Int
        /// The shares as the file has them, in percent.
        public let percents: [Double]
    }

    /// What happened to a school, as the register says it.
    public struct Event: Codable, Equatable, Sendable {
        /// The six digits of the login.
        public let school: String
        /// `закрыта`, `переименована`, `присоединена` or `филиал`.
        public let kind: String
        /// The login of the successor, or of the school whose branch it is.
        public let other: String?
        /// The name before.
        public let formerName: String?
        /// The day, `20.12.2023`; nil for a branch.
        public let day: String?
        /// The periods, as the keys of ``SampleTruth/counts`` have them, whose results count for `other` after a merger.
        public let movedPeriods: [String]
    }

    /// A deadline of the order.
    public struct Deadline: Codable, Equatable, Sendable {
        /// What is due, by the word of the import, such as `reports` or `interim`.
        public let subject: String
        /// The day, `2024-10-01`; it is in time itself.
        public let day: String
        /// The numbers of the indicators; empty for other subjects.
        public let indicators: [Int]
    }

    /// The report of a school on the measures of its programme.
    public struct Report: Codable, Equatable, Sendable {
        /// The path below `input`.
        public let file: String
        /// The six digits of the login.
        public let school: String
        /// The period, as the report writes it.
        public let period: String
        /// The measures, in the order of the report.
        public let measures: [Measure]
    }

    /// A measure of a report.
    public struct Measure: Codable, Equatable, Sendable {
        /// What an import keeps of its name: «[имя]» stands for a person.
        public let name: String
        /// The planned term, as the report writes it.
        public let plan: String
        /// When it was carried out, as the report writes it.
        public let fact: String
        /// The last planned day, `2024-03-31`.
        public let due: String
        /// The state on the reference date: `onTime`, `late`, `notDone`, `withoutResult`, `notYetDue`, `unclear`.
        public let status: String
    }

    /// A file that no import reads.
    public struct Skipped: Codable, Equatable, Sendable {
        /// The path below `input`.
        public let file: String
        /// `lock` (of an office program), `system` (of the operating system), `copy` (of a file that is there too) or
        /// `needless` (a report that no indicator needs, which an import refuses with that reason).
        public let reason: String
        /// The file whose copy it is.
        public let original: String?
    }

    /// Every text of the files that could name a person; all are invented.
    public struct Persons: Codable, Equatable, Sendable {
        /// Surnames, names and patronymics of participants and heads.
        public internal(set) var names: [String] = []
        /// Series and numbers of documents as one text, `0000 000001`.
        public internal(set) var documents: [String] = []
        /// Telephones and addresses.
        public internal(set) var contacts: [String] = []
    }

    /// The counts as they are after mergers: what was written under a merged school's login after its merger counts for
    /// its successor.
    ///
    /// - Parameter counts: ``counts`` or ``firstCounts``.
    /// - Returns: Counts with the same kind of keys.
    public func merged(_ counts: [String: [String: Int]]) -> [String: [String: Int]] {
        var result = counts
        for event in events where !event.movedPeriods.isEmpty {
            guard let other = event.other else { continue }
            for (key, value) in counts {
                let parts = key.split(separator: "|").map(String.init)
                guard parts.count == 5, parts[4] == event.school, event.movedPeriods.contains(parts[1]) else {
                    continue
                }
                result[key] = nil
                let moved = (parts.prefix(4) + [other]).joined(separator: "|")
                result[moved, default: [:]].merge(value, uniquingKeysWith: +)
            }
        }
        return result
    }
}
