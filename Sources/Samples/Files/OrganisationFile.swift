// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The workbook of people and dates: an order like the one that the 21 indicators come from, moved to another year.
///
/// Its officials are invented, and their surnames say so.
struct OrganisationFile {
    private let year: Int

    init(lastYear: Int) { year = lastYear }

    /// A person of the order: role, then name and position in three cases, then indicators.
    private static let people = [
        [
            "эксперт", "Показателева Анна Ивановна", "Показателевой Анны Ивановны", "Показателевой Анне Ивановне",
            "заместитель начальника отдела образования", "заместителя начальника отдела образования",
            "заместителю начальника отдела образования", "1–6, 17",
        ],
        [
            "эксперт", "Сведенцев Пётр Петрович", "Сведенцева Петра Петровича", "Сведенцеву Петру Петровичу",
            "специалист методического центра", "специалиста методического центра", "специалисту методического центра",
            "13–16, 18–21",
        ],
        [
            "эксперт", "Долева Мария Сергеевна", "Долевой Марии Сергеевны", "Долевой Марии Сергеевне",
            "специалист методического центра", "специалиста методического центра", "специалисту методического центра",
            "7–12",
        ],
        [
            "рабочая группа", "Рекомендацкий Илья Олегович", "Рекомендацкого Ильи Олеговича",
            "Рекомендацкому Илье Олеговичу", "методист", "методиста", "методисту", "",
        ],
        [
            "отвечает за мониторинг", "Показателева Анна Ивановна", "Показателевой Анны Ивановны",
            "Показателевой Анне Ивановне", "заместитель начальника отдела образования",
            "заместителя начальника отдела образования", "заместителю начальника отдела образования", "",
        ],
        [
            "подписывает", "Подписина Ольга Николаевна", "Подписиной Ольги Николаевны", "Подписиной Ольге Николаевне",
            "начальник отдела образования", "начальника отдела образования", "начальнику отдела образования", "",
        ],
    ]

    /// A deadline: what, its code, the indicators as they are written, day and month, who answers.
    private static let deadlines: [(what: String, code: String, indicators: String, day: String, owner: String)] = [
        ("отчёты школ", "reports", "", "27.09", "руководители школ"),
        ("показатели", "indicators", "1–6, 13–21", "30.09", "эксперты"),
        ("промежуточный документ", "interim", "", "01.10", "Показателева Анна Ивановна"),
        ("промежуточные рекомендации", "interimRecommendations", "", "10.10", "рабочая группа"),
        ("показатели", "indicators", "7–12", "01.12", "эксперты"),
        ("итоговый документ", "final", "", "10.12", "Показателева Анна Ивановна"),
        ("сводный документ", "summary", "", "11.12", "Показателева Анна Ивановна"),
        ("итоговые рекомендации", "finalRecommendations", "", "20.12", "рабочая группа"),
    ]

    private var facts: [(String, String)] {
        [
            ("Номер приказа", "80-м"), ("Дата приказа", "24.09.\(year)"),
            (
                "Название приказа",
                "О проведении мониторинга деятельности школ с низкими образовательными результатами и школ, "
                    + "функционирующих в неблагоприятных социальных условиях"
            ), ("Орган", "Отдел образования администрации района"),
            ("Орган (чего)", "отдела образования администрации района"), ("Мониторинг с", "25.09.\(year)"),
            ("Мониторинг по", "10.12.\(year)"), ("Период отчётов школ", "1 полугодие \(year) года"),
            ("Правовое основание", "приказ отдела образования от 27.08.\(year) № 106-м"),
        ]
    }

    /// How many rows it has.
    var rows: Int { facts.count + Self.people.count + Self.deadlines.count }

    /// The deadlines as they are.
    var truth: [SampleTruth.Deadline] {
        Self.deadlines.map { item in
            let parts = item.day.split(separator: ".")
            let indicators =
                switch item.indicators {
                case "7–12": Array(7...12)
                case "": [Int]()
                default: Array(1...6) + Array(13...21)
                }
            return SampleTruth.Deadline(
                subject: item.code, day: "\(year)-\(parts[1])-\(parts[0])", indicators: indicators)
        }
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let order = try workbook.addSheet("Приказ")
        try order.append([.text("Реквизит приказа"), .text("Значение")])
        for (name, value) in facts { try order.append([.text(name), .text(value)]) }
        let people = try workbook.addSheet("Люди")
        let heads = [
            "Роль", "ФИО", "ФИО (кого)", "ФИО (кому)", "Должность", "Должность (кого)", "Должность (кому)",
            "Показатели",
        ]
        try people.append(heads.map { .text($0) })
        for person in Self.people { try people.append(person.map { $0.isEmpty ? .empty : .text($0) }) }
        let dates = try workbook.addSheet("Сроки")
        let columns = ["Что сдать", "Показатели", "Срок", "Включительно", "Кто отвечает", "Исполнено"]
        try dates.append(columns.map { .text($0) })
        for item in Self.deadlines {
            try dates.append([
                .text(item.what), item.indicators.isEmpty ? .empty : .text(item.indicators),
                .text("до \(item.day).\(year)"), .text("да"), .text(item.owner), .empty,
            ])
        }
    }
}
