// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing
import Workbooks

@testable import Intake

struct ExplainTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func explain(_ text: String, as path: String) throws -> Recognition {
        try makeIntake().explain(try folder.file("a.csv", Array(text.utf8)), as: path)
    }

    @Test func `a recognised file says its header, columns, tasks and what came from the path`() throws {
        let text = """
            groups;user;id;code;otc;gender;klass;var-1;var-2;sum;a-1-grade;Учебник;a-3-grade
            x;sch342202;1;50001;4;м;а;1;2;14;14;книга;
            x;sch342202;2;50002;4;м;а;отсутствовал;;;;;
            """
        let found = try explain(text, as: "2020/4/Русский язык.csv")
        #expect(found.format == .vprAutumn2020)
        let table = try #require(found.tables.first)
        #expect((found.tables.count, table.sheet, table.headerRow) == (1, "", 1))
        #expect(
            table.columns.map { "\($0.cell) \($0.heading) \($0.meaning)" } == [
                "A1 groups groups", "B1 user login", "D1 code code", "E1 otc journal", "H1 var-1 variant",
                "I1 var-2 secondVariant", "J1 sum total",
            ])
        #expect(table.tasks == ["1"])
        #expect(found.taken.map(\.origin) == ["path", "path", "path", "layout", "scale"])
        #expect(found.works == [Work(procedure: .vpr, year: 2020, season: .autumn, subject: .russian, grade: 4)])
        #expect(found.rows == Recognition.RowCounts(read: 2, accepted: 1, absent: 1, rejected: 0))
        #expect(found.refusal == nil)
    }

    @Test func `a recognised file that is refused says both`() throws {
        let found = try explain("user;code;var-1;sum\nsch342202;50001;1;14\n", as: "2020/Русский язык.csv")
        #expect(found.format == .vprAutumn2020)
        #expect(found.refusal == .missingFact(file: "2020/Русский язык.csv", sheet: "", fact: "grade"))
        #expect(found.rows == nil)
    }

    @Test func `a file that nobody knows says what each format that came near lacks`() throws {
        let found = try explain("Код участника;Вариант;Итого баллов\n40001;1;5\n", as: "a.csv")
        #expect(found.format == nil && found.tables.isEmpty)
        #expect(
            found.near == [
                NearFormat(format: .vprIndividual, sheet: "", missing: ["ОО"]),
                NearFormat(format: .vpr2022, sheet: "", missing: ["Пользователь"]),
                NearFormat(format: .vprCollectionForm, sheet: "", missing: ["Порядковый номер класса"]),
            ])
        #expect(found.refusal == .unrecognised(file: "a.csv", near: found.near))
    }

    @Test func `a report that is not needed says so, and a file that cannot be read is an error`() throws {
        let found = try explain("Год;Логин;Количество маркеров\n2023;edu342202;1\n", as: "bias.csv")
        #expect(found.refusal == .notNeeded(file: "bias.csv", report: .biasMarkers))
        let empty = try folder.file("b.csv", [])
        #expect(throws: IntakeError.unreadable(.empty(file: "b.csv"))) { try makeIntake().explain(empty, as: "b.csv") }
    }
}
