// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring
internal import Workbooks

/// The report of a school on the measures of its programme (Приложение 2 of the order), as a document or a workbook.
///
/// A row merged across the table is a title of a section and no measure. Below a merged name stand further terms of one
/// measure; a merged term or result holds for every measure beside it. A table may go on in another one, with or without
/// its header. Whoever is named in the text is taken out before a measure exists.
struct SchoolReportFormat {
    static let layout = TableLayout(
        format: .schoolReport,
        columns: [
            "number": ["№ п/п", "№", "№п/п", "№ пп", "n п/п", "п/п"],
            "name": [
                "название мероприятия / форма проведения", "название мероприятия/форма проведения",
                "название мероприятия/ форма проведения", "название мероприятия, форма проведения",
                "название мероприятия", "наименование мероприятия", "мероприятие", "мероприятия",
                "наименование мероприятия / форма проведения", "наименование мероприятия/форма проведения",
                "мероприятие / форма проведения", "мероприятие/форма проведения", "название мероприятий",
                "наименование мероприятий",
            ],
            "terms": ["сроки проведения", "срок проведения", "сроки", "срок", "сроки реализации", "сроки выполнения"],
            "plan": [
                "план", "по плану", "сроки проведения (план)", "срок (план)", "плановый срок", "плановые сроки",
                "сроки проведения план", "срок план",
            ],
            "fact": [
                "факт", "фактически", "сроки проведения (факт)", "срок (факт)", "фактический срок", "фактические сроки",
                "сроки проведения факт", "срок факт",
            ],
            "result": [
                "результат", "результаты", "результат проведения", "достигнутый результат", "полученный результат",
                "результат мероприятия", "результат (документ)",
            ],
        ],
        required: [
            ("Название мероприятия", ["name"]), ("Сроки проведения (план, факт)", ["terms", "plan"]),
            ("Результат", ["result"]),
        ], hasSubheadings: true)

    /// A longer text is no name, no term and no result.
    private static let longestText = 8_000

    private let tables: [RecognisedTable]
    private let file: String
    private let context: ReadingContext
    private let year: Int?
    private let isDocument: Bool

    init(_ tables: [RecognisedTable], file: String, context: ReadingContext, year: Int?) {
        self.tables = tables
        self.file = file
        self.context = context
        self.year = year
        isDocument = tables.first.map { !$0.companions.isEmpty } ?? false
    }

    func read(into builder: inout ReadingBuilder) throws {
        let parts = parts
        let head = ReportHead(lines: parts.flatMap(\.lines))
        let school = try school(head, into: &builder)
        let period = head.period(year: year)
        let days = period.from.flatMap { from in period.to.map { from...$0 } }
        var rows = ReportRows(terms: TermReader(period: days, year: year), longest: Self.longestText)
        for part in parts {
            guard let columns = part.columns else { continue }
            rows.read(part.sheet, part.rows, columns, into: &builder)
        }
        guard !rows.measures.isEmpty || builder.reading.rejected > 0 else {
            throw IntakeError.noRows(file: file, sheet: tables.first?.sheet.name ?? "")
        }
        builder.accept(
            SchoolReport(school: school, programme: head.programme, period: period, measures: rows.measures))
    }

    // MARK: Where what stands

    /// A sheet: its lines outside of tables, and its rows of measures.
    private struct Part {
        let sheet: Sheet
        var lines: [[String]] = []
        var columns: ReportColumns?
        var rows = 0..<0
    }

    private var parts: [Part] {
        func lines(_ sheet: Sheet, _ rows: Range<Int>) -> [[String]] {
            rows.map { row in
                (0..<sheet.columnCount).map { Normaliser.text(sheet[row, $0]) }.filter { !$0.isEmpty }
            }.filter { !$0.isEmpty }
        }
        guard isDocument, let all = tables.first?.companions else {
            return tables.map { table in
                Part(
                    sheet: table.sheet, lines: lines(table.sheet, 0..<table.header.top),
                    columns: ReportColumns(table.header), rows: table.header.body(of: table.sheet))
            }
        }
        var before: (columns: ReportColumns, count: Int)?
        return all.map { sheet in
            if let table = tables.first(where: { $0.sheet.name == sheet.name }) {
                let columns = ReportColumns(table.header)
                before = (columns, sheet.columnCount)
                return Part(
                    sheet: sheet, lines: lines(sheet, 0..<table.header.top), columns: columns,
                    rows: table.header.body(of: sheet))
            }
            // A table of as many columns behind one of measures goes on with it.
            if let before, before.count == sheet.columnCount {
                return Part(sheet: sheet, columns: before.columns, rows: 0..<sheet.rowCount)
            }
            return Part(sheet: sheet, lines: lines(sheet, 0..<sheet.rowCount))
        }
    }

    // MARK: Whose report it is

    private func school(_ head: ReportHead, into builder: inout ReadingBuilder) throws -> SchoolID {
        let finder = SchoolFinder(context.schools.schools.filter(\.isRegistered))
        let (named, inPath) = (schools(in: [head.school], finder), schools(in: pathParts, finder))
        switch (named.count, inPath.count) {
        case (1, 0): return named[0]
        case (1, 1) where named == inPath: return named[0]
        case (0, 1):
            builder.take("school", inPath[0].code, from: "path")
            return inPath[0]
        // Of several schools of one name the path may name one.
        case (2..., 1) where named.contains(inPath[0]):
            builder.take("school", inPath[0].code, from: "path")
            return inPath[0]
        case (1..., 1...):
            throw IntakeError.contradiction(
                file: file, sheet: "", fact: "school",
                evidence: [
                    Evidence(origin: "content", value: named.map(\.code).joined(separator: ", ")),
                    Evidence(origin: "path", value: inPath.map(\.code).joined(separator: ", ")),
                ])
        default:
            let near = named.isEmpty ? finder.nearest(toName: head.school) : named.compactMap { context.schools[$0] }
            throw IntakeError.unknownReportingSchool(
                file: file, isNamed: !head.school.isEmpty,
                nearest: near.prefix(3).map { "\($0.id.code) \($0.shortName ?? $0.name)" })
        }
    }

    /// The parts of the path without the extension; the nearest to the file first.
    private var pathParts: [String] {
        let parts = file.precomposedStringWithCanonicalMapping.split(separator: "/").map(String.init)
        guard let name = parts.last else { return [] }
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return [stem] + parts.dropLast().reversed()
    }

    /// The schools that texts name: by a login or by six digits in them, else as a whole.
    private func schools(in texts: [String], _ finder: SchoolFinder) -> [SchoolID] {
        for text in texts where !text.isEmpty {
            let codes = Self.codes(in: text).filter { context.schools[$0] != nil }
            if !codes.isEmpty { return Array(Set(codes)).sorted() }
            switch finder.find(text) {
            case .school(let id): return [id]
            case .ambiguous(let ids): return ids
            case .unknown: continue
            }
        }
        return []
    }

    /// Runs of six digits, with or without the prefix of a login.
    static func codes(in text: String) -> [SchoolID] {
        text.split { !$0.isASCII || !$0.isLetter && !$0.isNumber }.compactMap { SchoolID(login: $0) }
    }
}

/// Where a table of measures has its columns.
struct ReportColumns {
    let number: Int?
    let name: Int
    let plan: Int
    let fact: Int?
    let result: Int

    init(_ header: Header) {
        guard let name = header["name"], let plan = header["plan"] ?? header["terms"], let result = header["result"]
        else { preconditionFailure("the layout asks for these columns") }
        (number, fact) = (header["number"], header["fact"])
        (self.name, self.plan, self.result) = (name, plan, result)
    }

    /// The columns that hold what a measure is.
    var content: [Int] { [name, plan, fact, result].compactMap { $0 } }
}
