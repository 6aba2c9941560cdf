// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
import Monitoring

/// The counts of stored results: one pass over the results for everything that is asked.
///
/// The engine groups by work, school and outcome; indicators, their parts, groups of schools and pupils are derived here from
/// that small table, so every engine gives the same integers, and no row of a pupil leaves the engine.
public struct ResultSource {
    let connection: Connection

    /// Counts indicators by unit and period.
    ///
    /// Schools of the campaign are counted, and from them ШНОР and ШНСУ together, the others, and the territory; results of
    /// schools that the campaign does not name are left out, those of merged schools count for their successors.
    ///
    /// - Parameters:
    ///   - request: What is asked; join the requests of several plugins first.
    ///   - campaign: The indicators and the schools.
    /// - Returns: The counts, sorted by indicator, part (the whole first), unit (schools by number, others, watched,
    ///   territory) and period; units without results have no row.
    /// - Throws: `ADBCError`.
    public func counts(_ request: CountRequest, campaign: CampaignDescription) throws -> CountTable {
        let known = try WorkTable.read(connection)
        let plan = CountPlan(request, indicators: campaign.indicators, works: known)
        guard !plan.slots.isEmpty else { return CountTable() }
        var counter = Counter(
            plan: plan, campaign: campaign, approximate: try approximate(works: known, campaign.succession))
        let parts = ResultReading.allCases.compactMap { Self.query(of: $0, works: plan.works($0)) }
        let query = SuccessionQuery.mapped(parts.joined(separator: " UNION ALL "), works: known, campaign.succession)
        let stream = try connection.query(query + " ORDER BY 2")
        while let batch = try stream.next() {
            try batch.columns[0].withValues(of: Int32.self) { work throws(ADBCError) in
                try batch.columns[1].withValues(of: Int32.self) { school throws(ADBCError) in
                    try batch.columns[2].withValues(of: UInt8.self) { outcome throws(ADBCError) in
                        try batch.columns[3].withValues(of: Int64.self) { pupils throws(ADBCError) in
                            try batch.columns[4].withValues(of: Int32.self) { isFirst in
                                for row in 0..<batch.count {
                                    counter.add(
                                        work: work[row], school: school[row], outcome: outcome[row],
                                        pupils: Int(pupils[row]), isFirst: isFirst[row] == 1)
                                }
                            }
                        }
                    }
                }
            }
        }
        return counter.table()
    }

    /// The works of schools, by the school for which they count, whose results were rebuilt from percentages.
    private func approximate(
        works: [NumberedWork], _ succession: SchoolSuccession
    ) throws -> [Int32: [Int32]] {
        let isUsed = try connection.rows("SELECT 1 FROM imports WHERE approximate LIMIT 1")
        guard !isUsed.isEmpty else { return [:] }
        let slices = """
            SELECT DISTINCT r.work, r.school, 0 AS outcome, 0 AS pupils, 0 AS is_first
            FROM results r JOIN imports i ON i.id = r.import WHERE i.approximate
            """
        let rows = try connection.rows(SuccessionQuery.mapped(slices, works: works, succession) + " ORDER BY 2, 1")
        return rows.reduce(into: [:]) { found, row in
            guard let work = row[0].int, let school = row[1].int else { return }
            found[Int32(school), default: []].append(Int32(work))
        }
    }

    /// The groups of one reading of the results; nil where no indicator asks for it.
    private static func query(of reading: ResultReading, works: [Int32]) -> String? {
        guard !works.isEmpty else { return nil }
        let outcome = reading == .first ? "first_outcome" : "final_outcome"
        return """
            SELECT work, school, \(outcome) AS outcome, count(*) AS pupils, \(reading == .first ? 1 : 0) AS is_first
            FROM results WHERE work IN (\(works.map(String.init).joined(separator: ", "))) AND \(outcome) IS NOT NULL
            GROUP BY work, school, \(outcome)
            """
    }
}
