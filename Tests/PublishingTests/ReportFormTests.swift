// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing
import Workbooks

@testable import Publishing

struct ReportFormTests {
    private func form() throws -> ReportForm {
        let school = School(
            id: try #require(SchoolID(login: "990001")), name: "МБОУ «Речная СОШ № 1»", shortName: "Речная СОШ № 1")
        return ReportForm(
            school: school, department: "отдела образования", number: "80", date: "24.09.2021",
            period: "1 полугодие 2021 года")
    }

    @Test func `the form is read back as the table that the order asks for`() throws {
        let folder = try OutputTestFolder()
        let file = folder.url.appendingPathComponent("a.docx")
        let form = try form()
        try makePress().write(form.document, to: file)
        #expect(form.path == "forms/990001 Речная СОШ № 1.docx")
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"),
            pandoc: installation.pandoc())
        let workbook = try reader.read(file)
        let lines = (0..<workbook.sheets[0].rowCount).map { workbook.sheets[0][$0, 0] }
        #expect(
            lines
                == [
                    "Приложение\u{A0}2", "к приказу отдела образования", "от 24.09.2021 №\u{A0}80",
                    "Отчет о реализации мероприятий программы повышения качества образования",
                    "за 1 полугодие 2021 года",
                    "Наименование ОО: МБОУ «Речная СОШ № 1» (990001)", "Наименование и реквизиты программы:",
                    "Руководитель ОО ____________________",
                ].map { $0.replacingOccurrences(of: "\u{A0}", with: " ") })
        let table = workbook.sheets[1]
        #expect(
            table.row(0) == ["№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "", "Результат"])
        #expect(table.row(1) == ["", "", "план", "факт", ""])
        #expect(table.row(2) == ["1.", "", "", "", ""])
    }

    @Test func `what nobody typed leaves no trace`() throws {
        let bare = ReportForm(school: try form().school)
        guard case .paragraph(let corner, .corner) = bare.document.sections[0].blocks[0] else {
            Issue.record("no corner")
            return
        }
        #expect(corner == "Приложение\u{A0}2\nк приказу")
    }
}
