// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Synchronization
import Testing

struct FindingTableTests {
    private static let change = Finding(
        unit: .territory, indicator: 9, quantity: .change, from: Period(year: 2022), to: Period(year: 2024),
        numerator: 2, denominator: 26, pupils: 26, estimate: -0.13,
        interval: ConfidenceInterval(lower: -0.3, upper: 0.04, level: 0.9),
        test: TestResult(z: -1.6, pAsymptotic: 0.1, pExact: 0.2, pMid: 0.15, p: 0.15, pAdjusted: 0.3, family: 0),
        verdict: .inconclusive, reasons: [.aboveLevel, .intervalWiderThanMargin])

    private func table(_ findings: [Finding], size: Int = 1) -> FindingTable {
        var table = FindingTable(provenance: Provenance(plugin: "dynamics", version: "1.0.0", parameters: [:]))
        table.families = [TestFamily(name: "indicator 9", size: size, adjustment: "bh")]
        for finding in findings { table.append(finding) }
        return table
    }

    @Test func `a finding comes back as it went in`() {
        var bare = Self.change
        bare.estimate = nil
        bare.interval = nil
        bare.test = nil
        bare.part = 2
        bare.unit = .watched
        let table = table([Self.change, bare])
        #expect(Array(table.findings) == [Self.change, bare])
    }

    @Test func `a table that keeps the rules is accepted`() throws {
        try table([Self.change]).validate(indicators: [9])
    }

    @Test func `a level with the words of a level, or with too few participants, is accepted`() throws {
        var level = Self.change
        (level.quantity, level.verdict) = (.level, .belowOthers)
        level.test = TestResult(z: -3, p: 0.003, pAdjusted: 0.006, family: 0)
        try table([level]).validate(indicators: [9])
        #expect(table([level])[0] == level)
        level.verdict = .insufficient
        try table([level]).validate(indicators: [9])
    }

    static let broken: [(FindingRule, @Sendable (inout Finding) -> Void)] = [
        (.knownIndicator, { $0.indicator = 10 }),
        (.numeratorWithinDenominator, { $0.numerator = 27 }),
        (.numeratorWithinDenominator, { $0.numerator = -1 }),
        (.numeratorWithinDenominator, { ($0.numerator, $0.denominator) = (0, -1) }),
        (.intervalContainsEstimate, { $0.estimate = 0.05 }),
        (.familyExists, { $0.test?.family = 1 }),
        (.pWithinUnit, { $0.test?.pMid = 1.2 }),
        (.pWithinUnit, { $0.test?.pExact = .nan }),
        (.adjustedNotBelowRaw, { $0.test?.pAdjusted = 0.1 }),
        (.verdictOnChange, { $0.verdict = nil }),
        (.verdictOnChange, { $0.quantity = .share }),
        (.verdictOfItsKind, { $0.verdict = .typical }),
        (.verdictOfItsKind, { $0.quantity = .level }),
        (.verdictHasReason, { $0.reasons = [] }),
        (.knownReasons, { $0.reasons = Reasons(rawValue: 1 << 31) }),
        (.knownReasons, { $0.reasons.formUnion(Reasons(rawValue: 1 << 31)) }),
    ]

    @Test(arguments: broken.indices)
    func `each broken rule is named`(index: Int) {
        let (rule, plant) = Self.broken[index]
        var finding = Self.change
        plant(&finding)
        #expect(throws: AnalysisError.brokenContract(plugin: "dynamics", rule: rule, row: 0)) {
            try table([finding]).validate(indicators: [9])
        }
    }

    @Test func `a row stands once and a family has its size`() {
        #expect(throws: AnalysisError.brokenContract(plugin: "dynamics", rule: .uniqueRows, row: 1)) {
            try table([Self.change, Self.change], size: 2).validate(indicators: [9])
        }
        #expect(throws: AnalysisError.brokenContract(plugin: "dynamics", rule: .familySize, row: 0)) {
            try table([Self.change], size: 2).validate(indicators: [9])
        }
    }

    @Test func `verdicts and reasons keep their codes`() {
        #expect(Verdict.allCases.allSatisfy { Verdict(number: $0.number) == $0 })
        #expect(Verdict(number: 0) == nil && Verdict(number: 13) == nil)
        let reasons: Reasons = [.onePeriod, .worksPooled]
        #expect(Reasons(codes: reasons.codes) == reasons)
        #expect(Reasons(codes: ["unknown"]) == nil)
        #expect(Reasons.codes.count == 31)
    }
}

struct AnalysisContextTests {
    @Test(arguments: [1, 7, 100])
    func `items are joined in their order whatever the chunks`(grain: Int) throws {
        let backwards = AnalysisContext(runner: { chunks, body in
            for index in chunks.indices.reversed() { try body(index, chunks[index]) }
        })
        let squares = try backwards.map(count: 50, grain: grain) { $0 * $0 }
        #expect(squares == (0..<50).map { $0 * $0 })
    }

    @Test func `a context caps the chunks that a plugin asks for`() throws {
        let lengths = Mutex<[Int]>([])
        let context = AnalysisContext(
            runner: { chunks, body in
                lengths.withLock { $0 = chunks.map(\.count) }
                for (index, chunk) in chunks.enumerated() { try body(index, chunk) }
            }, largestGrain: 3)
        #expect(try context.map(count: 8, grain: 256) { $0 } == Array(0..<8))
        #expect(lengths.withLock { $0 } == [3, 3, 2])
        #expect(try context.map(count: 3, grain: 2) { $0 } == [0, 1, 2])
        #expect(lengths.withLock { $0 } == [2, 1])
    }

    @Test func `a cancelled run stops before its next chunk`() {
        let context = AnalysisContext(isCancelled: { true })
        #expect(throws: CancellationError.self) { try context.map(count: 3, grain: 1) { $0 } }
    }
}
