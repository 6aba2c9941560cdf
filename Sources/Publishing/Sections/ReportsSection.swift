// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
internal import Statistics
internal import Wording

extension PublishedSection {
    /// The chapter «Отчёты школ»: who reported, how the measures stand, and which to look at.
    ///
    /// - Parameter overview: The reports on a day.
    /// - Returns: The chapter.
    public static func reports(_ overview: ReportOverview) -> PublishedSection {
        var notes = [
            ReportWords.stand(overview.day.russian, period: overview.asked.text), ReportWords.share,
        ]
        if !overview.missing.isEmpty { notes.append(ReportWords.noReport(overview.missing.map(Self.title))) }
        var rows = overview.entries.map(row)
        let expected = overview.expected
        if expected.all > 0 {
            rows.append(
                [.empty, .words(ReportWords.allExpected), .empty, .empty] + cells(expected))
        }
        let widths: [Double] = [9, 34, 16, 22, 11, 9, 12, 12, 12, 12, 9, 12, 16]
        let schools = Table(
            title: ReportWords.schools, columns: zip(ReportWords.schoolColumns, widths).map { Column($0, width: $1) },
            rows: rows)
        let measures = Table(
            title: ReportWords.measures, help: ReportWords.measuresHelp,
            columns: zip(ReportWords.measureColumns, [34, 48, 18, 18, 40, 16]).map { Column($0, width: $1) },
            rows: overview.entries.flatMap { entry in
                (entry.report?.measures ?? []).compactMap { row($0, of: entry.school, overview.day) }
            })
        return PublishedSection(
            id: "school-reports", title: ReportWords.title, notes: notes, tables: [schools, measures])
    }

    private static func title(_ school: School) -> String { school.shortName ?? school.name }

    private static func row(_ entry: ReportOverview.Entry) -> [Cell] {
        let state =
            entry.report == nil
            ? ReportWords.missing : entry.isOfOtherPeriod == true ? ReportWords.otherPeriod : ReportWords.received
        let period = entry.report?.period.text ?? ""
        return [
            .text(entry.school.id.code), .text(title(entry.school)), .words(state),
            period.isEmpty ? .empty : .text(period),
        ] + (entry.report == nil ? Array(repeating: .empty, count: 9) : cells(entry.counts))
    }

    private static func cells(_ counts: ReportOverview.Counts) -> [Cell] {
        let numbers =
            [counts.all] + [.onTime, .late, .notDone, .withoutResult, .notYetDue, .unclear].map { counts[$0] }
        let wilson = try? WilsonInterval(BinomialCount(counts.carriedOut, of: counts.told))
        return numbers.map { .count($0) } + [
            wilson.map { .share($0.estimate) } ?? .empty,
            wilson.map { .interval(lower: $0.interval.lower, upper: $0.interval.upper) } ?? .empty,
        ]
    }

    /// A measure to look at; nil for one that needs nobody's look.
    private static func row(_ measure: SchoolReport.Measure, of school: School, _ day: CalendarDate) -> [Cell]? {
        let status = measure.status(on: day)
        if status == .onTime || status == .notYetDue { return nil }
        let texts = [title(school), measure.name, measure.plan.text, measure.fact.text, measure.result]
        return texts.map { $0.isEmpty ? .empty : .text($0) } + [.words(ReportWords.status(status.rawValue))]
    }
}
