// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import ADBC
import Monitoring

extension Campaign {
    /// Diagnosed teachers before and after, counted by what they have in common: no row of a teacher leaves the store.
    ///
    /// - Parameter campaign: The schools; teachers of other schools are left out, those of merged schools count for their
    ///   successors.
    /// - Returns: The table, its rows sorted.
    /// - Throws: `ADBCError`, ``StoreDefect`` for words of another program.
    public func diagnosticTable(_ campaign: CampaignDescription) throws -> DiagnosticTable {
        var waves = DiagnosticWaves(campaign)
        for record in try diagnostics() { waves.add(record.record) }
        return DiagnosticTable(
            rows: waves.rows, staff: waves.staff(try staffCounts().map(\.record)), leftOut: waves.leftOut)
    }
}
