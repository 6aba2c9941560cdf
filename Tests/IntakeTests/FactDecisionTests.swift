// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct FactDecisionTests {
    private func decide(_ said: [(String, [Int])]) throws -> (value: Int, taken: [TakenValue]) {
        var decision = FactDecision<Int>("year") { String($0) }
        for (origin, values) in said { decision.add(origin, values) }
        var builder = ReadingBuilder(file: "a", sha256: "", format: .vpr2022)
        let value = try decision.decide(file: "a", sheet: "b", into: &builder)
        return (value, builder.reading.taken)
    }

    @Test func `the first place decides, and is noted unless the file itself says it`() throws {
        let path = try decide([("title", []), ("path", [2021]), ("layout", [2021])])
        #expect(path.value == 2021)
        #expect(path.taken == [TakenValue(key: "year", value: "2021", origin: "path")])
        #expect(try decide([("title", [2021]), ("path", [2021])]).taken.isEmpty)
        #expect(try decide([("date", [2021])]).taken.isEmpty)
    }

    @Test func `silence and contradiction are refused`() {
        #expect(throws: IntakeError.missingFact(file: "a", sheet: "b", fact: "year")) { try decide([("path", [])]) }
        let evidence = [Evidence(origin: "path", value: "2021"), Evidence(origin: "path", value: "2022")]
        #expect(throws: IntakeError.contradiction(file: "a", sheet: "b", fact: "year", evidence: evidence)) {
            try decide([("path", [2021, 2022])])
        }
    }
}
