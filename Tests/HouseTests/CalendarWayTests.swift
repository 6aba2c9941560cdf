// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Installation
import Monitoring
import Store
import Testing
import Workbooks

/// From the workbook of people and dates to what is due: the calendar of the order of 24.09.2021, with invented people.
struct CalendarWayTests {
    /// A campaign of 2019–2021 with two ШНОР and one other school, whose only results are those of grade 4.
    private struct OrderCampaign {
        let folder: TemporaryFolder
        var url: URL { folder.file("campaign") }
        var input: URL { url.appending(path: "input") }

        init() throws {
            folder = try TemporaryFolder()
            #expect(try Program.run(["init", url.path, "--lang", "ru", "--years", "2019,2020,2021"]).status == 0)
            for name in ["Школы.xlsx", "Состав и сроки.xlsx"] {
                try FileManager.default.removeItem(at: input.appending(path: name))
            }
            try write(
                "Школы.csv",
                """
                Логин ФИС ОКО;Код ОГЭ;Официальное наименование;Краткое наименование;Статус
                edu990001;991001;МБОУ «Полевая СОШ»;Полевая СОШ;ШНОР
                edu990002;991002;МБОУ «Лесная СОШ»;Лесная СОШ;ШНОР
                edu990003;991003;МБОУ «Луговая СОШ»;Луговая СОШ;

                """)
            try write("а.csv", SmallCampaign.table([2, 3, 4, 5], school: 990_001))
            try write("а.csv.map.yaml", SmallCampaign.mapping(year: 2021))
        }

        func write(_ name: String, _ text: String) throws {
            try text.write(to: input.appending(path: name), atomically: true, encoding: .utf8)
        }

        /// Writes the workbook of the order; `done` is typed into the first column «Исполнено».
        func writeOrder(
            _ name: String = "Состав и сроки.xlsx", number: String = "80-м", interim: String = "до 01.10.2021"
        ) throws {
            let book = try WorkbookWriter(to: input.appending(path: name), created: Date(timeIntervalSince1970: 0))
            let order = try book.addSheet("Приказ")
            for row in [["Реквизит приказа", "Значение"], ["Номер приказа", number], ["Дата приказа", "24.09.2021"]] {
                try order.append(row.map { .text($0) })
            }
            let people = try book.addSheet("Люди")
            for row in [
                ["Роль", "ФИО", "Должность", "Показатели"], ["эксперт", "Долева Анна Ивановна", "методист", "1–6, 17"],
                ["эксперт", "Сведенцев Пётр Петрович", "методист", "7–16, 18–21"],
                ["отвечает за мониторинг", "Срокова Ольга Олеговна", "начальник", ""],
            ] {
                try people.append(row.map { .text($0) })
            }
            let dates = try book.addSheet("Сроки")
            for row in [
                ["Что сдать", "Показатели", "Срок", "Включительно", "Кто отвечает"],
                ["показатели", "1–6, 13–21", "до 30.09.2021", "", "эксперты"],
                ["показатели", "7–12", "до 01.12.2021", "", "эксперты"],
                ["промежуточный документ", "", interim, "", "Срокова Ольга Олеговна"],
                ["итоговый документ", "", "до 10.12.2021", "", "Срокова Ольга Олеговна"],
                ["сводный документ", "", "до 11.12.2021", "", "Срокова Ольга Олеговна"],
                ["промежуточные рекомендации", "", "до 10.10.2021", "", "рабочая группа"],
                ["итоговые рекомендации", "", "20.12.2021", "", "рабочая группа"],
                ["отчёты школ", "", "до 27.09.2021", "", "руководители школ"],
            ] {
                try dates.append(row.map { .text($0) })
            }
            try book.close()
        }

        func run(_ arguments: String..., language: String = "ru") throws -> Program.Answer {
            try Program.run(arguments + ["--campaign", url.path, "--lang", language])
        }
    }

    private func imported() throws -> OrderCampaign {
        let campaign = try OrderCampaign()
        try campaign.writeOrder()
        let answer = try campaign.run("import")
        #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
        return campaign
    }

    @Test func `on the first of October the check names what is due and late, and nothing else`() throws {
        let answer = try imported().run("check", "--date", "2021-10-01")
        #expect(answer.status == 1 && answer.errors.isEmpty)
        #expect(
            answer.output == """
                На 01.10.2021 (пятница) не сдано: просрочено — 15, срок сегодня — 1.

                По людям
                кто                      что                      срок           состояние
                ───────────────────────  ───────────────────────  ─────────────  ────────────────────
                руководители школ        отчёты школ: 2           до 27.09.2021  просрочено на 4\u{A0}дня
                Долева Анна Ивановна     показатели 3–6, 17       до 30.09.2021  просрочено на 1\u{A0}день
                Сведенцев Пётр Петрович  показатели 13–16, 18–21  до 30.09.2021  просрочено на 1\u{A0}день
                Срокова Ольга Олеговна   промежуточный документ   до 01.10.2021  срок сегодня

                По школам
                школа               кто                срок           состояние
                ──────────────────  ─────────────────  ─────────────  ───────────────────
                990001 Полевая СОШ  руководители школ  до 27.09.2021  просрочено на 4\u{A0}дня
                990002 Лесная СОШ   руководители школ  до 27.09.2021  просрочено на 4\u{A0}дня

                По показателям
                показатель                                кто                      срок           состояние
                ────────────────────────────────────────  ───────────────────────  ─────────────  ────────────────────
                3. ЕГЭ/ГВЭ, русский язык: ниже минимума   Долева Анна Ивановна     до 30.09.2021  просрочено на 1\u{A0}день
                4. ЕГЭ, русский язык: 81 и более          Долева Анна Ивановна     до 30.09.2021  просрочено на 1\u{A0}день
                5. ЕГЭ, математика: ниже минимума         Долева Анна Ивановна     до 30.09.2021  просрочено на 1\u{A0}день
                6. ЕГЭ, математика: 81 и более            Долева Анна Ивановна     до 30.09.2021  просрочено на 1\u{A0}день
                13. ВПР, русский язык, 5–6 классы: «2»    Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                14. ВПР, математика, 5–6 классы: «2»      Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                15. ВПР, русский язык, 5–6 классы: «5»    Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                16. ВПР, математика, 5–6 классы: «5»      Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                17. ШНОР с положительной динамикой        Долева Анна Ивановна     до 30.09.2021  просрочено на 1\u{A0}день
                18. Педагоги с ростом компетенций         Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                19. ШНОР в сетевом взаимодействии         Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                20. Педагоги в сетевом взаимодействии     Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день
                21. ШНОР, получившие методическую помощь  Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 1\u{A0}день

                — 10.10.2021, воскресенье — выходной; последний рабочий день перед ним — 08.10.2021, пятница

                """)
    }

    @Test func `the same as JSON has one entry for each duty`() throws {
        let campaign = try imported()
        let answer = try campaign.run("check", "--date", "2021-10-01", "--format", "json")
        #expect(answer.status == 1)
        struct Answer: Decodable {
            struct Duty: Decodable, Equatable {
                let subject: String
                let indicator: Int?
                let school: String?
                let responsible: [String]
                let deadline: String
                let lastDay: String
                let daysLate: Int
                let state: String
            }
            struct Notice: Decodable, Equatable {
                let kind: String
                let day: String?
                let lastDay: String?
            }
            let date: String
            let late, today, unknown: Int
            let duties: [Duty]
            let notices: [Notice]
        }
        let found = try JSONDecoder().decode(Answer.self, from: Data(answer.output.utf8))
        #expect((found.date, found.late, found.today, found.unknown) == ("2021-10-01", 15, 1, 0))
        let reports = ["990001", "990002"].map { school in
            Answer.Duty(
                subject: "reports", indicator: nil, school: school, responsible: ["руководители школ"],
                deadline: "2021-09-27", lastDay: "2021-09-27", daysLate: 4, state: "late")
        }
        let numbers = (Array(3...6) + Array(13...21)).map { indicator in
            Answer.Duty(
                subject: "indicators", indicator: indicator, school: nil,
                responsible: [
                    [3, 4, 5, 6, 17].contains(indicator) ? "Долева Анна Ивановна" : "Сведенцев Пётр Петрович"
                ],
                deadline: "2021-09-30", lastDay: "2021-09-30", daysLate: 1, state: "late")
        }
        let document = Answer.Duty(
            subject: "interim", indicator: nil, school: nil, responsible: ["Срокова Ольга Олеговна"],
            deadline: "2021-10-01", lastDay: "2021-10-01", daysLate: 0, state: "today")
        #expect(found.duties == reports + numbers + [document])
        let recommendations = Answer.Notice(kind: "dayOff", day: "2021-10-10", lastDay: "2021-10-08")
        #expect(found.notices == [recommendations])

        let later = try JSONDecoder().decode(
            Answer.self,
            from: Data(try campaign.run("check", "--date", "2021-12-02", "--format", "json").output.utf8))
        // Base mathematics of 2021 was held as ГВЭ, so that all six are expected.
        #expect((later.late, later.today, later.unknown) == (22, 0, 1))
        #expect(later.duties.filter { $0.daysLate == 1 }.map(\.indicator) == [7, 8, 9, 10, 11, 12])
        // The summary comes next, and its day is a Saturday.
        let summary = Answer.Notice(kind: "dayOff", day: "2021-12-11", lastDay: "2021-12-10")
        #expect(later.notices == [recommendations, summary])
        let csv = try campaign.run("check", "--date", "2021-10-01", "--format", "csv").output.split(separator: "\n")
        #expect(csv.count == 17)
        #expect(csv.last == "interim,,,Срокова Ольга Олеговна,2021-10-01,true,2021-10-01,0,today")
    }

    @Test func `on the second of December the check names what is due and late, and nothing else`() throws {
        let campaign = try imported()
        #expect(try campaign.run("run", "--stage", "interim", "--date", "2021-10-01").status == 0)
        let answer = try campaign.run("check", "--date", "2021-12-02")
        #expect(answer.status == 1 && answer.errors.isEmpty)
        #expect(
            answer.output == """
                На 02.12.2021 (четверг) не сдано: просрочено — 21, срок сегодня — 0.

                По людям
                кто                      что                         срок           состояние
                ───────────────────────  ──────────────────────────  ─────────────  ─────────────────────────
                руководители школ        отчёты школ: 2              до 27.09.2021  просрочено на 66\u{A0}дней
                Долева Анна Ивановна     показатели 3–6, 17          до 30.09.2021  просрочено на 63\u{A0}дня
                Сведенцев Пётр Петрович  показатели 13–16, 18–21     до 30.09.2021  просрочено на 63\u{A0}дня
                Сведенцев Пётр Петрович  показатели 7–12             до 01.12.2021  просрочено на 1\u{A0}день
                рабочая группа           промежуточные рекомендации  до 10.10.2021  нет отметки об исполнении

                По школам
                школа               кто                срок           состояние
                ──────────────────  ─────────────────  ─────────────  ─────────────────────
                990001 Полевая СОШ  руководители школ  до 27.09.2021  просрочено на 66\u{A0}дней
                990002 Лесная СОШ   руководители школ  до 27.09.2021  просрочено на 66\u{A0}дней

                По показателям
                показатель                                кто                      срок           состояние
                ────────────────────────────────────────  ───────────────────────  ─────────────  ────────────────────
                3. ЕГЭ/ГВЭ, русский язык: ниже минимума   Долева Анна Ивановна     до 30.09.2021  просрочено на 63\u{A0}дня
                4. ЕГЭ, русский язык: 81 и более          Долева Анна Ивановна     до 30.09.2021  просрочено на 63\u{A0}дня
                5. ЕГЭ, математика: ниже минимума         Долева Анна Ивановна     до 30.09.2021  просрочено на 63\u{A0}дня
                6. ЕГЭ, математика: 81 и более            Долева Анна Ивановна     до 30.09.2021  просрочено на 63\u{A0}дня
                13. ВПР, русский язык, 5–6 классы: «2»    Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                14. ВПР, математика, 5–6 классы: «2»      Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                15. ВПР, русский язык, 5–6 классы: «5»    Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                16. ВПР, математика, 5–6 классы: «5»      Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                17. ШНОР с положительной динамикой        Долева Анна Ивановна     до 30.09.2021  просрочено на 63\u{A0}дня
                18. Педагоги с ростом компетенций         Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                19. ШНОР в сетевом взаимодействии         Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                20. Педагоги в сетевом взаимодействии     Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                21. ШНОР, получившие методическую помощь  Сведенцев Пётр Петрович  до 30.09.2021  просрочено на 63\u{A0}дня
                7. Математика база/ГВЭ: «2»               Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день
                8. Математика база/ГВЭ: «5»               Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день
                9. ОГЭ, математика: «2»                   Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день
                10. ОГЭ, математика: «5»                  Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день
                11. ОГЭ, русский язык: «2»                Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день
                12. ОГЭ, русский язык: «5»                Сведенцев Пётр Петрович  до 01.12.2021  просрочено на 1\u{A0}день

                Срок вышел, а сдано ли, программе не известно: 1. Эта версия таких документов не составляет: впишите день в столбец «Исполнено» листа «Сроки».

                — 10.10.2021, воскресенье — выходной; последний рабочий день перед ним — 08.10.2021, пятница
                — 11.12.2021, суббота — выходной; последний рабочий день перед ним — 10.12.2021, пятница
                — промежуточный документ: расчёт этого этапа выполнен, поэтому просроченным он не считается; сам документ эта версия не составляет — когда он сдан, впишите день в столбец «Исполнено» листа «Сроки»

                """)
    }

    @Test func `a stage has its own indicators and findings, and says what the final one adds`() throws {
        let campaign = try imported()
        #expect(try campaign.run("run", "--date", "2021-09-29").status == 0)
        let interim = try campaign.run("run", "--stage", "interim", "--date", "2021-10-01")
        #expect(interim.status == 0, "\(interim.errors)")
        #expect(interim.output.contains("показатели 7–12 будут представлены в итоговом документе"))
        let output = campaign.url.appending(path: "output")
        let page = try String(contentsOf: output.appending(path: "report.html"), encoding: .utf8)
        #expect(page.contains("промежуточный этап") && page.contains("Календарь и ответственные"))
        #expect(page.contains("№\u{A0}80-м") || page.contains("80-м"))
        let final = try campaign.run("run", "--stage", "final", "--date", "2021-12-10")
        #expect(final.status == 0 && !final.output.contains("будут представлены"))
        #expect(
            try String(contentsOf: output.appending(path: "report.html"), encoding: .utf8).contains("итоговый этап"))
        func numbers(_ stage: String) throws -> [Int] {
            try SmallCampaign.open(campaign.url).rows(
                "SELECT DISTINCT indicator FROM v_findings WHERE stage = '\(stage)' ORDER BY 1"
            ).compactMap { $0[0].int }
        }
        // Only the works of grade 4 are there: nothing is found of the others, and the stages stand side by side.
        let interimNumbers = try numbers("interim")
        #expect(interimNumbers.contains(1) && !interimNumbers.contains { (7...12).contains($0) })
        #expect(try numbers("final").contains(1) && numbers("all").contains(1))
        let again = try campaign.run("run", "--stage", "interim", "--date", "2021-10-02")
        #expect(again.status == 0)
        let runs = try SmallCampaign.open(campaign.url).rows("SELECT stage, date FROM runs ORDER BY stage")
        #expect(
            runs.map { [$0[0].text, $0[1].text] } == [
                ["all", "2021-09-29"], ["final", "2021-12-10"], ["interim", "2021-10-02"],
            ])
        let status = try campaign.run()
        #expect(status.status == 0 && status.output.split(separator: "\n").count <= 10, "\(status.output)")
        #expect(status.output.contains("не сдано в срок"))
    }

    @Test func `a fact of the order that campaign yaml says too refuses the workbook, and later every command`() throws
    {
        let campaign = try imported()
        let file = campaign.url.appending(path: "campaign.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("number: \"\"", with: "number: \"80-м\"").write(to: file, atomically: true, encoding: .utf8)
        let sentence =
            "input/Состав и сроки.xlsx, лист «Приказ»: «Номер приказа» стоит и здесь, и в campaign.yaml (order.number); "
            + "оставьте в одном месте\n"
        for arguments in [["run"], ["check"], ["check", "--date", "2021-10-01"]] {
            let answer = try Program.run(arguments + ["--campaign", campaign.url.path, "--lang", "ru"])
            #expect(answer.status == 65 && answer.errors == sentence, "\(arguments) \(answer.errors)")
        }
        try campaign.writeOrder(number: "81-м")
        let refused = try campaign.run("import")
        #expect(refused.status == 1 && refused.errors + refused.output != "")
        #expect((refused.errors + refused.output).contains(sentence.dropLast()))
    }

    @Test func `a second workbook is refused until the first one is taken back`() throws {
        let campaign = try imported()
        try campaign.writeOrder("Сроки новые.xlsx", interim: "до 05.10.2021")
        let refused = try campaign.run("import")
        #expect(refused.status == 1)
        #expect((refused.errors + refused.output).contains("состав и сроки уже взяты из «Состав и сроки.xlsx»"))
        #expect(try campaign.run("import", "--undo", "Состав и сроки.xlsx").status == 0)
        #expect(try campaign.run("import").status == 0)
        let organisation = try SmallCampaign.open(campaign.url).organisation()
        #expect(organisation.deadlines.first { $0.subject == .interim }?.day == CalendarDate("2021-10-05"))
    }

    @Test func `a check on a day needs deadlines, and rejected rows are told beside it`() throws {
        let campaign = try OrderCampaign()
        #expect(try campaign.run("import").status == 0)
        let none = try campaign.run("check", "--date", "2021-10-01")
        #expect(none.status == 65 && none.errors.contains("заполните лист «Сроки»"))
        #expect(none.errors.split(separator: "\n").count == 1)
        try campaign.writeOrder(interim: "в октябре")
        #expect(try campaign.run("import").status == 0)
        let answer = try campaign.run("check", "--date", "2021-10-01", language: "en")
        #expect(answer.status == 1)
        #expect(answer.output.contains("input/Состав и сроки.xlsx: 1\u{A0}row rejected, the first at Сроки!C4"))
        #expect(answer.output.contains("Сроки!C4, 1 of them deadlines that cannot be judged; mend them"))
        #expect(!answer.output.contains("в октябре"))
        // Before the first term nothing is missing, and still the row cannot be judged.
        let early = try campaign.run("check", "--date", "2021-09-01")
        #expect(early.status == 1, "\(early.output)")
        #expect(early.output.contains("На 01.09.2021 (среда) по понятым срокам всё сдано, но поняты не все строки."))
        let status = try campaign.run()
        #expect(status.output.contains("не понято строк: 1, первая — Сроки!C4 (vekha check)"), "\(status.output)")
        #expect(try campaign.run("check", "--date", "32.10.2021").status == 64)
    }

    @Test func `rows of people that were not understood are told where there are no deadlines`() throws {
        let campaign = try OrderCampaign()
        try campaign.write(
            "Люди.csv", "Роль;ФИО;Должность;Показатели\nэксперд;Чужой;методист;1\nэксперт;Свой;методист;2, 25\n")
        let imported = try campaign.run("import")
        #expect(
            imported.output.contains("Люди.csv, D3: «25» такого показателя нет в campaign.yaml"), "\(imported.output)")
        let answer = try campaign.run("check")
        #expect(
            answer.output.contains("input/Люди.csv: не принято — 1\u{A0}строка, первая — A2; исправьте"),
            "\(answer.output)")
        #expect(try campaign.run().output.contains("Сроки: не понято строк: 1"))
    }

    @Test func `the workbook of a new campaign is understood as it is, and explains itself`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path, "--lang", "ru"]).status == 0)
        let reader = WorkbookReader(
            python: try Installation.current.python(), helper: try Installation.current.helper("workbooks.py"))
        let book = try reader.read(campaign.appending(path: "input/Состав и сроки.xlsx"), as: "a.xlsx")
        #expect(book.sheets.map(\.name) == ["Приказ", "Люди", "Сроки", "Пояснения"])
        try FileManager.default.removeItem(at: campaign.appending(path: "input/Школы.xlsx"))
        let answer = try Program.run(["import", "--campaign", campaign.path, "--lang", "ru", "--format", "json"])
        #expect(answer.status == 0, "\(answer.errors)")
        // The title of the order is there; people and deadlines wait.
        #expect(answer.output.contains("\"format\" : \"organisation\"") && answer.output.contains("\"accepted\" : 1"))
        #expect(answer.output.contains("\"rejected\" : 0"))
    }
}
