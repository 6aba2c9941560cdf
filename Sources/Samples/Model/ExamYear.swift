// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// An examination of one year with all that came after its main day.
struct ExamYear {
    let session: ExamCalendar.Session
    /// The rows of each wave that was held and had somebody.
    let waves: [(wave: ExamCalendar.Wave, session: ExamCalendar.Session, rows: [ProtocolRow])]
    let appeals: [Appeal]

    init(_ model: DistrictModel, _ session: ExamCalendar.Session) {
        self.session = session
        let all = ProtocolResults(model, session).rows
        guard model.layouts == .all else {
            waves = all.isEmpty ? [] : [(.main, session, all)]
            appeals = []
            return
        }
        guard let first = model.schools.first else { preconditionFailure("a sample has schools") }
        let stream = first.stream.substream(UInt64(9_000_000 + session.year * 100 + session.exam.number))
        let routes = all.map { Route(session, $0, model.schools[$0.school], stream: stream) }
        func rows(_ wave: ExamCalendar.Wave) -> [ProtocolRow] { routes.compactMap { $0.rows[wave] } }
        waves = ExamCalendar.Wave.allCases.compactMap { wave in
            guard let later = ExamCalendar.session(session, wave) else { return nil }
            let rows = rows(wave)
            return rows.isEmpty ? nil : (wave, later, rows)
        }
        let settled = routes.filter { $0.rows.count == 1 }.compactMap { $0.rows[.main] }
        appeals =
            session.exam.procedure == .gve
            ? [] : Appeal.all(session.exam, year: session.year, among: settled, stream: stream.substream(1))
    }

    /// The first and the final result of each person: the first is that of the earliest wave, the final one that of the
    /// last wave, as a satisfied appeal left it.
    var people: [(first: ProtocolRow, final: ProtocolRow)] {
        var people: [Int: (first: ProtocolRow, final: ProtocolRow)] = [:]
        for wave in waves {
            for row in wave.rows { people[row.person] = (people[row.person]?.first ?? row, row) }
        }
        for appeal in appeals where appeal.isSatisfied {
            guard let known = people[appeal.row.person], let score = appeal.current else { continue }
            people[appeal.row.person] = (known.first, known.final.with(score))
        }
        return people.keys.sorted().compactMap { people[$0] }
    }
}

/// The waves in which a person took an examination.
private struct Route {
    private(set) var rows: [ExamCalendar.Wave: ProtocolRow] = [:]

    init(_ session: ExamCalendar.Session, _ row: ProtocolRow, _ school: SchoolPlan, stream: RandomStream) {
        var random = school.stream.substream(UInt64(session.year)).substream(UInt64(5000 + row.person))
            .substream(UInt64(session.exam.number))
        func has(_ wave: ExamCalendar.Wave) -> Bool { ExamCalendar.session(session, wave) != nil }
        func again(_ passes: Double) -> ProtocolRow {
            let level: Level = random.uniform() < passes ? .fair : .low
            return row.with(ExamScore(session.exam, year: session.year, level, using: &random))
        }
        // Two of a hundred are ill on the main day.
        let isIll = random.uniform() < 0.02 && has(.reserve)
        rows[isIll ? .reserve : .main] = row
        guard row.isLow, session.exam.isCompulsory else { return }
        var isLow = true
        if !isIll, has(.reserve), random.uniform() < 0.5 {
            let second = again(0.5)
            rows[.reserve] = second
            isLow = second.isLow
        }
        if isLow, has(.september), random.uniform() < 0.85 { rows[.september] = again(0.6) }
    }
}
