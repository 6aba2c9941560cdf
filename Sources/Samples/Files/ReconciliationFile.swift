// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Wording
import Workbooks

/// The workbook «Сверка» of an expert who confirmed one number of the last year and corrected another.
struct ReconciliationFile {
    static let file = "Сверка/Эксперт Долева Мария Сергеевна.xlsx"
    private static let expert = "Долева Мария Сергеевна"

    /// What the expert says, in the order of the rows.
    let values: [HandValue]

    /// Takes a school without events whose pupils of grade 9 wrote mathematics; nil where the district has none.
    init?(_ model: DistrictModel, counts: [String: [String: Int]]) {
        let year = model.years[model.years.count - 1]
        let settled = model.schools.filter { school in
            !model.events.contains { $0.school == school.index || $0.other == school.index }
        }
        let found = settled.lazy.compactMap { school -> (SchoolID, [String: Int])? in
            guard let id = SchoolID(login: school.login),
                let marks = counts["\(Procedure.oge.rawValue)|\(year)|\(Subject.mathematics.rawValue)|9|\(id.code)"]
            else { return nil }
            return (id, marks)
        }.first
        guard let (school, marks) = found, let total = marks["n"] else { return nil }
        func value(_ indicator: Int, seen: Int) -> HandValue {
            var value = HandValue(
                author: .expert(Self.expert), school: school, indicator: indicator, period: Period(year: year))
            (value.seenNumerator, value.seenDenominator, value.name) = (seen, total, Self.expert)
            value.day = CalendarDate(year: year, month: 9, day: 28)
            return value
        }
        var confirmed = value(9, seen: marks["2", default: 0])
        confirmed.isConfirmed = true
        let fives = marks["5", default: 0]
        var corrected = value(10, seen: fives)
        (corrected.numerator, corrected.denominator) = (fives > 0 ? fives - 1 : fives + 1, total)
        corrected.reason = "в протоколе отметка другого участника"
        corrected.document = "протокол сверки от 28.09.\(year) № 1"
        values = [confirmed, corrected]
    }

    /// What counts in the place of a computed number: `10|2024|login` to `x` and `n`.
    var truth: [String: [String: Int]] {
        var truth: [String: [String: Int]] = [:]
        for value in values {
            guard let numerator = value.numerator, let denominator = value.denominator else { continue }
            truth["\(value.indicator)|\(value.period.year)|\(value.school.code)"] = ["x": numerator, "n": denominator]
        }
        return truth
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("Сверка")
        try sheet.append(ReconciliationColumn.allCases.map { .text($0.title.ru) })
        for value in values { try sheet.append(ReconciliationColumn.allCases.map { content($0, of: value) }) }
    }

    private func content(_ column: ReconciliationColumn, of value: HandValue) -> CellContent {
        func number(_ number: Int?) -> CellContent { number.map { .integer($0) } ?? .empty }
        return switch column {
        case .login: .text(value.school.code)
        case .indicator: .integer(value.indicator)
        case .year: .integer(value.period.year)
        case .seenNumerator: number(value.seenNumerator)
        case .seenDenominator: number(value.seenDenominator)
        case .confirmed: value.isConfirmed ? .text("да") : .empty
        case .numerator: number(value.numerator)
        case .denominator: number(value.denominator)
        case .reason: value.reason.isEmpty ? .empty : .text(value.reason)
        case .document: value.document.isEmpty ? .empty : .text(value.document)
        case .name: .text(value.name)
        case .day: value.day.map { .text($0.russian) } ?? .empty
        case .author: .text(value.author.code)
        case .control: .text(value.control)
        case .school, .title, .season, .seenShare, .source, .percent, .proposedNumerator, .proposedDenominator,
            .proposedPercent, .proposedReason, .decision:
            .empty
        }
    }
}
