// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Monitoring
import Store
import Testing

struct CampaignSchoolsTests {
    private static let register = [
        School(
            id: SchoolID(342_201), name: "МБОУ «Первая»", shortName: "Первая", municipality: "Район",
            taxNumber: "0012345678", ogeCode: "0211", egeCode: "0111",
            statuses: [
                StatusPeriod(status: .lowResults, since: CalendarDate("2021-01-01"), until: CalendarDate("2021-12-31")),
                StatusPeriod(status: .leader),
            ]),
        School(id: SchoolID(342_202), name: "МБОУ «Вторая»"),
    ]

    @Test func `a register comes back as it was read, codes as text`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.register(Self.register, seed: 1))
        #expect(try campaign.directory().schools == Self.register)
    }

    @Test func `the register wins over the form, and the form fills what the register leaves empty`() throws {
        let campaign = try TestFolder().campaign()
        let form = School(
            id: SchoolID(342_202), name: "по форме", shortName: "2-я", ogeCode: "0212",
            context: ["20": "120", "14": "село"])
        _ = try campaign.store(.register([form], file: "форма.xlsx", seed: 2, format: "context-form"))
        _ = try campaign.store(.register(Self.register, seed: 1))
        let school = try #require(try campaign.directory()[SchoolID(342_202)])
        #expect(school.name == "МБОУ «Вторая»")
        #expect(school.shortName == "2-я")
        #expect(school.ogeCode == "0212")
        #expect(school.context == ["20": "120", "14": "село"])
    }

    @Test func `a school struck from the register is no longer registered`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.register(Self.register, seed: 1))
        _ = try campaign.store(.register([Self.register[0]], seed: 2))
        #expect(try campaign.directory().schools.filter(\.isRegistered).map(\.id) == [SchoolID(342_201)])
    }

    @Test func `registers of two municipalities stand side by side, the later of two that name one school wins`() throws
    {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.register(Self.register, file: "a.xlsx", seed: 1))
        let other = School(id: SchoolID(342_202), name: "МБОУ «Вторая новая»")
        let third = School(id: SchoolID(342_203), name: "МБОУ «Третья»")
        _ = try campaign.store(.register([other, third], file: "b.xlsx", seed: 2))
        #expect(try campaign.directory().schools == [Self.register[0], other, third])
    }

    @Test func `schools that only results name are known, and not registered`() throws {
        let campaign = try TestFolder().campaign()
        var reading = FileReading.of(
            .pupils(3, .mark2, Vpr.russian4, 342_201) + .pupils(2, .mark2, Vpr.russian4, 999_999))
        reading.schools = [342_201, 999_999].map { School(id: SchoolID($0), name: "из файла", isRegistered: false) }
        _ = try campaign.store(reading)
        #expect(try !campaign.directory().hasRegister)
        _ = try campaign.store(.register(Self.register, seed: 2))
        let schools = try campaign.directory().schools
        #expect(schools.map(\.id.number) == [342_201, 342_202, 999_999])
        #expect(schools.map(\.isRegistered) == [true, true, false])
        #expect(schools.map(\.name) == ["МБОУ «Первая»", "МБОУ «Вторая»", "из файла"])
    }

    @Test func `a register read again under another context replaces itself`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(.register(Self.register, seed: 1))
        var again = FileReading.register([Self.register[1]], seed: 1)
        again.context = "c2"
        #expect(try campaign.store(again) == .stored(replaced: []))
        #expect(try campaign.directory().schools == [Self.register[1]])
    }

    @Test func `branches and events come back as they were read`() throws {
        let campaign = try TestFolder().campaign()
        let schools = [
            School(
                id: SchoolID(1), name: "А", branchOf: SchoolID(2),
                events: [
                    SchoolEvent(.renamed, on: CalendarDate("2021-01-01"), name: "Старая школа"),
                    SchoolEvent(.merged, on: CalendarDate("2023-09-01"), school: SchoolID(2)),
                ]), School(id: SchoolID(2), name: "Б", events: [SchoolEvent(.closed)]),
        ]
        _ = try campaign.store(.register(schools, seed: 1))
        #expect(try campaign.directory().schools == schools)
    }

    @Test func `what an import hid is there again when its rows are gone`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        _ = try campaign.store(.register(Self.register, file: "a.xlsx", seed: 1))
        let other = School(id: SchoolID(342_202), name: "МБОУ «Вторая новая»")
        _ = try campaign.store(.register([other], file: "b.xlsx", seed: 2))
        #expect(try campaign.directory().schools == [Self.register[0], other])
        #expect(try campaign.rows("SELECT CAST(count(*) AS BIGINT) FROM school_rows") == [[3]])
        for table in ["imports WHERE id", "school_rows WHERE import"] {
            try folder.execute("DELETE FROM \(table) = 2")
        }
        #expect(try campaign.directory().schools == Self.register)
    }

    @Test func `of two imports of one path the later counts alone, and hides nothing that it no longer says`() throws {
        let campaign = try TestFolder().campaign()
        let second = Self.register[1]
        _ = try campaign.store(.register(Self.register, file: "a.xlsx", seed: 1))
        _ = try campaign.store(.register([School(id: second.id, name: "по b")], file: "b.xlsx", seed: 2))
        _ = try campaign.store(
            .register([School(id: SchoolID(342_203), name: "Третья")], file: "b.xlsx", seed: 3))
        // b no longer speaks of 342202: what a says of it counts again.
        #expect(try campaign.directory().schools.map(\.name) == ["МБОУ «Первая»", "МБОУ «Вторая»", "Третья"])
    }

    @Test func `a word of events that is none is a defect`() throws {
        let folder = try TestFolder()
        let campaign = try folder.campaign()
        _ = try campaign.store(.register(Self.register, seed: 1))
        try folder.execute("INSERT INTO school_events VALUES (1, 342201, 0, 'сгорела', NULL, NULL, NULL)")
        #expect(throws: StoreDefect.unknownValue(table: "school_events", column: "kind", value: "сгорела")) {
            try campaign.directory()
        }
    }
}
