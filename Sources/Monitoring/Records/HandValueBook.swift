// SPDX-License-Identifier: GPL-3.0-or-later

/// What people said of single numbers, brought together: for each school, indicator and period what follows from it.
///
/// A value of a responsible expert counts at once, that of anybody else when a responsible expert accepts it. Two copies of
/// one workbook that say different things contradict each other, and neither counts.
///
/// ```swift
/// let book = HandValueBook(statements, experts: organisation.people)
/// if case .replaced(let value) = book.stand(of: key) { print(value.numerator, value.denominator) }
/// ```
public struct HandValueBook: Hashable, Sendable {
    /// Which number is spoken of.
    public struct Key: Hashable, Comparable, Sendable {
        /// The school.
        public let school: SchoolID
        /// The number of the indicator.
        public let indicator: Int
        /// The period.
        public let period: Period

        /// Names a number.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - indicator: The number of the indicator.
        ///   - period: The period.
        public init(school: SchoolID, indicator: Int, period: Period) {
            self.school = school
            self.indicator = indicator
            self.period = period
        }

        /// By indicator, school and period.
        public static func < (first: Key, second: Key) -> Bool {
            (first.indicator, first.school, first.period) < (second.indicator, second.school, second.period)
        }
    }

    /// What a file says of a number.
    public struct Statement: Hashable, Sendable {
        /// The path of the file below the input folder.
        public let file: String
        /// What it says.
        public let value: HandValue

        /// Joins a file and what it says.
        ///
        /// - Parameters:
        ///   - file: The path of the file below the input folder.
        ///   - value: What it says.
        public init(file: String, _ value: HandValue) {
            self.file = file
            self.value = value
        }
    }

    /// A value that counts instead of the computed one.
    public struct Replacement: Hashable, Sendable {
        /// The numerator, persons, works or schools.
        public let numerator: Int
        /// The denominator, persons, works or schools.
        public let denominator: Int
        /// Who gave it, with reason and document.
        public let given: Statement
        /// The statement of the expert by which it counts; that of ``given`` where the expert gave it.
        public let decided: Statement

        /// Joins a value with those who answer for it.
        ///
        /// - Parameters:
        ///   - numerator: The numerator.
        ///   - denominator: The denominator.
        ///   - given: Who gave it.
        ///   - decided: The statement of the expert by which it counts; nil: the expert gave it.
        public init(numerator: Int, denominator: Int, given: Statement, decided: Statement? = nil) {
            self.numerator = numerator
            self.denominator = denominator
            self.given = given
            self.decided = decided ?? given
        }
    }

    /// What follows from all that was said of a number.
    public enum Stand: Hashable, Sendable {
        /// Nobody said anything.
        case none
        /// The computed number that the author saw is right.
        case confirmed(Statement)
        /// Another value counts.
        case replaced(Replacement)
        /// A share without counts is known beside the computed number: it is shown, never tested.
        case shareOnly(Double, Statement)
        /// A responsible expert rejected the value of another: the computed number stays.
        case rejected(Statement)
        /// Values that nobody decided on, or that responsible experts see differently: the computed number stays.
        case disputed([Statement])
        /// Copies of one workbook that say different things: the computed number stays.
        case contradictory([Statement])
    }

    private let statements: [Key: [Statement]]
    private let experts: [Int: [String]]

    /// Brings statements together.
    ///
    /// - Parameters:
    ///   - statements: What files say, in the order of their imports; no file speaks twice of one number for one author.
    ///   - people: The people of the order; an indicator for which no expert answers is that of the expert without a name.
    public init(_ statements: [Statement], experts people: [Organisation.Person] = []) {
        self.statements = Dictionary(grouping: statements) { $0.value.key }
        var experts: [Int: [String]] = [:]
        for person in people where person.role == .expert {
            for indicator in person.indicators where !experts[indicator, default: []].contains(person.name) {
                experts[indicator, default: []].append(person.name)
            }
        }
        self.experts = experts
    }

    /// The numbers of which something is said, by indicator, school and period.
    public var keys: [Key] { statements.keys.sorted() }

    /// The experts who answer for an indicator; one without a name where nobody is appointed.
    ///
    /// - Parameter indicator: The number of the indicator.
    /// - Returns: Their names.
    public func responsible(for indicator: Int) -> [String] { experts[indicator] ?? [""] }

    /// What an author says of a number; nil where nothing, or where copies contradict each other.
    ///
    /// - Parameters:
    ///   - author: The author.
    ///   - key: The number.
    /// - Returns: The statement.
    public func statement(of author: HandValue.Author, _ key: Key) -> HandValue? {
        let own = (statements[key] ?? []).filter { $0.value.author == author }
        return Set(own.map(\.value.answer)).count > 1 ? nil : own.last?.value
    }

    /// What follows from all that was said of a number.
    ///
    /// - Parameter key: The number.
    /// - Returns: The stand.
    public func stand(of key: Key) -> Stand {
        guard let sides = sides(of: key) else { return .none }
        if let copies = sides.contradictions.first(where: { sides.isResponsible($0[0].value.author) }) {
            return .contradictory(copies)
        }
        let values = sides.values
        let confirmed = sides.experts.first { $0.value.isConfirmed }
        if let value = values.first {
            let isCommon = values.allSatisfy {
                ($0.numerator, $0.denominator) == (value.numerator, value.denominator)
            }
            guard isCommon, confirmed == nil else { return .disputed(sides.experts + sides.proposals) }
            return .replaced(value)
        }
        if let copies = sides.contradictions.first { return .contradictory(copies) }
        let open = sides.open
        if !open.isEmpty { return .disputed(open) }
        if let (share, given) = sides.share { return .shareOnly(share, given) }
        if let confirmed { return .confirmed(confirmed) }
        if let rejected = sides.experts.first(where: { $0.value.decision == .rejected }) {
            return .rejected(rejected)
        }
        if let confirmed = sides.others.first(where: { $0.value.isConfirmed }) { return .confirmed(confirmed) }
        return .none
    }

    /// Values of others than the responsible experts on which no responsible expert has decided.
    ///
    /// - Parameter key: The number.
    /// - Returns: What files say; also where another value counts already.
    public func open(_ key: Key) -> [Statement] { sides(of: key)?.open ?? [] }

    /// The values of a school, or of an expert who does not answer for the indicator, on which a decision can be made.
    ///
    /// - Parameter key: The number.
    /// - Returns: What files say; a school comes first.
    public func proposals(_ key: Key) -> [Statement] { sides(of: key)?.proposals ?? [] }

    /// The values that count instead of computed ones.
    public var replacements: [Key: Replacement] {
        var found: [Key: Replacement] = [:]
        for key in statements.keys { if case .replaced(let value) = stand(of: key) { found[key] = value } }
        return found
    }

    private func sides(of key: Key) -> Sides? {
        statements[key].map { Sides($0, responsible: responsible(for: key.indicator)) }
    }
}

/// Who says what of one number.
private struct Sides {
    typealias Statement = HandValueBook.Statement

    /// The statements of responsible experts, one each.
    var experts: [Statement] = []
    /// Those of all others, one each, schools first.
    var others: [Statement] = []
    /// Statements of one author that contradict each other.
    var contradictions: [[Statement]] = []
    private let responsible: Set<HandValue.Author>

    init(_ statements: [Statement], responsible names: [String]) {
        responsible = Set(names.map(HandValue.Author.expert))
        let authors = statements.map(\.value.author).reduce(into: [HandValue.Author]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        for author in authors.sorted(by: { $0.code > $1.code }) {
            let own = statements.filter { $0.value.author == author }
            guard Set(own.map(\.value.answer)).count == 1, let last = own.last else {
                contradictions.append(own)
                continue
            }
            if isResponsible(author) { experts.append(last) } else { others.append(last) }
        }
    }

    func isResponsible(_ author: HandValue.Author) -> Bool { responsible.contains(author) }

    /// Values that are proposed and need a decision.
    var proposals: [Statement] { others.filter { $0.value.counts != nil || $0.value.share != nil } }

    /// The values that count: an expert's own, and those that an expert accepted.
    var values: [HandValueBook.Replacement] {
        experts.compactMap { expert in
            if let (numerator, denominator) = expert.value.counts {
                return HandValueBook.Replacement(numerator: numerator, denominator: denominator, given: expert)
            }
            guard expert.value.decision == .accepted, let given = proposals.first(where: expert.value.isAbout),
                let (numerator, denominator) = given.value.counts
            else { return nil }
            return HandValueBook.Replacement(
                numerator: numerator, denominator: denominator, given: given, decided: expert)
        }
    }

    /// The share without counts that an expert gave or accepted.
    var share: (Double, Statement)? {
        for expert in experts {
            if let share = expert.value.share { return (share, expert) }
            guard expert.value.decision == .accepted, let given = proposals.first(where: expert.value.isAbout),
                let share = given.value.share
            else { continue }
            return (share, given)
        }
        return nil
    }

    /// Proposals without a decision of an expert on what they say now.
    var open: [Statement] {
        proposals.filter { proposal in
            !experts.contains { expert in
                expert.value.isAbout(proposal) && expert.value.decision != nil
                    || expert.value.counts.map { own in proposal.value.counts.map { $0 == own } ?? false } ?? false
            }
        }
    }
}

extension HandValue {
    /// Which number is spoken of.
    public var key: HandValueBook.Key { HandValueBook.Key(school: school, indicator: indicator, period: period) }

    /// The counts that the author gives; nil where none.
    public var counts: (numerator: Int, denominator: Int)? {
        numerator.flatMap { numerator in denominator.map { (numerator, $0) } }
    }

    /// What makes two copies say the same: who, when and why make no difference.
    fileprivate struct Answer: Hashable {
        let isConfirmed: Bool
        let counts: [Int?]
        let shares: [Double?]
        let decision: Decision?
    }

    fileprivate var answer: Answer {
        let isDecided = decision != nil
        return Answer(
            isConfirmed: isConfirmed,
            counts: [
                numerator, denominator, isDecided ? proposedNumerator : nil, isDecided ? proposedDenominator : nil,
            ],
            shares: [share, isDecided ? proposedShare : nil], decision: decision)
    }

    /// Whether the decision is about what a statement says now.
    fileprivate func isAbout(_ proposal: HandValueBook.Statement) -> Bool {
        let value = proposal.value
        let isSameShare =
            switch (proposedShare, value.share) {
            case (nil, nil): true
            case (let first?, let second?): abs(first - second) < 1e-6
            default: false
            }
        return proposedNumerator == value.numerator && proposedDenominator == value.denominator && isSameShare
    }
}
