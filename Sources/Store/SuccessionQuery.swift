// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// The query that gives grouped results to the schools for which they count.
enum SuccessionQuery {
    /// Maps the schools of grouped results; the query itself where every school counts for itself.
    ///
    /// The groups are mapped and not the results, so mergers cost nothing for each result.
    ///
    /// - Parameters:
    ///   - grouped: A query of work, school, outcome, pupils and whether it counts first results.
    ///   - works: The works, each with its number.
    ///   - succession: The links between schools.
    /// - Returns: A query of the same columns, in which a school may have several rows of a work and outcome.
    static func mapped(_ grouped: String, works: [NumberedWork], _ succession: SchoolSuccession) -> String {
        let days = works.compactMap { work in work.work.day.map { "(\(work.number), \(number($0)))" } }
        guard !succession.isEmpty, !days.isEmpty else { return grouped }
        let spans = succession.spans.map { span in
            let since = span.since.map(number) ?? 0
            let until = span.until.map(number) ?? 99_991_231
            return "(\(span.school.number), \(since), \(until), \(span.successor.number))"
        }
        return """
            SELECT c.work, coalesce(m.successor, c.school) AS school, c.outcome, c.pupils, c.is_first
            FROM (\(grouped)) c
            JOIN (VALUES \(days.joined(separator: ", "))) d(work, day) ON d.work = c.work
            LEFT JOIN (VALUES \(spans.joined(separator: ", "))) m(school, since, until, successor)
                ON m.school = c.school AND d.day >= m.since AND d.day < m.until
            """
    }

    /// A day as a number that grows with it: `20240901`.
    private static func number(_ day: CalendarDate) -> Int { (day.year * 100 + day.month) * 100 + day.day }
}
