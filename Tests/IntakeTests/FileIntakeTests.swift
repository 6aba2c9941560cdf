// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

struct FileIntakeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a workbook of ФИС ОКО is read from its file`() throws {
        let url = folder.url.appendingPathComponent("отчёт.xlsx")
        let writer = try WorkbookWriter(to: url, created: Date(timeIntervalSince1970: 0))
        let sheet = try writer.addSheet("МА 4 Индивидуальные результаты")
        try sheet.append([.text("ВПР 2024 Математика 4 класс")], formats: [nil])
        try sheet.append([.text("Дата:"), .text("20.04.2024")], formats: [nil, nil])
        let heading = ["ОО", "Код участника", "Вариант", "Первичный балл", "Отметка"]
        try sheet.append(heading.map { .text($0) }, formats: heading.map { _ in nil })
        try sheet.append(
            [.text("edu342202"), .number(40001), .number(1), .number(15), .number(5)],
            formats: [nil, nil, nil, nil, nil])
        try writer.close()
        let intake = try makeIntake()
        let file = try intake.open(url, as: "2024/отчёт.xlsx")
        #expect(file.format == .vprIndividual && !file.format.needsSchools)
        let reading = try intake.read(file, schools: SchoolDirectory([]))
        #expect(reading.file == "2024/отчёт.xlsx")
        #expect(try reading.outcomes("342202") == ["5": 1])
    }

    @Test func `a table that nobody knows says what the nearest format lacks`() throws {
        let url = try folder.file("a.csv", Array("Код ОО;Класс;Аудитория\n111001;11;7\n".utf8))
        let near = NearFormat(format: .examinationProtocol, sheet: "", missing: ["Оценка / Балл"])
        #expect(throws: IntakeError.unrecognised(file: "2022/a.csv", near: [near])) {
            try makeIntake().open(url, as: "2022/a.csv")
        }
        let other = try folder.file("b.csv", Array("раз;два\n1;2\n".utf8))
        #expect(throws: IntakeError.unrecognised(file: "b.csv", near: [])) { try makeIntake().open(other, as: "b.csv") }
    }

    @Test func `a file that cannot be read keeps the reason of the reader`() throws {
        let url = try folder.file("пусто.xlsx", [])
        #expect(throws: IntakeError.unreadable(.empty(file: "2022/пусто.xlsx"))) {
            try makeIntake().open(url, as: "2022/пусто.xlsx")
        }
    }

    @Test func `a sheet that is passed over is named`() throws {
        var cells = CellStorage()
        cells.append("раз".utf8)
        cells.endRow()
        let sheets = [
            Sheet(
                name: "Школы",
                rows: [["Логин ФИС ОКО", "Код ОГЭ", "Краткое наименование"], ["edu342202", "1", "СОШ"]]),
            Sheet(name: "Черновик", rows: [["раз"]]), Sheet(name: "Пустой", rows: []),
            Sheet(name: "Скрытый", isHidden: true, cells: cells),
        ]
        let (format, tables, skipped) = try Recogniser.recognise(
            Workbook(layout: .workbook, sheets: sheets), file: "a.xlsx")
        #expect((format, tables.count, skipped) == (.schoolRegister, 1, ["№ 2", "№ 4"]))
    }

    @Test func `a context depends on what the format needs, and on nothing else`() throws {
        let url = folder.url.appendingPathComponent("a.csv")
        let intake = try makeIntake()
        let empty = SchoolDirectory([])
        func context(_ format: FileFormat, _ schools: SchoolDirectory, _ intake: FileIntake) -> String {
            intake.context(of: format, at: FileSource(url), as: "a.csv", schools: schools)
        }
        let known = try directory()
        #expect(context(.vprIndividual, known, intake) == context(.vprIndividual, empty, intake))
        #expect(context(.examinationProtocol, known, intake) != context(.examinationProtocol, empty, intake))
        let named = School(id: try id("999001"), name: "СОШ", isRegistered: false)
        let more = SchoolDirectory(known.schools + [named])
        #expect(context(.mapped, more, intake) == context(.mapped, known, intake))
        let hinted = try makeIntake(hints: [IntakeHint(pattern: "*", procedure: .oge)])
        #expect(context(.examinationProtocol, known, hinted) != context(.examinationProtocol, known, intake))
        let before = context(.mapped, known, intake)
        _ = try folder.file("a.csv.map.yaml", Array("header: 1".utf8))
        #expect(context(.mapped, known, intake) != before)
    }

    @Test(arguments: [
        ("Ф1.xlsx", true), ("выгрузка.csv.map.yaml", false), ("~$Ф1.xlsx", false), (".~lock.Ф1.xlsx#", false),
        ("Thumbs.db", false),
    ])
    func `what lies in the folder but holds no data is not opened`(name: String, isData: Bool) {
        #expect(FileIntake.isData(name) == isData)
    }

    @Test func `SHA-256 is that of the bytes`() throws {
        // FIPS 180-2, appendix B.1: «abc».
        let url = try folder.file("a", Array("abc".utf8))
        #expect(
            FileIntake.sha256(of: url) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
