// SPDX-License-Identifier: GPL-3.0-or-later

/// How a sheet is printed.
public struct SheetPage: Equatable, Sendable {
    /// A part of a line above or below the page.
    public enum Part: Equatable, Sendable, ExpressibleByStringLiteral {
        /// Text as it stands; an ampersand stays one.
        case text(String)
        /// The number of the page.
        case page
        /// The number of pages.
        case pages
        /// The name of the sheet.
        case sheet

        /// Text as it stands.
        ///
        /// - Parameter value: The text.
        public init(stringLiteral value: String) { self = .text(value) }
    }

    /// A line above or below the page.
    public struct Line: Equatable, Sendable {
        /// At the left margin.
        public var left: [Part]
        /// In the middle.
        public var center: [Part]
        /// At the right margin.
        public var right: [Part]

        /// A line above or below the page.
        ///
        /// - Parameters:
        ///   - left: At the left margin.
        ///   - center: In the middle.
        ///   - right: At the right margin.
        public init(left: [Part] = [], center: [Part] = [], right: [Part] = []) {
            self.left = left
            self.center = center
            self.right = right
        }
    }

    /// The empty border of a page, in millimetres.
    public struct Margins: Equatable, Sendable {
        /// At the left, in millimetres.
        public var left = 20.0
        /// At the right, in millimetres.
        public var right = 10.0
        /// At the top, in millimetres.
        public var top = 20.0
        /// At the bottom, in millimetres.
        public var bottom = 20.0

        /// Left 20, right 10, top 20, bottom 20.
        public init() {}
    }

    /// A4 lying; standing where false.
    public var landscape = true
    /// Shrinks the sheet to the width of one page; its length is free.
    public var fitsWidth = true
    /// How many rows are repeated on each page, from ``firstRepeatedRow`` on; 0 for none.
    public var repeatedRows = 0
    /// The first of the repeated rows, counted from 0.
    public var firstRepeatedRow = 0
    /// The first columns that are repeated on each page; 0 for none.
    public var repeatedColumns = 0
    /// The margins; the defaults are those of ГОСТ Р 7.0.97-2016 for documents.
    public var margins = Margins()
    /// The line above the page.
    public var header = Line()
    /// The line below the page.
    public var footer = Line()

    /// A4 landscape, one page wide.
    public init() {}
}

extension SheetPage.Line {
    /// The line in Excel's own notation.
    var code: String {
        [("&L", left), ("&C", center), ("&R", right)].filter { !$0.1.isEmpty }
            .map { $0.0 + $0.1.map(\.code).joined() }.joined()
    }
}

extension SheetPage.Part {
    fileprivate var code: String {
        switch self {
        case .text(let text):
            SafeText.clean(text).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
        case .page: "&P"
        case .pages: "&N"
        case .sheet: "&A"
        }
    }
}
