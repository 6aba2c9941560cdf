// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC

/// One line of the import journal.
public struct ImportRecord: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The identifier of the format.
    public let format: String
    /// Rows that speak of a participant or of a school.
    public let rows: Int
    /// Rows that count.
    public let accepted: Int
    /// Rows of absent pupils.
    public let absent: Int
    /// Rows that were not taken.
    public let rejected: Int
    /// What was taken from elsewhere, as one text.
    public let taken: String
    /// The rejected cells.
    public let rejections: [RejectionRecord]
    /// Comparisons that did not agree.
    public let disagreements: [DisagreementRecord]
}

/// One rejected row or cell of the journal.
public struct RejectionRecord: Hashable, Sendable {
    /// The sheet.
    public let sheet: String
    /// The address.
    public let cell: String
    /// The value, where it cannot identify a person.
    public let value: String?
    /// The reason's code.
    public let reason: String
    /// What may have been meant.
    public let suggestion: String?
}

/// One comparison of the journal that did not agree.
public struct DisagreementRecord: Hashable, Sendable {
    /// The comparison's code.
    public let kind: String
    /// Where.
    public let scope: String
    /// What the file says.
    public let declared: Double
    /// What the rows say.
    public let found: Double
}

/// A file that was refused in the last import.
public struct RefusalRecord: Hashable, Sendable {
    /// The path of the file below the input folder.
    public let file: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The reason in Russian.
    public let ru: String
    /// The reason in English.
    public let en: String
}

extension Campaign {
    /// The journal of what was imported, in the order of the imports.
    ///
    /// - Returns: One record for each file that is stored.
    /// - Throws: `ADBCError`.
    public func journal() throws -> [ImportRecord] {
        var rejections: [Int: [RejectionRecord]] = [:]
        for row in try connection.rows("SELECT import, sheet, cell, value, reason, suggestion FROM rejections") {
            guard let id = row[0].int else { continue }
            rejections[id, default: []].append(
                RejectionRecord(
                    sheet: row[1].text ?? "", cell: row[2].text ?? "", value: row[3].text, reason: row[4].text ?? "",
                    suggestion: row[5].text))
        }
        var disagreements: [Int: [DisagreementRecord]] = [:]
        for row in try connection.rows("SELECT import, kind, scope, declared, found FROM checks WHERE NOT agrees") {
            guard let id = row[0].int else { continue }
            disagreements[id, default: []].append(
                DisagreementRecord(
                    kind: row[1].text ?? "", scope: row[2].text ?? "", declared: row[3].double ?? 0,
                    found: row[4].double ?? 0))
        }
        let rows = try connection.rows(
            "SELECT id, file, sha256, format, \"rows\", accepted, absent, rejected, taken FROM imports ORDER BY id")
        return rows.map { row in
            ImportRecord(
                file: row[1].text ?? "", sha256: row[2].text ?? "", format: row[3].text ?? "", rows: row[4].int ?? 0,
                accepted: row[5].int ?? 0, absent: row[6].int ?? 0, rejected: row[7].int ?? 0, taken: row[8].text ?? "",
                rejections: rejections[row[0].int ?? 0] ?? [], disagreements: disagreements[row[0].int ?? 0] ?? [])
        }
    }

    /// The files that the last import refused.
    ///
    /// - Returns: One record for each file.
    /// - Throws: `ADBCError`.
    public func refusals() throws -> [RefusalRecord] {
        try connection.rows("SELECT file, sha256, reason_ru, reason_en FROM refusals ORDER BY file").map { row in
            RefusalRecord(
                file: row[0].text ?? "", sha256: row[1].text ?? "", ru: row[2].text ?? "", en: row[3].text ?? "")
        }
    }
}
