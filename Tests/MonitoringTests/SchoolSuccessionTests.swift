// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

/// The school of a number.
func school(
    _ number: Int32, _ name: String = "Школа", _ events: [SchoolEvent] = [], statuses: [StatusPeriod] = [],
    isRegistered: Bool = true
) throws -> School {
    School(
        id: try id(number), name: name, events: events, statuses: statuses, isRegistered: isRegistered)
}

func id(_ number: Int32) throws -> SchoolID { try #require(SchoolID(number: number)) }

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

struct SchoolSuccessionTests {
    private func merged(into other: Int32, _ text: String) throws -> SchoolEvent {
        SchoolEvent(.merged, on: try day(text), school: try id(other))
    }

    private func renamed(_ other: Int32) throws -> SchoolEvent { SchoolEvent(.renamed, school: try id(other)) }

    /// 1 → 2 on 1 September 2022, 2 → 3 on 1 January 2024.
    private func chain() throws -> [School] {
        [
            try school(1, "А", [merged(into: 2, "2022-09-01")]), try school(2, "Б", [merged(into: 3, "2024-01-01")]),
            try school(3, "В"),
        ]
    }

    @Test(
        arguments: [
            (1, "2022-08-31", 1), (1, "2022-09-01", 2), (1, "2023-12-31", 2), (1, "2024-01-01", 3),
            (2, "2023-12-31", 2),
            (2, "2024-01-01", 3), (3, "2030-01-01", 3), (9, "2030-01-01", 9),
        ] as [(Int32, String, Int32)])
    func `a merger counts from its day, through a chain`(from: Int32, on: String, to: Int32) throws {
        let succession = SchoolSuccession(try chain(), rule: .fromDate)
        #expect(succession.successor(of: try id(from), on: try day(on)) == (try id(to)))
    }

    @Test func `the spans of a chain follow each other without gaps`() throws {
        let succession = SchoolSuccession(try chain(), rule: .fromDate)
        let spans = succession.spans.map { span in
            "\(span.school.number) \(span.since?.iso ?? "…") \(span.until?.iso ?? "…") \(span.successor.number)"
        }
        #expect(spans == ["1 2022-09-01 2024-01-01 2", "1 2024-01-01 … 3", "2 2024-01-01 … 3"])
        #expect(succession.changes(of: try id(2)) == [try day("2022-09-01")])
        #expect(succession.changes(of: try id(3)) == [try day("2024-01-01")])
        #expect(succession.changes(of: try id(1)).isEmpty)
        #expect(!succession.isAbsorbed(try id(1)))
    }

    @Test func `a school that joins one that is merged already goes to the end at once`() throws {
        let schools = [
            try school(1, "А", [merged(into: 2, "2023-09-01")]), try school(2, "Б", [merged(into: 3, "2022-01-01")]),
            try school(3, "В"),
        ]
        let succession = SchoolSuccession(schools, rule: .fromDate)
        #expect(succession.successor(of: try id(1), on: try day("2023-08-31")) == (try id(1)))
        #expect(succession.successor(of: try id(1), on: try day("2023-09-01")) == (try id(3)))
        #expect(succession.changes(of: try id(3)) == [try day("2022-01-01"), try day("2023-09-01")])
    }

    @Test func `for all periods the end of the chain has everything, and the days stay known`() throws {
        let succession = SchoolSuccession(try chain(), rule: .allPeriods)
        for number: Int32 in [1, 2] {
            #expect(succession.successor(of: try id(number), on: try day("2000-01-01")) == (try id(3)))
            #expect(succession.isAbsorbed(try id(number)))
        }
        #expect(!succession.isAbsorbed(try id(3)))
        #expect(succession.changes(of: try id(3)) == [try day("2024-01-01")])
    }

    @Test func `two logins are one school in all periods, the registered one`() throws {
        // 7 stands in no register, 8 does.
        let schools = [
            try school(1, "А", [renamed(7)]), try school(2, "Б", [renamed(8)]), try school(8, "В"),
            try school(7, "из файла", isRegistered: false),
        ]
        let succession = SchoolSuccession(schools, rule: .fromDate)
        let early = try day("2000-01-01")
        #expect(succession.successor(of: try id(7), on: early) == (try id(1)))
        #expect(succession.successor(of: try id(2), on: early) == (try id(8)))
        #expect(try succession.isAbsorbed(id(7)) && succession.isAbsorbed(id(2)))
        #expect(try succession.changes(of: id(1)).isEmpty && succession.changes(of: id(8)).isEmpty)
    }

    @Test func `a merger holds for every login of its school`() throws {
        let schools = [
            try school(1, "А", [renamed(7), merged(into: 3, "2023-01-01")]), try school(2, "Б", [renamed(3)]),
            try school(3, "В"),
        ]
        let succession = SchoolSuccession(schools, rule: .fromDate)
        #expect(succession.successor(of: try id(7), on: try day("2022-12-31")) == (try id(1)))
        #expect(succession.successor(of: try id(7), on: try day("2023-01-01")) == (try id(3)))
        #expect(succession.school(of: try id(2)) == (try id(3)))
    }

    @Test func `a login that two schools claim belongs to neither`() throws {
        let schools = [try school(1, "А", [renamed(7)]), try school(2, "Б", [renamed(7)])]
        #expect(SchoolSuccession(schools, rule: .fromDate).isEmpty)
    }

    @Test func `links in a circle, to itself and to unknown schools are none`() throws {
        let schools = [
            try school(1, "А", [merged(into: 2, "2022-01-01")]), try school(2, "Б", [merged(into: 1, "2023-01-01")]),
            try school(3, "В", [merged(into: 3, "2023-01-01")]), try school(4, "Г", [merged(into: 99, "2023-01-01")]),
            try school(5, "Д", [merged(into: 1, "2023-01-01")]), try school(6, "Е", [renamed(6)]),
        ]
        let succession = SchoolSuccession(schools, rule: .fromDate)
        // Only 5 → 1 leads anywhere.
        #expect(succession.spans.map(\.school.number) == [5])
    }

    @Test func `a chain is followed to its longest and no further`() throws {
        let length = Int32(SchoolSuccession.longestChain)
        func links(_ count: Int32) throws -> [SchoolID: SchoolID] {
            try Dictionary(uniqueKeysWithValues: (0..<count).map { (try id($0), try id($0 + 1)) })
        }
        #expect(SchoolSuccession.withoutCircles(try links(length)).broken.isEmpty)
        #expect(SchoolSuccession.withoutCircles(try links(length + 2)).broken == [try id(0), try id(1)])
    }

    @Test func `sixty thousand schools in one circle or one chain end at once`() throws {
        let count: Int32 = 60_000
        for closes in [true, false] {
            let schools = try (0..<count).map { number in
                let next = number + 1 == count ? 0 : number + 1
                return try school(number, "А", next == 0 && !closes ? [] : [merged(into: next, "2023-01-01")])
            }
            let clock = ContinuousClock()
            var succession = SchoolSuccession()
            let time = clock.measure { succession = SchoolSuccession(schools, rule: .fromDate) }
            #expect(succession.isEmpty == closes)
            // A quadratic walk of 60,000 links takes minutes in a debug build.
            #expect(time < .seconds(20), "\(time)")
        }
    }
}
