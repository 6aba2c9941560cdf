// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// A section of tables: a chapter of `report.html` and a sheet of `indicators.xlsx`, from the same cells.
///
/// ```swift
/// let section = PublishedSection(
///     id: "support", title: Sentence(ru: "Помощь школам", en: "Help for schools"),
///     tables: [.init(columns: [.init(Sentence(ru: "Школа", en: "School"), width: 30)], rows: [[.text("Школа № 1")]])])
/// ```
public struct PublishedSection: Hashable, Sendable {
    /// The anchor in the page: lower-case Latin letters and hyphens.
    public var id: String
    /// The title of the chapter.
    public var title: Sentence
    /// The name of the sheet, at most 31 characters.
    public var sheet: Sentence
    /// Paragraphs above the tables.
    public var notes: [Sentence]
    /// The tables; those without rows are left out.
    public var tables: [Table]

    /// Describes a section.
    ///
    /// - Parameters:
    ///   - id: The anchor in the page: lower-case Latin letters and hyphens.
    ///   - title: The title of the chapter.
    ///   - sheet: The name of the sheet; nil: the title.
    ///   - notes: Paragraphs above the tables.
    ///   - tables: The tables.
    public init(
        id: String, title: Sentence, sheet: Sentence? = nil, notes: [Sentence] = [], tables: [Table] = []
    ) {
        precondition(
            !id.isEmpty && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D },
            "an anchor has lower-case Latin letters and hyphens")
        self.id = id
        self.title = title
        self.sheet = sheet ?? title
        self.notes = notes
        self.tables = tables
    }

    /// A table of a section.
    public struct Table: Hashable, Sendable {
        /// The title; nil where the section has one table alone.
        public var title: Sentence?
        /// What the table means and what it does not.
        public var help: Sentence?
        /// The columns.
        public var columns: [Column]
        /// The rows, each with one cell for each column.
        public var rows: [[Cell]]

        /// Describes a table.
        ///
        /// - Parameters:
        ///   - title: The title.
        ///   - help: What the table means and what it does not.
        ///   - columns: The columns.
        ///   - rows: The rows, each with one cell for each column.
        public init(title: Sentence? = nil, help: Sentence? = nil, columns: [Column], rows: [[Cell]]) {
            precondition(rows.allSatisfy { $0.count == columns.count }, "a row has one cell for each column")
            self.title = title
            self.help = help
            self.columns = columns
            self.rows = rows
        }
    }

    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// The head.
        public var title: Sentence
        /// The width in the workbook, characters.
        public var width: Double

        /// Describes a column.
        ///
        /// - Parameters:
        ///   - title: The head.
        ///   - width: The width in the workbook, characters.
        public init(_ title: Sentence, width: Double = 12) {
            self.title = title
            self.width = width
        }
    }

    /// A cell of a table.
    public enum Cell: Hashable, Sendable {
        /// Nothing: not known, or it does not apply.
        case empty
        /// A name or what somebody wrote, the same in both languages.
        case text(String)
        /// Words of the program.
        case words(Sentence)
        /// A whole number.
        case count(Int)
        /// A fraction from 0 to 1, shown in percent.
        case share(Double)
        /// The ends of an interval of a share, fractions.
        case interval(lower: Double, upper: Double)
        /// A number.
        case number(Double, decimals: Int)
        /// A p-value, from 0 to 1.
        case pValue(Double)

        /// Whether it stands at the right of its column.
        var isNumber: Bool {
            switch self {
            case .empty, .text, .words: false
            case .count, .share, .interval, .number, .pValue: true
            }
        }

        /// The cell as people read it.
        func text(_ language: Language) -> String {
            switch self {
            case .empty: "—"
            case .text(let text): text
            case .words(let sentence): sentence[language]
            case .count(let count): String(count)
            case .share(let share): language.percent(share)
            case .interval(let lower, let upper): "\(language.decimal(lower * 100))–\(language.percent(upper))"
            case .number(let value, let decimals): language.decimal(value, decimals: decimals)
            case .pValue(let p): language.pValue(p)
            }
        }
    }
}
