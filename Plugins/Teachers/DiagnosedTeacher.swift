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
    }

    let school: SchoolID
    let subject: String
    let year: Int
    let hasChangedSchool: Bool
    private let before: [Result?]
    private let after: [Result?]

    /// The teachers of a table.
    ///
    /// - Throws: ``TeachersError/undeclaredLevel(level:declared:)``.
    static func list(_ table: DiagnosticTable, _ options: DiagnosisOptions) throws(TeachersError) -> [DiagnosedTeacher]
    {
        var teachers: [DiagnosedTeacher] = []
        for row in table.rows where row.teachers > 0 && !(row.before.isEmpty && row.after.isEmpty) {
            let teacher = try DiagnosedTeacher(row, options)
            teachers.append(contentsOf: repeatElement(teacher, count: row.teachers))
        }
        return teachers
    }

    private init(_ row: DiagnosticTable.Row, _ options: DiagnosisOptions) throws(TeachersError) {
        (school, subject, year, hasChangedSchool) = (row.school, row.subject, row.year, row.hasChangedSchool)
        before = try Self.results(row.before, options)
        after = try Self.results(row.after, options)
    }

    private static func results(
        _ scores: DiagnosticTable.Scores, _ options: DiagnosisOptions
    ) throws(TeachersError) -> [Result?] {
        var results: [Result?] = []
        for domain in DiagnosticRow.Domain.allCases {
            guard let score = scores[domain] else {
                results.append(nil)
                continue
            }
            var level: Int?
            if let word = score.level {
                guard let place = options.levels.firstIndex(of: word) else {
                    throw .undeclaredLevel(level: word, declared: options.levels)
                }
                level = place
            } else if let share = score.share, !options.cuts.isEmpty {
                // A share that reaches a cut has the level that begins there.
                level = options.cuts.count { $0 <= share + 1e-12 }
            }
            results.append(Result(share: score.share, maximum: score.maximum, level: level))
        }
        return results
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
    func lastLevel(_ domain: DiagnosticRow.Domain) -> Int? { after(domain)?.level ?? before(domain)?.level }

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
