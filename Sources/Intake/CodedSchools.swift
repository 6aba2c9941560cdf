// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Finds the schools of a table by the codes of the regional system.
struct CodedSchools {
    private let sheet: Sheet
    private let header: Header
    private let context: ReadingContext
    private var found: [String: SchoolID?] = [:]

    init(_ sheet: Sheet, _ header: Header, _ context: ReadingContext) {
        self.sheet = sheet
        self.header = header
        self.context = context
    }

    /// The school of a row among those of a grade; nil where no register names it.
    mutating func school(_ row: Int, grade: Int) -> SchoolID? {
        guard header["school"] != nil else { return nil }
        let (code, municipal) = (text("school", row), text("municipal", row))
        let key = "\(grade)|\(municipal)|\(code)"
        if let known = found[key] { return known }
        // «002» beside МСУ «111» is «111002».
        let school =
            context.schools.school(code: code, grade: grade)
            ?? context.schools.school(code: municipal + code, grade: grade)
        found[key] = .some(school?.id)
        return school?.id
    }

    /// Whether a row has any code at all.
    func hasCode(_ row: Int) -> Bool { !text("school", row).isEmpty }

    /// Rejects a row of an unknown school; what it has instead of a code is shown only where it is surely one.
    ///
    /// A shifted row may hold the number of a document here.
    func reject(_ row: Int, grade: Int, besides cells: [String], into builder: inout ReadingBuilder) {
        let code = text("school", row)
        let shown = context.harmlessCode(code, grade: grade, besides: cells)
        builder.rejectRow(
            CellPlace(sheet: sheet.name, row: row, column: header["school"] ?? 0), value: shown, .unknownSchool,
            suggestion: shown.flatMap { context.suggestion(for: $0, grade: grade) })
    }

    private func text(_ key: String, _ row: Int) -> String {
        header[key].map { Normaliser.code(sheet.utf8(row, $0)) } ?? ""
    }
}
