// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// A change of a school's true share that was put into the sample.
struct TrueChange {
    enum Tail { case low, high }
    enum Shape: String { case linear, lastYear }

    /// The school's place by size.
    let rank: Int
    let indicator: Int
    let exams: [Exam]
    let tail: Tail
    let from: Double
    let to: Double
    let shape: Shape

    var isGood: Bool { (to < from) == (tail == .low) }

    /// The true share of a year.
    func share(_ year: Int, of years: [Int]) -> Double {
        let (first, last) = (years[0], years[years.count - 1])
        switch shape {
        case .lastYear: return year == last ? to : from
        case .linear: return from + (to - from) * Double(year - first) / Double(last - first)
        }
    }

    /// The changes of a district: three that its sizes can show, two that they hardly can.
    ///
    /// ВПР change in the last year only, because in most windows the last two springs are all that can be compared.
    static func all(schools count: Int) -> [TrueChange] {
        [
            TrueChange(
                rank: count - 1, indicator: 9, exams: [.ogeMathematics], tail: .low, from: 0.36, to: 0.04,
                shape: .linear),
            TrueChange(
                rank: count - 2, indicator: 1, exams: [.vprRussian4, .vprMathematics4, .vprWorld4], tail: .low,
                from: 0.04, to: 0.32, shape: .lastYear),
            TrueChange(
                rank: count - 3, indicator: 14, exams: [.vprMathematics5, .vprMathematics6], tail: .low,
                from: 0.48, to: 0.18, shape: .lastYear),
            TrueChange(
                rank: count - 4, indicator: 12, exams: [.ogeRussian], tail: .high, from: 0.12, to: 0.36,
                shape: .linear),
            TrueChange(
                rank: count / 2 - 1, indicator: 9, exams: [.ogeMathematics], tail: .low, from: 0.08, to: 0.28,
                shape: .linear),
        ]
    }
}
