// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// A text document as plain values: sections of paragraphs, headings and tables.
///
/// ```swift
/// let document = TextDocument(title: "Отчет", language: .russian, sections: [
///     .init([.paragraph("Отчет о реализации мероприятий", .title), .paragraph("Наименование ОО: **…**", .plain)])
/// ])
/// ```
public struct TextDocument: Hashable, Sendable {
    /// The title in the properties of the file; it is not printed.
    public var title: String
    /// The language of its text.
    public var language: Language
    /// The sections, each with pages of one orientation; each begins on a page of its own.
    public var sections: [Section]

    /// Describes a document.
    ///
    /// - Parameters:
    ///   - title: The title in the properties of the file.
    ///   - language: The language of its text.
    ///   - sections: The sections, at least one.
    public init(title: String, language: Language, sections: [Section]) {
        precondition(!sections.isEmpty, "a document has a section")
        self.title = title
        self.language = language
        self.sections = sections
    }

    /// How the pages of a section lie.
    public enum Orientation: String, CaseIterable, Sendable {
        /// 210 × 297 mm, with 30 mm for binding at the left.
        case portrait
        /// 297 × 210 mm, for wide tables.
        case landscape
    }

    /// Pages of one orientation.
    public struct Section: Hashable, Sendable {
        /// How the pages lie.
        public var orientation: Orientation
        /// What stands on them.
        public var blocks: [Block]

        /// Describes a section.
        ///
        /// - Parameters:
        ///   - blocks: What stands on its pages.
        ///   - orientation: How they lie.
        public init(_ blocks: [Block], orientation: Orientation = .portrait) {
            self.blocks = blocks
            self.orientation = orientation
        }
    }

    /// A piece of a section.
    public enum Block: Hashable, Sendable {
        /// A heading, from 1 to 3.
        case heading(String, level: Int)
        /// A paragraph; `**` begins and ends bold words, a line feed breaks the line, a tab goes to the next stop.
        case paragraph(String, Style)
        /// A table.
        case table(DocumentTable)
    }

    /// How a paragraph looks.
    public enum Style: String, CaseIterable, Sendable {
        /// Running text: justified, first line indented.
        case body = "Body Text"
        /// Left, without an indent.
        case plain = "Vekha Plain"
        /// In the middle.
        case centred = "Vekha Centred"
        /// The block in the upper right corner: «Приложение 2 к приказу …».
        case corner = "Vekha Corner"
        /// The title on the first page.
        case title = "Vekha Title"
        /// «Должность … И. О. Фамилия», with a tab between.
        case signature = "Vekha Signature"
        /// Smaller text below a table.
        case note = "Vekha Note"
        /// The caption of a table.
        case caption = "Vekha Table Caption"
    }
}
