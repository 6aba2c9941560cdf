// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct HandValueBookTests {
    typealias Statement = HandValueBook.Statement

    private static let people = [
        Organisation.Person(role: .expert, name: "Первый", indicators: [1, 2]),
        Organisation.Person(role: .expert, name: "Второй", indicators: [2]),
        Organisation.Person(role: .signatory, name: "Третий", indicators: [3]),
    ]

    private func school() throws -> SchoolID { try #require(SchoolID(number: 990_001)) }

    private func said(
        _ author: HandValue.Author, indicator: Int = 1, file: String = "a.xlsx", _ fill: (inout HandValue) -> Void
    ) throws -> Statement {
        var value = HandValue(
            author: author, school: try school(), indicator: indicator, period: Period(year: 2024, season: .spring))
        (value.seenNumerator, value.seenDenominator) = (2, 25)
        fill(&value)
        return Statement(file: file, value)
    }

    private func gives(_ numerator: Int, _ denominator: Int) -> (inout HandValue) -> Void {
        { ($0.numerator, $0.denominator) = (numerator, denominator) }
    }

    /// The decision of an expert on 3 of 25.
    private func decides(_ decision: HandValue.Decision) -> (inout HandValue) -> Void {
        { ($0.decision, $0.proposedNumerator, $0.proposedDenominator) = (decision, 3, 25) }
    }

    private func stand(_ statements: [Statement], indicator: Int = 1) throws -> HandValueBook.Stand {
        let key = HandValueBook.Key(
            school: try school(), indicator: indicator, period: Period(year: 2024, season: .spring))
        return HandValueBook(statements, experts: Self.people).stand(of: key)
    }

    @Test func `an expert answers for named indicators, nobody by name for the others`() {
        let book = HandValueBook([], experts: Self.people)
        #expect(book.responsible(for: 1) == ["Первый"])
        #expect(book.responsible(for: 2) == ["Первый", "Второй"])
        #expect(book.responsible(for: 3) == [""])
        #expect(book.keys.isEmpty && book.replacements.isEmpty)
    }

    @Test func `the value of a responsible expert counts at once`() throws {
        let own = try said(.expert("Первый"), gives(1, 25))
        let replacement = HandValueBook.Replacement(numerator: 1, denominator: 25, given: own)
        #expect(try stand([own]) == .replaced(replacement))
        let book = HandValueBook([own], experts: Self.people)
        #expect(book.replacements == [own.value.key: replacement])
    }

    @Test func `the value of a school is an open dispute until the expert accepts what it says now`() throws {
        let proposal = try said(.school(school()), file: "school.xlsx", gives(3, 25))
        #expect(try stand([proposal]) == .disputed([proposal]))
        let accepted = try said(.expert("Первый"), decides(.accepted))
        #expect(
            try stand([proposal, accepted])
                == .replaced(
                    HandValueBook.Replacement(numerator: 3, denominator: 25, given: proposal, decided: accepted)))
        // The school changed its mind after the decision.
        let later = try said(.school(school()), file: "school.xlsx", gives(4, 25))
        #expect(try stand([later, accepted]) == .disputed([later]))
        let rejected = try said(.expert("Первый"), decides(.rejected))
        #expect(try stand([proposal, rejected]) == .rejected(rejected))
        // A decision without the value that it is about brings nothing.
        #expect(try stand([accepted]) == .none)
    }

    @Test func `an expert of other indicators proposes as a school does`() throws {
        let other = try said(.expert("Второй"), gives(3, 25))
        #expect(try stand([other]) == .disputed([other]))
        let accepted = try said(.expert("Первый"), file: "b.xlsx", decides(.accepted))
        let book = HandValueBook([other, accepted], experts: Self.people)
        #expect(book.replacements[other.value.key]?.numerator == 3)
    }

    @Test func `an expert's own value goes before a school's, which stays open`() throws {
        let proposal = try said(.school(school()), file: "school.xlsx", gives(3, 25))
        let own = try said(.expert("Первый"), gives(1, 25))
        let book = HandValueBook([proposal, own], experts: Self.people)
        #expect(book.replacements[own.value.key]?.numerator == 1)
        #expect(book.open(own.value.key) == [proposal])
    }

    @Test func `two responsible experts who differ leave the computed number`() throws {
        let statements = [
            try said(.expert("Первый"), indicator: 2, gives(1, 25)),
            try said(.expert("Второй"), indicator: 2, file: "b.xlsx", gives(2, 24)),
        ]
        guard case .disputed(let sides) = try stand(statements, indicator: 2) else {
            Issue.record("no dispute")
            return
        }
        #expect(Set(sides) == Set(statements))
        let confirmed = try said(.expert("Второй"), indicator: 2, file: "b.xlsx") { $0.isConfirmed = true }
        guard case .disputed = try stand([statements[0], confirmed], indicator: 2) else {
            Issue.record("no dispute")
            return
        }
    }

    @Test func `copies of one author that say different things count neither`() throws {
        let copies = [
            try said(.expert("Первый"), gives(1, 25)), try said(.expert("Первый"), file: "b.xlsx", gives(2, 24)),
        ]
        #expect(try stand(copies) == .contradictory(copies))
        #expect(HandValueBook(copies, experts: Self.people).replacements.isEmpty)
        #expect(
            HandValueBook(copies, experts: Self.people).statement(of: .expert("Первый"), copies[0].value.key) == nil)
        // One of them undone.
        #expect(try stand([copies[1]]) != .contradictory(copies))
        // The same said twice, for another reason, is no contradiction.
        let again = try said(.expert("Первый"), file: "b.xlsx") {
            ($0.numerator, $0.denominator, $0.reason) = (1, 25, "другая")
        }
        guard case .replaced(let value) = try stand([copies[0], again]) else {
            Issue.record("not replaced")
            return
        }
        #expect(value.given == again)
    }

    @Test func `a school that contradicts itself does not take an expert's value away`() throws {
        let copies = [
            try said(.school(school()), gives(3, 25)), try said(.school(school()), file: "b.xlsx", gives(4, 25)),
        ]
        #expect(try stand(copies) == .contradictory(copies))
        let own = try said(.expert("Первый"), file: "c.xlsx", gives(1, 25))
        #expect(
            try stand(copies + [own])
                == .replaced(HandValueBook.Replacement(numerator: 1, denominator: 25, given: own)))
    }

    @Test func `a percentage without counts is shown and replaces nothing`() throws {
        let share = try said(.expert("Первый")) { $0.share = 0.125 }
        #expect(try stand([share]) == .shareOnly(0.125, share))
        #expect(HandValueBook([share], experts: Self.people).replacements.isEmpty)
    }

    @Test func `the confirmation of an expert is told from that of a school`() throws {
        let school = try said(.school(school())) { $0.isConfirmed = true }
        #expect(try stand([school]) == .confirmed(school))
        let expert = try said(.expert("Первый"), file: "b.xlsx") { $0.isConfirmed = true }
        #expect(try stand([school, expert]) == .confirmed(expert))
    }

    @Test func `the checksum is FNV-1a of what the row is about`() throws {
        let value = try said(.expert("Э")) { ($0.proposedNumerator, $0.proposedShare) = (3, 0.125) }.value
        // Python 3.11: h = 2166136261; for b in "expert:Э|990001|1|2024|spring|2|25|3||125000".encode():
        // h = (h ^ b) * 16777619 % 2**32
        #expect(value.control == "1fd6acc7")
        var other = value
        other.indicator = 2
        #expect(other.control != value.control)
        (other.indicator, other.reason, other.numerator) = (1, "причина", 7)
        #expect(other.control == value.control)
    }

    @Test(arguments: ["expert:Петрова О. А.", "expert:", "school:990001"])
    func `an author goes to a word and back`(code: String) throws {
        #expect(try #require(HandValue.Author(code: code)).code == code)
    }

    @Test(arguments: ["", "expert", "school:99", "pupil:1", "школа:990001"])
    func `other words are no author`(code: String) {
        #expect(HandValue.Author(code: code) == nil)
    }
}
