// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// The data of the page as JSON text.
///
/// Numbers are whole tenths of a percent and thousandths of a p-value, rounded as `Wording` rounds for every other
/// document: the page prints digits, it never rounds. The script's `FIELDS` name the places of a packed row.
struct PageData {
    private let digest: Digest
    private let text: VerdictText
    private let head: HeadText
    private let periods: [Period]
    private var language: Language { text.language }

    init(_ digest: Digest) {
        self.digest = digest
        text = VerdictText(digest)
        head = HeadText(text)
        periods = Set(digest.periods.values.joined().map(Self.shown)).sorted()
    }

    /// An examination and a spring campaign of one year stand at one place of the page.
    private static func shown(_ period: Period) -> Period {
        Period(year: period.year, season: period.season == .autumn ? .autumn : nil)
    }

    var json: String {
        let groups = digest.groups + digest.furtherGroups
        let units = groups.map(group) + digest.schools.map(school)
        let keys = groups + digest.schools.map { .school($0.id) }
        let rows = digest.computed.map { indicator in
            JSONText.array(keys.map { digest.row($0, indicator.id).map { pack($0, indicator) } ?? "null" })
        }
        return JSONText.object([
            ("lang", JSONText.string(language.rawValue)), ("separator", JSONText.string(language.decimalSeparator)),
            ("percent", JSONText.string(language == .russian ? noBreakSpace + "%" : "%")),
            ("points", JSONText.string(noBreakSpace + (language == .russian ? "п.п." : "pp"))),
            ("words", words), ("verdicts", JSONText.array(Verdict.legend.map(verdict))),
            ("levels", JSONText.array(Verdict.levels.map(verdict))),
            ("reasons", JSONText.array(reasons)), ("years", JSONText.array(years.map(String.init))),
            ("periods", JSONText.array(periods.map(period))),
            ("indicators", JSONText.array(digest.computed.map(indicator))), ("units", JSONText.array(units)),
            ("schools", digest.edition.schools.map { SchoolPageData(digest, $0).json } ?? "null"),
            ("rows", "[" + rows.joined(separator: ",\n") + "]"),
        ])
    }

    /// A share or a difference of shares in whole tenths of a percent, rounded as ``Language/percent(_:decimals:)`` does.
    static func tenths(_ value: Double?) -> Int? {
        guard let value, value.isFinite, abs(value) < 1e9 else { return nil }
        let size = Int((abs(value * 100) * 10).rounded())
        return value < 0 ? -size : size
    }

    /// A p-value in thousandths, 0 for what is below 0.001, rounded as ``Language/pValue(_:)`` does.
    static func thousandths(_ p: Double?) -> Int? {
        guard let p, p.isFinite else { return nil }
        return p < 0.001 ? 0 : Int((p * 1000).rounded())
    }

    private var years: [Int] {
        Set(digest.edition.campaign.years + periods.map(\.year)).sorted()
    }

    private var words: String {
        let sorts = JSONText.strings(PageWords.sorts.mapValues { $0[language] })
        let other = digest.settings.rules.isAdjusted ? [:] : PageWords.unadjusted
        let fields = PageWords.script.merging(other) { $1 }.sorted { $0.key < $1.key }.map {
            ($0.key, JSONText.string($0.value[language]))
        }
        return JSONText.object(fields + [("sorts", sorts)])
    }

    private var reasons: [String] {
        let values = ["minimum": String(digest.settings.minimum), "margin": text.margin]
        return Reasons.codes.map {
            JSONText.string(ReasonWording.sentence(code: $0.code)?.filled(language, values) ?? $0.code)
        }
    }

    private func verdict(_ verdict: Verdict) -> String {
        let wording = VerdictWording(code: verdict.rawValue)
        return JSONText.object([
            ("code", JSONText.string(verdict.rawValue)),
            ("symbol", JSONText.string(VerdictDetail(code: verdict.rawValue)?.symbol)),
            ("cell", JSONText.string(text.legend(verdict))), ("opening", JSONText.string(wording?.opening[language])),
            ("meaning", JSONText.string(wording?.meaning[language])),
        ])
    }

    private func period(_ period: Period) -> String {
        JSONText.object([
            ("label", JSONText.string(text.label(period))), ("short", JSONText.string(String(period.year))),
            ("at", JSONText.number(period.year)),
        ])
    }

    private func indicator(_ indicator: IndicatorDefinition) -> String {
        let own = text.comparedOfSelected(indicator).map { [$0] } ?? []
        let aside = (own + text.asides(indicator).map(text.line)).map { JSONText.string($0) }
        let size = digest.familySizes[indicator.id] ?? 0
        let rho = digest.rho(indicator)
        return JSONText.object([
            ("id", JSONText.number(indicator.id)), ("title", JSONText.string(indicator.title[language])),
            ("short", JSONText.string(indicator.shortTitle[language])),
            ("benefit", JSONText.string(DocumentWords.benefit(indicator.benefit.rawValue)[language])),
            ("works", digest.poolsWorks(indicator) ? "true" : "false"),
            ("outcome", JSONText.string(text.outcome(of: indicator))),
            ("family", JSONText.string(DocumentWords.ofTests(size)[language])), ("aside", JSONText.array(aside)),
            ("common", JSONText.number(digest.row(.territory, indicator.id)?.pooled?.estimate)),
            ("rho", JSONText.number(rho)),
            ("rhoText", JSONText.string(rho.map { language.decimal($0, decimals: 3) } ?? "—")),
        ])
    }

    private func group(_ unit: AnalysisUnit) -> String {
        JSONText.object([
            ("code", JSONText.string("")), ("name", JSONText.string(text.name(unit))), ("full", JSONText.string("")),
            ("group", "true"), ("watched", "false"), ("status", JSONText.string("")),
            ("municipality", JSONText.string("")),
        ])
    }

    private func school(_ school: School) -> String {
        let statuses = SchoolStatus.allCases.filter { school.has($0, on: digest.edition.campaign.referenceDate) }
        return JSONText.object([
            ("code", JSONText.string(school.id.code)), ("name", JSONText.string(school.shortName ?? school.name)),
            ("full", JSONText.string(school.name)), ("group", "false"),
            ("watched", digest.isWatched(school) ? "true" : "false"),
            ("status", JSONText.string(statuses.map(\.rawValue).joined(separator: ", "))),
            ("municipality", JSONText.string(school.municipality ?? "")),
        ])
    }

    private func pack(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        let change = row.change
        let verdict = row.points.isEmpty ? nil : change?.verdict.flatMap { Verdict.legend.firstIndex(of: $0) }
        let few =
            change?.reasons.contains(.periodBelowMinimum) == true
            ? row.points.filter { !$0.isAside }.map(\.pupils).min() : nil
        let pooled = row.pooled
        let series = row.points.flatMap { point -> [Int?] in
            [
                periods.firstIndex(of: Self.shown(point.period)), point.numerator, point.denominator, point.pupils,
                Self.tenths(point.share), Self.tenths(point.interval?.lower), Self.tenths(point.interval?.upper),
                (point.counts ? 1 : 0) + (point.isByHand ? 2 : 0),
            ]
        }
        let numbers: [Int?] = [
            verdict ?? -1, Int(change?.reasons.rawValue ?? 0), Self.tenths(change?.estimate),
            Self.tenths(change?.interval?.lower), Self.tenths(change?.interval?.upper),
            change?.interval.map { Int(($0.level * 100).rounded()) }, Self.thousandths(change?.test?.p),
            Self.thousandths(change?.test?.pAdjusted), Self.tenths(row.difference?.estimate),
            Self.tenths(row.difference?.interval?.lower), Self.tenths(row.difference?.interval?.upper),
            Self.tenths(row.steadyChance), pooled?.numerator, pooled?.denominator,
            Self.tenths(pooled?.interval?.lower), Self.tenths(pooled?.interval?.upper), Self.tenths(pooled?.estimate),
            row.breaksTenPointRule(indicator.benefit).map { $0 ? 1 : 0 },
            row.isSteadilyBetter(indicator.benefit).map { $0 ? 1 : 0 }, few,
        ]
        return JSONText.array(
            numbers.map { JSONText.number($0) } + [
                JSONText.array(series.map { JSONText.number($0) }), JSONText.string(row.pooledYears.yearsText),
            ] + others(row).map { JSONText.number($0) } + [
                // The script cuts the sentences of the change off in UTF-16, as its language counts.
                JSONText.number(head.changeSentences(row, indicator).utf16.count),
                JSONText.string(head.sentences(row, indicator)),
            ])
    }

    /// What stands against other schools; the script names the places.
    private func others(_ row: Row) -> [Int?] {
        func place(_ finding: Finding?, _ list: [Verdict]) -> Int? {
            finding?.verdict.flatMap { list.firstIndex(of: $0) }
        }
        let (level, net) = (row.level, row.net)
        return [
            place(level, Verdict.levels) ?? -1, Self.tenths(level?.estimate), Self.tenths(level?.interval?.lower),
            Self.tenths(level?.interval?.upper), Self.thousandths(level?.test?.p),
            Self.thousandths(level?.test?.pAdjusted), place(net, Verdict.legend) ?? -1, Self.tenths(net?.estimate),
            Self.tenths(net?.interval?.lower), Self.tenths(net?.interval?.upper), Self.thousandths(net?.test?.p),
            Self.tenths(row.shrunken), Self.tenths(row.detectable), Self.tenths(row.selectionEffect?.estimate),
            row.event?.numerator, Self.tenths(row.regionLevel?.estimate), place(row.regionLevel, Verdict.levels) ?? -1,
            row.effectiveSize.map { Int($0.rounded()) },
        ]
    }
}
