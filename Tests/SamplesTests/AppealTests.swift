// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@testable import Samples

struct AppealTests {
    private static func row(_ person: Int, _ score: ExamScore) -> ProtocolRow {
        ProtocolRow(
            school: 0, schoolCode: "981001", classLabel: "11", room: "0010", person: person, answers: "", essays: "",
            score: score)
    }

    /// Source: minima 24 and 27 (распоряжение 1122-10), 81 (the order).
    @Test(arguments: [(23, "below_minimum"), (24, "middle"), (80, "middle"), (81, "high")])
    func `a score has its band`(score: Int, band: String) {
        #expect(ExamScore(.egeRussian, score: score).outcome == band)
    }

    /// Source: `domain.md`, 2.2: Russian 2021–2024, 0–14, 15–22, 23–28, 29–33.
    @Test(arguments: [(14, 2), (15, 3), (22, 3), (23, 4), (28, 4), (29, 5), (33, 5)])
    func `points have their mark`(points: Int, mark: Int) {
        #expect(ExamScore(.ogeRussian, year: 2023, primary: points).result == mark)
    }

    @Test func `two appeals cross a border, two stay within, two are rejected`() {
        let rows = (0...40).map { Self.row($0, ExamScore(.egeRussian, score: 60 + $0)) }
        let appeals = Appeal.all(.egeRussian, year: 2024, among: rows, stream: RandomStream(seed: 2))
        #expect(appeals.count == 6)
        let moves = appeals.filter(\.isSatisfied).compactMap { appeal in
            appeal.current.map { ($0.result - appeal.row.result, $0.outcome != appeal.row.outcome) }
        }
        #expect(moves.count { $0.1 && $0.0 > 0 } == 1 && moves.count { $0.1 && $0.0 < 0 } == 1)
        #expect(moves.count { !$0.1 && $0.0 > 0 } == 1 && moves.count { !$0.1 && $0.0 < 0 } == 1)
        #expect(moves.allSatisfy { abs($0.0) <= 6 })
        let rejected = appeals.filter { !$0.isSatisfied }
        #expect(rejected.count { $0.current == nil } == 1)
        #expect(rejected.compactMap { appeal in appeal.current.map { $0 == appeal.row.score } } == [true])
        #expect(Set(appeals.map(\.row.person)).count == 6)
    }
}
