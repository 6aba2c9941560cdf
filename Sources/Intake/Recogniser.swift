// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// Finds the format of a workbook by the headings of its sheets.
enum Recogniser {
    private static let layouts = [
        VPRIndividualFormat.layout, AppealsFormat.layout, ProtocolFormat.layout, SchoolRegisterFormat.layout,
        ContextFormFormat.layout,
    ]

    /// The format that most says of itself, and the sheets that have it; hidden sheets with rows and sheets of no format are named.
    static func recognise(
        _ workbook: Workbook, file: String
    ) throws(IntakeError) -> (FileFormat, [RecognisedTable], skipped: [String]) {
        var tables: [FileFormat: [RecognisedTable]] = [:]
        var near: [NearFormat] = []
        var unlike: [String] = []
        for (position, named) in workbook.sheets.enumerated() where named.rowCount > 0 {
            let sheet = named.renamed(SheetLabel.label(named.name, position: position))
            if sheet.isHidden {
                // What nobody sees does not count, and nobody would miss it: its place is named.
                unlike.append("№ \(position + 1)")
                continue
            }
            var isKnown = false
            for layout in layouts {
                switch layout.format == .examinationProtocol ? ProtocolFormat.examine(sheet) : layout.examine(sheet) {
                case .fits(let header):
                    tables[layout.format, default: []].append(RecognisedTable(sheet: sheet, header: header))
                    isKnown = true
                case .near(let missing):
                    near.append(NearFormat(format: layout.format, sheet: sheet.name, missing: missing))
                case .unlike:
                    break
                case .repeated(let column):
                    throw .repeatedColumn(file: file, sheet: sheet.name, column: column)
                }
                if isKnown { break }
            }
            if !isKnown { unlike.append(sheet.name) }
        }
        guard let format = layouts.map(\.format).first(where: { tables[$0] != nil }), let found = tables[format] else {
            throw .unrecognised(file: file, near: near.sorted { $0.missing.count < $1.missing.count })
        }
        let others = tables.filter { $0.key != format }.values.flatMap { $0.map(\.sheet.name) }
        return (format, found, unlike + others.sorted())
    }
}
