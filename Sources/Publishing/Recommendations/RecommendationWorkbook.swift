// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Monitoring
public import Wording
internal import Workbooks

/// Writes `recommendations.xlsx`: what the working group edits, sorts, filters and adds to.
///
/// The last two columns of a table say which row of which export it is; nothing is locked.
public struct RecommendationWorkbook {
    private let book: RecommendationBook
    private let language: Language

    /// Prepares a workbook.
    ///
    /// - Parameters:
    ///   - book: What it holds.
    ///   - language: Its language.
    public init(_ book: RecommendationBook, language: Language) {
        self.book = book
        self.language = language
    }

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - created: The date that the file carries as that of its making.
    /// - Throws: ``PublishingError/workbook(_:)``.
    public func write(to url: URL, created: Date) throws(PublishingError) {
        do throws(WorkbookWriteError) {
            var properties = WorkbookWriter.Properties()
            properties.title = DecisionWords.title[language]
            let workbook = try WorkbookWriter(to: url, created: created, properties: properties)
            try RecommendationSheet(book, language).write(to: workbook)
            if !book.measures.isEmpty { try writeCatalogue(workbook) }
            if !book.matches.isEmpty { try writeMatches(workbook) }
            try writeEvidence(workbook)
            try writeNotes(workbook)
            try workbook.close()
        } catch {
            throw .workbook(error)
        }
    }

    private func writeCatalogue(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        try write(
            DecisionWords.catalogue, workbook,
            heads: [
                (RecommendationColumn.catalogue.title, 9), (DecisionWords.deficit, 40),
                (RecommendationColumn.addressee.title, 22), (RecommendationColumn.measure.title, 90),
            ],
            rows: book.measures.map { measure in
                [
                    .text(measure.id), .text("\(measure.deficit). \(measure.title)"),
                    .text(DecisionWords.addressee(measure.addressee.rawValue)[language]), .text(measure.text),
                ]
            })
    }

    private func writeMatches(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let titles = Dictionary(book.measures.map { ($0.deficit, $0.title) }) { first, _ in first }
        func deficit(_ id: String) -> CellContent {
            id.isEmpty ? .text(DecisionWords.noDeficit[language]) : .text(titles[id].map { "\(id). \($0)" } ?? id)
        }
        try write(
            DecisionWords.measures, workbook,
            heads: zip(MeasureMatchColumn.allCases, [22, 70, 40, 14, 7, 7]).map { ($0.title, $1) },
            rows: book.matches.map { match in
                [
                    .text(book.name(of: match.school)), .text(match.name), deficit(match.found),
                    match.corrected.map { .text($0.isEmpty ? DecisionWords.noDeficit[language] : $0) } ?? .empty,
                    .text(match.key.text), .integer(book.release),
                ]
            }, answer: 3)
    }

    private func writeEvidence(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let rows = book.states.flatMap { state in
            state.draft.evidence.map { evidence -> [CellContent] in
                let verdict = VerdictWording(code: evidence.verdict)?.cell[language] ?? evidence.verdict
                return [
                    evidence.finding.isEmpty ? .empty : .text(evidence.finding),
                    .text(book.name(of: state.draft.key.school)), evidence.indicator.map { .integer($0) } ?? .empty,
                    .text(DecisionWords.kind(state.draft.kind.rawValue)[language]),
                    verdict.isEmpty ? .empty : .text(verdict), .text(evidence.text), .text(state.draft.key.text),
                ]
            }
        }
        try write(
            DecisionWords.evidence, workbook,
            heads: zip(
                [
                    RecommendationColumn.evidence.title, RecommendationColumn.school.title, DecisionWords.indicator,
                    DecisionWords.restsOn, DecisionWords.verdict, DecisionWords.words, RecommendationColumn.key.title,
                ], [16, 22, 11, 24, 20, 80, 30]
            ).map { ($0, $1) }, rows: rows)
    }

    /// A table with a head that stays, a filter, and rows as high as their texts.
    private func write(
        _ name: Sentence, _ workbook: WorkbookWriter, heads: [(Sentence, Double)], rows: [[CellContent]],
        answer: Int? = nil
    ) throws(WorkbookWriteError) {
        var page = SheetPage()
        page.repeatedRows = 1
        let sheet = try workbook.addSheet(name[language], page: page)
        let widths = heads.map(\.1)
        for (index, width) in widths.enumerated() { try sheet.setWidth(index...index, width) }
        try sheet.append(
            heads.map { .text($0.0[language]) },
            formats: heads.indices.map { index in Looks.head.with { if index == answer { $0.fill = 0xF5E6A8 } } },
            widths: widths)
        let formats = heads.indices.map { index in
            Looks.code.with {
                if index == answer { $0.fill = 0xFFF8DC }
                if widths[index] < 8 { $0.wraps = false }
            }
        }
        for row in rows { try sheet.append(row, formats: formats, widths: widths) }
        let block = CellBlock(rows: 0...max(1, rows.count), columns: 0...(heads.count - 1))
        try sheet.expectCodes(block)
        try sheet.filter(block)
        try sheet.freeze(rows: 1, columns: 1)
    }

    private func writeNotes(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet(DecisionWords.notes[language])
        try sheet.setWidth(0...0, 5)
        try sheet.setWidth(1...1, 110)
        for (index, line) in DecisionWords.lines.enumerated() {
            try sheet.append(
                [.integer(index + 1), .text(line[language])],
                formats: [
                    Looks.count.with { $0.border = false }, Looks.text.with { ($0.border, $0.size) = (false, 10) },
                ],
                widths: [5, 110])
        }
    }
}

extension Publisher {
    /// Writes `recommendations.xlsx`; one that a person changed stays, and the new version stands beside it.
    ///
    /// - Parameters:
    ///   - book: What it holds.
    ///   - folder: The output folder, made where it is missing.
    ///   - language: The language of the workbook.
    ///   - created: The date that the file carries as that of its making.
    /// - Returns: The file with what became of it.
    /// - Throws: ``PublishingError``.
    public static func publish(
        _ book: RecommendationBook, to folder: URL, language: Language, created: Date
    ) throws(PublishingError) -> WrittenFile {
        var output = try OutputFolder(folder, language: language)
        return try output.write(RecommendationBook.path) { url throws(PublishingError) in
            try RecommendationWorkbook(book, language: language).write(to: url, created: created)
        }
    }
}
