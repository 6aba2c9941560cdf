// SPDX-License-Identifier: GPL-3.0-or-later

/// A document as the blocks of pandoc's JSON.
struct DocumentMarkup {
    let document: TextDocument

    /// The blocks as a JSON array.
    var json: String {
        var blocks: [String] = []
        for (index, section) in document.sections.enumerated() {
            let page = PageLayout(section.orientation)
            blocks += section.blocks.map { block($0, page) }
            if index < document.sections.count - 1 {
                blocks.append(Self.raw("<w:p><w:pPr>\(page.xml)</w:pPr></w:p>"))
            } else if section.orientation == .landscape {
                // Pandoc's own last section is upright: an empty one would add a page.
                blocks.append(Self.raw(page.xml))
            }
        }
        return "[\(blocks.joined(separator: ","))]"
    }

    private func block(_ block: TextDocument.Block, _ page: PageLayout) -> String {
        switch block {
        case .heading(let text, let level):
            let level = min(3, max(1, level))
            return "{\"t\":\"Header\",\"c\":[\(level),[\"\",[],[]],[\(Self.inlines(text))]]}"
        case .paragraph(let text, let style):
            let name = JSONText.string(style.rawValue)
            let paragraph = "{\"t\":\"Para\",\"c\":[\(Self.inlines(text))]}"
            return "{\"t\":\"Div\",\"c\":[[\"\",[],[[\"custom-style\",\(name)]]],[\(paragraph)]]}"
        case .table(let table):
            // Two tables would grow together without a paragraph between them.
            return Self.raw(
                TableMarkup(table: table, width: page.textWidth).xml
                    + "<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>")
        }
    }

    private static func raw(_ xml: String) -> String {
        "{\"t\":\"RawBlock\",\"c\":[\"openxml\",\(JSONText.string(xml))]}"
    }

    /// The runs of a paragraph: bold between `**`, lines between line feeds.
    static func inlines(_ text: String) -> String {
        var inlines: [String] = []
        for (index, part) in text.split(separator: "**", omittingEmptySubsequences: false).enumerated() {
            var runs: [String] = []
            for (line, words) in part.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line > 0 { runs.append("{\"t\":\"LineBreak\"}") }
                for (place, piece) in words.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                    if place > 0 {
                        let tab = JSONText.string("<w:r><w:tab/></w:r>")
                        runs.append("{\"t\":\"RawInline\",\"c\":[\"openxml\",\(tab)]}")
                    }
                    if !piece.isEmpty { runs.append("{\"t\":\"Str\",\"c\":\(JSONText.string(String(piece)))}") }
                }
            }
            guard !runs.isEmpty else { continue }
            let joined = runs.joined(separator: ",")
            inlines.append(index % 2 == 1 ? "{\"t\":\"Strong\",\"c\":[\(joined)]}" : joined)
        }
        return inlines.joined(separator: ",")
    }
}

/// A page of A4 with the margins of ГОСТ Р 7.0.97, in twentieths of a point.
struct PageLayout {
    private let size: (width: Int, height: Int)
    private let left: Int
    private let right: Int
    private let isLandscape: Bool

    init(_ orientation: TextDocument.Orientation) {
        switch orientation {
        case .portrait: (size, left, right, isLandscape) = ((11_906, 16_838), 1_701, 567, false)
        case .landscape: (size, left, right, isLandscape) = ((16_838, 11_906), 1_134, 1_134, true)
        }
    }

    /// The width between the margins.
    var textWidth: Int { size.width - left - right }

    /// The element `w:sectPr`.
    var xml: String {
        let turned = isLandscape ? " w:orient=\"landscape\"" : ""
        return "<w:sectPr><w:pgSz w:w=\"\(size.width)\" w:h=\"\(size.height)\"\(turned)/>"
            + "<w:pgMar w:top=\"1134\" w:right=\"\(right)\" w:bottom=\"1134\" w:left=\"\(left)\" w:header=\"567\" "
            + "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    }
}
