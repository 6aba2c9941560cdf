// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
public import Monitoring
public import Wording

/// A workbook «Сверка» of one expert or one school: the computed numbers, and columns to confirm or correct them.
public struct ReconciliationBook: Hashable, Sendable {
    /// A number of the workbook.
    public struct Row: Hashable, Sendable {
        /// The school.
        public var school: School
        /// The number of the indicator.
        public var indicator: Int
        /// Its short title.
        public var title: Sentence
        /// The period.
        public var period: Period
        /// The computed numerator; nil where nothing was computed.
        public var numerator: Int?
        /// The computed denominator; nil where nothing was computed.
        public var denominator: Int?
        /// The files that it was computed from.
        public var sources: [String]
        /// The value of the school that waits for the expert; nil where there is none.
        public var proposal: HandValue?
        /// What the author has said before and still holds; nil where nothing.
        public var answer: HandValue?

        /// Describes a number.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - indicator: The number of the indicator.
        ///   - title: Its short title.
        ///   - period: The period.
        ///   - numerator: The computed numerator.
        ///   - denominator: The computed denominator.
        ///   - sources: The files that it was computed from.
        ///   - proposal: The value of the school that waits for the expert.
        ///   - answer: What the author has said before and still holds.
        public init(
            school: School, indicator: Int, title: Sentence, period: Period, numerator: Int? = nil,
            denominator: Int? = nil, sources: [String] = [], proposal: HandValue? = nil, answer: HandValue? = nil
        ) {
            self.school = school
            self.indicator = indicator
            self.title = title
            self.period = period
            self.numerator = numerator
            self.denominator = denominator
            self.sources = sources
            self.proposal = proposal
            self.answer = answer
        }
    }

    /// Whose workbook it is.
    public var author: HandValue.Author
    /// What its head says.
    public var title: Sentence
    /// The name of the file without its ending.
    public var file: Sentence
    /// The numbers, in their order.
    public var rows: [Row]

    /// Describes a workbook.
    ///
    /// - Parameters:
    ///   - author: Whose workbook it is.
    ///   - title: What its head says.
    ///   - file: The name of the file without its ending.
    ///   - rows: The numbers.
    public init(author: HandValue.Author, title: Sentence, file: Sentence, rows: [Row]) {
        self.author = author
        self.title = title
        self.file = file
        self.rows = rows
    }

    /// The path below the output folder: safe on every system, the name of the file at most 120 bytes.
    ///
    /// - Parameter language: The language of the documents.
    /// - Returns: The path, with `/`.
    public func path(_ language: Language) -> String {
        "\(ReconciliationWords.folder[language])/\(FileName.safe(file[language])).xlsx"
    }
}

/// Names of files that every system takes.
enum FileName {
    /// The most bytes of a name, its ending of five included.
    static let longest = 120

    /// A name without its ending; what a system forbids becomes a space.
    static func safe(_ name: String) -> String {
        let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
        let clean = String(
            name.map { character in
                forbidden.contains(character)
                    || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
                    ? " " : character
            })
        var result = ""
        for character in clean.split(separator: " ").joined(separator: " ") {
            guard result.utf8.count + character.utf8.count <= longest - 5 else { break }
            result.append(character)
        }
        // Windows drops a full stop or a space at the end, and a leading one hides a file.
        while let last = result.last, last == "." || last == " " { result.removeLast() }
        while result.first == "." || result.first == " " { result.removeFirst() }
        return result.isEmpty ? "1" : result
    }
}
