// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The register of schools, `Школы.xlsx`.
struct RegisterFile {
    private let model: DistrictModel

    init(_ model: DistrictModel) { self.model = model }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Школы")
        let header = [
            "Логин ФИС ОКО", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Краткое наименование",
            "Муниципалитет", "Филиал чего", "Статус", "Статус с", "Статус по", "Что случилось", "С чем", "Когда",
            "Примечание",
        ]
        try sheet.append(header.map { .text($0) })
        for school in model.schools {
            let status = school.statuses.first
            let row: [CellContent] = [
                .text("edu\(school.login)"), .text(Self.taxNumber(school)), .text(school.ogeCode),
                school.egeCode.map { .text($0) } ?? .empty, .text(school.name), .text(school.shortName),
                .text(SchoolNames.municipality), .empty, status.map { .text($0.rawValue) } ?? .empty,
                status == nil ? .empty : .text("01.09.\(model.years[0])"),
            ]
            try sheet.append(row)
        }
    }

    /// A number of the right length that no tax office gave: the region 00 does not exist.
    static func taxNumber(_ school: SchoolPlan) -> String { "0000\(school.login)" }
}
