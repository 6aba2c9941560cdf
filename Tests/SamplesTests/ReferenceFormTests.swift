// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

/// Source of the layouts: `domain.md`, 1.1.
struct ReferenceFormTests {
    @Test func `Ф3 goes from the country to the school, with the shares of the pupils' rows`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let sheets = try district.sheets("ВПР/2024/Ф3_РУ4_2024.xlsx")
        #expect(sheets.map(\.name) == ["РУ 4 Статистика по отметкам"])
        let table = sheets[0].rows
        #expect(table[0][0] == "Статистика по отметкам")
        #expect(table[2][0] == "ВПР 2024 Русский язык 4 класс")
        #expect(table[3][0...1] == ["Предмет:", "Русский язык"])
        #expect(table[4][0...1] == ["Максимальный первичный балл:", "38"])
        #expect(table[5][1].contains(/^\d\d\.04\.2024$/))
        #expect(table[7] == ["Группы участников", "Кол-во ОО", "Кол-во участников", "2", "3", "4", "5"])
        let rows = table[8...]
        #expect(rows[8][0] == "Вся выборка" && rows[9][0] == "Белоковыльская область")
        #expect(rows[10][0] == "Белоковыльский муниципальный район(reg99_m004)")
        var municipality = 0
        for row in rows.dropFirst(3) {
            let login = try #require(row[0].firstMatch(of: /\(edu(\d{6})\)$/)).1
            let counts = try #require(district.truth.counts["ВПР|2024 spring|Русский язык|4|\(login)"])
            let total = try #require(counts["n"])
            #expect(row[1].isEmpty && row[2] == "\(total)")
            for (column, mark) in (3...6).map({ ($0, $0 - 1) }) {
                let share = Double(counts["\(mark)"] ?? 0) / Double(total) * 100
                #expect(abs((Double(row[column]) ?? -1) - share) <= 0.005 + 1e-9)
            }
            municipality += total
        }
        #expect(rows[10][2] == "\(municipality)")
        #expect(rows[10][1] == "\(rows.count - 3)")
        let references = district.truth.references.filter { $0.file == "ВПР/2024/Ф3_РУ4_2024.xlsx" }
        #expect(references.map(\.name) == rows.map { $0[0] })
        #expect(references.map { $0.percents.map { Double($0) } } == rows.map { $0[3...].map { Double($0) ?? -1 } })
        #expect(references.map(\.level).prefix(4) == ["sample", "region", "municipality", "school"])
    }

    @Test func `the comparison with the journal has percent and number of each outcome`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let sheets = try district.sheets("ВПР/2024/Сравнение_РУ4_2024.xlsx")
        // Excel's 31 characters.
        #expect(sheets.map(\.name) == ["РУ 4 Сравнение отметок с отметк"])
        let table = sheets[0].rows
        #expect(table[0][0] == "Сравнение отметок с отметками по журналу")
        #expect(
            table[7] == [
                "Группы участников", "Кол-во участников(всего)", "Понизили (Отметка < Отметка по журналу), %",
                "Понизили (Отметка < Отметка по журналу), кол-во", "Подтвердили (Отметка = Отметка по журналу), %",
                "Подтвердили (Отметка = Отметка по журналу), кол-во", "Повысили (Отметка > Отметка по журналу), %",
                "Повысили (Отметка > Отметка по журналу), кол-во",
            ])
        let pupils = try district.rows("ВПР/2024/Ф1_РУ4_2024.xlsx")
        for row in table[11...] {
            let login = try #require(row[0].firstMatch(of: /\((edu\d{6})\)$/)).1
            let own = pupils.filter { $0[0] == login && $0[5] != "отсутствовал" }
            // The school that sends its results in the form for schools has no rows here.
            guard !own.isEmpty else { continue }
            var parts = [0, 0, 0]
            for pupil in Set(own) {
                let (total, journal) = (Int(pupil[pupil.count - 3]), Int(pupil[pupil.count - 1].bare))
                guard let total, let journal, (2...5).contains(journal) else { continue }
                let mark = 2 + [14, 24, 33].count { total >= $0 }
                parts[mark < journal ? 0 : mark == journal ? 1 : 2] += 1
            }
            #expect([row[3], row[5], row[7]] == parts.map { "\($0)" }, "\(login)")
            #expect(row[1] == "\(parts.reduce(0, +))")
        }
    }
}
