// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// Which direction of an indicator is good.
public enum Benefit: String, CaseIterable, Codable, Sendable {
    /// The share should fall: marks «2».
    case lower
    /// The share should rise: marks «5».
    case higher
}

/// The document of the order that an indicator is due for.
public enum Stage: String, CaseIterable, Codable, Sendable {
    /// Промежуточный документ.
    case interim
    /// Итоговый документ.
    case final
}

/// The criterion of the order that an indicator stands under.
public enum Criterion: String, CaseIterable, Codable, Sendable {
    /// Выявление динамики образовательных результатов.
    case results
    /// Учёт педагогических работников, прошедших диагностику.
    case staff
    /// Оказание методической помощи.
    case support
}

/// Where an indicator's numerator and denominator come from.
public enum IndicatorSource: Hashable, Codable, Sendable {
    /// Counted from results of pupils.
    case results([Population])
    /// Counted from a register, distinct within each level; the payload names the register.
    case register(String)
    /// Derived from the findings of a plugin.
    case findings(plugin: String)
}

/// The participants of one procedure that an indicator counts.
public struct Population: Hashable, Codable, Sendable {
    /// The procedure.
    public let procedure: Procedure
    /// The subjects.
    public let subjects: [Subject]
    /// The grades of the programme.
    public let grades: [Int]
    /// The outcomes that the numerator counts; the denominator counts every participant who counts.
    public let numerator: [Outcome]

    /// Names a population.
    ///
    /// - Parameters:
    ///   - procedure: The procedure.
    ///   - subjects: The subjects.
    ///   - grades: The grades of the programme.
    ///   - numerator: The outcomes that the numerator counts.
    public init(procedure: Procedure, subjects: [Subject], grades: [Int], numerator: [Outcome]) {
        self.procedure = procedure
        self.subjects = subjects
        self.grades = grades
        self.numerator = numerator
    }

    /// Whether a work belongs to the population.
    ///
    /// - Parameter work: The work.
    /// - Returns: True where it does.
    public func contains(_ work: Work) -> Bool {
        work.procedure == procedure && grades.contains(work.grade) && subjects.contains(work.subject)
    }
}

/// One indicator of the order: what is counted, of whom, and which direction is good.
public struct IndicatorDefinition: Hashable, Codable, Sendable {
    /// What the parts of an indicator are shown by.
    public enum Breakdown: String, CaseIterable, Codable, Sendable {
        /// No parts.
        case none
        /// One part for each subject.
        case subject
        /// One part for each grade.
        case grade
    }

    /// The number in the order, from 1.
    public let id: Int
    /// The title, as the documents print it.
    public let title: Sentence
    /// The short title of a table's head.
    public let shortTitle: Sentence
    /// The criterion that it stands under.
    public let criterion: Criterion
    /// Which direction is good.
    public let benefit: Benefit
    /// The document that it is due for.
    public let stage: Stage
    /// Where its counts come from.
    public let source: IndicatorSource
    /// The parts that are shown beside it.
    public let breakdown: Breakdown
    /// The row of the break register that holds for it; nil where no years are compared.
    public let comparability: String?
    /// The readings of the order that were adopted, such as `pooling: works`.
    public let choices: [String: String]

    /// Which result of an examination counts.
    public var resultReading: ResultReading { choices["result"].flatMap(ResultReading.init) ?? .final }

    /// Describes an indicator.
    ///
    /// - Parameters:
    ///   - id: The number in the order.
    ///   - title: The title.
    ///   - shortTitle: The short title.
    ///   - criterion: The criterion.
    ///   - benefit: Which direction is good.
    ///   - stage: The document that it is due for.
    ///   - source: Where its counts come from.
    ///   - breakdown: The parts that are shown beside it.
    ///   - comparability: The row of the break register.
    ///   - choices: The readings of the order that were adopted.
    public init(
        id: Int, title: Sentence, shortTitle: Sentence, criterion: Criterion, benefit: Benefit, stage: Stage,
        source: IndicatorSource, breakdown: Breakdown = .none, comparability: String? = nil,
        choices: [String: String] = [:]
    ) {
        self.id = id
        self.title = title
        self.shortTitle = shortTitle
        self.criterion = criterion
        self.benefit = benefit
        self.stage = stage
        self.source = source
        self.breakdown = breakdown
        self.comparability = comparability
        self.choices = choices
    }

    /// The populations that it counts; empty where it is not counted from results.
    public var populations: [Population] {
        if case .results(let populations) = source { populations } else { [] }
    }

    /// The register that it is counted from; nil where it is counted from none.
    public var register: String? {
        if case .register(let name) = source { name } else { nil }
    }

    /// Whether schools are counted, so that one school is 0 or 1 of 1.
    public var countsSchools: Bool { register == "network" || register == "help" }

    /// Whether teachers are counted: those of a register, or diagnosed ones.
    public var countsTeachers: Bool { register == "networkTeachers" || source == .findings(plugin: "teachers") }

    /// Whether an event of a register counts without a document that proves it.
    public var countsWithoutDocument: Bool { choices["evidence"] == "any" }

    /// The names of the parts that are shown beside it, in order: subjects, or grades as text.
    public var parts: [String] {
        switch breakdown {
        case .none: []
        case .subject: populations.flatMap { $0.subjects.map(\.rawValue) }
        case .grade: populations.flatMap { $0.grades.map(String.init) }
        }
    }

    /// The part that a work belongs to, as an index into ``parts``; nil where it has no parts.
    ///
    /// - Parameter work: A work of one of the populations.
    /// - Returns: The index, or nil.
    public func part(of work: Work) -> Int? {
        switch breakdown {
        case .none: nil
        case .subject: parts.firstIndex(of: work.subject.rawValue)
        case .grade: parts.firstIndex(of: String(work.grade))
        }
    }
}
