// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Publishing
import Testing
import Wording

struct ReconciliationSectionTests {
    private static let expert = HandValue.Author.expert("Петрова О. А.")

    private func key(_ school: Int32) throws -> HandValueBook.Key {
        HandValueBook.Key(
            school: try #require(SchoolID(number: school)), indicator: 13, period: Period(year: 2024, season: .spring))
    }

    private func said(
        _ author: HandValue.Author, _ school: Int32, file: String = "a.xlsx", _ fill: (inout HandValue) -> Void
    ) throws -> HandValueBook.Statement {
        let key = try key(school)
        var value = HandValue(author: author, school: key.school, indicator: 13, period: key.period)
        (value.seenNumerator, value.seenDenominator, value.reason) = (2, 25, "причина")
        fill(&value)
        return HandValueBook.Statement(file: file, value)
    }

    private func section(_ statements: [HandValueBook.Statement]) throws -> PublishedSection? {
        let title = Sentence(ru: "ВПР", en: "VPR")
        let indicator = IndicatorDefinition(
            id: 13, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .interim,
            source: .register("x"))
        let computed = Dictionary(
            uniqueKeysWithValues: try (1...6).map {
                (try key(Int32($0)), ReconciliationSection.Number(2, of: $0 == 2 ? 26 : 25))
            })
        let people = [Organisation.Person(role: .expert, name: "Петрова О. А.", indicators: [13])]
        return ReconciliationSection(
            HandValueBook(statements, experts: people), computed: computed,
            schools: try (1...6).map { School(id: try #require(SchoolID(number: $0)), name: "Школа \($0)") },
            indicators: [indicator]
        ).section
    }

    @Test func `each number stands in the table of what is said of it`() throws {
        let school = HandValue.Author.school(try #require(SchoolID(number: 4)))
        let section = try #require(
            try section([
                said(Self.expert, 1) { ($0.numerator, $0.denominator) = (1, 25) },
                // The computed number was another one at that time.
                said(Self.expert, 2) { $0.isConfirmed = true },
                said(Self.expert, 3) { $0.share = 0.04 },
                said(school, 4) { ($0.numerator, $0.denominator) = (3, 25) },
                said(Self.expert, 5) { $0.isConfirmed = true },
                said(Self.expert, 5, file: "b.xlsx") { ($0.numerator, $0.denominator) = (1, 25) },
                // A school that the campaign does not have.
                said(Self.expert, 9) { $0.isConfirmed = true },
            ]))
        func rows(_ code: String) -> [[PublishedSection.Cell]] {
            section.tables.first { $0.title == ReconciliationWords.table(code) }?.rows ?? []
        }
        func counts(_ numerator: Int, _ denominator: Int) -> PublishedSection.Cell {
            .words(
                Sentence(ru: "\(numerator) из \(denominator)", en: "\(numerator) of \(denominator)"))
        }
        #expect(
            rows("replaced").map { [$0[0], $0[4], $0[5], $0[6], $0[11]] } == [
                [.text("000001"), counts(2, 25), counts(1, 25), .text("Петрова О. А."), .text("a.xlsx")]
            ])
        #expect(rows("changed").map { [$0[0], $0[4], $0[5]] } == [[.text("000002"), counts(2, 26), counts(2, 25)]])
        #expect(rows("shares").map { [$0[0], $0[5]] } == [[.text("000003"), .share(0.04)]])
        #expect(
            rows("disputed").map { [$0[0], $0[5], $0[6]] } == [
                [.text("000004"), counts(3, 25), .words(ReconciliationWords.school)]
            ])
        #expect(rows("contradictory").map { $0[10] } == [.text("a.xlsx"), .text("b.xlsx")])
        let summary = Dictionary(uniqueKeysWithValues: rows("summary").map { ($0[0], $0[1]) })
        #expect(
            summary == [
                .words(ReconciliationWords.stand("replaced")): .count(1),
                .words(ReconciliationWords.stand("shareOnly")): .count(1),
                .words(ReconciliationWords.stand("disputed")): .count(1),
                .words(ReconciliationWords.stand("contradictory")): .count(1),
                // The one whose number changed, and the one of which nobody spoke.
                .words(ReconciliationWords.stand("silent")): .count(2),
            ])
    }

    @Test func `where nobody said anything there is no chapter`() throws {
        #expect(try section([]) == nil)
    }
}
