// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Samples

struct PaperResultsTests {
    /// Every row of many districts, by the paper.
    private static func rows(_ year: Int, seeds: ClosedRange<UInt64> = 1...3) throws -> [(Paper, PaperRow)] {
        try seeds.flatMap { seed in
            let model = DistrictModel(try SampleDistrict(schools: 24, years: [2021, 2022, 2023, 2024], seed: seed))
            return Paper.all.flatMap { paper in
                model.schools.flatMap { school in
                    PaperResults(model, school, paper, year: year).rows.map { (paper, $0) }
                }
            }
        }
    }

    /// Source: the bounds that were asked of the sample, 6–12 %.
    @Test(arguments: [2022, 2023])
    func `between 6 and 12 of 100 are absent and their cells are empty`(year: Int) throws {
        let rows = try Self.rows(year)
        let absent = rows.filter { $0.1.counted == nil }
        let share = Double(absent.count) / Double(rows.count)
        #expect((0.06...0.12).contains(share))
        #expect(absent.allSatisfy { $0.1.variant == .text("отсутствовал") && $0.1.total == nil && $0.1.mark == nil })
        #expect(absent.allSatisfy { $0.1.journal == .empty && $0.1.tasks.allSatisfy { $0 == .empty } })
    }

    /// Source: `domain.md`, 3.2: at the border of 2 and 3 the cut has 3.5 to 12 times the participants of the point below.
    @Test func `totals heap at the border of 2 and 3`() throws {
        let rows = try Self.rows(2023)
        var (below, cut) = (0, 0)
        for (paper, row) in rows {
            below += row.total == paper.lowest[0] - 1 ? 1 : 0
            cut += row.total == paper.lowest[0] ? 1 : 0
        }
        let ratio = Double(cut) / Double(below)
        #expect((3.5...12).contains(ratio), "\(cut) to \(below)")
    }

    @Test func `a mark is that of its total, and points of tasks make the total`() throws {
        var wrong = 0
        for (paper, row) in try Self.rows(2024, seeds: 1...1) {
            guard let total = row.total, let mark = row.counted else { continue }
            #expect(paper.band(mark: mark).contains(total))
            #expect(row.mark == nil || row.mark == mark)
            let points = row.tasks.map { cell -> Int in
                switch cell {
                case .integer(let value): value
                case .text(let text): max(0, Int(text.bare) ?? 0)
                default: 0
                }
            }
            #expect(zip(points, paper.tasks).allSatisfy { $0 <= $1.points })
            #expect((points.reduce(0, +) != total) == row.hasWrongTotal)
            wrong += row.hasWrongTotal ? 1 : 0
        }
        #expect(wrong > 0)
    }

    @Test func `codes begin with the grade of the pupil, which in autumn is one above the programme`() throws {
        #expect(try Self.rows(2022, seeds: 1...1).allSatisfy { $0.1.code / 10_000 == $0.0.exam.grade + 1 })
        #expect(try Self.rows(2023, seeds: 1...1).allSatisfy { $0.1.code / 10_000 == $0.0.exam.grade })
    }

    /// Source: `domain.md`, 2.4: shares of «2» in autumn are 1.4 to 2.6 times those of spring.
    @Test func `autumn has more marks 2`() throws {
        func share(_ year: Int) throws -> Double {
            let marks = try Self.rows(year).compactMap(\.1.counted)
            return Double(marks.count { $0 == 2 }) / Double(marks.count)
        }
        let ratio = try share(2022) / share(2023)
        #expect((1.4...2.6).contains(ratio), "\(ratio)")
    }

    @Test func `every dirty value of the list occurs`() throws {
        let rows = try Self.rows(2023)
        var texts: Set<String> = []
        for (_, row) in rows where row.counted != nil {
            for case .text(let text) in row.tasks + [row.variant, row.journal] { texts.insert(text) }
        }
        let expected: Set = [
            "X", "x", "Х", "х", "X ", "не пройд.", "0\u{A0}", "?", "H", "-1", "нет отметки", "ж", "8", "6", "12", "1",
            "н/а", "*", "4\u{A0}", "\u{A0}4", "\u{A0}1",
        ]
        #expect(expected.isSubset(of: texts), "\(expected.subtracting(texts))")
        #expect(rows.contains { $0.1.counted != nil && $0.1.mark == nil })
    }
}
