// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing

@testable import Clusters

struct SchoolStrengthsTests {
    private typealias Said = TestSchools.Said

    private func strengths(_ said: [Said]) throws -> SchoolStrengths {
        SchoolStrengths(try TestSchools.dynamics(said), campaign: TestSchools.campaign(try TestSchools.planted()))
    }

    @Test func `verdicts that confirm nothing make nobody strong or weak`() throws {
        let quiet = [Verdict.stable, .improving, .worsening, .inconclusive, .insufficient, .notComparable].map {
            Said(school: 1, indicator: 9, quantity: .change, verdict: $0)
        }
        let found = try strengths(Array(quiet.prefix(1)))
        #expect(found.strength(of: try TestSchools.id(1)).isEmpty)
        for said in quiet {
            let found = try strengths([said])
            #expect(found.weakness(of: try TestSchools.id(1)) == nil)
            #expect(found.strength(of: try TestSchools.id(1)).isEmpty)
        }
    }

    @Test func `a confirmed weakness outweighs a strength on the same indicator`() throws {
        let found = try strengths([
            Said(school: 1, indicator: 9, quantity: .change, verdict: .improved),
            Said(school: 1, indicator: 9, quantity: .level, verdict: .belowOthers),
            Said(school: 1, indicator: 10, quantity: .level, verdict: .aboveOthers),
        ])
        #expect(found.strength(of: try TestSchools.id(1)) == [10])
        let weakness = try #require(found.weakness(of: try TestSchools.id(1)))
        #expect(weakness.indicators == [9] && weakness.isConfirmed)
    }

    @Test func `the lowest level is taken by the side that is bad`() throws {
        let found = try strengths(
            [0.1, 0.2, 0.6].enumerated().flatMap { place, level in
                [
                    Said(school: place + 1, indicator: 9, quantity: .shrunkenLevel, estimate: level),
                    Said(school: place + 1, indicator: 10, quantity: .shrunkenLevel, estimate: level),
                ]
            })
        // Of indicator 9 less is better, of 10 more.
        #expect(try #require(found.weakness(of: try TestSchools.id(3))).indicators == [9])
        #expect(try #require(found.weakness(of: try TestSchools.id(1))).indicators == [10])
        #expect(found.weakness(of: try TestSchools.id(2)) == nil)
        #expect(try #require(found.weakness(of: try TestSchools.id(1))).isConfirmed == false)
    }
}
