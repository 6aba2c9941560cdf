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
    /// Stores the findings of a run and its drafts of recommendations in one transaction; those of the same stage go.
    ///
    /// - Parameters:
    ///   - tables: The findings of each plugin.
    ///   - drafts: The recommendations that were drafted from them, in their order; nil: those of the stage stay.
    ///   - run: The run.
    ///   - publish: What must succeed for the run to count, such as its documents; receives the number of the run.
    /// - Returns: The number of the run.
    /// - Throws: `ADBCError`, or what `publish` throws; nothing is changed then.
    @discardableResult
    public func replaceFindings(
        _ tables: [FindingTable], drafts: [Recommendation]? = nil, run: RunDescription,
        publish: (Int) throws -> Void = { _ in }
    ) throws -> Int {
        let stage = run.stage?.rawValue ?? "all"
        return try connection.transaction {
            let id = try nextID("runs")
            let replaced = ["findings", "families", "set_aside", "plugin_runs", "plugin_parameters"]
            for table in replaced + LikenessColumns.tables {
                try connection.execute(
                    "DELETE FROM \(table) WHERE run IN (SELECT id FROM runs WHERE stage = ?)", [.text(stage)])
            }
            try connection.execute("DELETE FROM runs WHERE stage = ?", [.text(stage)])
            try connection.execute(
                "INSERT INTO runs VALUES (\(id), ?, ?, ?)",
                [.text(stage), .text(run.date), .text(String(run.seed))])
            for (position, table) in tables.enumerated() { try insert(table, run: id, position: position) }
            if let drafts { try replace(drafts, of: run.stage, run: id) }
            try publish(id)
            return id
        }
    }

    /// The findings of the last run of a stage, without computing anything.
    ///
    /// - Parameter stage: The document that the run was made for; nil: the run without a document.
    /// - Returns: One table for each plugin, in the order in which they ran; none where the stage was not run.
    /// - Throws: `ADBCError`, or ``StoreDefect/unknownValue(table:column:value:)``.
    public func findings(of stage: Stage?) throws -> [FindingTable] {
        let plugins = try connection.rows(
            """
            SELECT p.run, p.plugin, p.version FROM plugin_runs p JOIN runs r ON r.id = p.run
            WHERE r.stage = ? ORDER BY p.run, p.position
            """, [.text(stage?.rawValue ?? "all")])
        return try plugins.map { row in
            try FindingReader(connection: connection, run: row[0].int ?? 0, plugin: row[1].text ?? "")
                .table(version: row[2].text ?? "")
        }
    }

    private func insert(_ table: FindingTable, run: Int, position: Int) throws {
        let provenance = table.provenance
        let plugin = Value.text(provenance.plugin)
        try connection.execute(
            "INSERT INTO plugin_runs VALUES (\(run), \(position), ?, ?)", [plugin, .text(provenance.version)])
        for (name, value) in provenance.parameters.sorted(by: { $0.key < $1.key }) {
            try connection.execute(
                "INSERT INTO plugin_parameters VALUES (\(run), ?, ?, ?)", [plugin, .text(name), .text(value)])
        }
        for (number, family) in table.families.enumerated() {
            try connection.execute(
                "INSERT INTO families VALUES (\(run), ?, \(number), ?, \(family.size), ?)",
                [plugin, .text(family.name), .text(family.adjustment)])
        }
        for (number, aside) in table.setAside.enumerated() {
            try connection.execute(
                "INSERT INTO set_aside VALUES (\(run), ?, \(number), \(aside.indicator), \(aside.isSelected), \(aside.period.year), "
                    + "?, ?, ?, ?)",
                [
                    plugin, .optional(aside.period.season?.rawValue),
                    .text(aside.window.map(String.init).joined(separator: ",")),
                    .text(aside.reasons.codes.joined(separator: ",")), .optional(aside.against),
                ])
        }
        try connection.ingest(into: "findings", FindingColumns.columns(of: table, run: run))
        for (name, columns) in LikenessColumns.columns(of: table, run: run) {
            try connection.ingest(into: name, columns)
        }
    }
}
