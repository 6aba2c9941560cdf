// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Samples

struct SampleDistrictTests {
    @Test func `equal settings give equal bytes, another seed gives others`() throws {
        let (first, second, other) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        try SampleDistrict(schools: 6, years: [2023, 2024], seed: 7).write(to: first.url)
        // Order of years is no setting.
        try SampleDistrict(schools: 6, years: [2024, 2023], seed: 7).write(to: second.url)
        try SampleDistrict(schools: 6, years: [2023, 2024], seed: 8).write(to: other.url)
        let files = try first.files()
        #expect(files.count > 20)
        let again = try second.files()
        #expect(files.keys.filter { again[$0] != files[$0] }.sorted() == [])
        #expect(again.count == files.count)
        #expect(try other.files()["truth.json"] != files["truth.json"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: first.url.path).sorted() == ["input", "truth.json"])
    }

    @Test func `equal settings give equal bytes in all layouts, too`() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        for folder in [first, second] {
            try SampleDistrict(schools: 6, years: [2021, 2022, 2024], seed: 7, layouts: .all).write(to: folder.url)
        }
        #expect(try first.files() == second.files())
    }

    @Test func `what a district cannot be is refused`() {
        #expect(throws: SampleError.schoolCount(given: 5, supported: 6...60)) { try SampleDistrict(schools: 5) }
        #expect(throws: SampleError.schoolCount(given: 61, supported: 6...60)) { try SampleDistrict(schools: 61) }
        #expect(throws: SampleError.noYears) { try SampleDistrict(years: []) }
        #expect(throws: SampleError.unsupportedYear(given: 2027, supported: 2019...2026)) {
            try SampleDistrict(years: [2024, 2027])
        }
        #expect(throws: SampleError.unsupportedYear(given: 2018, supported: 2019...2026)) {
            try SampleDistrict(years: [2019, 2018])
        }
        #expect(throws: SampleError.repeatedYear(2022)) { try SampleDistrict(years: [2022, 2023, 2022]) }
    }

    @Test(arguments: ["truth.json", "input/mine.txt"])
    func `nothing that is there is overwritten`(path: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: file)
        let place = folder.url.appending(path: path.split(separator: "/")[0]).path
        #expect(throws: SampleError.exists(path: place)) { try SampleDistrict().write(to: folder.url) }
        #expect(try folder.files() == [path: Data("mine".utf8)])
    }

    @Test func `an empty input folder is filled, a folder that is a file is refused`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "input"), withIntermediateDirectories: true)
        try SampleDistrict(schools: 6, years: [2024]).write(to: folder.url)
        #expect(try folder.files().keys.contains("input/Школы.xlsx"))
        let file = folder.url.appending(path: "truth.json")
        #expect(throws: SampleError.file(path: "\(file.path)/.sample.part/input")) {
            try SampleDistrict(schools: 6, years: [2024]).write(to: file)
        }
    }

    @Test(arguments: [
        ([2022, 2023, 2024], "2024-09-24", [2022]), ([2019, 2020, 2021], "2021-09-24", [2019]),
        ([2021, 2022], "2022-12-01", [2021]), ([2024], "2024-09-24", []),
    ])
    func `the campaign learns date, selection and procedures`(years: [Int], date: String, selected: [Int]) throws {
        let district = try SampleDistrict(years: years)
        #expect(district.referenceDate?.iso == date)
        #expect(district.selectedOn == selected)
        #expect(district.hints.map(\.pattern) == ["ВПР/*", "ОГЭ/*", "ЕГЭ/*", "ГВЭ/*"])
        #expect(district.hints.map(\.procedure) == Procedure.allCases)
    }

    /// Source: the break register of `domain.md`, 2.4: no ОГЭ, base level and ГВЭ in 2020, no base level in 2021.
    @Test func `the window of the order has the gaps of its years`() throws {
        let folder = try TemporaryFolder()
        let truth = try SampleDistrict(years: [2019, 2020, 2021]).write(to: folder.url)
        let found = Set(truth.counts.keys.map { $0.split(separator: "|").prefix(3).joined(separator: "|") })
        let examinations = found.filter { !$0.hasPrefix("ВПР") }
        #expect(
            examinations == [
                "ОГЭ|2019|Русский язык", "ОГЭ|2019|Математика", "ОГЭ|2021|Русский язык", "ОГЭ|2021|Математика",
                "ЕГЭ|2019|Русский язык", "ЕГЭ|2020|Русский язык", "ЕГЭ|2021|Русский язык",
                "ЕГЭ|2019|Математика профильная", "ЕГЭ|2020|Математика профильная", "ЕГЭ|2021|Математика профильная",
                "ЕГЭ|2019|Математика базовая", "ГВЭ|2019|Русский язык", "ГВЭ|2019|Математика",
                "ГВЭ|2021|Русский язык", "ГВЭ|2021|Математика",
            ])
        let seasons = Set(found.subtracting(examinations).map { $0.split(separator: "|")[1] })
        #expect(seasons == ["2019 spring", "2020 autumn", "2021 spring"])
    }

    @Test func `the truth names changes, the gap and the watched schools`() throws {
        let folder = try TemporaryFolder()
        let truth = try SampleDistrict().write(to: folder.url)
        #expect(Set(truth.changes.map(\.direction)) == ["improved", "worsened"])
        #expect(truth.changes.allSatisfy { abs($0.points - 100 * ($0.shareTo - $0.shareFrom)) < 0.051 })
        #expect(truth.gaps.count == 1)
        let gap = try #require(truth.gaps.first)
        let written = truth.counts.keys.filter { $0.hasPrefix("ВПР|2024") && $0.hasSuffix(gap.school) }
        #expect(Set(written.map { $0.split(separator: "|")[3] }) == ["4"])
        let statuses = truth.schools.flatMap { school in school.statuses.map { ($0, school.cohort) } }
        #expect(statuses.count { $0.0 == "ШНОР" } == 3)
        #expect(statuses.contains { $0.0 == "ШНОР" && $0.1 < 8 })
        #expect(statuses.count { $0.0 == "ШНСУ" } == 1)
    }
}
