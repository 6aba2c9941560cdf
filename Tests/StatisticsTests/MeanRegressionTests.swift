// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct MeanRegressionTests {
    @Test func `those chosen for low scores rise by the unreliable part of their distance`() throws {
        let regression = try MeanRegression(selectedMean: 40, populationMean: 60, reliability: 0.75)
        #expect(regression.expected == 5)
        #expect(regression.rest(of: 7) == 2)
        #expect(try MeanRegression(selectedMean: 40, populationMean: 60, reliability: 1).expected == 0)
    }

    @Test func `agrees with simulated scores of a known reliability`() throws {
        // True scores with variance r, errors with 1 − r; those below −1 are chosen.
        var stream = RandomStream(seed: 9)
        let reliability = 0.6
        var (first, second, count) = (0.0, 0.0, 0.0)
        for _ in 0..<60_000 {
            let truth = stream.normal(standardDeviation: reliability.squareRoot())
            let before = truth + stream.normal(standardDeviation: (1 - reliability).squareRoot())
            let after = truth + stream.normal(standardDeviation: (1 - reliability).squareRoot())
            guard before < -1 else { continue }
            first += before
            second += after
            count += 1
        }
        let expected = try MeanRegression(
            selectedMean: first / count, populationMean: 0, reliability: reliability
        ).expected
        // About 9,500 chosen: a standard error of 0.01.
        #expect(abs((second - first) / count - expected) < 0.04)
    }

    @Test func `wrong arguments are named`() {
        #expect(throws: StatisticsError.outOfRange(argument: "reliability", value: 2)) {
            try MeanRegression(selectedMean: 1, populationMean: 2, reliability: 2)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "selectedMean", value: .infinity)) {
            try MeanRegression(selectedMean: .infinity, populationMean: 2, reliability: 0.5)
        }
    }
}
