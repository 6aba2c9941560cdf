// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// One row of a protocol of РИС.
struct ProtocolRow: Equatable {
    let school: Int
    let schoolCode: String
    let classLabel: String
    let room: String
    /// Numbers an invented person within the year.
    let person: Int
    let answers: String
    let essays: String
    let primary: Int
    /// The mark, or the score on the scale of 100.
    let result: Int
    /// The key of the counts: a mark or a band.
    let outcome: String
    /// Whether the mark is lower than the total alone would give.
    let isConditionNotMet: Bool
}

/// Who took an examination, school by school.
struct ProtocolResults {
    let rows: [ProtocolRow]

    init(_ model: DistrictModel, _ session: ExamCalendar.Session) {
        let exam = session.exam
        rows = model.schools.flatMap { school -> [ProtocolRow] in
            guard let code = exam.grade == 9 ? school.ogeCode : school.egeCode else { return [] }
            let cohort = Cohort(school, grade: exam.grade, year: session.year)
            var random = cohort.examStream(exam)
            let shares = model.cohortShares(school, exam, session.year, using: &random)
            return (0..<cohort.size).compactMap { index in
                var pupil = random.substream(UInt64(index + 1))
                guard Self.takes(exam, cohort, index, year: session.year) else { return nil }
                let level = Level(ability: cohort.abilities[index], shares: shares, using: &pupil)
                return ProtocolRow(
                    exam, year: session.year, school: school, code: code, cohort, index, level, using: &pupil)
            }
        }
    }

    /// Whether a pupil takes an examination: grade 9 takes both; in grade 11 one in twenty-five takes the ГВЭ, of the
    /// others about 55 of 100 the profile level, and in the years of applicants only about 35 of 100 no ЕГЭ at all.
    static func takes(_ exam: Exam, _ cohort: Cohort, _ index: Int, year: Int) -> Bool {
        guard exam.grade == 11 else { return true }
        var route = cohort.stream.substream(UInt64(1000 + index))
        let (leaves, restricted, profile) = (route.uniform(), route.uniform(), route.uniform())
        let isForApplicants = ExamCalendar.isForApplicantsOnly(year)
        // The weaker a pupil, the rarer a university.
        let stays = isForApplicants && leaves < 0.7 * (1 - cohort.abilities[index])
        let isRestricted = restricted < 0.04
        if exam.procedure == .gve { return isRestricted || stays }
        guard !isRestricted, !stays else { return false }
        let takesProfile = profile < 0.3 + 0.5 * cohort.abilities[index]
        if exam.subject == .russian { return true }
        return exam.subject == .profileMathematics ? takesProfile : !takesProfile
    }
}

extension ProtocolRow {
    fileprivate init(
        _ exam: Exam, year: Int, school: SchoolPlan, code: String, _ cohort: Cohort, _ index: Int, _ level: Level,
        using random: inout RandomStream
    ) {
        self.school = school.index
        schoolCode = code
        classLabel = DirtyValues.classLabel(grade: exam.grade, index: index, of: cohort.size, using: &random)
        room = "00\(10 + index / 15)"
        // Grade and place make a number that is nobody else's in the year.
        person = school.index * 1000 + (exam.grade == 9 ? 0 : 500) + index + 1
        answers = (0..<6).map { _ in ["+", "-", "+", "1", "2", "-"][random.integer(below: 6)] }.joined()
        essays = [1, 4, 3].map { "\(random.integer(below: $0 + 1))(\($0))" }.joined()
        if exam.isScored {
            let minimum = exam.subject == .russian ? 24 : 27
            let band = level == .low ? 8...(minimum - 1) : level == .high ? 81...100 : minimum...80
            // Of two draws the one nearer to the middle third: scores are rare at the ends.
            let draws = (0..<2).map { _ in band.lowerBound + random.integer(below: band.count) }
            let centre = level == .low ? band.upperBound : level == .high ? band.lowerBound : 58
            result = abs(draws[0] - centre) <= abs(draws[1] - centre) ? draws[0] : draws[1]
            primary = result / 2
            outcome = level == .low ? "below_minimum" : level == .high ? "high" : "middle"
            isConditionNotMet = false
        } else {
            let bands = Self.bands(exam, year: year)
            let band = bands[level.rawValue - 2]
            // Two points of geometry are needed for any mark above 2: some fail with enough points.
            let fails = random.uniform() < 0.1
            isConditionNotMet = fails && level == .low && exam == .ogeMathematics
            let shown = isConditionNotMet ? bands[1] : band
            primary = shown.lowerBound + random.integer(below: isConditionNotMet ? 3 : shown.count)
            result = level.rawValue
            outcome = "\(result)"
        }
    }

    /// The primary points of the marks 2, 3, 4 and 5.
    private static func bands(_ exam: Exam, year: Int) -> [ClosedRange<Int>] {
        switch (exam, year) {
        case (.ogeRussian, ..<2020): [4...14, 15...24, 25...33, 34...39]
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
