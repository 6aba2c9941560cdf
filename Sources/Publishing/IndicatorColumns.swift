// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording
internal import Workbooks

extension IndicatorSheet {
    /// The columns that are printed: school, years, change, test, verdict.
    var mainColumns: [Column] {
        var columns = [
            Column(band: "", title: WorkbookWords.code[language], width: 8, format: Looks.code) { .text($0.code) },
            Column(band: "", title: WorkbookWords.school[language], width: 25, format: Looks.text) { .text($0.name) },
            Column(band: "", title: WorkbookWords.group[language], width: 7.5, format: Looks.text) { .text($0.status) },
        ]
        for period in digest.periods[indicator.id] ?? [] { columns += yearColumns(period) }
        return columns + changeColumns
    }

    private func yearColumns(_ period: Period, part: Int? = nil, prefix: String = "") -> [Column] {
        let band = prefix + text.label(period)
        let total = digest.poolsWorks(indicator) ? WorkbookWords.works : WorkbookWords.participants
        let digest = digest
        let id = indicator.id
        let text = text
        let point = { (line: Line) -> Point? in
            let row = part == nil ? line.row : digest.row(line.unit, id, part: part)
            return row?.points.first { $0.period == period }
        }
        return [
            Column(
                band: band, title: total[language], width: digest.poolsWorks(indicator) ? 6.5 : 10.5,
                format: Looks.count
            ) {
                point($0).map { .integer($0.denominator) } ?? .empty
            },
            Column(
                band: band, title: text.outcome(of: indicator),
                width: text.outcome(of: indicator).count > 4 ? 9.5 : 6.5, format: Looks.count
            ) {
                point($0).map { .integer($0.numerator) } ?? .empty
            },
            Column(band: band, title: WorkbookWords.share[language], width: 7, format: Looks.share) {
                point($0).map { .number($0.share) } ?? .empty
            },
            Column(band: band, title: WorkbookWords.interval[language], width: 9.5, format: Looks.interval) {
                point($0)?.interval.map { .text(text.ends($0)) } ?? .empty
            },
        ]
    }

    private var changeColumns: [Column] {
        let band = WorkbookWords.changeBand[language]
        let levels = Set(lineLevels).sorted()
        let level = levels.last.map { language.decimal($0 * 100, decimals: 0) } ?? "90"
        let text = text
        let below = language.pValue(0)
        let adjusted = digest.settings.rules.isAdjusted ? WorkbookWords.adjusted : WorkbookWords.notAdjusted
        return [
            Column(band: band, title: WorkbookWords.change[language], width: 9, format: Looks.points) {
                $0.row.change?.estimate.map { .number($0 * 100) } ?? .empty
            },
            Column(
                band: band, title: WorkbookWords.changeInterval.filled(language, ["level": level]), width: 13,
                format: Looks.interval
            ) { $0.row.change?.interval.map { .text(text.ends($0, signed: true)) } ?? .empty },
            Column(band: band, title: WorkbookWords.p[language], width: 6, format: Looks.pValue(below: below)) {
                $0.row.change?.test.map { .number($0.p) } ?? .empty
            },
            Column(band: band, title: adjusted[language], width: 8.5, format: Looks.pValue(below: below)) {
                $0.row.change?.test.map { .number($0.pAdjusted) } ?? .empty
            },
            Column(
                band: "", title: WorkbookWords.verdict[language], width: 24, format: Looks.text,
                value: { line in line.row.change.map { .text(text.cell($0, line.row)) } ?? .empty }, verdictLook: true),
        ]
    }

    private var lineLevels: [Double] {
        (digest.groups + digest.schools.map { .school($0.id) })
            .compactMap { digest.row($0, indicator.id)?.change?.interval?.level }
    }

    /// The columns to the right of the printed ones.
    var detailColumns: [Column] {
        let band = WorkbookWords.details[language]
        let (text, language, indicator) = (text, language, indicator)
        var columns = [
            Column(
                band: band, title: WorkbookWords.sentence[language], width: 200,
                format: Looks.text.with { $0.wraps = false }
            ) { line in
                line.row.change.map { .text(text.sentence($0, line.row, indicator)) } ?? .empty
            },
            Column(
                band: band, title: WorkbookWords.reasons[language], width: 90,
                format: Looks.text.with { $0.wraps = false }
            ) {
                $0.row.change.map { .text(text.reasons($0.reasons)) } ?? .empty
            },
            Column(band: band, title: WorkbookWords.difference[language], width: 12, format: Looks.points) {
                $0.row.difference?.estimate.map { .number($0 * 100) } ?? .empty
            },
            Column(band: band, title: WorkbookWords.differenceInterval[language], width: 16, format: Looks.interval) {
                $0.row.difference?.interval.map { .text(text.ends($0, signed: true)) } ?? .empty
            },
        ]
        if indicator.benefit == .lower {
            columns.append(
                Column(band: band, title: WorkbookWords.tenPoints[language], width: 17, format: Looks.text) { line in
                    line.row.breaksTenPointRule(indicator.benefit).map { .text(Self.word($0, language)) } ?? .empty
                })
        }
        columns += [
            Column(band: band, title: WorkbookWords.steady[language], width: 10, format: Looks.text) { line in
                line.row.isSteadilyBetter(indicator.benefit).map { .text(Self.word($0, language)) } ?? .empty
            },
            Column(band: band, title: WorkbookWords.steadyChance[language], width: 16, format: Looks.share) {
                $0.row.steadyChance.map { .number($0) } ?? .empty
            },
        ]
        if digest.poolsWorks(indicator) {
            for period in digest.periods[indicator.id] ?? [] {
                columns.append(
                    Column(
                        band: WorkbookWords.pupils[language], title: text.label(period), width: 10, format: Looks.count
                    ) { line in
                        line.row.points.first { $0.period == period }.map { .integer($0.pupils) } ?? .empty
                    })
            }
        }
        for part in digest.parts(indicator) {
            let name =
                indicator.breakdown == .grade
                ? WorkbookWords.grade.filled(language, ["grade": part.name]) : part.name
            for period in digest.periods[indicator.id] ?? [] {
                columns += yearColumns(period, part: part.index, prefix: "\(name), ")
            }
        }
        return columns
    }

    private static func word(_ isSo: Bool, _ language: Language) -> String {
        (isSo ? WorkbookWords.yes : WorkbookWords.no)[language]
    }
}
