// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct ExamFilesTests {
    private static func logins(_ truth: SampleTruth) -> [String: String] {
        var logins: [String: String] = [:]
        for school in truth.schools {
            logins[school.oge] = school.login
            if let code = school.ege { logins[code] = school.login }
        }
        return logins
    }

    @Test(arguments: [[2022, 2023, 2024], [2019, 2020, 2021], [2025, 2026]])
    func `first and final results counted from the files are those of the truth`(years: [Int]) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 12, years: years, seed: 5, layouts: .all))
        let recount = try ExamRecount(district)
        let (first, final) = try recount.counts(Self.logins(district.truth))
        #expect(first == district.truth.firstCounts)
        #expect(final == district.truth.counts.filter { !$0.key.hasPrefix("ВПР") })
        #expect(first != final)
    }

    @Test func `who comes again is the same person of the same school, had failed or was ill, and does not appeal`()
        throws
    {
        let district = try WrittenDistrict(SampleDistrict(schools: 20, years: [2023, 2024], layouts: .all))
        let recount = try ExamRecount(district)
        let persons = Dictionary(grouping: Set(recount.lines)) { "\($0.work)|\($0.person)" }
        let again = persons.values.filter { $0.count > 1 }
        #expect(again.count > 20)
        for lines in again {
            let sorted = lines.sorted { $0.day < $1.day }
            #expect(Set(sorted.map(\.code)).count == 1)
            for line in sorted.dropLast() {
                #expect(line.result == 2 || line.result < 24 && line.work.hasPrefix("ЕГЭ"))
            }
        }
        let reserve = district.truth.files.filter { $0.file.contains("_резерв") }
        let september = district.truth.files.filter { $0.file.contains("_сентябрь") }
        #expect(!reserve.isEmpty && !september.isEmpty)
        // A profile level is not taken again in September, and the ГВЭ has one day here.
        #expect(!september.contains { $0.file.contains("ЕГЭ_02") || $0.file.hasPrefix("ГВЭ") })
        let appealed = Set(recount.changes.map { "\($0.work)|\($0.person)" })
        #expect(appealed.isDisjoint(with: again.compactMap { $0.first.map { "\($0.work)|\($0.person)" } }))
        // Linking inside one examination only: the same documents stand in both subjects of the ОГЭ.
        let both = Dictionary(grouping: recount.lines.filter { $0.work.hasPrefix("ОГЭ|2024") }, by: \.person)
        #expect(both.values.allSatisfy { Set($0.map(\.work)).count == 2 })
    }

    @Test func `appeals go both ways over the border of a band, and some are rejected`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 20, years: [2023, 2024], layouts: .all))
        let recount = try ExamRecount(district)
        for procedure in ["ЕГЭ", "ОГЭ"] {
            let own = recount.changes.filter { $0.work.hasPrefix(procedure) }
            let satisfied = own.filter(\.isSatisfied)
            #expect(satisfied.contains { $0.after > $0.before } && satisfied.contains { $0.after < $0.before })
            #expect(own.contains { !$0.isSatisfied })
        }
        #expect(district.files(.examChanges).allSatisfy { $0.satisfied + $0.declined == $0.rows && $0.declined > 0 })
    }

    @Test func `one text is Unicode of Excel, one archive holds two protocols`() throws {
        let district = try WrittenDistrict(SampleDistrict(layouts: .all))
        let text = try Data(
            contentsOf: district.folder.url.appending(path: "input/ГВЭ/2024/ГВЭ_51_2024.csv"))
        #expect(text.starts(with: [0xFF, 0xFE]))
        let lines = try #require(String(data: text.dropFirst(2), encoding: .utf16LittleEndian)).split(separator: "\r\n")
        #expect(lines[0] == "51 - Русский язык 2024.05.28")
        #expect(lines[1].split(separator: "\t").first == "№")
        let packed = district.truth.files.map(\.file).filter { $0.contains(".zip/") }
        #expect(
            packed.sorted() == [
                "ГВЭ/2023/Протоколы ГВЭ 2023.zip/ГВЭ_51_2023.xlsx", "ГВЭ/2023/Протоколы ГВЭ 2023.zip/ГВЭ_52_2023.xlsx",
            ])
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: district.folder.url.appending(path: "input/ГВЭ/2023").path)
                == ["Протоколы ГВЭ 2023.zip"])
    }

    @Test func `every person of the files is among the persons of the truth`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 8, years: [2023, 2024], layouts: .all))
        let persons = district.truth.persons
        let known = Set(persons.names + persons.documents + persons.contacts)
        let recount = try ExamRecount(district)
        for line in recount.lines {
            let parts = line.person.split(separator: " ")
            #expect(known.contains("\(parts[0]) \(parts[1])") && known.contains(String(parts[2])))
        }
        #expect(persons.contacts.contains("8 000 000-00-01") && persons.contacts.contains("school001@example.invalid"))
        #expect(persons.names.contains("ФАМИЛИЯ001 ИМЯ001 ОТЧЕСТВО001"))
    }
}
