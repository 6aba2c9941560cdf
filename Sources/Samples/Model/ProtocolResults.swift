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
    var score: ExamScore

    var primary: Int { score.primary }
    /// The mark, or the score on the scale of 100.
    var result: Int { score.result }
    /// The key of the counts: a mark or a band.
    var outcome: String { score.outcome }
    var isConditionNotMet: Bool { score.isConditionNotMet }

    /// Whether the result is a «2» or below the minimum.
    var isLow: Bool { outcome == "2" || outcome == "below_minimum" }

    /// The same person with another result.
    func with(_ score: ExamScore) -> ProtocolRow {
        var row = self
        row.score = score
        return row
    }
}

/// Who took an examination, school by school.
struct ProtocolResults {
    let rows: [ProtocolRow]

    init(_ model: DistrictModel, _ session: ExamCalendar.Session) {
        let exam = session.exam
        rows = model.schools.flatMap { school -> [ProtocolRow] in
            guard let code = exam.grade == 9 ? school.ogeCode : school.egeCode,
                model.wrote(school, exam, session.year)
            else { return [] }
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
        score = ExamScore(exam, year: year, level, using: &random)
    }
}
