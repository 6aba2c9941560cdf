// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The first six rows that all forms of ФИС ОКО about one work share.
struct FormHead {
    private let paper: Paper
    private let year: Int

    init(_ paper: Paper, year: Int) {
        self.paper = paper
        self.year = year
    }

    func write(_ form: String, on sheet: SheetWriter) throws(WorkbookWriteError) {
        let exam = paper.exam
        try sheet.append([.text(form)])
        try sheet.append([])
        try sheet.append([.text("ВПР \(year) \(exam.subject.rawValue) \(exam.grade) класс")])
        try sheet.append([.text("Предмет:"), .text(exam.subject.rawValue)])
        try sheet.append([.text("Максимальный первичный балл:"), .integer(paper.maximum)])
        try sheet.append([.text("Дата:"), .text(ExamCalendar.day(of: paper, year: year))])
    }
}
