// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ReliableChangeTests {
    @Test func `agrees with the example of Jacobson and Truax`() throws {
        // Page 14: s = 7.5, r = 0.80, S_diff = 4.74, (32.5 − 47.5) / 4.74 = −3.16, printed to two decimals.
        let rule = try ReliableChange(standardDeviation: 7.5, reliability: 0.8)
        #expect(abs(rule.standardError - 4.74) < 0.005)
        #expect(abs((32.5 - 47.5) / rule.standardError + 3.16) < 0.005)
        #expect(rule.change(before: 47.5, after: 32.5) == .worsened)
        #expect(rule.change(before: 32.5, after: 47.5) == .improved)
        // The threshold is 1.96 · 4.74 = 9.30.
        #expect(abs(rule.threshold - 9.297) < 0.001)
        #expect(rule.change(of: 9.29) == .none && rule.change(of: -9.29) == .none && rule.change(of: 9.3) == .improved)
    }

    @Test func `a test without error makes every change reliable`() throws {
        let rule = try ReliableChange(standardDeviation: 5, reliability: 1)
        #expect(rule.change(of: 0.1) == .improved && rule.change(of: 0) == .none && rule.change(of: -0.1) == .worsened)
    }

    @Test func `wrong arguments are named`() {
        #expect(throws: StatisticsError.outOfRange(argument: "standardDeviation", value: -1)) {
            try ReliableChange(standardDeviation: -1, reliability: 0.5)
        }
        for value in [-0.1, 1.1, Double.infinity] {
            #expect(throws: StatisticsError.outOfRange(argument: "reliability", value: value)) {
                try ReliableChange(standardDeviation: 1, reliability: value)
            }
        }
        #expect(throws: StatisticsError.self) { try ReliableChange(standardDeviation: .nan, reliability: 0.5) }
    }
}
