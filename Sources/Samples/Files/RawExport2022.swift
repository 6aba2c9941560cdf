// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The raw export of 2022: sheets «Классы» and «Протокол», no mark; subject and grade stand only in the path, the season
/// follows from the day of the upload and the codes of the pupils.
struct RawExport2022 {
    private let batch: PaperBatch
    private let names: [String]

    init(_ batch: PaperBatch, names: [String]) {
        self.batch = batch
        self.names = names
    }

    /// `4/Русский язык.xlsx` below the folder of the campaign.
    static func name(_ paper: Paper) -> String { "\(paper.exam.grade)/\(paper.exam.subject.rawValue).xlsx" }

    private static let school = ["Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки"]

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        try writeClasses(workbook.addSheet("Классы"))
        let sheet = try workbook.addSheet("Протокол")
        let tasks = batch.paper.tasks.map { "\($0.label) (\($0.points)б)" }
        let after = [
            "Наименование класса", "Пол", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
        ]
        try sheet.append((Self.school + ["Код", "Вариант"] + tasks + after).map { .text($0) })
        let places = Dictionary(batch.schools.enumerated().map { ($1.index, $0) }) { first, _ in first }
        try batch.forEachRow { school, _, row, stray throws(WorkbookWriteError) in
            let isAbsent = row.counted == nil
            let login = stray == .malformedSchool ? "99" : school.login
            let tail: [CellContent] =
                isAbsent
                ? [.empty, .empty, .empty, .text("0")]
                : [
                    .text(row.letter), .text(row.isGirl ? "ж" : "м"), Self.text(row.journal),
                    stray == .malformedScore ? .text("ж") : row.total.map { .text("\($0)") } ?? .empty,
                ]
            try sheet.append(
                head(school, login: login, name: names[places[school.index] ?? 0])
                    + [.text("\(row.code)"), Self.text(row.variant)] + row.tasks + tail)
        }
    }

    private func writeClasses(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        try sheet.append(
            (Self.school + ["Буква (цифра) класса", "Основной учебник по предмету"]).map { .text($0) })
        for (place, school) in batch.schools.enumerated() where !batch.results[place].isEmpty {
            let classes = (batch.results[place].count + 24) / 25
            for letter in ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к"].prefix(classes) {
                try sheet.append(
                    head(school, login: school.login, name: names[place]) + [.text(letter), .text("учебник")])
            }
        }
    }

    private func head(_ school: SchoolPlan, login: String, name: String) -> [CellContent] {
        let municipality = school.municipality
        let (day, minute) = (10 + school.index % 15, 10 + school.index % 50)
        let date = batch.season == .spring ? "\(day).03.\(batch.year)" : "\(day).10.\(batch.year)"
        return [
            .text("edu\(login)"), .text("99"), .text("reg990000 | \(SchoolNames.region)"),
            .text("\(municipality.code) | \(municipality.name)"), .text("edu\(login) | \(name)"),
            .text("\(date) 12:\(minute):13"),
        ]
    }

    private static func text(_ cell: CellContent) -> CellContent {
        if case .integer(let value) = cell { .text("\(value)") } else { cell }
    }
}
