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
            Column(band: "", title: WorkbookWords.group[language], width: 13, format: Looks.text) { .text($0.status) },
        ]
        for period in digest.periods[indicator.id] ?? [] { columns += yearColumns(period) }
        return columns + changeColumns + [levelColumn]
    }

    /// The verdict on level, beside that on change.
    private var levelColumn: Column {
        let head = HeadText(text)
        return Column(
            band: "", title: OthersWords.levelVerdict[language], width: 26, format: Looks.text,
            value: { line in line.row.level?.verdict.map { .text(head.cell($0)) } ?? .empty },
            look: { $0.row.level?.verdict })
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
                band: "", title: WorkbookWords.verdict[language], width: 29, format: Looks.text,
                value: { line in line.row.change.map { .text(text.cell($0, line.row)) } ?? .empty },
                look: { $0.row.points.isEmpty ? nil : $0.row.change?.verdict }),
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
        let head = HeadText(text)
        var columns = [
            Column(
                band: band, title: WorkbookWords.plain[language], width: 110,
                format: Looks.text.with { $0.wraps = false }
            ) { .text(head.sentences($0.row, indicator)) },
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
        columns += othersColumns
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

    /// Level, net change, what would have been seen, what the selection would do.
    private var othersColumns: [Column] {
        let (text, head, language) = (text, HeadText(text), language)
        func points(_ band: Sentence, _ title: Sentence, _ value: @escaping (Row) -> Double?) -> Column {
            Column(band: band[language], title: title[language], width: 13, format: Looks.points) {
                value($0.row).map { .number($0 * 100) } ?? .empty
            }
        }
        func interval(_ band: Sentence, _ value: @escaping (Row) -> Finding?) -> Column {
            Column(
                band: band[language], title: WorkbookWords.changeInterval.filled(language, ["level": "90"]), width: 15,
                format: Looks.interval
            ) { value($0.row)?.interval.map { .text(text.ends($0, signed: true)) } ?? .empty }
        }
        func adjusted(_ band: Sentence, _ value: @escaping (Row) -> Finding?) -> Column {
            Column(
                band: band[language], title: WorkbookWords.adjusted[language], width: 9,
                format: Looks.pValue(below: language.pValue(0))
            ) { value($0.row)?.test.map { .number($0.pAdjusted) } ?? .empty }
        }
        return [
            points(OthersWords.levelBand, OthersWords.levelDifference) { $0.level?.estimate },
            interval(OthersWords.levelBand) { $0.level }, adjusted(OthersWords.levelBand) { $0.level },
            Column(
                band: OthersWords.levelBand[language], title: OthersWords.shrunkenHead[language], width: 12,
                format: Looks.share
            ) { $0.row.shrunken.map { .number($0) } ?? .empty },
            points(OthersWords.levelBand, OthersWords.regionDifference) { $0.regionLevel?.estimate },
            Column(
                band: OthersWords.levelBand[language], title: OthersWords.regionVerdict[language], width: 22,
                format: Looks.text
            ) { $0.row.regionLevel?.verdict.map { .text(head.cell($0)) } ?? .empty },
            points(OthersWords.netBand, WorkbookWords.change) { $0.net?.estimate },
            interval(OthersWords.netBand) { $0.net }, adjusted(OthersWords.netBand) { $0.net },
            Column(
                band: OthersWords.netBand[language], title: WorkbookWords.verdict[language], width: 24,
                format: Looks.text
            ) { line in line.row.net.map { .text(text.cell($0, line.row)) } ?? .empty },
            points(WorkbookWords.details, OthersWords.detectableHead) { $0.detectable },
            points(WorkbookWords.details, OthersWords.selectionHead) { $0.selectionEffect?.estimate },
        ]
    }

    private static func word(_ isSo: Bool, _ language: Language) -> String {
        (isSo ? WorkbookWords.yes : WorkbookWords.no)[language]
    }
}
