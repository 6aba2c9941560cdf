// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct SchoolReportFormatTests {
    private static let heading = [
        ["№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "", "Результат"],
        ["", "", "план", "факт"],
    ]
    private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Documents/report.docx")

    private func schools() throws -> SchoolDirectory {
        SchoolDirectory([
            School(id: try id("990001"), name: "МБОУ «Речная СОШ № 1»", shortName: "Речная СОШ № 1"),
            School(id: try id("990002"), name: "МБОУ «Полевая ООШ»", shortName: "Полевая ООШ"),
            School(id: try id("990003"), name: "МБОУ «Лесная ООШ»", shortName: "ООШ"),
            School(id: try id("990004"), name: "МКОУ «Дальняя ООШ»", shortName: "ООШ"),
        ])
    }

    private func report(_ rows: [[String]], as path: String = "Отчёты/990001.xlsx") throws -> FileReading {
        try read(rows, as: path, schools: try schools())
    }

    /// Reads a sheet with merged cells.
    private func reading(of sheet: Sheet) throws -> FileReading {
        let survey = try Recogniser.recognise(Workbook(layout: .workbook, sheets: [sheet]), file: "990002.xlsx")
        let file = OpenedFile(
            source: FileSource(URL(fileURLWithPath: "/nonexistent/990002.xlsx")), path: "990002.xlsx", sha256: "",
            format: survey.0, content: .tables(survey.1), skipped: [])
        return try makeIntake().read(file, schools: try schools())
    }

    private static func day(_ text: String) -> CalendarDate? { CalendarDate(text) }

    // MARK: A document of LibreOffice

    @Test func `a document of LibreOffice with merged cells and free dates is read whole`() throws {
        let pandoc = try #require(Installation.current.pandoc())
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"), pandoc: pandoc)
        let intake = FileIntake(reader: reader, rules: try rules(), key: key, yearOfReports: 2019)
        let reading = try intake.read(try intake.open(Self.fixture, as: "report.docx"), schools: try schools())
        #expect(reading.format == "school-report")
        #expect((reading.rows, reading.accepted, reading.rejected) == (8, 7, 1))
        #expect(reading.rejections.map(\.reason) == [.duplicate])
        #expect(reading.rejections.map { "\($0.sheet) \($0.cell)" } == ["Таблица 3 B2"])
        let report = try #require(reading.records.reports.first)
        #expect(report.school == (try id("990001")))
        #expect(
            report.programme
                == "Программа повышения качества образования, приказ директора [имя] от 30.08.2020 № 45")
        #expect(
            report.period
                == SchoolReport.Term("1 полугодие 2021 года", from: Self.day("2021-01-01"), to: Self.day("2021-06-30")))
        #expect(
            report.measures == [
                .init(
                    name: "Семинар «Смысловое чтение» отв. [имя]",
                    plan: .init("февраль", from: Self.day("2021-02-01"), to: Self.day("2021-02-28")),
                    fact: .init("17.02.2021", from: Self.day("2021-02-17"), to: Self.day("2021-02-17")),
                    result: "Проведён, 12 участников"),
                .init(
                    name: "Мастер-класс", plan: .init("до 01.04", to: Self.day("2021-04-01")), fact: .init(""),
                    result: ""),
                .init(
                    name: "Консультации",
                    plan: .init(
                        "01.03-15.03.21; в течение года", from: Self.day("2021-01-01"), to: Self.day("2021-06-30")),
                    fact: .init("14.03.21; постоянно"), result: "Справка"),
                .init(
                    name: "Взаимное посещение уроков",
                    plan: .init("март – апрель 2021", from: Self.day("2021-03-01"), to: Self.day("2021-04-30")),
                    fact: .init("20.05.2021", from: Self.day("2021-05-20"), to: Self.day("2021-05-20")),
                    result: "Карты наблюдения"),
                .init(
                    name: "Разбор уроков",
                    plan: .init("март – апрель 2021", from: Self.day("2021-03-01"), to: Self.day("2021-04-30")),
                    fact: .init("не проведено"), result: ""),
                .init(
                    name: "Диагностика",
                    plan: .init("1 полугодие", from: Self.day("2021-01-01"), to: Self.day("2021-06-30")),
                    fact: .init("в течение 1 полугодия", from: Self.day("2021-01-01"), to: Self.day("2021-06-30")),
                    result: ""),
                .init(
                    name: "Индивидуальные планы",
                    plan: .init("сентябрь", from: Self.day("2021-09-01"), to: Self.day("2021-09-30")), fact: .init(""),
                    result: ""),
            ])
        let text = "\(reading)"
        #expect(!text.contains("Выдуманов") && !text.contains("Примеров"))
    }

    @Test func `without pandoc a document is refused in one case`() throws {
        #expect(throws: IntakeError.unreadable(.noDocumentReader(file: "r.docx"))) {
            try makeIntake().open(Self.fixture, as: "r.docx")
        }
    }

    // MARK: A workbook

    @Test func `a workbook gives the same as a document`() throws {
        let reading = try report(
            [
                ["Отчет о реализации мероприятий программы повышения качества образования за 2 полугодие 2020 года"],
                ["Наименование ОО:", "Речная СОШ №1"], ["Наименование и реквизиты программы", "Программа, приказ № 7"],
            ] + Self.heading + [
                ["1", "2", "3", "4", "5"], ["Раздел 1. Кадры"], ["1.", "Семинар", "сентябрь", "2020-09-20", "Справка"],
                ["2.", "Консультации", "октябрь", "", ""], ["", "", "ноябрь", "12.11.2020", "Журнал"], ["3."],
                ["№ п/п", "Название мероприятия / форма проведения", "Сроки проведения", "", "Результат"],
                ["", "", "план", "факт"], ["4.", "Педсовет", "по плану", "проведён", "Протокол"], [],
                ["Руководитель ОО", "", "", "Выдуманов А.Б."], ["исп. Примерова В.Г., 8 844 000-00-00"],
            ], as: "a.xlsx")
        #expect((reading.rows, reading.accepted, reading.rejected) == (3, 3, 0))
        let report = try #require(reading.records.reports.first)
        #expect(report.school == (try id("990001")) && report.programme == "Программа, приказ № 7")
        #expect(report.period.to == Self.day("2020-12-31"))
        #expect(report.measures.map(\.name) == ["Семинар", "Консультации", "Педсовет"])
        #expect(report.measures[0].plan.to == Self.day("2020-09-30"))
        #expect(
            report.measures[1].plan
                == .init("октябрь; ноябрь", from: Self.day("2020-10-01"), to: Self.day("2020-11-30")))
        #expect(report.measures[1].result == "Журнал")
        #expect(!"\(reading)".contains("Выдуманов") && !"\(reading)".contains("Примеров"))
    }

    @Test func `merged cells of a workbook hold for their rows`() throws {
        let merges = [
            MergedCells(rows: 0...1, columns: 0...0), MergedCells(rows: 2...2, columns: 0...4),
            MergedCells(rows: 3...4, columns: 2...2), MergedCells(rows: 5...6, columns: 1...1),
        ]
        let sheet = Sheet(
            name: "Лист1",
            rows: Self.heading + [
                ["Кадры"], ["1", "Семинар", "март 2021", "02.03.2021", "Да"], ["2", "Лекция", "", "03.03.2021", "Да"],
                ["3", "Круг", "май 2021", "", ""], ["", "", "июнь 2021", "", ""],
            ], merges: merges)
        let report = try #require(try reading(of: sheet).records.reports.first)
        #expect(report.measures.map(\.name) == ["Семинар", "Лекция", "Круг"])
        #expect(report.measures[1].plan.text == "март 2021")
        #expect(report.measures[2].plan.text == "май 2021; июнь 2021")
    }

    @Test func `a row without a name, a row that stands twice and an endless one are named`() throws {
        let reading = try report(
            Self.heading + [
                ["1", "Семинар", "май", "", ""], ["2", "", "июнь", "", ""], ["3", "Семинар", "май", "", ""],
                ["4", String(repeating: "ы", count: 5_000), "май", "", ""], ["5", "Лекция", "май", "", ""],
            ])
        #expect((reading.rows, reading.accepted, reading.rejected) == (5, 2, 3))
        #expect(
            reading.rejections == [
                Rejection(sheet: "Лист1", cell: "B4", value: nil, reason: .missingName),
                Rejection(sheet: "Лист1", cell: "B5", value: nil, reason: .duplicate),
                Rejection(sheet: "Лист1", cell: "B6", value: nil, reason: .malformedValue),
            ])
    }

    @Test func `a further row that is too long, or makes its measure too long, is named`() throws {
        let half = String(repeating: "ы", count: 2_500)
        let reading = try report(
            Self.heading + [
                ["1", "Семинар", "май", "", ""], ["", "", "", "", half + half], ["", "", "", "", half],
                ["", "", "июнь", "", half], ["", "", "июль", "", ""],
            ])
        #expect((reading.accepted, reading.rejected) == (1, 2))
        #expect(reading.rejections.map(\.cell) == ["E4", "E6"])
        #expect(reading.rejections.map(\.reason) == [.malformedValue, .malformedValue])
        let measure = try #require(reading.records.reports.first?.measures.first)
        #expect(measure.result == half && measure.plan.text == "май; июль")
    }

    @Test func `a merged cell that begins in a title is limited as well`() throws {
        let long = String(repeating: "ы", count: 5_000)
        let sheet = Sheet(
            name: "Лист1",
            rows: Self.heading + [
                ["Кадры", "", "", "", long], ["1", "Семинар", "май", "", ""], ["2", "Лекция", "май"],
            ],
            merges: [MergedCells(rows: 2...3, columns: 4...4)])
        let reading = try reading(of: sheet)
        #expect(reading.rejections.map(\.reason) == [.missingName, .malformedValue])
        #expect(reading.records.reports.first?.measures.map(\.name) == ["Лекция"])
    }

    @Test func `an endless programme is cut, and no person with it`() throws {
        let line = "Наименование и реквизиты программы: " + String(repeating: "ы", count: 985) + ", Выдуманов А. Б."
        let found = try #require(try report([[line]] + Self.heading + Self.row).records.reports.first)
        #expect(found.programme == String(repeating: "ы", count: 985) + ", [имя]")
        let longer = try report([[line + String(repeating: " ы", count: 5_000)]] + Self.heading + Self.row)
        #expect(longer.records.reports.first?.programme.count == 1_000)
    }

    @Test func `a last measure that begins like a signature is one where it has a term`() throws {
        let reading = try report(
            Self.heading + [
                ["1", "Семинар", "май", "", ""], ["", "Подпись соглашения с ИРО", "октябрь", "октябрь", ""],
                ["", "Директор", "", "Выдуманов А. Б.", ""],
            ])
        #expect(
            reading.records.reports.first?.measures.map(\.name) == ["Семинар", "Подпись соглашения с ИРО"])
        #expect(!"\(reading)".contains("Выдуманов"))
    }

    @Test(arguments: ["+", "да", "Выполнено", "v", "✓"])
    func `a mark is a result`(mark: String) throws {
        let rows = [["1", "Семинар", "май 2021", "02.06.2021", mark], ["2", "Лекция", "май 2021", mark, mark]]
        let measures = try #require(try report(Self.heading + rows).records.reports.first?.measures)
        #expect(measures.map(\.result) == [mark, mark] && measures[1].fact.text == mark)
        let day = try #require(Self.day("2021-09-27"))
        #expect(measures.map { $0.status(on: day) } == [.late, .unclear])
        #expect(measures.map { $0.isCarriedOut(on: day) } == [true, true])
    }

    @Test func `a table without rows is refused`() throws {
        #expect(throws: IntakeError.noRows(file: "990001.xlsx", sheet: "Лист1")) {
            try report(Self.heading + [["1."], ["2."]], as: "990001.xlsx")
        }
    }

    @Test func `one column of terms is the plan`() throws {
        let rows = [["Мероприятие", "Сроки", "Результат"], ["Семинар", "май 2021", "Справка"]]
        let report = try #require(try report(rows).records.reports.first)
        #expect(report.measures.map(\.plan.text) == ["май 2021"] && report.measures.map(\.fact.text) == [""])
    }

    // MARK: Whose it is

    private static let row = [["1", "Семинар", "май", "", ""]]

    @Test(arguments: [
        ("Наименование ОО: МБОУ \"Речная СОШ №1\"", "a.xlsx", "990001"),
        ("Наименование ОО: Школа у реки (990001)", "a.xlsx", "990001"),
        ("Наименование ОО: edu990002", "a.xlsx", "990002"), ("Наименование ОО:", "990002 Полевая ООШ.xlsx", "990002"),
        ("Наименование ОО: ______", "Отчёты/Полевая ООШ/отчёт.xlsx", "990002"),
        ("", "Отчёты/edu990001/a.xlsx", "990001"),
        ("Наименование ОО: неизвестная школа", "990001.xlsx", "990001"),
        ("Наименование ОО: ООШ", "990004.xlsx", "990004"),
    ])
    func `a school is found by its name, its login or the path`(line: String, path: String, code: String) throws {
        let reading = try report([[line]] + Self.heading + Self.row, as: path)
        #expect(reading.records.reports.map(\.school) == [try id(code)])
    }

    @Test func `an unknown school is refused with what is like it`() throws {
        #expect(
            throws: IntakeError.unknownReportingSchool(
                file: "a.xlsx", isNamed: true, nearest: ["990002 Полевая ООШ"])
        ) {
            try report([["Наименование ОО: Полевая ОШ"]] + Self.heading + Self.row, as: "a.xlsx")
        }
        #expect(throws: IntakeError.unknownReportingSchool(file: "a.xlsx", isNamed: false, nearest: [])) {
            try report(Self.heading + Self.row, as: "a.xlsx")
        }
        #expect(
            throws: IntakeError.unknownReportingSchool(
                file: "a.xlsx", isNamed: true, nearest: ["990003 ООШ", "990004 ООШ"])
        ) {
            try report([["Наименование ОО: ООШ"]] + Self.heading + Self.row, as: "a.xlsx")
        }
    }

    @Test func `file and path that name two schools contradict each other`() throws {
        #expect(
            throws: IntakeError.contradiction(
                file: "990002.xlsx", sheet: "", fact: "school",
                evidence: [Evidence(origin: "content", value: "990001"), Evidence(origin: "path", value: "990002")])
        ) {
            try report([["Наименование ОО: Речная СОШ № 1"]] + Self.heading + Self.row, as: "990002.xlsx")
        }
    }
}
