// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Workbooks

/// The reports of ШНОР on the first half of the last year (Приложение 2 of the order): one as a document, one as a
/// workbook, with merged cells and terms as people write them; the other schools sent none.
struct ReportFiles {
    /// A row of a report; `more` is a second term of the same measure.
    struct Row {
        let number: String
        let name: String
        /// What stands behind the name: a person, whom an import must drop.
        var person = ""
        let plan: String
        let fact: String
        let result: String
        var more: (plan: String, fact: String)?
        /// The last planned day and the state on the reference date.
        let due: String
        let status: String
    }

    /// Whoever stands in the reports, in the forms that occur.
    static let persons = ["Образцова А. Б.", "А.Б. Образцова", "Вымыслов Пётр Сочинович"]

    private let model: DistrictModel
    private let shelf: FileShelf

    init(_ model: DistrictModel, _ shelf: FileShelf) {
        self.model = model
        self.shelf = shelf
    }

    func write(_ truth: inout SampleTruth) throws(SampleError) {
        let year = model.years[model.years.count - 1]
        let schools = model.schools.filter { school in
            school.statuses.contains(.lowResults)
                && !model.events.contains { $0.school == school.index && ($0.kind == .closed || $0.kind == .merged) }
        }
        let rows = Self.rows(year, isLateYear: truth.referenceDate > "\(year)-10-31")
        truth.persons.names += Self.persons + ["Образцова", "Вымыслов"]
        for (school, isDocument) in zip(schools, [true, false]) {
            let period = "1 полугодие \(year) года"
            let name = "Отчёты школ/\(school.login) \(school.shortName).\(isDocument ? "docx" : "xlsx")"
            if isDocument {
                try shelf.save(name, data: ReportDocument(school.name, period: period, rows: rows).data)
            } else {
                try shelf.save(name, created: year) { workbook throws(WorkbookWriteError) in
                    try Self.write(rows, of: school.name, period: period, workbook)
                }
            }
            var file = SampleTruth.File(file: name, .schoolReport)
            (file.rows, file.accepted) = (rows.count, rows.count)
            truth.files.append(file)
            truth.reports.append(
                .init(
                    file: name, school: school.login, period: period,
                    measures: rows.map { row in
                        func both(_ first: String, _ second: String?) -> String {
                            [first, second ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
                        }
                        return .init(
                            name: row.person.isEmpty ? row.name : row.name + ", отв. [имя]",
                            plan: both(row.plan, row.more?.plan), fact: both(row.fact, row.more?.fact),
                            due: row.due, status: row.status)
                    }))
        }
    }

    /// The measures, and how they stand on the reference date.
    static func rows(_ year: Int, isLateYear: Bool) -> [Row] {
        let short = String(year % 100)
        return [
            Row(
                number: "1.1", name: "Семинар «Смысловое чтение»", person: persons[0], plan: "февраль",
                fact: "15.02.\(year)", result: "Проведён, 12 участников",
                due: "\(year)-02-\(year % 4 == 0 ? 29 : 28)", status: "onTime"),
            Row(
                number: "1.2", name: "Мастер-класс учителей математики", plan: "до 01.04", fact: "10.04.\(year)",
                result: "Конспекты", due: "\(year)-04-01", status: "late"),
            Row(
                number: "1.3", name: "Разбор заданий ВПР", plan: "март–апрель", fact: "", result: "",
                due: "\(year)-04-30", status: "notDone"),
            Row(
                number: "1.4", name: "Диагностика дефицитов", plan: "01.03-15.03.\(short)", fact: "12.03.\(short)",
                result: "—", due: "\(year)-03-15", status: "withoutResult"),
            Row(
                number: "2.1", name: "Консультации участников", plan: "в течение года", fact: "постоянно",
                result: "Журнал", more: (plan: "июнь", fact: ""), due: "\(year)-06-30", status: "unclear"),
            Row(
                number: "2.2", name: "Индивидуальные планы", person: persons[1], plan: "октябрь", fact: "", result: "",
                due: "\(year)-10-31", status: isLateYear ? "notDone" : "notYetDue"),
            Row(
                number: "2.3", name: "Взаимное посещение уроков", plan: "2 квартал", fact: "май",
                result: "Карты наблюдения", due: "\(year)-06-30", status: "onTime"),
        ]
    }

    static let title = "Отчет о реализации мероприятий программы повышения качества образования"
    static let programme = "Программа повышения качества образования, приказ директора \(persons[0]) от 30.08.2020 № 45"
    static let sections = ["1. Работа с педагогами", "2. Работа с участниками"]
    static let heads = ["№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "Результат"]

    private static func write(
        _ rows: [Row], of school: String, period: String, _ workbook: WorkbookWriter
    ) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Отчёт")
        try sheet.append([.text("\(title) за \(period)")])
        try sheet.append([.text("Наименование ОО:"), .text(school)])
        try sheet.append([.text("Наименование и реквизиты программы:"), .text(programme)])
        try sheet.append([.text(heads[0]), .text(heads[1]), .text(heads[2]), .empty, .text(heads[3])])
        try sheet.append([.empty, .empty, .text("план"), .text("факт"), .empty])
        for (index, section) in sections.enumerated() {
            let row = sheet.nextRow
            try sheet.merge(CellBlock(rows: row...row, columns: 0...4), .text(section))
            sheet.nextRow = row + 1
            for measure in rows where measure.number.hasPrefix("\(index + 1).") {
                let name = [measure.name, measure.person].filter { !$0.isEmpty }.joined(separator: ", отв. ")
                try sheet.append([measure.number, name, measure.plan, measure.fact, measure.result].map { .text($0) })
                if let more = measure.more { try sheet.append([.empty, .empty, .text(more.plan), .text(more.fact)]) }
            }
        }
        try sheet.append([])
        try sheet.append([.text("Руководитель ОО"), .empty, .empty, .text(persons[2])])
    }
}
