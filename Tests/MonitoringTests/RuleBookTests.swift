// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing
import Wording

struct RuleBookTests {
    static func book() throws -> RuleBook {
        try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
    }

    /// Borders from «Описание проверочной работы» (2021), ФИПИ's recommendations for ОГЭ, and распоряжение 1122-10.
    @Test(arguments: [
        (Procedure.vpr, Subject.russian, 4, Period(year: 2021, season: .spring), 13, 2),
        (.vpr, .russian, 4, Period(year: 2021, season: .spring), 14, 3),
        (.vpr, .mathematics, 6, Period(year: 2020, season: .autumn), 14, 5),
        (.vpr, .surroundingWorld, 4, Period(year: 2022, season: .autumn), 26, 4),
        (.oge, .mathematics, 9, Period(year: 2022), 7, 2),
        (.oge, .russian, 9, Period(year: 2019), 25, 4),
    ])
    func `a total has the mark of its scale`(
        procedure: Procedure, subject: Subject, grade: Int, period: Period, points: Int, mark: Int
    ) throws {
        let scale = try Self.book().scale(procedure, subject, grade: grade, period: period)
        #expect(scale?.mark(points: points) == mark)
    }

    @Test func `a year without a rule has no scale and no minimum`() throws {
        let book = try Self.book()
        #expect(book.scale(.vpr, .russian, grade: 4, period: Period(year: 2025, season: .spring)) == nil)
        #expect(book.scale(.vpr, .russian, grade: 4, period: Period(year: 2020, season: .spring)) == nil)
        #expect(book.egeMinimum(.russian, year: 2010) == nil)
        #expect(book.egeBand(score: 50, Subject(rawValue: "Астрономия"), year: 2022) == nil)
        #expect(book.egeBand(score: 101, .russian, year: 2022) == nil)
    }

    @Test(arguments: [(23, Outcome.belowMinimum), (24, .middle), (80, .middle), (81, .high)])
    func `a score of Russian has its band`(score: Int, band: Outcome) throws {
        #expect(try Self.book().egeBand(score: score, .russian, year: 2022) == band)
    }
}

struct BreakRegisterTests {
    /// The pairs of the order's own window and of 2022–2024.
    @Test(arguments: [
        ("vpr", 2019, 2020, Comparability.reservation), ("vpr", 2019, 2021, .comparable),
        ("vpr", 2024, 2025, .forbidden), ("vpr", 2022, 2024, .reservation), ("vpr", 2023, 2024, .comparable),
        ("ege_russian", 2019, 2021, .forbidden), ("ege_russian", 2022, 2023, .reservation),
        ("ege_profile", 2022, 2024, .comparable), ("base_gve", 2022, 2024, .comparable),
        ("oge_russian", 2019, 2021, .reservation), ("oge_mathematics", 2024, 2025, .comparable),
        ("oge_russian", 2024, 2026, .reservation), ("vpr", 1999, 2024, .forbidden),
    ])
    func `a pair of years has its severity, in both orders`(
        group: String, from: Int, to: Int, expected: Comparability
    ) throws {
        let breaks = try RuleBookTests.book().breaks
        #expect(breaks.comparability(from, to, group: group) == expected)
        #expect(breaks.comparability(to, from, group: group) == expected)
    }

    @Test func `every pair that is not comparable has a reason and a source`() throws {
        let breaks = try RuleBookTests.book().breaks
        for group in breaks.groups {
            for from in 2018...2026 {
                for to in (from + 1)..<2027 {
                    guard let entry = breaks.entry(from, to, group: group), entry.comparability != .comparable
                    else { continue }
                    #expect(entry.reason != nil && !entry.source.isEmpty, "\(group) \(from)–\(to)")
                }
            }
        }
    }

    @Test(arguments: [
        ("vpr", [2022, 2023, 2024], Comparability.comparable, [2023, 2024]),
        ("vpr", [2022, 2023, 2024], .reservation, [2022, 2023, 2024]),
        ("vpr", [2019, 2020, 2021], .comparable, [2019, 2021]),
        ("ege_russian", [2019, 2020, 2021], .comparable, [2021]),
        ("ege_profile", [2022, 2023, 2024], .comparable, [2022, 2023, 2024]),
        ("oge_russian", [2019, 2021], .comparable, [2021]),
        ("vpr", [], .comparable, []),
    ])
    func `the window is the latest of the largest sets`(
        group: String, years: [Int], worst: Comparability, expected: [Int]
    ) throws {
        let window = try RuleBookTests.book().breaks.window(of: years, group: group, worst: worst)
        #expect(window.years == expected)
        #expect(Set(window.setAside.map(\.year)) == Set(years).subtracting(expected))
    }

    @Test func `a procedure that was not held has its reason`() throws {
        let breaks = try RuleBookTests.book().breaks
        #expect(breaks.reasonNotHeld(2020, group: "oge_russian")?.ru == "в 2020 году ОГЭ не проводился")
        #expect(breaks.reasonNotHeld(2021, group: "oge_russian") == nil)
    }
}
