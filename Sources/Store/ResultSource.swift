// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
import Monitoring

/// The counts of stored results: one pass over the results for everything that is asked.
///
/// The engine groups by work, school and outcome; indicators, their parts, groups of schools and pupils are derived here from
/// that small table, so every engine gives the same integers.
public struct ResultSource {
    let connection: Connection

    /// Counts indicators by unit and period.
    ///
    /// Schools of the campaign are counted, and from them ШНОР and ШНСУ together, the others, and the territory.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - campaign: The indicators and the schools.
    /// - Returns: The counts, sorted by indicator, part, unit and period; units without results have no row.
    /// - Throws: `ADBCError`.
    public func counts(_ request: CountRequest, campaign: CampaignDescription) throws -> CountTable {
        let indicators = campaign.indicators.filter {
            request.indicators.contains($0.id) && !$0.populations.isEmpty
        }
        let works = try works().filter { work in
            indicators.contains { $0.populations.contains { $0.contains(work.work) } }
        }
        var counter = Counter(indicators: indicators, works: works, campaign: campaign, parts: request.includesParts)
        guard !works.isEmpty else { return CountTable() }
        let list = works.map { String($0.id) }.joined(separator: ",")
        let stream = try connection.query(
            "SELECT work, school, outcome, CAST(count(*) AS BIGINT) AS pupils FROM results WHERE work IN (\(list)) "
                + "GROUP BY work, school, outcome")
        while let batch = try stream.next() {
            let work = try batch.column("work").integers()
            let school = try batch.column("school").integers()
            let outcome = try batch.column("outcome").integers()
            let pupils = try batch.column("pupils").integers()
            for row in 0..<batch.count {
                counter.add(work: work[row], school: school[row], outcome: outcome[row], pupils: pupils[row])
            }
        }
        return counter.table()
    }

    /// The works that have results, with their numbers.
    func works() throws -> [NumberedWork] {
        try connection.rows("SELECT id, procedure, year, season, subject, grade, date FROM works ORDER BY id")
            .compactMap {
                guard let id = $0[0].int, let procedure = $0[1].text.flatMap(Procedure.init(rawValue:)),
                    let year = $0[2].int,
                    let subject = $0[4].text, let grade = $0[5].int
                else { return nil }
                let work = Work(
                    procedure: procedure, year: year, season: $0[3].text.flatMap(Season.init(rawValue:)),
                    subject: Subject(rawValue: subject), grade: grade, date: $0[6].text.flatMap { CalendarDate($0) })
                return NumberedWork(id: id, work: work)
            }
    }
}

/// A work with its number in the database.
struct NumberedWork {
    let id: Int
    let work: Work
}
