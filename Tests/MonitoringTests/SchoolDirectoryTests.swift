// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct SchoolDirectoryTests {
    private let watched = StatusPeriod(status: .lowResults)
    private let leader = StatusPeriod(status: .leader)

    private func directory() throws -> SchoolDirectory {
        let merger = SchoolEvent(.merged, on: try day("2023-01-01"), school: try id(2))
        let login = SchoolEvent(.renamed, school: try id(3))
        return SchoolDirectory([
            try school(1, "А", [merger]), try school(2, "Б"),
            try school(3, "В", statuses: [leader]), try school(4, "В", [login], statuses: [watched, leader]),
            try school(5, "Д", [SchoolEvent(.renamed, school: try id(6))]),
            try school(6, "из файла", isRegistered: false),
            try school(7, "чужая", isRegistered: false),
        ])
    }

    @Test func `second logins are not counted, and lend their statuses`() throws {
        let directory = try directory()
        let counted = directory.counted(directory.succession(.fromDate))
        #expect(counted.map(\.id.number) == [1, 2, 3, 5])
        #expect(counted.first { $0.id.number == 3 }?.statuses == [leader, watched])
        #expect(directory.counted(directory.succession(.allPeriods)).map(\.id.number) == [2, 3, 5])
    }

    @Test func `a login of a registered school is no unknown school`() throws {
        #expect(try directory().unregistered.map(\.id.number) == [7])
        #expect(SchoolDirectory([try school(7, "А", isRegistered: false)]).unregistered.isEmpty)
    }

    @Test func `a school is found by its tax number unless another has the same`() throws {
        let directory = SchoolDirectory([
            School(id: try id(1), name: "А", taxNumber: "0000000001"),
            School(id: try id(2), name: "Б", taxNumber: "0000000002"),
            School(id: try id(3), name: "филиал Б", taxNumber: "0000000002"),
        ])
        #expect(directory.school(taxNumber: "0000000001")?.name == "А")
        #expect(directory.school(taxNumber: "0000000002") == nil)
    }

    @Test func `a closed or merged school is gone from its day, a renamed one is not`() throws {
        let since = try day("2023-09-01")
        for kind in SchoolEvent.Kind.allCases {
            let school = try school(1, "А", [SchoolEvent(kind, on: since)])
            #expect(!school.isGone(on: try day("2023-08-31")))
            #expect(school.isGone(on: since) == (kind != .renamed))
        }
        #expect(!(try school(1, "А", [SchoolEvent(.closed)]).isGone(on: since)))
    }
}
