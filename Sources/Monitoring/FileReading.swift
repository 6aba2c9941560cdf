// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that a reader made of one file: rows without persons, and what happened to each row.
///
/// `accepted + absent + rejected == rows`; title, section and footer rows are no rows. An identical row that stands
/// twice counts once: the second is rejected with ``RejectionReason/duplicate``.
public struct FileReading: Hashable, Sendable {
    /// The path of the file below the input folder, with `/`.
    public var file: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public var sha256: String
    /// What else the reading depended on (settings, crosswalk, rules), as a hash: the same file under another context is
    /// read again.
    public var context: String
    /// The identifier of the format, such as `vpr-f1`, `ris-protocol`, `ris-appeals`, `school-register`, `context-form`,
    /// `mapped`.
    public var format: String
    /// Rows that speak of a participant or of a school.
    public var rows: Int
    /// Rows that count.
    public var accepted: Int
    /// Rows of absent pupils.
    public var absent: Int
    /// Rows that were not understood, or stand twice.
    public var rejected: Int
    /// What the content did not say, and where it was taken from: key (`procedure`, `subject`, `grade`, `year`), value
    /// and origin (`path`, `class`, `column`, `sheet`, `layout`, `calendar`, `campaign.yaml`, `mapping`).
    public var taken: [TakenValue]
    /// The works that the results belong to.
    public var works: [Work]
    /// The results that count.
    public var results: ResultColumns
    /// Works of schools that the file speaks of, also those in which nobody counts: what it replaces.
    public var slices: Set<ReadSlice>
    /// Changes of results by appeals and re-checks, in the order of the file.
    public var changes: [ResultChange]
    /// The scores of the tasks, where the file has them.
    public var tasks: TaskColumns
    /// Shares of a territory, or of all participants, that the file gives beside its schools.
    public var references: [ReferenceShares]
    /// Whether the results are rebuilt from rounded percentages: their number is right, their marks may be off by one.
    public var isApproximate: Bool
    /// The schools that a register or a context form describes, or that a result file names.
    public var schools: [School]
    /// What the file gives beside results and schools.
    public var records: ReadRecords
    /// Each rejected row or cell.
    public var rejections: [Rejection]
    /// What the file says of itself, compared with its rows.
    public var checks: [FileCheck]

    /// An empty reading of a file.
    ///
    /// - Parameters:
    ///   - file: The path of the file below the input folder.
    ///   - sha256: The SHA-256 of its bytes.
    ///   - context: The hash of what else the reading depended on.
    ///   - format: The identifier of the format.
    public init(file: String, sha256: String, context: String, format: String) {
        self.file = file
        self.sha256 = sha256
        self.context = context
        self.format = format
        rows = 0
        accepted = 0
        absent = 0
        rejected = 0
        taken = []
        works = []
        results = ResultColumns()
        slices = []
        changes = []
        tasks = TaskColumns()
        references = []
        isApproximate = false
        schools = []
        records = ReadRecords()
        rejections = []
        checks = []
    }
}

/// The results of the participants who count, as columns of equal length.
public struct ResultColumns: Hashable, Sendable {
    /// Index into ``FileReading/works``.
    public var work: [Int32] = []
    /// The number of the school.
    public var school: [Int32] = []
    /// The outcome's raw value.
    public var outcome: [UInt8] = []
    /// The total of points (ВПР, ОГЭ, ГВЭ), or the test score (ЕГЭ); −1 where there is none.
    public var score: [Int16] = []
    /// The first 64 bits of a keyed hash of document and name, 0 where the file has none.
    public var person: [UInt64] = []

    /// No rows.
    public init() {}

    /// How many rows there are.
    public var count: Int { work.count }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - work: Index into ``FileReading/works``.
    ///   - school: The school.
    ///   - outcome: The outcome.
    ///   - score: Total or test score.
    ///   - person: The keyed hash.
    public mutating func append(work: Int, school: SchoolID, outcome: Outcome, score: Int?, person: UInt64) {
        self.work.append(Int32(work))
        self.school.append(school.number)
        self.outcome.append(outcome.rawValue)
        self.score.append(score.flatMap { Int16(exactly: $0) } ?? -1)
        self.person.append(person)
    }
}

/// A fact that the rows of a file do not hold.
public struct TakenValue: Hashable, Codable, Sendable {
    /// What was needed: `procedure`, `year`, `season`, `subject`, `grade`.
    public let key: String
    /// What was taken, as text.
    public let value: String
    /// Where it came from: `path`, `class`, `column`, `sheet`, `layout`, `calendar`, `campaign.yaml`, `mapping`.
    public let origin: String

    /// Names a fact and its origin.
    ///
    /// - Parameters:
    ///   - key: What was needed.
    ///   - value: What was taken.
    ///   - origin: Where it came from.
    public init(key: String, value: String, origin: String) {
        self.key = key
        self.value = value
        self.origin = origin
    }
}

/// Why a row or a cell was not taken.
public enum RejectionReason: String, CaseIterable, Codable, Sendable {
    /// The school's login is no login.
    case malformedSchool
    /// No register names the school of this code.
    case unknownSchool
    /// The mark is not 2, 3, 4 or 5.
    case malformedMark
    /// The score is not a whole number of the scale.
    case malformedScore
    /// Neither mark nor total, and no rule turns what is there into a mark.
    case noMark
    /// The same row stands twice.
    case duplicate
    /// The class is neither 9 nor 11, or not the one of the procedure.
    case malformedClass
    /// A name is missing in a register.
    case missingName
    /// A code is missing in a register.
    case missingCode
    /// Two schools share a code.
    case ambiguousCode
    /// The status is not ШНОР, ШНСУ or лидер.
    case unknownStatus
    /// A date that the calendar does not have.
    case malformedDate
    /// The value is not what its column, or the mapping, says.
    case malformedValue
    /// A graduate of an earlier year, who does not count.
    case earlierGraduate
    /// Nothing that is known names the examination of the row.
    case unknownExamination
    /// One person has another result of the same day in an earlier row, which counts.
    case conflictingResult
    /// What became of an appeal is not said in a known word.
    case unknownState
    /// «Разница» is not the score after less the score before.
    case differenceMismatch
    /// Neither a document, nor a name with a school, tells whose result is changed.
    case noPerson
    /// What happened to the school is none of the words of the register, or is not said.
    case unknownEvent
    /// The other school, or the other name, of an event is not said.
    case missingOther
    /// Another school is named beside a closing, which has none.
    case surplusOther
    /// The day of a merger is not said.
    case missingDate
    /// Several schools have the name, or the digits as different codes.
    case ambiguousSchool
    /// The school is said to be a part of itself.
    case selfReference
    /// Schools are parts of each other in a circle.
    case schoolCircle
    /// Another row says another school, or another day, of the same event.
    case repeatedEvent
    /// The day of an event is not said, and so neither its year.
    case missingDay
    /// No document proves an event; the event stays.
    case missingEvidence
    /// A number stands where codes or names of teachers belong.
    case countOfTeachers
    /// Another row gives another number for the same school and year.
    case conflictingCount
    /// The register of a row is neither network interaction nor methodical help.
    case unknownRegister
    /// What stands where points belong is no number.
    case notNumber
    /// The role of a person is none of the list.
    case unknownRole
    /// The name of a person of the order is missing.
    case missingPerson
    /// The numbers of indicators are not written as a list.
    case malformedIndicators
    /// The order has no fact of this name.
    case unknownFact
    /// The fact of the order stands above already.
    case repeatedFact
    /// What is due is none of the list.
    case unknownDuty
    /// The day of a deadline is missing.
    case missingDeadline
    /// Neither «да» nor «нет».
    case malformedAnswer
    /// Nobody of this name, and no group, is in the workbook.
    case unknownPerson
    /// A cell that the program wrote was changed, so that the row would answer another question.
    case alteredKey
    /// The campaign has no such indicator.
    case unknownIndicator
    /// The campaign has no such year.
    case unknownPeriod
    /// The numerator is above the denominator.
    case numeratorAboveDenominator
    /// The percentage is above 100.
    case shareAboveWhole
    /// Another number is given without a reason.
    case missingReason
    /// Another number is given without a document.
    case missingDocument
    /// Who filled a row in is not said.
    case missingSigner
    /// Answers of one row, or of two rows of one number, exclude each other.
    case contradictoryAnswer
    /// A reason or a document without an answer.
    case missingAnswer
    /// A confirmation of a number that was not computed, or half of another one.
    case nothingToConfirm
    /// A decision where no value waits for one.
    case nothingToDecide
    /// Neither a code nor a name of a teacher.
    case noTeacher
    /// The wave of a diagnosis is neither the input nor the output one.
    case unknownWave
    /// The campaign does not declare the level; points of the row count without it.
    case unknownLevel
    /// Points of which nothing says how many there may be.
    case missingMaximum
    /// What a teacher teaches is no known subject; the row stays.
    case unknownTeachingSubject
    /// An indicator counts schools, and a value by hand gives one school another denominator than 1.
    case oneSchoolOnly
    /// A value by hand is of fewer than five teachers.
    case groupTooSmall
    /// The export that a row of recommendations names is not known here.
    case unknownRelease
    /// The export that a row names has no such recommendation, or the key is damaged.
    case unknownRecommendation
    /// What was decided is no word of the list, or not one that people can give to this row.
    case unknownDecision
    /// A recommendation is rejected without a reason.
    case missingRejection
    /// A recommendation that is added names no measure of the catalogue.
    case missingMeasure
    /// The catalogue has no such measure, or no such deficit.
    case unknownMeasure
    /// Two rows of a file decide differently of one recommendation.
    case contradictoryDecision
    /// The evidence of the recommendation is gone, so nothing can be decided of it.
    case withdrawnRecommendation
    /// One number, or numbers with nothing but spaces between, where codes of teachers belong; the row stays without teachers.
    case undividedTeachers
}

/// A row or a cell that was not taken, with its address.
public struct Rejection: Hashable, Codable, Sendable {
    /// The name of the sheet; empty for CSV.
    public let sheet: String
    /// The address of the cell or of the row's first cell, such as `B7`.
    public let cell: String
    /// The value, only where it cannot identify a person.
    public let value: String?
    /// Why.
    public let reason: RejectionReason
    /// What may have been meant: the nearest known codes or names.
    public let suggestion: String?

    /// Describes a rejection.
    ///
    /// - Parameters:
    ///   - sheet: The name of the sheet.
    ///   - cell: The address.
    ///   - value: The value, only where it cannot identify a person.
    ///   - reason: Why.
    ///   - suggestion: What may have been meant.
    public init(sheet: String, cell: String, value: String?, reason: RejectionReason, suggestion: String? = nil) {
        self.sheet = sheet
        self.cell = cell
        self.value = value
        self.reason = reason
        self.suggestion = suggestion
    }
}

/// What a file says of itself, compared with its rows.
public struct FileCheck: Hashable, Codable, Sendable {
    /// What is compared.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// «Кол-во участников» of a section, or «Всего участников» of a footer.
        case participants
        /// «Средние» of a footer.
        case mean
        /// «Минимальная граница» of a footer against the rule table.
        case minimum
        /// Rows whose total is not the sum of their tasks.
        case totalAgainstTasks
        /// Rows whose mark is not the one of the scale.
        case markAgainstScale
        /// Rows whose code begins with another grade than that of the pupils who write such a work.
        case codesAgainstGrade
        /// Rows whose percentages no whole numbers of participants give.
        case percentages
    }

    /// What is compared.
    public let kind: Kind
    /// Where: a school's code, a sheet, or empty.
    public let scope: String
    /// What the file says; for counts of rows, 0.
    public let declared: Double
    /// What the rows say.
    public let found: Double
    /// Whether both agree.
    public let agrees: Bool

    /// Describes a comparison.
    ///
    /// - Parameters:
    ///   - kind: What is compared.
    ///   - scope: Where.
    ///   - declared: What the file says.
    ///   - found: What the rows say.
    ///   - agrees: Whether both agree.
    public init(kind: Kind, scope: String, declared: Double, found: Double, agrees: Bool) {
        self.kind = kind
        self.scope = scope
        self.declared = declared
        self.found = found
        self.agrees = agrees
    }
}
