// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics
import Workbooks

/// The context form of ФИС ОКО, with persons that an import must drop.
struct ContextForm {
    private let model: DistrictModel

    init(_ model: DistrictModel) { self.model = model }

    /// The year of the form.
    var year: Int { model.years.contains(2022) ? 2022 : model.years[model.years.count - 1] }

    /// The name of the file.
    var file: String { "Сбор контекстных данных об ОО (\(year)).xlsx" }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Лист1")
        let header = [
            "Пользователь", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Полное наименование", "Краткое наименование",
            "14. Тип населённого пункта", "15. Численность населённого пункта",
            "16. Удалённость от города с населением более 100 тыс., км", "17. Наличие АОП", "18. Язык обучения",
            "19. Углублённое изучение предметов", "20. Количество обучающихся",
            "24. Количество обучающихся с ОВЗ", "25. Количество учителей", "26. Количество учителей 5–9 классов",
            "27. Количество учителей с первой и высшей категорией", "Директор", "Телефон", "E-mail",
        ]
        try sheet.append(header.map { .text($0) })
        for school in model.schools { try sheet.append(row(school)) }
    }

    private func row(_ school: SchoolPlan) -> [CellContent] {
        var random = school.stream.substream(1)
        let grades = school.egeCode == nil ? 9.0 : 9.9
        let pupils = Int(Double(school.cohort) * grades)
        let kind = school.contextKind
        let inhabitants = random.integer(in: kind.inhabitants)
        let distance = random.integer(in: kind.distance)
        let special = pupils * random.integer(in: kind.special) / 100
        let teachers = max(5, pupils * 10 / random.integer(in: kind.pupilsPerTeacher))
        let middle = teachers * 6 / 10
        let category = (teachers * random.integer(in: kind.category) + 50) / 100
        let head = Self.head(school)
        return [
            .text("edu\(school.login)"), .text(RegisterFile.taxNumber(school)), .text(school.ogeCode),
            school.egeCode.map { .text($0) } ?? .empty, .text(school.name), .text(school.shortName),
            .text(school.settlement), .integer(inhabitants), .integer(distance),
            .text(kind.hasAdapted ? "да" : "нет"), .text("русский"), .text(kind.hasAdvanced ? "да" : "нет"),
            .integer(pupils), .integer(special), .integer(teachers), .integer(middle), .integer(category),
            .text(head.name), .text(head.telephone), .text(head.address),
        ]
    }

    /// The invented head of a school, whom an import must drop.
    static func head(_ school: SchoolPlan) -> (name: String, telephone: String, address: String) {
        let number = String(1001 + school.index).dropFirst()
        return (
            "ФАМИЛИЯ\(number) ИМЯ\(number) ОТЧЕСТВО\(number)",
            "8 000 000-0\(number.prefix(1))-\(number.suffix(2))", "school\(number)@example.invalid"
        )
    }
}
