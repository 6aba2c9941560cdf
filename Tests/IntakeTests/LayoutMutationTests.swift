// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing
import Wording

@testable import Intake

/// Files of every layout of ВПР and of the registers that something has happened to: cells swapped, emptied and replaced, rows, columns and
/// sheets gone, headings damaged, another path.
struct LayoutMutationTests {
    /// The number of mutations of each layout; `VEKHA_FUZZ_MUTATIONS` asks for more.
    private static let mutations = UInt64(
        ProcessInfo.processInfo.environment["VEKHA_FUZZ_MUTATIONS"].flatMap { Int($0) } ?? 300)

    private static let person = "ТЕСТОВ ПЁТР"

    @Test(arguments: MutableLayout.all.map(\.name))
    func `every file gives a reading that is whole, or one error`(name: String) throws {
        let layout = try #require(MutableLayout.all.first { $0.name == name })
        let intake = try makeIntake()
        let schools = try directory()
        // For copies of recommendations: what stood in the export that they were made from.
        let release = try MutableLayout.release()
        var readings = 0
        for seed in 0..<Self.mutations {
            var random = SplitMix(state: seed)
            let (sheets, path) = layout.mutated(&random)
            let reading: FileReading
            do {
                reading = try read(sheets, intake, schools, as: path, exported: { $0 < 2 ? release : nil })
            } catch let error as IntakeError {
                #expect(!"\(error)".contains(Self.person), "seed \(seed)")
                continue
            }
            readings += 1
            let broken = brokenRule(of: reading)
            #expect(broken == nil, "seed \(seed): \(broken ?? "")")
        }
        // Most mutations leave a file that can be read: else the test would test refusals only.
        #expect(readings > Int(Self.mutations) / 4)
    }

    /// The first rule that a reading breaks; nil where it is whole.
    private func brokenRule(of reading: FileReading) -> String? {
        let (results, tasks) = (reading.results, reading.tasks)
        let lengths = [results.school.count, results.outcome.count, results.score.count, results.person.count]
        let taskLengths = [
            tasks.school.count, tasks.outcome.count, tasks.total.count, tasks.journal.count, tasks.variant.count,
        ]
        let rules: [(String, Bool)] = [
            ("rows", reading.accepted + reading.absent + reading.rejected == reading.rows),
            ("lengths", lengths.allSatisfy { $0 == results.count }),
            ("outcomes", results.outcome.allSatisfy { Outcome(rawValue: $0) != nil }),
            ("works", results.work.allSatisfy { reading.works.indices.contains(Int($0)) }),
            ("slices", reading.slices.allSatisfy { reading.works.indices.contains(Int($0.work)) }),
            ("task lengths", taskLengths.allSatisfy { $0 == tasks.count }),
            ("task lists", tasks.list.allSatisfy { tasks.lists.indices.contains(Int($0)) }),
            ("task works", tasks.lists.allSatisfy { reading.works.indices.contains(Int($0.work)) }),
            (
                "task scores",
                tasks.scores.count == tasks.list.reduce(0) { $0 + tasks.lists[Int($1)].tasks.count }
            ),
            ("journal", tasks.journal.allSatisfy { $0 == 0 || (2...5).contains($0) }),
            ("shares", reading.references.allSatisfy { abs($0.shares.reduce(0, +) - 1) <= 0.101 }),
            ("support", reading.records.support.allSatisfy { $0.day != nil && !$0.teachers.contains(0) }),
            ("staffing", reading.records.staffing.allSatisfy { $0.teachers > 0 && (2000...2100).contains($0.year) }),
            ("decisions", reading.records.decisions.allSatisfy { $0.release >= 0 && !$0.key.isEmpty }),
            ("person", !text(of: reading).contains(Self.person)),
        ]
        return rules.first { !$0.1 }?.0
    }

    /// All texts of a reading but the names of schools, which stand in columns of their own.
    private func text(of reading: FileReading) -> String {
        "\(reading.taken)\(reading.works)\(reading.rejections)\(reading.checks)\(reading.references)\(reading.tasks.lists)"
    }
}

/// A file of a layout, and what may happen to it.
struct MutableLayout {
    let name: String
    let path: String
    let sheets: [(String, [[String]])]

    private static let words = [
        "", " ", "\u{A0}", "0", "1", "2", "5", "8", "12", "38", "-1", "101", "3,5", "33,33", "50%", "99999999999",
        "1e9",
        "=1+1", "X", "Х ", "не пройд.", "?", "H", "отсутствовал", "нет отметки", "ж", "edu342202", "sch344180", "edu1",
        "342202", "05.10.2022 12:29:13", "31.02.2022", "2019-04-01", "ТЕСТОВ ПЁТР", "Вся выборка", "Район(reg34_m004)",
        "СОШ(edu348118)", "vpr2020.ru4", "vpr2020.ma9", "Русский язык", "Математика", "2020", "4", "11",
        "ВПР 2023 Математика 5 класс", "| Кол-во участников: 5", "<!ENTITY a>", "\u{202E}", "e\u{301}", "🏫", "\u{0}",
        String(repeating: "9", count: 400), String(repeating: "vpr2020.ru4,", count: 400),
    ]
    private static let paths = [
        "", "a.xlsx", "2020/4/Русский язык.xlsx", "2022 осень/5/Математика.xlsx", "2022/5/Математика.xlsx",
        "edu342202/2026/РУ4.xlsx", "2020/2021/4/5/РУ4 МА5.xlsx", "////", "4 класс", "2021-2022/сводка.xlsx",
    ]

    func mutated(_ random: inout SplitMix) -> (sheets: [(String, [[String]])], path: String) {
        var sheets = sheets
        var path = path
        if Int.random(in: 0..<12, using: &random) == 0 { path = Self.paths.randomElement(using: &random) ?? path }
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            guard let index = sheets.indices.randomElement(using: &random) else { break }
            switch Int.random(in: 0..<24, using: &random) {
            case 0 where sheets.count > 1: sheets.remove(at: index)
            case 0: sheets.append((Self.words.randomElement(using: &random) ?? "", sheets[index].1))
            case 1: sheets[index].0 = Self.words.randomElement(using: &random) ?? ""
            default: Self.mutate(&sheets[index].1, &random)
            }
        }
        return (sheets, path)
    }

    private static func mutate(_ rows: inout [[String]], _ random: inout SplitMix) {
        guard let row = rows.indices.randomElement(using: &random) else { return }
        let column = rows[row].indices.randomElement(using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0...5: if let column { rows[row][column] = words.randomElement(using: &random) ?? "" }
        case 6:
            let other = rows.indices.randomElement(using: &random) ?? row
            if let column, let there = rows[other].indices.randomElement(using: &random) {
                let cell = rows[row][column]
                rows[row][column] = rows[other][there]
                rows[other][there] = cell
            }
        case 7: rows.remove(at: row)
        case 8: rows.insert(rows.randomElement(using: &random) ?? [], at: row)
        case 9:
            // A column goes, or moves to the end.
            guard let column else { return }
            let isMoved = Bool.random(using: &random)
            for index in rows.indices where rows[index].indices.contains(column) {
                let cell = rows[index].remove(at: column)
                if isMoved { rows[index].append(cell) }
            }
        case 10:
            // A heading loses its end.
            if let column, rows[row][column].count > 1 { rows[row][column].removeLast() }
        default: rows[row].insert("", at: 0)
        }
    }

    /// The export that copies of recommendations name.
    static func release() throws -> RecommendationRelease {
        let rows = try (0..<4).map { index in
            var draft = try DecisionsTests.draft(index)
            draft.key = RecommendationKey(
                school: try id(login(index)), addressee: .head, rule: "level", subject: "\(index)")
            return RecommendationRelease.Row(draft: draft, status: .draft, notes: [:], fingerprint: "")
        }
        return RecommendationRelease(
            number: 1, stage: nil, rows: Dictionary(uniqueKeysWithValues: rows.map { ($0.draft.key, $0) }),
            measures: DecisionsTests.measures)
    }

    // MARK: The files

    private static func rows(_ count: Int, _ row: (Int) -> [String]) -> [[String]] { (0..<count).map(row) }

    private static func head(_ form: String) -> [[String]] {
        [[form], [], ["ВПР 2023 Русский язык 4 класс"], ["Предмет:", "Русский язык"], ["Дата:", "20.04.2023"]]
    }

    private static func login(_ index: Int) -> String { ["342202", "344180", "348118"][index % 3] }

    static let all: [MutableLayout] = [
        MutableLayout(
            name: "organisation", path: "Состав и сроки.xlsx",
            sheets: [
                (
                    "Приказ",
                    [["Реквизит приказа", "Значение"], ["Номер приказа", "80-м"], ["Дата приказа", "24.09.2021"]]
                ),
                (
                    "Люди",
                    [["Роль", "ФИО", "ФИО (кого)", "Должность", "Показатели"]]
                        + rows(4) { ["эксперт", "Долева \($0)", "Долевой \($0)", "методист", "\($0 + 1)–6"] }
                ),
                (
                    "Сроки",
                    [["Что сдать", "Показатели", "Срок", "Включительно", "Кто отвечает", "Исполнено"]]
                        + rows(6) { ["показатели", "7–12", "до 0\($0 + 1).10.2021", "да", "эксперты", ""] }
                ),
            ]),
        MutableLayout(
            name: "vpr-f1", path: "a.xlsx",
            sheets: [
                (
                    "РУ 4 Индивидуальные результаты",
                    head("Индивидуальные результаты") + [
                        [
                            "ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант", "1 (20б)",
                            "2К1 (18б)", "Первичный балл", "Отметка", "Отметка по журналу",
                        ], ["СОШ(edu342202) | Кол-во участников: 9"],
                    ]
                        + rows(9) {
                            [
                                "edu\(login($0))", "Район", "СОШ(edu\(login($0)))", "4000\($0)", "1", "1", "\($0)", "5",
                                "\($0 + 5)", "2", "3",
                            ]
                        }
                )
            ]),
        MutableLayout(
            name: "vpr-2020", path: "2020/4/Русский язык.xlsx",
            sheets: [
                (
                    "Sheet1",
                    [
                        [
                            "groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum",
                            "a-1-grade", "a-2-grade", "Учебник", "a-4-grade",
                        ]
                    ]
                        + rows(9) {
                            [
                                "34-RU,vpr2020.ru4", "sch\(login($0))", "\($0)", "5000\($0)", "4", "м", "А", "1", "2",
                                "\($0 + 7)", "7", "\($0)", "книга", "",
                            ]
                        }
                )
            ]),
        MutableLayout(
            name: "vpr-2021", path: "Проведение работы по математике, 5 класс. ВПР 2021.xlsx",
            sheets: [
                (
                    "Sheet",
                    [
                        [
                            "логин школы", "регион", "номер обучающегося", "код обучающегося",
                            "отметка за предыдущую четверть/триместр", "пол", "класс", "вариант", "всего баллов",
                            "балл за 1", "балл за 2", "Учебник",
                        ]
                    ]
                        + rows(9) {
                            [
                                "sch\(login($0))", "Район", "\($0)", "5000\($0)", "4", "м", "А", "1", "\($0 + 7)", "7",
                                "\($0)", "книга",
                            ]
                        }
                )
            ]),
        MutableLayout(
            name: "vpr-2022", path: "2022/5/Математика.xlsx",
            sheets: [
                ("Классы", [["Пользователь", "Школа"], ["edu342202", "edu342202 | СОШ"]]),
                (
                    "Протокол",
                    [
                        [
                            "Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код",
                            "Вариант", "1 (10б)", "10К1 (10б)", "Наименование класса", "Пол",
                            "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
                        ]
                    ]
                        + rows(9) {
                            [
                                "edu\(login($0))", "34", "reg34 | Область", "reg34_m004 | Район",
                                "edu\(login($0)) | СОШ", "0\($0 % 9 + 1).10.2022 12:29:13", "5000\($0)", "1", "7",
                                "\($0)", "А", "м", "4", "\($0 + 7)",
                            ]
                        }
                ),
            ]),
        MutableLayout(
            name: "vpr-form", path: "edu342202/Русский язык 4 класс ВПР 2026.xlsx",
            sheets: [
                (
                    "Протокол",
                    [
                        [
                            "Код участника", "Вариант", "1 (5б)", "4К4 (19б)", "Порядковый номер класса",
                            "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
                        ]
                    ] + rows(9) { ["4000\($0)", "1", "5", "\($0)", "1", "4", "\($0 + 5)"] }
                        + rows(9) { _ in ["0", "", "", "", "", "", "0"] }
                ), ("Служебный", [["Вариант", "Балл"], ["1", "edu342202"]]),
                ("Порядковый номер класса", [["1", "4А"]]),
            ]),
        MutableLayout(
            name: "vpr-f3", path: "a.xlsx",
            sheets: [
                (
                    "РУ 4 Статистика по отметкам",
                    head("Статистика по отметкам") + [
                        ["Группы участников", "Кол-во ОО", "Кол-во участников", "2", "3", "4", "5"],
                        ["Вся выборка", "35000", "1722202", "5,06", "32,92", "44,33", "17,69"],
                        ["Образцовая обл.", "560", "30216", "13.44", "44.14", "36.28", "6.14"],
                        ["Район(reg34_m004)", "47", "3162", "13,57", "46,9", "33,65", "5,88"],
                    ] + rows(5) { ["СОШ(edu\(login($0)))", "", "\(8 + $0)", "12,5", "50", "25", "12,5"] }
                )
            ]),
        MutableLayout(
            name: "vpr-journal", path: "a.xlsx",
            sheets: [
                (
                    "РУ 4 Сравнение отметок с отметк",
                    head("Сравнение отметок с отметками по журналу") + [
                        [
                            "Группы участников", "Кол-во участников(всего)",
                            "Понизили (Отметка < Отметка по журналу) %",
                            "Понизили (Отметка < Отметка по журналу) Кол-во участников",
                            "Подтвердили (Отметка = Отметке по журналу) %",
                            "Подтвердили (Отметка = Отметке по журналу) Кол-во участников",
                            "Повысили (Отметка > Отметка по журналу) %",
                            "Повысили (Отметка > Отметка по журналу) Кол-во участников",
                        ], ["Образцовая обл.", "3000", "20,5", "615", "70", "2100", "9,5", "285"],
                    ] + rows(6) { ["СОШ(edu\(login($0)))", "\(10 + $0)", "20", "2", "70", "7", "10", "1"] }
                )
            ]),
        MutableLayout(
            name: "regional-marks", path: "marks.xlsx",
            sheets: [
                (
                    "Sheet1",
                    [
                        [
                            "Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников", "2", "3",
                            "4", "5",
                        ]
                    ]
                        + rows(9) {
                            [
                                "202\($0 % 2 * 2 + 1)", "\(4 + $0 % 3)", "Русский язык", "Район", "edu\(login($0))",
                                "СОШ", "\(8 + $0)", "12,5", "50", "25", "12,5",
                            ]
                        }
                )
            ]),
        MutableLayout(
            name: "regional-scores", path: "scores.xlsx",
            sheets: [
                (
                    "Sheet1",
                    [
                        ["Год", "Класс", "Предмет", "Муниципалитет", "Логин", "ОО", "Кол-во участников"]
                            + (0...20).map(String.init)
                    ]
                        + rows(9) { index in
                            [
                                "2023", "4", "Математика", "Район", "edu\(login(index))", "СОШ", "\(8 + index)",
                            ] + (0...20).map { $0 % 5 == 2 ? "25" : "" }
                        }
                )
            ]),
        MutableLayout(
            name: "recommendations", path: "рекомендации.xlsx",
            sheets: [
                (
                    "Рекомендации",
                    [RecommendationColumn.allCases.map(\.title.ru)]
                        + rows(6) { index in
                            RecommendationColumn.allCases.map { column in
                                switch column {
                                case .school: "\(login(index)) СОШ"
                                case .catalogue: "A1"
                                case .key: index < 4 ? "\(login(index))/head/level/\(index)" : ""
                                case .release: index < 4 ? "1" : ""
                                case .status: index % 2 == 0 ? "принята" : "отклонена"
                                case .decidedOn: "0\(index + 1).12.2024"
                                case .addressee, .grade: ""
                                default: "слова \(index)"
                                }
                            }
                        }
                ),
                (
                    "Меры школ",
                    [MeasureMatchColumn.allCases.map(\.title.ru)]
                        + rows(3) { [login($0), "Семинар", "A", "C", "\(login($0))/measure/cbf29ce484222325", "1"] }
                ),
            ]),
        MutableLayout(
            name: "support-register", path: "помощь.xlsx",
            sheets: [
                (
                    "Сетевое взаимодействие",
                    [["Школа", "Вид взаимодействия", "Партнёр", "Дата", "Педагоги", "Документ"]]
                        + rows(6) {
                            [
                                "edu\(login($0))", "семинар", "Лицей", "0\($0 + 1).03.2024", "П-1, П-\($0)",
                                "Приказ \($0)",
                            ]
                        }
                ),
                (
                    "Методическая помощь",
                    [["Школа", "Вид помощи", "Кто оказал помощь", "Дата", "Педагоги", "Документ"]]
                        + rows(4) { ["СОШ № \($0 + 1)", "выезд", "РМК", "2024-04-0\($0 + 1)", "", ""] }
                ),
                (
                    "Численность педагогов",
                    [["Школа", "Год", "Педагогов"]] + rows(6) { ["\(login($0))", "\(2021 + $0)", "\(10 + $0)"] }
                ),
            ]),
    ]
}
