// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// A file of appeals and re-checks of РИС ГИА: title, a header of two rows, the changed results.
struct ChangesFile {
    enum Look: Equatable {
        /// The columns that every region has.
        case short
        /// With class, place of the exam, dates and one column for the document; empty columns after merged ones.
        case full
    }

    let year: ExamYear
    let look: Look

    private var session: ExamCalendar.Session { year.session }
    private var exam: Exam { session.exam }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Sheet")
        let title = "\(exam.code) - \(exam.subject.rawValue) \(session.day)"
        switch look {
        case .short: try sheet.append([.text("\(title) Изменения")])
        case .full: try sheet.append(Array(repeating: .empty, count: 7) + [.text(title)])
        }
        let header = self.header
        try sheet.append(header.map { $0.isEmpty ? .empty : .text($0) })
        guard let current = header.firstIndex(of: "Текущие") else { return }
        try sheet.merge(CellBlock(rows: 1...1, columns: current...(current + 1)), .text("Текущие"))
        try sheet.append(
            Array(repeating: .empty, count: current)
                + [.text("Первичный балл"), .text(exam.isScored ? "Балл" : "Оценка")])
        for (index, appeal) in year.appeals.enumerated() { try sheet.append(cells(appeal, number: index + 1)) }
    }

    private var header: [String] {
        switch look {
        case .short:
            [
                "№", "Код ОО", "Фамилия", "Имя", "Отчество", "Серия", "Номер", "Тип апелляции / перепроверки",
                "Состояние", "Балл до изменения", "Текущие", "", "Разница",
            ]
        case .full:
            [
                "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "", "Отчество", "Документ",
                "Тип апелляции / перепроверки", "Состояние", "", "Дата отправки на обработку", "Дата изменений",
                "Балл до изменения", "Текущие", "", "Разница",
            ]
        }
    }

    private func cells(_ appeal: Appeal, number: Int) -> [CellContent] {
        let row = appeal.row
        let person = SamplePerson(row.person, year: session.year)
        let tail: [CellContent] =
            [.integer(row.result)]
            + (appeal.current.map { [.integer($0.primary), .integer($0.result), .integer($0.result - row.result)] }
                ?? [.empty, .empty, .empty])
        let kind = CellContent.text(appeal.kind.rawValue)
        switch look {
        case .short:
            let names = [person.surname, person.name, person.patronymic, person.series, person.number]
            return [.integer(number), .text(row.schoolCode)] + names.map { .text($0) }
                + [kind, .text(appeal.isSatisfied ? "Удовлетворена" : "Отклонена")] + tail
        case .full:
            let state = appeal.isSatisfied ? "Апелляция удовлетворена" : "Апелляция отклонена"
            return [
                .integer(number), .text(row.schoolCode), .text(row.classLabel), .text("0101"), .text(row.room),
                .text(person.surname), .text(person.name), .empty, .text(person.patronymic), .text(person.document),
                kind, .text(state), .empty, .text("02.07.\(session.year) 16:55:40"),
                .text("05.07.\(session.year) 9:54:41"),
            ] + tail
        }
    }
}
