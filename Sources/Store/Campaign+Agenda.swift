// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import Monitoring

/// A workbook of people and dates that counts.
public struct OrganisationFile: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The number of the import: a larger one is later.
    public let `import`: Int
    /// How many of its rows were rejected.
    public let rejected: Int
    /// How many of those are deadlines, so that what is due by them cannot be judged.
    public let rejectedDeadlines: Int
    /// The sheet and the cell of the first rejected row, such as `Сроки!C4`; empty where there is none.
    public let cell: String
}

extension Campaign {
    /// The workbooks that say people, the order and deadlines; the last import of each path.
    ///
    /// - Returns: The workbooks, in the order of their imports.
    /// - Throws: `ADBCError`.
    public func organisationFiles() throws -> [OrganisationFile] {
        try connection.rows(
            """
            SELECT i.file, i.sha256, i.id, i.rejected, (
                SELECT CASE r.sheet WHEN '' THEN '' ELSE r.sheet || '!' END || r.cell FROM rejections r
                WHERE r.import = i.id AND r.reason NOT IN ('unknownPerson', 'unknownIndicator')
                ORDER BY r.position LIMIT 1
            ), (
                SELECT CAST(t.value AS BIGINT) FROM taken_values t WHERE t.import = i.id AND t.key = 'rejected_deadlines'
            )
            FROM imports i
            WHERE i.id IN (
                SELECT import FROM order_facts UNION SELECT import FROM people UNION SELECT import FROM deadlines
            )
                AND NOT EXISTS (SELECT 1 FROM imports later WHERE later.file = i.file AND later.id > i.id)
            ORDER BY i.id
            """
        ).map {
            OrganisationFile(
                file: $0[0].text ?? "", sha256: $0[1].text ?? "", import: $0[2].int ?? 0, rejected: $0[3].int ?? 0,
                rejectedDeadlines: $0[5].int ?? 0, cell: $0[4].text ?? "")
        }
    }

    /// The documents whose findings are stored.
    ///
    /// - Returns: The stages of the runs; a run without a document is none.
    /// - Throws: `ADBCError`.
    public func stages() throws -> Set<Stage> {
        Set(try connection.rows("SELECT DISTINCT stage FROM runs").compactMap { $0[0].text.flatMap(Stage.init) })
    }

    /// The indicators of which a stored finding has counts.
    ///
    /// - Returns: Their numbers.
    /// - Throws: `ADBCError`.
    public func measuredIndicators() throws -> Set<Int> {
        Set(
            try connection.rows("SELECT DISTINCT indicator FROM findings WHERE denominator > 0").compactMap {
                $0[0].int
            })
    }
}
