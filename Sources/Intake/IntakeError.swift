// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
public import Workbooks

/// Why nothing was taken from a file; every case names the file as the caller did.
public enum IntakeError: Error, Equatable, Sendable {
    /// The cells were not read.
    case unreadable(WorkbookError)
    /// The mapping file beside the file is wrong.
    case mapping(SettingsError)
    /// A column of the mapping file is not in the header of the table; `nearest` is the one most like it.
    case mappedColumn(file: String, mapping: String, key: String, column: String, nearest: String?)
    /// The sheet of the mapping file is not in the workbook; `sheets` are those that are.
    case mappedSheet(file: String, mapping: String, sheet: String, sheets: [String])
    /// No format fits; `near` holds what each format that came near lacks, the nearest first.
    case unrecognised(file: String, near: [NearFormat])
    /// The report is known, and nothing of it is taken: form Ф1 has the same.
    case notNeeded(file: String, report: NeedlessReport)
    /// A fact that no row can do without stands nowhere: `title`, `date`, and of what the path can say `year`, `season`,
    /// `subject`, `grade`, `school`.
    case missingFact(file: String, sheet: String, fact: String)
    /// What says what the file is leaves more than one procedure, or none is named.
    case undecided(file: String, sheet: String, candidates: [Procedure], evidence: [Evidence])
    /// Two places of the file, or the file and its path, say different things.
    case contradiction(file: String, sheet: String, fact: String, evidence: [Evidence])
    /// The title names no known subject; `nearest` is the known one most like it, and nothing of the title.
    case unknownSubject(file: String, sheet: String, nearest: String?)
    /// Two columns have one heading and say different things; `column` is the heading as the format knows it.
    case repeatedColumn(file: String, sheet: String, column: String)
    /// The rule tables have no minimum, or no scale, for the work.
    case noRule(file: String, sheet: String, procedure: Procedure, subject: Subject, grade: Int, year: Int)
    /// The schools of the file stand there by codes, and no register with such codes has been read.
    case noRegister(file: String)
    /// Neither a report nor its path says in a known way of which school it is; `nearest` are known schools with codes,
    /// and `isNamed` tells whether the report names one at all.
    case unknownReportingSchool(file: String, isNamed: Bool, nearest: [String])
    /// The header is there, but not a single row of a participant or school.
    case noRows(file: String, sheet: String)
}

/// A format that a file resembles, and what it lacks to be one.
public struct NearFormat: Hashable, Sendable {
    /// The format.
    public let format: FileFormat
    /// The sheet that resembles it.
    public let sheet: String
    /// The columns, or other parts, that are not there, as people know them.
    public let missing: [String]

    /// Names a resemblance.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - sheet: The sheet that resembles it.
    ///   - missing: What is not there.
    public init(format: FileFormat, sheet: String, missing: [String]) {
        self.format = format
        self.sheet = sheet
        self.missing = missing
    }
}

/// What one place says of a file.
public struct Evidence: Hashable, Sendable {
    /// The place: `title`, `date`, `header`, `class`, `column`, `groups`, `sheet`, `path`, `layout`, `campaign.yaml`.
    public let origin: String
    /// What it says, as text: «ОГЭ, ГВЭ», «2023».
    public let value: String

    /// Joins a place and what it says.
    ///
    /// - Parameters:
    ///   - origin: The place.
    ///   - value: What it says.
    public init(origin: String, value: String) {
        self.origin = origin
        self.value = value
    }
}
