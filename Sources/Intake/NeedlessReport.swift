// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// A report that is known, and of which nothing is taken: form Ф1 holds the same, pupil by pupil.
public enum NeedlessReport: String, CaseIterable, Sendable {
    /// «Распределение первичных баллов».
    case scoreDistribution
    /// «Выполнение заданий».
    case taskCompletion
    /// «Выполнение заданий группами участников».
    case groupCompletion
    /// «Достижение планируемых результатов».
    case plannedResults
    /// The number of markers of doubtful objectivity by school, `bias.xlsx`.
    case biasMarkers

    /// How the report calls itself, as ``Normaliser/heading(_:)`` gives it.
    private var title: String {
        switch self {
        case .scoreDistribution: "распределение первичных баллов"
        case .taskCompletion: "выполнение заданий"
        case .groupCompletion: "выполнение заданий группами"
        case .plannedResults: "достижение планируемых результатов"
        case .biasMarkers: "количество маркеров"
        }
    }

    /// The report that the rows at the top of a sheet name; nil for other sheets.
    static func find(in sheet: Sheet, head: SheetHead) -> NeedlessReport? {
        let top = head.rows.prefix(10)
        for row in top {
            let headings = row.map(\.heading)
            if headings.contains("логин"), headings.contains(biasMarkers.title) { return .biasMarkers }
        }
        let isOfVPR = top.indices.contains { row in
            top[row].contains { VPRIndividualFormat.Title.parse(Normaliser.text(sheet[row, $0.column])) != nil }
        }
        guard isOfVPR else { return nil }
        let headings = top.flatMap { $0.map(\.heading) }
        // The name of the groups' form begins with that of the tasks' form.
        return [scoreDistribution, groupCompletion, taskCompletion, plannedResults].first { report in
            headings.contains { $0.hasPrefix(report.title) }
        }
    }
}
