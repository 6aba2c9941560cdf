// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The register of schools, `Школы.xlsx`: a row for each school, and one for each further status of it.
struct RegisterFile {
    /// The rows below the header.
    let rows: [[CellContent]]

    init(_ model: DistrictModel) {
        rows = model.schools.flatMap { school in Self.rows(school, model) }
    }

    static let header = [
        "Логин ФИС ОКО", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Краткое наименование",
        "Муниципалитет", "Филиал чего", "Статус", "Статус с", "Статус по", "Что случилось", "С чем", "Когда",
        "Примечание",
    ]

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Школы")
        try sheet.append(Self.header.map { .text($0) })
        for row in rows { try sheet.append(row) }
    }

    private static func rows(_ school: SchoolPlan, _ model: DistrictModel) -> [[CellContent]] {
        let events = model.events.filter { $0.school == school.index }
        func login(_ index: Int?) -> CellContent { index.map { .text("edu\(model.schools[$0].login)") } ?? .empty }
        let main = events.first { $0.kind == .branch }
        let event = events.first { $0.kind != .branch }
        let before: [CellContent] = [
            .text("edu\(school.login)"), .text(taxNumber(school)), .text(school.ogeCode),
            school.egeCode.map { .text($0) } ?? .empty, .text(school.name), .text(school.shortName),
            .text(school.municipality.name), login(main?.other),
        ]
        let first = model.years[0]
        var statuses: [[CellContent]] = school.statuses.map { status in
            [.text(status.rawValue), .text("01.09.\(first)"), .empty]
        }
        if let status = school.formerStatus {
            statuses.append([.text(status.rawValue), .text("01.09.\(first - 1)"), .text("31.08.\(first)")])
        }
        let after: [CellContent] =
            event.map { event in
                [
                    .text(event.kind.rawValue), event.formerName.map { .text($0) } ?? login(event.other),
                    event.day.map { .text($0) } ?? .empty,
                ]
            } ?? []
        return (statuses.isEmpty ? [[.empty, .empty, .empty]] : statuses).map { before + $0 + after }
    }

    /// A number of the right length that no tax office gave: the region 00 does not exist.
    static func taxNumber(_ school: SchoolPlan) -> String { "0000\(school.login)" }
}
