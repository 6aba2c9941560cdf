// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// Several subjects of the ОГЭ in one sheet: no title, the examination stands in each row as `Математика(2026.06.02)`.
struct SubjectsSheet {
    let sessions: [(session: ExamCalendar.Session, rows: [ProtocolRow])]

    static let header = [
        "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Серия", "Номер", "Экзамен",
        "Задания с кратким ответом", "Задания с развёрнутым ответом", "Первичный балл", "Оценка",
    ]

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Результаты")
        try sheet.append(Self.header.map { .text($0) })
        let rows = sessions.flatMap { part in part.rows.map { (session: part.session, row: $0) } }
        // A person's subjects stand together.
        let sorted = rows.enumerated().sorted { ($0.1.row.person, $0.0) < ($1.1.row.person, $1.0) }.map(\.1)
        for (index, (session, row)) in sorted.enumerated() {
            let person = SamplePerson(row.person, year: session.year)
            let texts = [
                row.schoolCode, row.classLabel, "0101", row.room, person.surname, person.name, person.patronymic,
                person.series, person.number, "\(session.exam.subject.rawValue)(\(session.day))", row.answers,
                row.essays,
            ]
            try sheet.append(
                [.integer(index + 1)] + texts.map { .text($0) } + [.integer(row.primary), .integer(row.result)])
        }
    }
}
