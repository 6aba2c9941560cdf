// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
public import Monitoring

/// One run, as the database names it.
public struct RunDescription: Hashable, Sendable {
    /// The document that the run was made for; nil: all indicators, no document.
    public let stage: Stage?
    /// The day of the run, as `2024-10-01`.
    public let date: String
    /// The seed of the run.
    public let seed: UInt64

    /// Describes a run.
    ///
    /// - Parameters:
    ///   - stage: The document that the run was made for.
    ///   - date: The day of the run.
    ///   - seed: The seed of the run.
    public init(stage: Stage?, date: String, seed: UInt64) {
        self.stage = stage
        self.date = date
        self.seed = seed
    }
}

extension Campaign {
    /// Stores the findings of a run in one transaction; the findings of the same stage go.
    ///
    /// - Parameters:
    ///   - tables: The findings of each plugin.
    ///   - run: The run.
    /// - Returns: The number of the run.
    /// - Throws: `ADBCError`; nothing is changed then.
    @discardableResult
    public func replaceFindings(_ tables: [FindingTable], run: RunDescription) throws -> Int {
        let stage = run.stage?.rawValue ?? "all"
        return try connection.transaction {
            let id = try nextID("runs")
            for table in ["findings", "families", "set_aside", "plugin_runs"] {
                try connection.execute(
                    "DELETE FROM \(table) WHERE run IN (SELECT id FROM runs WHERE stage = ?)", [.text(stage)])
            }
            try connection.execute("DELETE FROM runs WHERE stage = ?", [.text(stage)])
            try connection.execute(
                "INSERT INTO runs VALUES (\(id), ?, ?, ?)",
                [.text(stage), .text(run.date), .text(String(run.seed))])
            for table in tables { try insert(table, run: id) }
            return id
        }
    }

    private func insert(_ table: FindingTable, run: Int) throws {
        let provenance = table.provenance
        let parameters = provenance.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        try connection.execute(
            "INSERT INTO plugin_runs VALUES (\(run), ?, ?, ?)",
            [.text(provenance.plugin), .text(provenance.version), .text(parameters.joined(separator: "; "))])
        for (number, family) in table.families.enumerated() {
            try connection.execute(
                "INSERT INTO families VALUES (\(run), ?, \(number), ?, \(family.size), ?)",
                [.text(provenance.plugin), .text(family.name), .text(family.adjustment)])
        }
        for aside in table.setAside {
            try connection.execute(
                "INSERT INTO set_aside VALUES (\(run), ?, \(aside.indicator), \(aside.period.year), ?, ?, ?, ?)",
                [
                    .text(provenance.plugin), .optional(aside.period.season?.rawValue),
                    .text(aside.window.map(String.init).joined(separator: ",")),
                    .text(aside.reasons.codes.joined(separator: ",")), .optional(aside.against),
                ])
        }
        guard table.count > 0 else { return }
        try connection.ingest(into: "findings", columns(table, run: run))
    }

    private func columns(_ table: FindingTable, run: Int) -> [IngestColumn] {
        let years = table.periods.map { Int32($0.year) }
        let seasons = table.periods.map { $0.season?.rawValue }
        func numbers(_ values: [Double]) -> ColumnData { .nullable(.double(values), present: values.map { !$0.isNaN }) }
        return [
            IngestColumn("run", .int32(Array(repeating: Int32(run), count: table.count))),
            IngestColumn("plugin", .string(Array(repeating: table.provenance.plugin, count: table.count))),
            IngestColumn("kind", .string(Array(repeating: FindingKind.estimate.rawValue, count: table.count))),
            IngestColumn("quantity", .string(table.quantity.map { Quantity.allCases[Int($0)].rawValue })),
            IngestColumn("unit_kind", .string(table.unit.map { table.units[Int($0)].kind.rawValue })),
            IngestColumn("unit", .string(table.unit.map { table.units[Int($0)].code })),
            IngestColumn("indicator", .int32(table.indicator.map(Int32.init))),
            IngestColumn("part", .optional(table.part.map { $0 < 0 ? nil : Int32($0) })),
            IngestColumn("period_from", .int32(table.from.map { years[Int($0)] })),
            IngestColumn("season_from", .optional(table.from.map { seasons[Int($0)] })),
            IngestColumn("period_to", .int32(table.to.map { years[Int($0)] })),
            IngestColumn("season_to", .optional(table.to.map { seasons[Int($0)] })),
            IngestColumn("numerator", .int64(table.numerator)),
            IngestColumn("denominator", .int64(table.denominator)),
            IngestColumn("pupils", .int64(table.pupils)),
            IngestColumn("estimate", numbers(table.estimate)),
            IngestColumn("lower", numbers(table.lower)),
            IngestColumn("upper", numbers(table.upper)),
            IngestColumn("confidence", numbers(table.level)),
            IngestColumn("statistic", numbers(table.z)),
            IngestColumn("p_asymptotic", numbers(table.pAsymptotic)),
            IngestColumn("p_exact", numbers(table.pExact)),
            IngestColumn("p_mid", numbers(table.pMid)),
            IngestColumn("p", numbers(table.p)),
            IngestColumn("p_adjusted", numbers(table.pAdjusted)),
            IngestColumn("family", .optional(table.family.map { $0 < 0 ? nil : $0 })),
            IngestColumn("verdict", .optional(table.verdict.map { Verdict(number: $0)?.rawValue })),
            IngestColumn(
                "reasons",
                .optional(
                    table.reasons.map { $0 == 0 ? nil : Reasons(rawValue: $0).codes.joined(separator: ",") })),
        ]
    }
}
