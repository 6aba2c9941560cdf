// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Joins the waves of each teacher to what was before and after.
///
/// An output wave belongs to the last input wave that is not later and belongs to no other. Who has no output wave counts in the
/// year in which most of those who began in the same year end.
struct DiagnosticWaves {
    /// All results of one teacher in one wave of one year.
    private struct Wave {
        let wave: DiagnosticRow.Wave
        let year: Int
        var day: CalendarDate?
        var school: SchoolID
        var subject: String
        var scores = DiagnosticTable.Scores()
    }

    private let succession: SchoolSuccession
    private let known: Set<SchoolID>
    private var teachers: [UInt64: [Wave]] = [:]
    /// Results that a later row contradicts.
    private(set) var leftOut = 0

    init(_ campaign: CampaignDescription) {
        succession = campaign.succession
        known = Set(campaign.schools.map(\.id))
    }

    /// Adds a result, in the order of the imports; of two for the same teacher, wave, year and domain the last one counts.
    mutating func add(_ row: DiagnosticRow) {
        let school = succession.successor(
            of: row.school, on: row.day ?? CalendarDate(year: row.year, month: 12, day: 31))
        let score = DiagnosticTable.Score(points: row.score, maximum: row.maximum, level: row.level)
        var waves = teachers[row.teacher] ?? []
        if let place = waves.firstIndex(where: { $0.wave == row.wave && $0.year == row.year }) {
            if let earlier = waves[place].scores[row.domain], earlier != score { leftOut += 1 }
            waves[place].scores[row.domain] = score
            waves[place].school = school
            waves[place].day = row.day ?? waves[place].day
            if !row.subject.isEmpty { waves[place].subject = row.subject }
        } else {
            var wave = Wave(wave: row.wave, year: row.year, day: row.day, school: school, subject: row.subject)
            wave.scores[row.domain] = score
            waves.append(wave)
        }
        teachers[row.teacher] = waves
    }

    /// The teachers by what they have in common, sorted.
    var rows: [DiagnosticTable.Row] {
        var counts: [DiagnosticTable.Row: Int] = [:]
        let pairs = teachers.values.flatMap(Self.pairs)
        let ends = Self.ends(pairs)
        for (before, after) in pairs {
            guard let last = after ?? before, known.contains(last.school) else { continue }
            let row = DiagnosticTable.Row(
                school: last.school, subject: last.subject.isEmpty ? before?.subject ?? "" : last.subject,
                year: after == nil ? ends[last.year] ?? last.year : last.year,
                before: before?.scores ?? DiagnosticTable.Scores(), after: after?.scores ?? DiagnosticTable.Scores(),
                hasChangedSchool: before.map { $0.school != last.school } ?? false, teachers: 0)
            counts[row, default: 0] += 1
        }
        return counts.map { row, count in
            var row = row
            row.teachers = count
            return row
        }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
    }

    /// How many teachers schools have; of two numbers of one school and year the last one holds, merged schools add up.
    func staff(_ counts: [StaffCount]) -> [StaffCount] {
        struct Key: Hashable {
            let school: SchoolID
            let year: Int
        }
        let last = counts.reduce(into: [Key: Int]()) { $0[Key(school: $1.school, year: $1.year)] = $1.teachers }
        let sums = last.reduce(into: [Key: Int]()) { sums, entry in
            let school = succession.successor(
                of: entry.key.school, on: CalendarDate(year: entry.key.year, month: 12, day: 31))
            if known.contains(school) { sums[Key(school: school, year: entry.key.year), default: 0] += entry.value }
        }
        return sums.map { StaffCount(school: $0.key.school, year: $0.key.year, teachers: $0.value) }
            .sorted { ($0.school, $0.year) < ($1.school, $1.year) }
    }

    private static func pairs(_ waves: [Wave]) -> [(before: Wave?, after: Wave?)] {
        func isBefore(_ first: Wave, _ second: Wave) -> Bool {
            first.year == second.year ? (first.day?.iso ?? "") < (second.day?.iso ?? "") : first.year < second.year
        }
        var inputs = waves.filter { $0.wave == .input }.sorted(by: isBefore)
        var pairs: [(before: Wave?, after: Wave?)] = []
        for output in waves.filter({ $0.wave == .output }).sorted(by: isBefore) {
            let place = inputs.lastIndex { input in
                guard input.year == output.year, let day = input.day, let end = output.day else {
                    return input.year <= output.year
                }
                return day <= end
            }
            pairs.append((place.map { inputs[$0] }, output))
            if let place { inputs.remove(at: place) }
        }
        return pairs + inputs.map { ($0, nil) }
    }

    /// The year in which most of those who began in a year end; the earlier one of two.
    private static func ends(_ pairs: [(before: Wave?, after: Wave?)]) -> [Int: Int] {
        var counts: [Int: [Int: Int]] = [:]
        for (before, after) in pairs {
            if let before, let after { counts[before.year, default: [:]][after.year, default: 0] += 1 }
        }
        return counts.compactMapValues { ends in
            ends.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        }
    }
}

extension DiagnosticTable.Row {
    /// What the rows are sorted by: it tells every two apart.
    fileprivate var sortKey: [String] {
        func text(_ scores: DiagnosticTable.Scores) -> [String] {
            DiagnosticRow.Domain.allCases.map { domain in
                guard let score = scores[domain] else { return "" }
                return "\(score.points ?? -1) \(score.maximum ?? -1) \(score.level ?? "")"
            }
        }
        return [school.code, String(year), subject] + text(before) + text(after) + [hasChangedSchool ? "1" : "0"]
    }
}
