// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
internal import Wording

/// The blank report of a school (Приложение 2 of the order), its name filled in; always in Russian, as the order is.
public struct ReportForm: Hashable, Sendable {
    /// How many empty rows it has.
    private static let rows = 12

    /// The school.
    public let school: School
    /// The department whose order it is, in the genitive; empty where nobody typed it.
    public let department: String
    /// The number of the order; empty where nobody typed it.
    public let number: String
    /// The date of the order, as it is to be printed.
    public let date: String
    /// The period that is asked for, such as «1 полугодие 2021 года»; empty where nobody typed it.
    public let period: String

    /// Describes a form.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - department: The department whose order it is, in the genitive.
    ///   - number: The number of the order.
    ///   - date: The date of the order.
    ///   - period: The period that is asked for.
    public init(school: School, department: String = "", number: String = "", date: String = "", period: String = "") {
        self.school = school
        self.department = department
        self.number = number
        self.date = date
        self.period = period
    }

    /// Its path below the output folder: `forms/342202 Речная СОШ № 1.docx`.
    public var path: String {
        "forms/" + FileTitle.name("\(school.id.code) \(school.shortName ?? school.name)", "docx")
    }

    /// The document.
    public var document: TextDocument {
        typealias Cell = DocumentTable.Cell
        let heads = ReportWords.formColumns
        let table = DocumentTable(
            widths: [12, 62, 28, 28, 40],
            head: [
                [
                    Cell(heads[0], rows: 2), Cell(heads[1], rows: 2), Cell(heads[2], columns: 2),
                    Cell(heads[5], rows: 2),
                ],
                [Cell(heads[3]), Cell(heads[4])],
            ],
            rows: (1...Self.rows).map { [Cell("\($0).")] + Array(repeating: Cell(""), count: 4) })
        let title = ReportWords.formTitle + (period.isEmpty ? "" : "\nза \(period)")
        // The six digits tell the school even where somebody shortens its name.
        return TextDocument(
            title: ReportWords.formTitle, language: .russian,
            sections: [
                .init([
                    .paragraph(
                        ReportWords.formCorner(department: department, number: number, date: date), .corner),
                    .paragraph(title, .title),
                    .paragraph("\(ReportWords.formSchool) \(school.name) (\(school.id.code))", .plain),
                    .paragraph("\(ReportWords.formProgramme) ", .plain), .table(table),
                    .paragraph("\(ReportWords.formSignature)\t____________________", .signature),
                ])
            ])
    }
}
