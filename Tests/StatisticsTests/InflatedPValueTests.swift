// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Statistics

struct InflatedPValueTests {
    @Test(arguments: [0, 1e-300, 0.0137, 0.5, 1])
    func `without inflation a value stays as it is`(p: Double) throws {
        #expect(try InflatedPValue.twoSided(p, inflation: 1) == p)
    }

    @Test func `a standard deviation twice as large halves the quantile`() throws {
        // R 4.2.2: 2 * pnorm(qnorm(0.0005) / 2): φ = 4 for p = 0.001.
        #expect(abs(try InflatedPValue.twoSided(0.001, inflation: 4) - 0.09991551113073) < 1e-12)
    }

    @Test(arguments: [0, 1e-280, 1e-12, 0.05, 0.9, 1], [1.1, 3, 40])
    func `a value never falls and never exceeds 1`(p: Double, inflation: Double) throws {
        let inflated = try InflatedPValue.twoSided(p, inflation: inflation)
        #expect(inflated >= p && inflated <= 1)
    }

    @Test(arguments: [1.0, 2, 9])
    func `the logarithm and the value give the same where both exist`(inflation: Double) throws {
        for p in [1e-300, 1e-270, 1e-100, 0.04] {
            let byValue = try InflatedPValue.twoSided(p, inflation: inflation)
            // An error of 1e-13 of the logarithm 690 is one of 1e-11 of the value.
            #expect(relativeDifference(try InflatedPValue.twoSided(logP: log(p), inflation: inflation), byValue) < 1e-9)
        }
    }

    @Test func `the logarithm goes on below the smallest number`() throws {
        // R 4.2.2: log(2) + pnorm(60, lower = FALSE, log = TRUE); φ = 4 halves the quantile: 2 * pnorm(-30).
        let value = try InflatedPValue.twoSided(logP: -1804.3204135, inflation: 4)
        #expect(relativeDifference(value, 9.813427854296e-198) < 1e-6)
    }

    @Test func `estimated inflation is looked up in t`() throws {
        // R 4.2.2: 2 * pt(qnorm(0.0005, lower = FALSE) / 2, df, lower = FALSE): φ = 4 for p = 0.001.
        for (degreesOfFreedom, expected) in [
            (4.0, 0.175260799919491), (30, 0.110354653741655), (500, 0.100543973621322),
        ] {
            let p = try InflatedPValue.twoSided(0.001, inflation: 4, degreesOfFreedom: degreesOfFreedom)
            #expect(relativeDifference(p, expected) < 1e-10)
        }
        // Even without inflation an estimate of 1 is no knowledge.
        #expect(try InflatedPValue.twoSided(0.01, inflation: 1, degreesOfFreedom: 5) > 0.02)
        #expect(try InflatedPValue.twoSided(0.01, inflation: 1, degreesOfFreedom: .infinity) == 0.01)
        // R 4.2.2: 2 * pt(60 / 2, 12, lower = FALSE).
        let far = try InflatedPValue.twoSided(logP: -1804.3204135, inflation: 4, degreesOfFreedom: 12)
        #expect(relativeDifference(far, 1.17731819070189e-12) < 1e-8)
        #expect(throws: StatisticsError.outOfRange(argument: "degreesOfFreedom", value: 0)) {
            try InflatedPValue.twoSided(0.5, inflation: 2, degreesOfFreedom: 0)
        }
    }

    @Test func `wrong arguments are named`() {
        #expect(throws: StatisticsError.outOfRange(argument: "p", value: 1.5)) {
            try InflatedPValue.twoSided(1.5, inflation: 1)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "inflation", value: 0.5)) {
            try InflatedPValue.twoSided(0.5, inflation: 0.5)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "inflation", value: .infinity)) {
            try InflatedPValue.twoSided(logP: -1000, inflation: .infinity)
        }
        #expect(throws: StatisticsError.outOfRange(argument: "logP", value: 1)) {
            try InflatedPValue.twoSided(logP: 1, inflation: 1)
        }
    }
}
