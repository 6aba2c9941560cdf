// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct PathFactsTests {
    @Test(arguments: [
        ("2020/4/Русский язык.xlsx", 2020, "Русский язык", 4),
        ("Проведение работы по русскому языку, 4 класс. ВПР 2021.xlsx", 2021, "Русский язык", 4),
        ("Проведение работы по окружающему миру, 4 класс. ВПР 2021.xlsx", 2021, "Окружающий мир", 4),
        ("ВПР/Проведение работы по математике, 11 класс. ВПР 2021.csv", 2021, "Математика", 11),
        ("2022/5-й класс/история.xls", 2022, "История", 5), ("ВПР 2023/Ф1_РУ4.xlsx", 2023, "Русский язык", 4),
        ("выгрузка.zip/2022/8/Физика (углублённый уровень).xlsx", 2022, "Физика углублённая", 8),
        ("2022/5/по английскому языку.xlsx", 2022, "Английский язык", 5),
        ("2024/4/Литературное чтение.xlsx", 2024, "Литературное чтение", 4),
        ("2024/7/По литературе.xlsx", 2024, "Литература", 7), ("MA 5 2023.xlsx", 2023, "Математика", 5),
        ("Класс 6/Биология 20.09.2022.xlsx", 2022, "Биология", 6),
    ])
    func `a path names year, subject and grade`(path: String, year: Int, subject: String, grade: Int) {
        let facts = PathFacts(path)
        #expect((facts.years, facts.grades) == ([year], [grade]))
        #expect(facts.subjects.map(\.rawValue) == [subject])
        #expect(facts.seasons.isEmpty && facts.schools.isEmpty)
    }

    @Test func `decomposed letters of a file system make no difference`() {
        #expect(PathFacts("2022/5/Русский язы\u{43A}.xlsx").subjects == [.russian])
        #expect(PathFacts("2022/5/Русскии\u{306} язык.xlsx").subjects == [.russian])
    }

    @Test(arguments: [
        "2021-2022/a.xlsx", "2021/a.xlsx/2021-22 учебный год.xlsx", "отчёт 342202.xlsx", "за 20212022.xlsx",
    ])
    func `a school year and other numbers are no year`(path: String) {
        #expect(PathFacts(path).years.filter { $0 != 2021 }.isEmpty)
        #expect(PathFacts(path).schools.isEmpty)
    }

    @Test(arguments: ["4-8 классы.xlsx", "5, 6 класс.xlsx", "5 и 6 классы.xlsx", "15 класс.xlsx", "04.xlsx", "4.xlsx"])
    func `several grades, and numbers that are none, are no grade`(path: String) {
        #expect(PathFacts(path).grades.isEmpty)
    }

    @Test func `two values of a fact are both kept`() {
        let facts = PathFacts("2020/4/2021 5 класс по математике и русскому языку, весна, осень.xlsx")
        #expect((facts.years, facts.grades) == ([2020, 2021], [4, 5]))
        #expect((facts.subjects, facts.seasons) == ([.mathematics, .russian], [.spring, .autumn]))
    }

    @Test(arguments: [
        "2022/Немецкий район/a.xlsx", "История болезни/исторический район.xlsx", "Физическая культура.xlsx",
        "Петрова Мария.xlsx",
    ])
    func `words that only look like a subject are none`(path: String) {
        // «История» is a subject, also where a folder means something else.
        #expect(PathFacts(path).subjects.allSatisfy { $0.rawValue == "История" })
        #expect(PathFacts(path).subjects.isEmpty || path.hasPrefix("История"))
    }

    @Test func `a login names the school only with its prefix`() throws {
        #expect(PathFacts("форма edu342202_РУ4.xlsx").schools == [try id("342202")])
        #expect(PathFacts("sch344180/форма.xlsx").schools == [try id("344180")])
        #expect(PathFacts("education342202.xlsx").schools.isEmpty)
    }
}
