// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// Points and result of one person in one examination.
struct ExamScore: Equatable {
    let primary: Int
    /// The mark, or the score on the scale of 100.
    let result: Int
    /// The key of the counts: a mark or a band.
    let outcome: String
    /// Whether the mark is lower than the total alone would give.
    let isConditionNotMet: Bool

    /// Draws the points of a level.
    init(_ exam: Exam, year: Int, _ level: Level, using random: inout RandomStream) {
        if exam.isScored {
            let minimum = Self.minimum(exam)
            let band = level == .low ? 8...(minimum - 1) : level == .high ? 81...100 : minimum...80
            // Of two draws the one nearer to the middle third: scores are rare at the ends.
            let draws = (0..<2).map { _ in band.lowerBound + random.integer(below: band.count) }
            let centre = level == .low ? band.upperBound : level == .high ? band.lowerBound : 58
            self.init(exam, score: abs(draws[0] - centre) <= abs(draws[1] - centre) ? draws[0] : draws[1])
        } else {
            let bands = Self.bands(exam, year: year)
            let band = bands[level.rawValue - 2]
            // Two points of geometry are needed for any mark above 2: some fail with enough points.
            let fails = random.uniform() < 0.1
            let isConditionNotMet = fails && level == .low && exam == .ogeMathematics
            let shown = isConditionNotMet ? bands[1] : band
            let primary = shown.lowerBound + random.integer(below: isConditionNotMet ? 3 : shown.count)
            self.init(primary: primary, mark: level.rawValue, isConditionNotMet: isConditionNotMet)
        }
    }

    private init(primary: Int, mark: Int, isConditionNotMet: Bool) {
        self.primary = primary
        result = mark
        outcome = "\(mark)"
        self.isConditionNotMet = isConditionNotMet
    }

    /// A score on the scale of 100.
    init(_ exam: Exam, score: Int) {
        result = score
        primary = score / 2
        outcome = score < Self.minimum(exam) ? "below_minimum" : score > 80 ? "high" : "middle"
        isConditionNotMet = false
    }

    /// Points of an examination with marks; the mark follows from them alone.
    init(_ exam: Exam, year: Int, primary: Int) {
        let mark = 2 + Self.bands(exam, year: year).dropFirst().count { primary >= $0.lowerBound }
        self.init(primary: primary, mark: mark, isConditionNotMet: false)
    }

    /// The fewest points on the scale of 100 (распоряжение 1122-10 of 2019).
    static func minimum(_ exam: Exam) -> Int { exam.subject == .russian ? 24 : 27 }

    /// The primary points of the marks 2, 3, 4 and 5.
    static func bands(_ exam: Exam, year: Int) -> [ClosedRange<Int>] {
        switch (exam, year) {
        case (.ogeRussian, ..<2020): [4...14, 15...24, 25...33, 34...39]
        case (.ogeRussian, 2025...): [4...14, 15...25, 26...32, 33...37]
        case (.ogeRussian, _): [4...14, 15...22, 23...28, 29...33]
        case (.ogeMathematics, ..<2020): [2...7, 8...14, 15...21, 22...32]
        case (.ogeMathematics, _): [2...7, 8...14, 15...21, 22...31]
        case (.egeBase, ..<2022): [2...6, 7...11, 12...16, 17...20]
        case (.egeBase, _): [2...6, 7...11, 12...16, 17...21]
        case (.gveRussian, _): [1...4, 5...9, 10...13, 14...17]
        default: [1...3, 4...6, 7...10, 11...14]
        }
    }
}
