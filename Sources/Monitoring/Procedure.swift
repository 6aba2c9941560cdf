// SPDX-License-Identifier: GPL-3.0-or-later

/// A national procedure that gives results of pupils.
public enum Procedure: String, CaseIterable, Codable, Sendable {
    /// Всероссийские проверочные работы, grades 4–8 and 10: marks.
    case vpr = "ВПР"
    /// Основной государственный экзамен, grade 9: marks.
    case oge = "ОГЭ"
    /// Единый государственный экзамен, grade 11: the scale of 100, or marks for base mathematics.
    case ege = "ЕГЭ"
    /// Государственный выпускной экзамен, grades 9 and 11: marks.
    case gve = "ГВЭ"
}

/// The half of the calendar year in which a campaign of ВПР was written.
public enum Season: String, CaseIterable, Codable, Sendable {
    /// January to July.
    case spring
    /// August to December: the works of the previous programme year.
    case autumn
}

/// A school subject by its canonical Russian name, such as «Математика профильная».
public struct Subject: RawRepresentable, Hashable, Codable, Sendable {
    /// The canonical name.
    public let rawValue: String

    /// Takes a canonical name as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// «Русский язык».
    public static let russian = Subject(rawValue: "Русский язык")
    /// «Математика» (ВПР, ОГЭ, ГВЭ).
    public static let mathematics = Subject(rawValue: "Математика")
    /// «Математика профильная» (ЕГЭ, scale of 100).
    public static let profileMathematics = Subject(rawValue: "Математика профильная")
    /// «Математика базовая» (ЕГЭ, marks).
    public static let baseMathematics = Subject(rawValue: "Математика базовая")
    /// «Окружающий мир».
    public static let surroundingWorld = Subject(rawValue: "Окружающий мир")
}

/// What a counted result is: a mark, or a band of the scale of 100.
public enum Outcome: UInt8, CaseIterable, Codable, Sendable {
    /// Mark «2».
    case mark2 = 2
    /// Mark «3».
    case mark3 = 3
    /// Mark «4».
    case mark4 = 4
    /// Mark «5».
    case mark5 = 5
    /// Below the minimum of the year on the scale of 100.
    case belowMinimum = 10
    /// From the minimum to 80 on the scale of 100.
    case middle = 11
    /// From 81 on the scale of 100.
    case high = 12

    /// The word of `campaign.yaml` and of the views: `2`…`5`, `below_minimum`, `middle`, `high`.
    public var code: String {
        switch self {
        case .mark2, .mark3, .mark4, .mark5: String(rawValue)
        case .belowMinimum: "below_minimum"
        case .middle: "middle"
        case .high: "high"
        }
    }

    /// The outcome of a word of `campaign.yaml`.
    public init?(code: String) {
        guard let outcome = Outcome.allCases.first(where: { $0.code == code }) else { return nil }
        self = outcome
    }

    /// The outcome of a mark, from 2 to 5.
    public init?(mark: Int) {
        guard (2...5).contains(mark), let outcome = Outcome(rawValue: UInt8(mark)) else { return nil }
        self = outcome
    }
}

/// What the pupils of one campaign wrote: the finest slice that is counted together.
public struct Work: Hashable, Codable, Sendable {
    /// The procedure.
    public let procedure: Procedure
    /// The calendar year of the writing.
    public let year: Int
    /// The season of the writing; nil for examinations.
    public let season: Season?
    /// The subject.
    public let subject: Subject
    /// The grade of the programme; 9 or 11 for examinations.
    public let grade: Int
    /// The day of an examination; nil for ВПР, where a campaign has many days.
    public let date: CalendarDate?

    /// Names a work.
    ///
    /// - Parameters:
    ///   - procedure: The procedure.
    ///   - year: The calendar year of the writing.
    ///   - season: The season, for ВПР.
    ///   - subject: The subject.
    ///   - grade: The grade of the programme.
    ///   - date: The day of an examination.
    public init(
        procedure: Procedure, year: Int, season: Season?, subject: Subject, grade: Int, date: CalendarDate? = nil
    ) {
        self.procedure = procedure
        self.year = year
        self.season = season
        self.subject = subject
        self.grade = grade
        self.date = date
    }

    /// The period of the work.
    public var period: Period { Period(year: year, season: season) }
}
