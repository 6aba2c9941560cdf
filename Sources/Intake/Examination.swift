// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// The examination of a protocol.
struct Examination {
    let procedure: Procedure
    let subject: Subject
    let date: CalendarDate
    /// The grade of all participants; nil where each row tells its own.
    let grade: Int?

    /// The examination of a title, once its procedure is known.
    ///
    /// - Throws: ``IntakeError``: `unknownSubject`, `contradiction` of code and text, `noRule`.
    init(
        _ title: ProtocolTitle, _ procedure: Procedure, grade: Int?, rules: RuleBook, file: String, sheet: String
    ) throws(IntakeError) {
        guard let (subject, other) = title.subject(in: procedure) else {
            throw .unknownSubject(file: file, sheet: sheet, nearest: nil)
        }
        if let other {
            let evidence = [
                Evidence(origin: "title", value: subject.rawValue),
                Evidence(origin: "code", value: "\(title.code ?? "") \(other.rawValue)"),
            ]
            throw .contradiction(file: file, sheet: sheet, fact: "subject", evidence: evidence)
        }
        self.init(procedure: procedure, subject: subject, date: title.date, grade: grade)
        if isOnHundredScale, rules.egeMinimum(ruleSubject, year: date.year) == nil {
            throw .noRule(
                file: file, sheet: sheet, procedure: procedure, subject: subject, grade: 11, year: date.year)
        }
    }

    init(procedure: Procedure, subject: Subject, date: CalendarDate, grade: Int?) {
        self.procedure = procedure
        self.subject = subject
        self.date = date
        self.grade = grade
    }

    /// Whether results are test scores from 0 to 100, not marks.
    var isOnHundredScale: Bool { procedure == .ege && subject != .baseMathematics }

    /// The subject under which the rule tables know it: all foreign languages have one minimum.
    var ruleSubject: Subject { subject.withoutLanguage }

    func work(grade: Int) -> Work {
        Work(procedure: procedure, year: date.year, season: nil, subject: subject, grade: grade, date: date)
    }

    /// The scale of its marks; nil where no rule is known, or where it has none.
    func scale(_ rules: RuleBook) -> MarkScale? {
        guard let grade, !isOnHundredScale else { return nil }
        return rules.scale(procedure, subject, grade: grade, period: Period(year: date.year))
    }

    /// What «Минимальная граница» may be: the score or the mark, or the points of the scale.
    func minima(_ rules: RuleBook, scale: MarkScale?) -> Set<Int> {
        if isOnHundredScale { return [rules.egeMinimum(ruleSubject, year: date.year) ?? 0] }
        return Set([3] + (scale?.lowest.prefix(1) ?? []))
    }
}

extension MarkScale {
    /// Whether a mark may stand beside a total: conditions allow a lower one than the total alone, never a higher one.
    func allows(_ mark: Int, points: Int) -> Bool {
        guard let expected = self.mark(points: points) else { return true }
        return hasConditions ? mark <= expected : mark == expected
    }
}
