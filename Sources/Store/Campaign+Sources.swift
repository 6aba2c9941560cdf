// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
public import Monitoring

extension Campaign {
    /// The files whose results count in the indicators of a campaign, by school, indicator and period.
    ///
    /// - Parameter campaign: The indicators and the schools; results of merged schools count for their successors.
    /// - Returns: The paths of the files below the input folder, sorted.
    /// - Throws: `ADBCError`, ``StoreDefect`` for works of another program.
    public func sources(of campaign: CampaignDescription) throws -> [HandValueBook.Key: [String]] {
        let works = Dictionary(try WorkTable.read(connection).map { ($0.number, $0.work) }) { first, _ in first }
        let rows = try connection.rows(
            """
            SELECT r.work, r.school, i.file
            FROM (SELECT DISTINCT work, school, import FROM results) r JOIN imports i ON i.id = r.import
            """)
        var found: [HandValueBook.Key: Set<String>] = [:]
        for row in rows {
            guard let work = row[0].int.flatMap({ works[Int32($0)] }), let file = row[2].text,
                let school = row[1].int.flatMap({ SchoolID(number: Int32($0)) })
            else { continue }
            let owner = campaign.succession.successor(of: school, on: work.day)
            for indicator in campaign.indicators where indicator.populations.contains(where: { $0.contains(work) }) {
                found[HandValueBook.Key(school: owner, indicator: indicator.id, period: work.period), default: []]
                    .insert(file)
            }
        }
        return found.mapValues { $0.sorted() }
    }
}
