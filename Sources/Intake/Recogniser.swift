// SPDX-License-Identifier: GPL-3.0-or-later

internal import Wording
internal import Workbooks

/// Finds the format of a workbook by the headings of its sheets.
enum Recogniser {
    /// Of two layouts that fit one sheet the first is its format.
    static let layouts =
        [VPRIndividualFormat.layout] + RawVPRLayouts.all
        + [
            RegionalFormat.scores, RegionalFormat.marks, ShareFormat.journal, ShareFormat.marks, AppealsFormat.layout,
            ProtocolFormat.layout, SchoolRegisterFormat.layout, ContextFormFormat.layout, HandValueFormat.layout,
        ] + RecommendationFormat.layouts + [SchoolReportFormat.layout] + SupportRegister.layouts
        + OrganisationFormat.layouts + [DiagnosticHeader.layout]

    /// What the sheets of a workbook look like.
    struct Survey {
        /// The format that most says of itself; nil where none fits.
        var format: FileFormat?
        /// The sheets of that format.
        var tables: [RecognisedTable] = []
        /// Hidden sheets with rows, and sheets of no format or of another one.
        var skipped: [String] = []
        /// The formats that a sheet of no format resembles, the nearest first.
        var near: [NearFormat] = []
        /// A report of which nothing is taken.
        var needless: NeedlessReport?
    }

    /// The format that most says of itself, and the sheets that have it; hidden sheets with rows and sheets of no format are named.
    static func recognise(
        _ workbook: Workbook, file: String
    ) throws(IntakeError) -> (FileFormat, [RecognisedTable], skipped: [String]) {
        let survey = try survey(workbook, file: file)
        guard let format = survey.format else {
            if let report = survey.needless { throw .notNeeded(file: file, report: report) }
            throw .unrecognised(file: file, near: survey.near)
        }
        return (format, survey.tables, survey.skipped)
    }

    /// Whether a sheet is the one with which the program explains its own workbooks: nobody misses it.
    private static func isOwnNotes(_ name: String, of format: FileFormat) -> Bool {
        switch format {
        case .schoolRegister, .supportRegister, .organisation, .diagnostics:
            [DocumentWords.templateNotes.ru, DocumentWords.templateNotes.en].contains(name)
        case .handValues: [ReconciliationWords.notes.ru, ReconciliationWords.notes.en].contains(name)
        case .recommendations: RecommendationFormat.companions.contains(name)
        default: false
        }
    }

    /// How a sheet looks to a layout; protocols may have results beside each other, and words tell a diagnosis.
    static func examine(_ sheet: Sheet, head: SheetHead, _ layout: TableLayout) -> TableLayout.Examination {
        switch layout.format {
        case .examinationProtocol: ProtocolFormat.examine(sheet, head: head)
        case .diagnostics: DiagnosticHeader.examine(sheet, head: head)
        default: layout.examine(sheet, head: head)
        }
    }

    /// Looks at every sheet.
    ///
    /// - Throws: ``IntakeError``: `repeatedColumn`.
    static func survey(_ workbook: Workbook, file: String) throws(IntakeError) -> Survey {
        var survey = Survey()
        var tables: [FileFormat: [RecognisedTable]] = [:]
        var unlike: [String] = []
        for (position, named) in workbook.sheets.enumerated() where named.rowCount > 0 {
            let sheet = named.renamed(SheetLabel.label(named.name, position: position))
            if sheet.isHidden {
                // What nobody sees does not count, and nobody would miss it: its place is named.
                unlike.append("№ \(position + 1)")
                continue
            }
            let head = SheetHead(sheet)
            if let report = NeedlessReport.find(in: sheet, head: head) {
                survey.needless = survey.needless ?? report
                unlike.append(sheet.name)
                continue
            }
            var isKnown = false
            for layout in layouts {
                switch examine(sheet, head: head, layout) {
                case .fits(let header):
                    tables[layout.format, default: []].append(
                        RecognisedTable(sheet: sheet, header: header, layout: layout))
                    isKnown = true
                case .near(let missing):
                    survey.near.append(NearFormat(format: layout.format, sheet: sheet.name, missing: missing))
                case .unlike:
                    break
                case .repeated(let column):
                    throw .repeatedColumn(file: file, sheet: sheet.name, column: column)
                }
                if isKnown { break }
            }
            if !isKnown { unlike.append(sheet.name) }
        }
        survey.near.sort { $0.missing.count < $1.missing.count }
        let format = layouts.map(\.format).first { tables[$0] != nil }
        let companions = format.map { format in
            // A document says around its tables whose report it is, and may go on in a table without a header.
            workbook.sheets.filter {
                !$0.isHidden
                    && (RawVPRLayouts.isCompanion($0.name, of: format)
                        || format == .schoolReport && workbook.layout == .document)
            }
        }
        let names = Set((companions ?? []).map(\.name))
        survey.skipped += unlike.filter { name in
            !names.contains(name) && !(format.map { isOwnNotes(name, of: $0) } ?? false)
        }
        guard let format, let found = tables[format] else { return survey }
        survey.format = format
        survey.tables = found.map {
            RecognisedTable(sheet: $0.sheet, header: $0.header, layout: $0.layout, companions: companions ?? [])
        }
        survey.skipped += tables.filter { $0.key != format }.values.flatMap { $0.map(\.sheet.name) }.sorted()
        return survey
    }
}
