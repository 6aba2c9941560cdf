// SPDX-License-Identifier: GPL-3.0-or-later

public import ADBC
import AnalysisKit
import Monitoring

/// What a person would write in SQL to count the same, and what its answer adds up to.
public struct BareQuery: Sendable {
    /// How the query is written.
    public enum Form: String, CaseIterable, Sendable {
        /// One grouping by work, school and outcome: the least that any counting of the results can do.
        case grouping
        /// Each indicator as a pair of filtered counts, by school, year and season.
        case indicators
    }

    /// The statement.
    public let sql: String

    /// Writes the query for the indicators of a campaign.
    ///
    /// - Parameters:
    ///   - form: How it is written.
    ///   - large: The campaign.
    /// - Throws: `ADBCError`.
    public init(_ form: Form, _ large: LargeCampaign) throws {
        switch form {
        case .grouping:
            sql =
                "SELECT work, school, outcome, CAST(count(*) AS BIGINT) AS pupils FROM results GROUP BY work, school, outcome"
        case .indicators:
            let columns = large.description.indicators.filter { !$0.populations.isEmpty }.map { indicator in
                let parts = indicator.populations.map { population in
                    let works = GeneratedResults.works.filter { work in
                        population.contains(
                            Work(
                                procedure: work.kind.procedure, year: work.year, season: nil,
                                subject: work.kind.subject, grade: work.kind.grade))
                    }
                    let ids = works.map { String($0.id) }.joined(separator: ", ")
                    let outcomes = population.numerator.map { String($0.rawValue) }.joined(separator: ", ")
                    return (all: "work IN (\(ids))", counted: "(work IN (\(ids)) AND outcome IN (\(outcomes)))")
                }
                let all = parts.map(\.all).joined(separator: " OR ")
                let counted = parts.map(\.counted).joined(separator: " OR ")
                return "CAST(count(*) FILTER (WHERE \(counted)) AS BIGINT) AS x\(indicator.id), "
                    + "CAST(count(*) FILTER (WHERE \(all)) AS BIGINT) AS n\(indicator.id)"
            }
            sql =
                "SELECT r.school, w.year, w.season, \(columns.joined(separator: ", ")) "
                + "FROM results r JOIN works w ON w.id = r.work GROUP BY r.school, w.year, w.season"
        }
    }

    /// Runs the query and reads every row.
    ///
    /// - Parameter connection: A connection to the campaign's database.
    /// - Returns: The sums of the columns that count, by name.
    /// - Throws: `ADBCError`.
    public func run(_ connection: Connection) throws -> [String: Int] {
        var sums: [String: Int] = [:]
        let stream = try connection.query(sql)
        while let batch = try stream.next() {
            for column in batch.columns where !["work", "school", "outcome", "year", "season"].contains(column.name) {
                sums[column.name, default: 0] += try column.integers().reduce(0, +)
            }
        }
        return sums
    }
}
