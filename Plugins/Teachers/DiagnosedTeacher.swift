// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// One teacher of a table, without name or code.
struct DiagnosedTeacher: Sendable {
    /// The result of one wave in one domain.
    struct Result: Sendable {
        /// A fraction of the largest score; nil where only a level is known.
        let share: Double?
        /// The largest score.
        let maximum: Double?
        /// The index of the level; nil where none is known.
        let level: Int?
        /// Whether the level is a word that is not declared.
        var isUndeclared = false
    }

    let school: SchoolID
    let subject: String
    let year: Int
    let hasChangedSchool: Bool
    private let before: [Result?]
    private let after: [Result?]

    /// The teachers of a table.
    static func list(_ table: DiagnosticTable, _ options: DiagnosisOptions) -> [DiagnosedTeacher] {
        table.rows.filter { $0.teachers > 0 && !($0.before.isEmpty && $0.after.isEmpty) }.flatMap { row in
            repeatElement(DiagnosedTeacher(row, options), count: row.teachers)
        }
    }

    private init(_ row: DiagnosticTable.Row, _ options: DiagnosisOptions) {
        (school, subject, year, hasChangedSchool) = (row.school, row.subject, row.year, row.hasChangedSchool)
        before = Self.results(row.before, options)
        after = Self.results(row.after, options)
    }

    private static func results(_ scores: DiagnosticTable.Scores, _ options: DiagnosisOptions) -> [Result?] {
        DiagnosticRow.Domain.allCases.map { domain in
            guard let score = scores[domain] else { return nil }
            // A level that was taken out of campaign.yaml after the import is none, until the file is read again.
            var level = score.level.flatMap { options.levels.firstIndex(of: $0) }
            let isUndeclared = score.level != nil && level == nil
            if score.level == nil, let share = score.share, !options.cuts.isEmpty {
                // A share that reaches a cut has the level that begins there.
                level = options.cuts.count { $0 <= share + 1e-12 }
            }
            return Result(share: score.share, maximum: score.maximum, level: level, isUndeclared: isUndeclared)
        }
    }

    func before(_ domain: DiagnosticRow.Domain) -> Result? { before[domain.number] }
    func after(_ domain: DiagnosticRow.Domain) -> Result? { after[domain.number] }

    var hasBefore: Bool { before.contains { $0 != nil } }
    var hasAfter: Bool { after.contains { $0 != nil } }

    /// The shares of both waves; nil where one is missing.
    func pair(_ domain: DiagnosticRow.Domain) -> (before: Double, after: Double)? {
        guard let first = before(domain)?.share, let second = after(domain)?.share else { return nil }
        return (first, second)
    }

    /// The levels of both waves; nil where one is missing.
    func levels(_ domain: DiagnosticRow.Domain) -> (before: Int, after: Int)? {
        guard let first = before(domain)?.level, let second = after(domain)?.level else { return nil }
        return (first, second)
    }

    /// The level of the last wave with one.
    func lastLevel(_ domain: DiagnosticRow.Domain) -> Int? {
        // Where it is not declared, the wave before does not speak for it.
        if let after = after(domain), after.isUndeclared { return nil }
        return after(domain)?.level ?? before(domain)?.level
    }

    /// Whether the two forms of a domain have different largest scores.
    func hasDifferentMaxima(_ domain: DiagnosticRow.Domain) -> Bool {
        guard let first = before(domain)?.maximum, let second = after(domain)?.maximum else { return false }
        return first != second
    }

    /// The differences by domain that the rule of the indicator judges, percentage points; nil where it cannot.
    ///
    /// Where a file has levels only, their steps count as a gain of any size, and as nothing else.
    func differences(_ options: DiagnosisOptions) -> [Double]? {
        func difference(_ domain: DiagnosticRow.Domain) -> Double? {
            if let pair = pair(domain) {
                // Equal percent may differ as doubles.
                return ((pair.after - pair.before) * 1e11).rounded() / 1e9
            }
            guard options.gain == .any, let levels = levels(domain) else { return nil }
            return Double(levels.after - levels.before)
        }
        let (subject, method) = (difference(.subject), difference(.method))
        switch options.domains {
        case .both:
            guard let subject, let method else { return nil }
            return [subject, method]
        case .either:
            if subject != nil || method != nil { return [subject ?? 0, method ?? 0] }
            return options.gain == .reliable ? nil : difference(.whole).map { [$0] }
        }
    }
}

extension DiagnosticRow.Domain {
    /// Its place in the list, which is the part of a finding.
    var number: Int {
        switch self {
        case .subject: 0
        case .method: 1
        case .whole: 2
        }
    }
}
