// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Dynamics
import Monitoring
import Statistics
import Testing

/// Changes net of the other units, as `vekha stat change --compare others` gives them.
struct ChangeOfOthersTests {
    private func units(_ schools: [[(Int, Int)]]) -> [ChangeUnit] {
        schools.enumerated().map { number, counts in
            ChangeUnit(
                name: "u\(number)", indicator: "x", benefit: .lower, family: "x",
                counts: zip([2022, 2023, 2024], counts).map {
                    ChangeUnit.Count(score: $0, count: BinomialCount($1.0, of: $1.1))
                })
        }
    }

    private func rows(_ units: [ChangeUnit], _ comparison: ChangeAnalysis.Comparison) throws -> [ChangeRow] {
        var options = ChangeAnalysis.Options()
        options.comparison = comparison
        options.dispersion = .known(0.01)
        return try ChangeAnalysis(options).rows(units).rows
    }

    @Test func `the net change decides, and is that of the room of statistics`() throws {
        let schools = SampleTerritory.still(20, seed: 21, rho: 0.01, shifts: [0, 0.15, 0.25])
        let units = units(schools)
        let rows = try rows(units, .others)
        let counts = schools.map { PeriodCounts($0.map { BinomialCount($0.0, of: $0.1) }) }
        let movement = try CommonMovement(counts, rho: 0.01)
        for (index, row) in rows.enumerated() {
            let others = try #require(movement.others(of: index))
            let basis = try #require(row.basis)
            let expected = try NetChange.difference(
                counts[index], scores: [2022, 2023, 2024], movement: others, levelVariance: basis.levelVariance,
                variation: row.variation)
            #expect(row.net?.difference == expected)
            #expect(row.p == expected.p)
            #expect(row.reasons.contains(.netOfOthers))
            #expect(row.power == nil)
        }
        // Everybody rose by 25 points: the own changes say so, the net ones do not.
        #expect(try self.rows(units, .own).count { $0.verdict == .worsened } > 10)
        #expect(rows.count { $0.verdict == .worsened || $0.verdict == .improved } <= 1)
    }

    @Test func `a unit that moves against all others is found`() throws {
        var schools = SampleTerritory.still(20, seed: 22, rho: 0.01, shifts: [0, 0.1, 0.2])
        schools[3] = [(120, 200), (60, 200), (20, 200)]
        let row = try rows(units(schools), .others)[3]
        #expect(row.verdict == .improved)
        #expect((row.net?.difference.estimate ?? 0) < (row.basis?.fitted ?? 0))
    }

    @Test func `too few others leave no verdict, and too few participants stay too few`() throws {
        let few = try rows(units(SampleTerritory.still(5, seed: 23)), .others)
        for row in few {
            #expect(row.verdict == .notComparable && row.reasons.contains(.noNetComparison))
            #expect(row.p == nil && row.net == nil)
        }
        var schools = SampleTerritory.still(12, seed: 24)
        schools[0] = [(1, 5), (2, 5), (1, 5)]
        #expect(try rows(units(schools), .others)[0].verdict == .insufficient)
    }

    @Test func `the order of units and the number of chunks change no bit`() throws {
        let units = units(SampleTerritory.still(30, seed: 25))
        let rows = try rows(units, .others)
        let reversed = try self.rows(units.reversed(), .others)
        for (row, mirror) in zip(rows, reversed.reversed()) { #expect(row == mirror) }
    }
}
