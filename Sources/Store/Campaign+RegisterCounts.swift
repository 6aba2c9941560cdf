// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
import Monitoring

extension Campaign {
    /// Counts indicators by unit and period: those of results, and those of registers.
    ///
    /// Of a register there are rows of the years in which it has an event at all, for every school, for ШНОР, ШНСУ, both
    /// together, the other schools and the territory. Teachers are distinct within each unit, never summed; where not
    /// every school of a unit says how many teachers it has, the denominator of the unit is 0.
    ///
    /// - Parameters:
    ///   - request: What is asked; join the requests of several plugins first.
    ///   - campaign: The indicators and the schools.
    /// - Returns: The counts of ``ResultSource/counts(_:campaign:)``, and after them those of registers by indicator, unit
    ///   and year. A numerator may be above its denominator where a register and the number of teachers disagree.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func counts(_ request: CountRequest, campaign: CampaignDescription) throws -> CountTable {
        var table = try results.counts(request, campaign: campaign)
        let asked = campaign.indicators.filter { $0.register != nil && request.indicators.contains($0.id) }
        guard !asked.isEmpty else { return table }
        let counter = RegisterCounter(
            campaign: campaign, events: try supportEvents().map(\.record), staffing: try staffCounts().map(\.record))
        for indicator in asked.sorted(by: { $0.id < $1.id }) {
            for row in counter.rows(indicator) { table.append(row) }
        }
        return table
    }
}
