// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// The layouts in which results of ВПР went around before the form Ф1, and in which schools still collect them.
///
/// None has a column of marks in general: the mark follows from the total. None says its subject and grade in its rows.
enum RawVPRLayouts {
    /// The export of autumn 2020: `user`, `code`, `sum`, and forty columns of tasks with «Учебник» among them.
    static let autumn2020 = TableLayout(
        format: .vprAutumn2020,
        columns: [
            "groups": ["groups"], "login": ["user"], "code": ["code"], "journal": ["otc"], "variant": ["var-1"],
            "secondVariant": ["var-2"], "total": ["sum"], "mark": ["отметка"],
        ],
        required: [("user", ["login"]), ("code", ["code"]), ("var-1", ["variant"]), ("sum", ["total"])],
        passed: ["id", "gender", "klass", "учебник"])

    /// The export of spring 2021, with numbers as text; «регион» is the municipality.
    static let spring2021 = TableLayout(
        format: .vprSpring2021,
        columns: [
            "login": ["логин школы"], "municipality": ["регион"], "code": ["код обучающегося"],
            "journal": ["отметка за предыдущую четверть/триместр"], "variant": ["вариант"], "total": ["всего баллов"],
            "mark": ["отметка"],
        ],
        required: [
            ("логин школы", ["login"]), ("код обучающегося", ["code"]), ("вариант", ["variant"]),
            ("всего баллов", ["total"]),
        ], passed: ["номер обучающегося", "пол", "класс", "учебник", "др.уч. автор", "др.уч. название"])

    /// The sheet «Протокол» of the export of 2022; of the sheet «Классы» no row is a pupil.
    static let protocol2022 = TableLayout(
        format: .vpr2022,
        columns: [
            "login": ["пользователь"], "municipality": ["муниципалитет"], "name": ["школа"], "date": ["дата загрузки"],
            "code": ["код", "код участника"], "variant": ["вариант"], "journal": journalHeadings,
            "total": ["итого баллов"], "mark": ["отметка"],
        ],
        required: [
            ("Пользователь", ["login"]), ("Код", ["code"]), ("Вариант", ["variant"]), ("Итого баллов", ["total"]),
        ], passed: ["код региона", "регион", "наименование класса", "пол"])

    /// The sheet «Протокол» of the form that one school fills in; it names no school.
    static let collectionForm = TableLayout(
        format: .vprCollectionForm,
        columns: [
            "code": ["код участника"], "variant": ["вариант"], "journal": journalHeadings, "total": ["итого баллов"],
            "class": ["порядковый номер класса"], "mark": ["отметка"],
        ],
        required: [
            ("Код участника", ["code"]), ("Вариант", ["variant"]), ("Итого баллов", ["total"]),
            ("Порядковый номер класса", ["class", "journal"]),
        ], passed: ["пол"])

    static let all = [autumn2020, spring2021, protocol2022, collectionForm]

    private static let journalHeadings = [
        "отметка за предыдущий триместр/ четверть/полугодие", "отметка за предыдущий триместр/четверть/полугодие",
        "отметка за предыдущий триместр/ четверть/ полугодие", "отметка за предыдущий триместр/четверть",
    ]

    /// Sheets that belong to a layout, and hold no pupils.
    static func isCompanion(_ sheet: String, of format: FileFormat) -> Bool {
        let name = Normaliser.heading(sheet)
        return switch format {
        case .vpr2022: name == "классы"
        case .vprCollectionForm: ["служебный", "порядковый номер класса"].contains(name)
        default: false
        }
    }
}
