// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Monitoring
import Samples
import Store
import Testing

/// Names, documents, telephones and addresses of the files never get further than the reader.
struct PersonsTests {
    /// The words of the sample's persons, and of those whom this test adds.
    private static let secrets = [
        "ФАМИЛИЯ", "ОТЧЕСТВО", "ИМЯ2", "ИМЯ0", "example.invalid", "8 000 000", "ЗВЁЗДОЧКИНА", "ЗВЕЗДОЧКИНА",
        "Звёздочкина",
        "Звездочкина", "Аполлинария", "АПОЛЛИНАРИЯ", "0000 0", "4599 918273", "4599918273", "918273", "79160000123",
        "916 000-01-23",
        "zvezda@", "Выдумкина",
    ]

    /// A protocol whose rows are whole, shifted, and full of what stands nowhere else.
    private static let table = """
        01 - Русский язык 2023.06.06
        №;Код МСУ;Код ОО;Класс;Код ППЭ;Аудитория;Фамилия;Имя;Отчество;Серия;Номер;Первичный балл;Оценка
        1;991;991001;9;0101;0010;Звёздочкина;Аполлинария;ОТЧЕСТВО;4599;918273;20;4
        2;991;Звёздочкина;9;0101;0010;991001;Аполлинария;ОТЧЕСТВО;4599;918273;20;4
        3;991;991001;Звёздочкина;0101;0010;Аполлинария;4599 918273;+7 916 000-01-23;zvezda@example.invalid;1;20;4
        4;991;991001;9;0101;0010;А;Б;В;4599;1;Звёздочкина;4599 918273
        5;991;991001;9;0101;0010;А;Б;В;4599;2;20;=HYPERLINK("zvezda@example.invalid")
        6;991;918273;9;0101;0010;А;Б;В;4599;918273;20;4

        """

    private static let form = """
        Пользователь;ИНН;Код ОГЭ;Полное наименование;20. Количество обучающихся;Директор;Телефон;E-mail
        edu990001;;991001;Школа;Звёздочкина;Звёздочкина Аполлинария;+7 916 000-01-23;zvezda@example.invalid
        Звёздочкина;;918273;Школа;100;Аполлинария;79160000123;zvezda@example.invalid

        """

    private static func expectNone(in text: String, _ place: String) {
        for secret in secrets where text.contains(secret) { Issue.record("\(place) holds «\(secret)»") }
    }

    /// Every file of a folder as bytes: UTF-8, UTF-16 and Windows-1251.
    private static func expectNone(inFilesOf folder: URL) throws {
        let encodings: [String.Encoding] = [.utf8, .utf16LittleEndian, .windowsCP1251]
        let needles = secrets.flatMap { secret in
            encodings.compactMap { encoding in
                secret.data(using: encoding).map { (secret, $0) }
            }
        }
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard let content = try? Data(contentsOf: folder.appending(path: path)) else { continue }
            for (secret, needle) in needles where content.range(of: needle) != nil {
                Issue.record("\(path) holds «\(secret)»")
            }
            expectNone(in: path, "a name")
        }
    }

    /// Every text of every table: the engine packs its strings, so bytes alone prove little.
    private static func expectNone(inDatabaseOf folder: URL) throws {
        let campaign = try SmallCampaign.open(folder)
        let columns = try campaign.rows(
            "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'VARCHAR'")
        #expect(columns.count > 20)
        for column in columns {
            let (table, name) = (column[0].text ?? "", column[1].text ?? "")
            let texts = try campaign.rows("SELECT DISTINCT \"\(name)\" FROM \"\(table)\" WHERE \"\(name)\" IS NOT NULL")
            for row in texts { expectNone(in: row[0].text ?? "", "\(table).\(name)") }
        }
    }

    @Test func `no person of the files is in the database, the outputs, the messages, the log or a temporary file`()
        throws
    {
        let folder = try TemporaryFolder()
        let (district, temporary) = (folder.file("district"), folder.file("tmp"))
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        #expect(try Program.run(["sample", "district", district.path, "--schools", "6", "--lang", "ru"]).status == 0)
        let truth = district.appending(path: "truth.json")
        let persons = try JSONDecoder().decode(SampleTruth.self, from: Data(contentsOf: truth)).persons
        let texts = persons.names + persons.documents + persons.contacts
        #expect(texts.count > 100)
        for text in texts where !Self.secrets.contains(where: text.contains) {
            Issue.record("«\(text)» of the sample would not be found")
        }
        // The truth names them all; it is no output of an import.
        try FileManager.default.removeItem(at: truth)
        let input = district.appending(path: "input")
        try Self.table.write(to: input.appending(path: "ОГЭ/2023/ещё.csv"), atomically: true, encoding: .utf8)
        try Self.form.write(to: input.appending(path: "форма.csv"), atomically: true, encoding: .utf8)
        let damaged = "PK\u{3}\u{4}Звёздочкина Аполлинария 4599 918273"
        try damaged.write(to: input.appending(path: "damaged.xlsx"), atomically: true, encoding: .utf8)
        try "Звёздочкина;Аполлинария\n4599 918273;\"".write(
            to: input.appending(path: "quote.csv"), atomically: true, encoding: .utf8)
        let archive = folder.file("a.zip")
        let commands: [([String], Int32)] = [
            (["import"], 1), (["import", "--format", "json"], 1), (["run", "--date", "2024-10-01"], 0), (["check"], 1),
            ([], 0), (["purge", "--dry-run"], 1), (["archive", archive.path], 0), (["purge"], 1),
        ]
        for (command, status) in commands {
            let answer = try Program.run(
                command + ["--campaign", district.path, "--lang", "ru"],
                environment: ["VEKHA_LOG": "trace", "TMPDIR": temporary.path])
            #expect(answer.status == status || command == ["check"], "\(command): \(answer.errors)")
            Self.expectNone(in: answer.output, "the output of \(command)")
            Self.expectNone(in: answer.errors, "the messages of \(command)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty, "after \(command)")
            try Self.expectNone(inDatabaseOf: district)
        }
        // What was purged and what remains of the input are the originals themselves.
        try FileManager.default.removeItem(at: input)
        try Self.expectNone(inFilesOf: district)
        #expect(FileManager.default.fileExists(atPath: district.appending(path: "output/report.html").path))
    }
}
