// SPDX-License-Identifier: GPL-3.0-or-later

/// What a person says of one number: that it is right, or what it should be.
public struct HandValue: Hashable, Sendable {
    /// Whose workbook it stands in.
    public enum Author: Hashable, Sendable {
        /// The expert of this name, as the workbook of people has it.
        case expert(String)
        /// A school.
        case school(SchoolID)
    }

    /// What an expert decided of a value that a school gave.
    public enum Decision: String, CaseIterable, Codable, Sendable {
        /// It counts.
        case accepted
        /// It does not.
        case rejected
    }

    /// Whose workbook it stands in.
    public var author: Author
    /// The school that the number is of.
    public var school: SchoolID
    /// The number of the indicator.
    public var indicator: Int
    /// The period.
    public var period: Period
    /// The computed numerator and denominator that the author saw; nil where there were none.
    public var seen: (numerator: Int, denominator: Int)? {
        seenNumerator.flatMap { numerator in seenDenominator.map { (numerator, $0) } }
    }
    /// The computed numerator that the author saw.
    public var seenNumerator: Int?
    /// The computed denominator that the author saw.
    public var seenDenominator: Int?
    /// Whether the author confirms the computed number.
    public var isConfirmed: Bool
    /// The numerator that the author gives, persons or works.
    public var numerator: Int?
    /// The denominator that the author gives, persons or works.
    public var denominator: Int?
    /// The share that the author gives without counts, a fraction: it is shown, never tested.
    public var share: Double?
    /// Why the computed number is wrong.
    public var reason: String
    /// The document that proves it.
    public var document: String
    /// Who filled the row in, a person of the order.
    public var name: String
    /// The day on which the row was filled in.
    public var day: CalendarDate?
    /// What the expert decided of the value of a school; nil in the workbook of a school and while nothing is decided.
    public var decision: Decision?
    /// The numerator of the school on which the expert decided; nil where the school gave none.
    public var proposedNumerator: Int?
    /// The denominator of the school on which the expert decided; nil where the school gave none.
    public var proposedDenominator: Int?
    /// The share of the school on which the expert decided, a fraction; nil where the school gave none.
    public var proposedShare: Double?

    /// Describes a statement of one number.
    ///
    /// - Parameters:
    ///   - author: Whose workbook it stands in.
    ///   - school: The school.
    ///   - indicator: The number of the indicator.
    ///   - period: The period.
    public init(author: Author, school: SchoolID, indicator: Int, period: Period) {
        self.author = author
        self.school = school
        self.indicator = indicator
        self.period = period
        isConfirmed = false
        reason = ""
        document = ""
        name = ""
    }
}

extension HandValue.Author {
    /// The author as a word of a hidden column: `expert:…` with the name, or `school:` with the six digits.
    public var code: String {
        switch self {
        case .expert(let name): "expert:\(name)"
        case .school(let id): "school:\(id.code)"
        }
    }

    /// Reads ``code``; nil for anything else.
    ///
    /// - Parameter code: The word.
    public init?(code: some StringProtocol) {
        guard let colon = code.firstIndex(of: ":") else { return nil }
        let rest = code[code.index(after: colon)...]
        switch code[..<colon] {
        case "expert": self = .expert(String(rest))
        case "school":
            guard let id = SchoolID(login: rest) else { return nil }
            self = .school(id)
        default: return nil
        }
    }
}

extension HandValue {
    /// A checksum of what a row is about and of what its author saw, eight hexadecimal digits: a cell of it that was changed
    /// by accident would give an answer to another question.
    public var control: String {
        func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
        let parts = [
            author.code, school.code, String(indicator), String(period.year), period.season?.rawValue ?? "",
            number(seenNumerator), number(seenDenominator), number(proposedNumerator), number(proposedDenominator),
            number(proposedShare.map { Int(($0 * 1e6).rounded()) }),
        ]
        // FNV-1a, 32 bits.
        let hash = parts.joined(separator: "|").utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
