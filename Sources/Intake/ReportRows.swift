// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The measures of a report while its rows are read.
struct ReportRows {
    private(set) var measures: [SchoolReport.Measure] = []
    private let terms: TermReader
    private let longest: Int
    private var seen: Set<SchoolReport.Measure> = []
    /// The texts of the measure that further rows may add to.
    private var open: Texts?
    /// The merged cells of the sheet that is read.
    private var merges = MergesByRow(Sheet(name: "", rows: []))

    /// What a measure says, without persons.
    private struct Texts {
        var name, plan, fact, result: String
    }

    init(terms: TermReader, longest: Int) {
        self.terms = terms
        self.longest = longest
    }

    mutating func read(
        _ sheet: Sheet, _ rows: Range<Int>, _ columns: ReportColumns, into builder: inout ReadingBuilder
    ) {
        var columns = columns
        var isEnded = false
        merges = MergesByRow(sheet)
        for row in rows where !isEnded {
            if let header = SchoolReportFormat.layout.header(at: row, in: sheet) {
                columns = ReportColumns(header)
                continue
            }
            switch kind(row, sheet, columns) {
            case .nothing: continue
            case .end: isEnded = true
            case .more:
                if let column = add(row, sheet, columns) {
                    builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: column), .malformedValue)
                }
            case .unnamed:
                builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: columns.name), .missingName)
            case .measure:
                close()
                if let column = columns.content.first(where: { sheet.utf8(top(row, $0), $0).count > longest }) {
                    builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: column), .malformedValue)
                    continue
                }
                let texts = Texts(
                    name: text(row, columns.name, sheet), plan: text(row, columns.plan, sheet),
                    fact: columns.fact.map { text(row, $0, sheet) } ?? "", result: text(row, columns.result, sheet))
                guard seen.insert(measure(texts)).inserted else {
                    builder.rejectRow(CellPlace(sheet: sheet.name, row: row, column: columns.name), .duplicate)
                    continue
                }
                open = texts
            }
        }
        close()
    }

    // MARK: What a row is

    private enum Kind { case nothing, end, more, unnamed, measure }

    private func kind(_ row: Int, _ sheet: Sheet, _ columns: ReportColumns) -> Kind {
        let filled = (0..<sheet.columnCount).filter { !sheet.isBlank(row, $0) }
        let isBelow = merges[row, columns.name].map { $0.rows.lowerBound < row } ?? false
        guard let first = filled.first else { return .nothing }
        let content = columns.content.filter { !sheet.isBlank(row, $0) }
        if isSignature(row, filled, sheet, columns) { return .end }
        if SchoolReportFormat.layout.isHeadings(row, in: sheet) || isCount(row, filled, sheet) { return .nothing }
        if isTitle(row, first, sheet, columns) { return .nothing }
        if isBelow { return content.isEmpty || open == nil ? .nothing : .more }
        if content.isEmpty { return .nothing }
        if !sheet.isBlank(row, columns.name) { return .measure }
        let isNumbered = columns.number.map { !sheet.isBlank(row, $0) } ?? false
        return isNumbered || open == nil ? .unnamed : .more
    }

    /// The line below the table in which the head of the school signs: no number, no result, no date, no term.
    private func isSignature(_ row: Int, _ filled: [Int], _ sheet: Sheet, _ columns: ReportColumns) -> Bool {
        guard let first = filled.first, sheet.isBlank(row, columns.result) || first == columns.number else {
            return false
        }
        let text = Normaliser.text(sheet[row, first])
        let words = text.lowercased().split { !$0.isLetter }
        guard text.count <= 80, let word = words.first, Self.signers.contains(String(word)) else { return false }
        let hasTerm = [columns.plan, columns.fact].compactMap { $0 }.contains {
            $0 != first && terms.isTerm(sheet[row, $0])
        }
        guard !hasTerm else { return false }
        // «Подпись соглашения» is a measure where others follow.
        let isFollowed = (row + 1..<sheet.rowCount).contains { row in
            !sheet.isBlank(row, columns.name) && !sheet.isBlank(row, columns.plan)
        }
        return !isFollowed && filled.dropFirst().allSatisfy { !sheet[row, $0].contains { $0.isNumber } }
    }

    private static let signers: Set<String> = [
        "руководитель", "директор", "заведующий", "подпись", "исполнитель", "исп", "мп",
    ]

    /// The numbers of the columns: «1, 2, 3, 4, 5».
    private func isCount(_ row: Int, _ filled: [Int], _ sheet: Sheet) -> Bool {
        filled.count >= 3
            && filled.enumerated().allSatisfy { place, column in
                Normaliser.text(sheet[row, column]) == String(place + 1)
            }
    }

    /// A row that is one cell, or that has words in the column of numbers and nothing else.
    private func isTitle(_ row: Int, _ first: Int, _ sheet: Sheet, _ columns: ReportColumns) -> Bool {
        if let merge = merges[row, first], merge.columns.contains(columns.plan),
            merge.columns.contains(columns.result)
        {
            return true
        }
        guard first == columns.number, columns.content.allSatisfy({ sheet.isBlank(row, $0) }) else { return false }
        return sheet[row, first].contains { $0.isLetter }
    }

    // MARK: What it says

    /// The row in which the text of a cell stands: a merged cell says the same in all its rows.
    private func top(_ row: Int, _ column: Int) -> Int {
        guard let merge = merges[row, column], merge.columns.lowerBound == column else { return row }
        return merge.rows.lowerBound
    }

    /// The text of a cell without persons.
    private func text(_ row: Int, _ column: Int, _ sheet: Sheet) -> String {
        PersonMask.masked(Normaliser.text(sheet[top(row, column), column]))
    }

    /// Adds what stands in a further row of a measure; the column of a text that grows too long, and nothing is added.
    private mutating func add(_ row: Int, _ sheet: Sheet, _ columns: ReportColumns) -> Int? {
        guard var texts = open else { return nil }
        for (part, column) in [
            (\Texts.name, columns.name), (\.plan, columns.plan), (\.fact, columns.fact), (\.result, columns.result),
        ] {
            guard let column, !sheet.isBlank(row, column) else { continue }
            guard texts[keyPath: part].utf8.count + sheet.utf8(row, column).count <= longest else { return column }
            let more = PersonMask.masked(Normaliser.text(sheet[row, column]))
            texts[keyPath: part] += texts[keyPath: part].isEmpty ? more : "; \(more)"
        }
        open = texts
        return nil
    }

    private mutating func close() {
        if let open { measures.append(measure(open)) }
        open = nil
    }

    private func measure(_ texts: Texts) -> SchoolReport.Measure {
        SchoolReport.Measure(
            name: texts.name, plan: terms.read(texts.plan), fact: terms.read(texts.fact),
            result: Normaliser.isSaying(texts.result) ? texts.result : "")
    }
}
