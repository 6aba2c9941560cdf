// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing
import Workbooks

/// What a person gets for a mistake: one line, and the exit code of the contract.
struct CommandLineTests {
    private static let table = """
        unit,indicator,period,successes,total
        u1,x,2022,5,24
        u1,x,2023,4,25
        u1,x,2024,2,26
        u2,x,2022,40,100
        u2,x,2024,10,100

        """

    @Test func `stat change answers in JSON with the keys of the contract`() throws {
        // Two units tell no ρ: without the variation between cohorts the second one's change is plain.
        let answer = try Program.run(
            ["stat", "change", "-", "--format", "json", "--dispersion", "none"], input: Self.table)
        #expect(answer.status == 0, "\(answer.errors)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(
            Set(rows[0].keys) == [
                "unit", "indicator", "periods", "change", "trend", "dispersion", "basis", "p", "pAdjusted", "verdict",
                "reasons", "power",
            ])
        #expect(rows.map { $0["verdict"] as? String } == ["inconclusive", "improved"])
        for key in ["trend", "basis"] {
            #expect(rows.map { ($0[key] as? [String: Any])?["method"] as? String } == ["exact", "exact"])
        }
        let families = try #require(object["families"] as? [[String: Any]])
        #expect(families[0]["size"] as? Int == 2)
    }

    @Test func `stat change answers in CSV with the years that decide beside those that are shown`() throws {
        // The first year of u1 lies below the minimum: the trend has three years, the basis two.
        let table = Self.table.replacing("u1,x,2022,5,24", with: "u1,x,2022,3,9")
        let answer = try Program.run(
            ["stat", "change", "-", "--format", "csv", "--dispersion", "none"], input: table)
        #expect(answer.status == 0, "\(answer.errors)")
        let lines = answer.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(lines.count == 3 && lines.allSatisfy { $0.count == lines[0].count })
        let place = try #require(lines[0].firstIndex(of: "basisPeriods"))
        #expect(lines[0][place...].prefix(4) == ["basisPeriods", "basisPMid", "fittedLower", "fittedUpper"])
        #expect(lines[1][place] == "2023 2024" && lines[2][place] == "2022 2024")
        let numbers = lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(lines[0], line.map { Double($0) ?? .nan }))
        }
        for row in numbers {
            let (fitted, lower, upper) = (row["fitted"] ?? .nan, row["fittedLower"] ?? .nan, row["fittedUpper"] ?? .nan)
            #expect(lower < fitted && fitted < upper && row["basisPMid"] == row["p"])
        }
        #expect(numbers[0]["basisPMid"] != numbers[0]["pMid"] && numbers[1]["basisPMid"] == numbers[1]["pMid"])
    }

    @Test(arguments: [
        (["run", "--campaign", "/nonexistent"], Int32(64), "vekha init"),
        (["stat", "change", "/nonexistent.csv"], 74, "/nonexistent.csv"),
        (["stat", "change", "-", "--dispersion", "many"], 64, "pooled | none"),
        (
            ["stat", "change", "-", "--dispersion", "none", "--adjust", "discrete-bh", "--compare", "others"], 64,
            "bh | by"
        ),
        (["stat", "change", "-", "--adjust", "discrete-bh"], 64, "--dispersion none"),
        (["stat", "change", "-", "--adjust", "bonferroni"], 64, "bh | by"),
        (["stat", "change", "-", "--level", "7"], 64, "0.0001…0.5"),
        (["stat", "paired", "/nonexistent.csv"], 74, "/nonexistent.csv"),
        (["report", "summary"], 64, "report summary"),
        (["sample", "district", "/tmp", "--schools", "12"], 64, "/tmp"),
        (["plugins", "describe", "dynamic"], 64, "dynamics"),
    ])
    func `a mistake is one line and an exit code`(arguments: [String], status: Int32, hint: String) throws {
        let answer = try Program.run(arguments + ["--lang", "en"])
        #expect(answer.status == status, "\(answer.errors)")
        #expect(answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        (["import", "--undoo", "x"], "--undoo: такого ключа нет; возможно, --undo; справка: vekha import --help"),
        (["import", "--zzzzzzzz"], "--zzzzzzzz: такого ключа нет; справка: vekha import --help"),
        (["init"], "<папка>: не хватает в команде; справка: vekha init --help"),
        (["check", "a"], "a: лишнее слово в команде; справка: vekha check --help"),
        (["check", "a", "b"], "'a', 'b': лишние слова в команде; справка: vekha check --help"),
        (
            ["check", "--format", "xml"],
            "--format <format>: «xml» не подходит; возможны: 'table', 'json', 'csv'; справка: vekha check --help"
        ),
        (
            ["report", "svertka"],
            "<вид>: «svertka» не подходит; возможны: page, indicators, sverka, forms, plan, requests, reminders, interim, "
                + "final, summary, recommendations, letters, protocol, control, evidence; справка: vekha report --help"
        ),
        (["check", "--format"], "--format <format>: не сказано значение; справка: vekha check --help"),
        (
            ["import", "--explain=x"],
            "--explain: у этого ключа нет значения, а сказано «x»; справка: vekha import --help"
        ),
    ])
    func `a command line that is not understood is one line in the language of the run`(
        arguments: [String], line: String
    ) throws {
        let answer = try Program.run(arguments + ["--lang", "ru"])
        #expect(answer.status == 64 && answer.errors == line + "\n", "\(answer.errors)")
        let english = try Program.run(arguments, environment: ["LC_ALL": "C.UTF-8"])
        #expect(english.status == 64 && english.errors.contains("; see vekha \(arguments[0]) --help\n"))
        #expect(english.errors.split(separator: "\n").count == 1, "\(english.errors)")
    }

    /// `make man` writes the page.
    @Test func `the manual page is that of the program, but for its day`() throws {
        let dump = try Program.run(["--experimental-dump-help"], environment: ["LC_ALL": "C"])
        #expect(dump.status == 0)
        let installation = Installation.current
        let written = try Program.run(
            [], input: dump.output,
            through: [try installation.python().path, try installation.helper("manual.py").path])
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/vekha.1")
        func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { !$0.hasPrefix(".Dd ") }
        }
        #expect(written.status == 0 && lines(written.output).count > 300, "\(written.errors)")
        #expect(lines(try String(contentsOf: page, encoding: .utf8)) == lines(written.output))
        // What help says in letters of either alphabet stays.
        #expect(written.output.contains("ШНОР"))
    }

    @Test func `a campaign without anything imported says what each command waits for`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path]).status == 0)
        let waits = [
            (["check", "--date", "2021-10-01"], "сроков нет: заполните лист «Сроки»"),
            (["report", "forms"], "школ ещё нет: заполните input/Школы.xlsx"),
            (["report", "sverka"], "сверять ещё нечего"), (["report", "page"], "результатов ещё нет"),
        ]
        for (arguments, words) in waits {
            let answer = try Program.run(arguments + ["--campaign", campaign.path, "--lang", "ru"])
            #expect(answer.status == 65 && answer.errors.hasPrefix(words), "\(answer.errors)")
        }
    }

    @Test(arguments: [
        ("unit,indicator,period,successes\nu,x,1,1", "total"),
        ("unit,indicator,period,successes,total\nu,x,2022,9,8", "line 2"),
        ("unit,indicator,period,successes,total\nu,x,2022,1,8\nu,x,2022,1,8", "line 3"),
        ("unit,indicator,period,successes,total\nu,x,2022,-1,8", "successes"),
        ("unit,indicator,period,successes,total\nu,x,year,1,8", "period"),
        // 2⁴⁰ is the most that a unit may have in all of its periods.
        (
            "unit,indicator,period,successes,total\nu,x,1,1,1000000000000\nu,x,2,1,1000000000000\nu,x,3,1,1000000000000",
            "line 3, column “total”: “1000000000000”, needed is at most 1099511627776"
        ),
        (
            "unit,indicator,period,successes,total\nu,x,-1000000000,1,300000000000\nv,x,1,1,8\n"
                + "u,x,1,2,300000000000\nu,x,1000000000,3,300000000000",
            "line 5, column “period”: “1000000000”, needed is at most 5124095"
        ),
        ("unit,indicator,period,successes,total\nu,x,2022,1,8\n,,,,\nu,x,2022,1,8", "line 4"),
        ("unit,indicator,period,successes,total\n", "standard input"),
        ("", "standard input"),
    ])
    func `a table with a mistake is refused with its place`(text: String, hint: String) throws {
        let answer = try Program.run(["stat", "change", "-", "--lang", "en"], input: text)
        #expect(answer.status == 65, "\(answer.errors)")
        #expect(answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
    }

    /// Eight schools of 30 participants a year over three years.
    private static let eight =
        "unit,indicator,period,successes,total\n"
        + (0..<24).map { "u\($0 / 3),x,\(2022 + $0 % 3),\([6, 9, 4, 12, 8, 7, 5, 10][($0 * 5 + $0 / 3) % 8]),30" }
        .joined(separator: "\n")

    @Test func `ρ, its source and the power stand beside every verdict`() throws {
        let pooled = try Self.rows(Program.run(["stat", "change", "-", "--format", "json"], input: Self.eight))
        for row in pooled {
            let dispersion = try #require(row["dispersion"] as? [String: Any])
            #expect(dispersion["source"] as? String == "pooled")
            #expect(dispersion["rho"] is Double && dispersion["standardError"] is Double)
            let power = try #require(row["power"] as? [String: Any])
            #expect(Set(power.keys) == ["change", "power", "detectable", "method"])
            #expect(power["method"] as? String == "approximate")
            let basis = try #require(row["basis"] as? [String: Any])
            let (p, mid) = (try #require(row["p"] as? Double), try #require(basis["pMid"] as? Double))
            #expect(p >= mid)
        }
        let none = try Self.rows(
            Program.run(
                ["stat", "change", "-", "--format", "json", "--dispersion", "none", "--adjust", "discrete-bh"]
                    + ["--power", "exact"], input: Self.eight))
        for row in none {
            let dispersion = try #require(row["dispersion"] as? [String: Any])
            #expect(dispersion["source"] as? String == "none" && dispersion["rho"] is NSNull)
            #expect((row["power"] as? [String: Any])?["method"] as? String == "exact")
            let trend = try #require(row["trend"] as? [String: Any])
            #expect(row["p"] as? Double == trend["pExact"] as? Double)
        }
        let csv = try Program.run(["stat", "change", "-", "--format", "csv"], input: Self.eight)
        let header = csv.output.split(separator: "\n").first ?? ""
        for name in ["rho", "rhoStandardError", "dispersion", "power", "detectable", "fittedLower95"] {
            #expect(header.split(separator: ",").contains(Substring(name)))
        }
        let table = try Program.run(["stat", "change", "-", "--lang", "ru"], input: Self.eight)
        #expect(table.output.contains("x\u{A0}— обычный разброс между выпусками учтён, ρ = 0,"))
        #expect(table.output.contains("Проверок: 8. Без поправки значимы "))
    }

    @Test func `changes net of the others say what they rest on`() throws {
        var table = "unit,indicator,period,successes,total\n"
        for unit in 0..<12 {
            // All rise by 20 points in 2023; the first one stays where it was.
            for (year, share) in [(2022, 20), (2023, unit == 0 ? 20 : 40)] {
                table += "u\(unit),x,\(year),\(share * (3 + unit)),\(100 * (3 + unit))\n"
            }
        }
        let arguments = ["stat", "change", "-", "--format", "json", "--dispersion", "0.001"]
        let own = try Self.rows(Program.run(arguments, input: table))
        let net = try Self.rows(Program.run(arguments + ["--compare", "others"], input: table))
        #expect(own.count == 12 && net.count == 12)
        #expect((own[0]["basis"] as? [String: Any])?["kind"] as? String == "own")
        #expect(own[0]["verdict"] as? String != "improved" && own[1]["verdict"] as? String == "worsened")
        let basis = try #require(net[0]["basis"] as? [String: Any])
        #expect(basis["kind"] as? String == "net")
        #expect(net[0]["verdict"] as? String == "improved")
        #expect((net[0]["reasons"] as? [String])?.contains("netOfOthers") == true)
        // logit 0.4 − logit 0.2 = 0.98: a school of 20 % that moved as the others would go from 12.5 to 27.5 %.
        #expect(abs((basis["fitted"] as? Double ?? 0) + 0.15) < 0.01)
    }

    private static func rows(_ answer: Program.Answer) throws -> [[String: Any]] {
        #expect(answer.status == 0, "\(answer.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        return try #require(object?["rows"] as? [[String: Any]])
    }

    @Test func `a new campaign can be checked at once, and a mistake in it has its line`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path, "--lang", "ru", "--years", "2022,2023,2024"]).status == 0)
        #expect(FileManager.default.fileExists(atPath: campaign.appending(path: "input/Школы.xlsx").path))
        let status = try Program.run(["--campaign", campaign.path])
        #expect(status.status == 0 && status.output.contains("vekha import"))
        let file = campaign.appending(path: "campaign.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("referenceDate:", with: "referenseDate:")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let answer = try Program.run(["check", "--campaign", campaign.path])
        #expect(answer.status == 65)
        #expect(answer.errors.contains("referenseDate") && answer.errors.contains("«referenceDate»"))
        #expect(try Program.run(["init", campaign.path]).status == 64)
    }

    @Test func `a school that the register does not name is offered with the nearest ones`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path, "--lang", "ru"]).status == 0)
        let input = campaign.appending(path: "input")
        for name in ["Школы.xlsx", "Состав и сроки.xlsx"] {
            try FileManager.default.removeItem(at: input.appending(path: name))
        }
        let register = """
            Логин ФИС ОКО;Код ОГЭ;Официальное наименование;Что случилось;С чем;Когда
            edu990001;991001;Полевая СОШ № 1;присоединена;Лесная СОШ;01.09.2023
            edu990002;991002;Лесная СОШ;;;
            edu990003;991003;Луговая СОШ;присоединена;Лесня СОШ;01.09.2023
            """
        try register.write(to: input.appending(path: "Школы.csv"), atomically: true, encoding: .utf8)
        let table = "Логин;Отметка\nedu990004;2\nedu990002;3\n"
        try table.write(to: input.appending(path: "работа.csv"), atomically: true, encoding: .utf8)
        let mapping = """
            header: 1
            procedure: ВПР
            year: 2023
            season: spring
            subject: Русский язык
            grade: 4
            school: {column: Логин, code: login}
            mark: {column: Отметка}
            """
        try mapping.write(
            to: input.appending(path: "работа.csv.map.yaml"), atomically: true, encoding: .utf8)
        let answer = try Program.run(["import", "--campaign", campaign.path])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("E4: такой школы нет в справочнике → 990002 Лесная СОШ"), "\(answer.output)")
        #expect(
            answer.output.contains(
                "Нет в реестре школ, в расчёт не входят: 990004 edu990004 (похожи: 990001 Полевая СОШ № 1, "
                    + "990002 Лесная СОШ, 990003 Луговая СОШ)"), "\(answer.output)")
        // The same files again change nothing.
        let again = try Program.run(["import", "--campaign", campaign.path])
        #expect(again.output.contains("Без изменений: 2\u{A0}файла"), "\(again.output)")
    }

    @Test func `the register of a new campaign offers its words and explains itself`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path, "--lang", "ru"]).status == 0)
        let reader = WorkbookReader(
            python: try Installation.current.python(), helper: try Installation.current.helper("workbooks.py"))
        let book = try reader.read(campaign.appending(path: "input/Школы.xlsx"), as: "Школы.xlsx")
        let columns = [
            "Логин ФИС ОКО", "ИНН", "Код ОГЭ", "Код ЕГЭ", "Официальное наименование", "Краткое наименование",
            "Муниципалитет", "Филиал чего", "Статус", "Статус с", "Статус по", "Что случилось", "С чем", "Когда",
            "Примечание",
        ]
        #expect(book.sheets.map(\.name) == ["Школы", "Пояснения"])
        #expect(book.sheets[0].row(0) == columns)
        #expect((1..<book.sheets[1].rowCount).map { book.sheets[1][$0, 0] } == columns)
        #expect((1..<book.sheets[1].rowCount).allSatisfy { !book.sheets[1].isEmpty($0, 2) })
        // An empty register is one line; the workbook of people and dates has the title of the order already.
        let answer = try Program.run(["import", "--campaign", campaign.path])
        #expect(answer.status == 1 && answer.errors.split(separator: "\n").count == 1)
        #expect(answer.errors.contains("нет ни одной строки"), "\(answer.errors)")
    }

    @Test func `the key of a campaign is its owner's alone`() throws {
        let folder = try TemporaryFolder()
        let campaign = folder.file("new")
        #expect(try Program.run(["init", campaign.path]).status == 0)
        let key = campaign.appending(path: "campaign.key")
        let attributes = try FileManager.default.attributesOfItem(atPath: key.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 32)
    }

    @Test func `the built-in plugins pass the common checks`() throws {
        let answer = try Program.run(["plugins", "check"])
        #expect(answer.status == 0, "\(answer.output)")
        #expect(!answer.output.contains("✗") && answer.output.contains("✓ dynamics rowOrder"))
    }
}
