// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// Turns findings into the words of one language.
struct VerdictText: Sendable {
    let digest: Digest
    let language: Language

    init(_ digest: Digest) {
        self.digest = digest
        language = digest.edition.language
    }

    /// The margin with its unit, without a sign: «10 п.п.».
    var margin: String { language.points(digest.settings.margin, decimals: 0, signed: false) }

    /// The significance level in percent, with the decimals that it needs: «5 %», «0,5 %».
    var level: String {
        let percent = digest.settings.level * 100
        let decimals = [0, 1, 2].first { places in
            let scaled = percent * [1, 10, 100][places]
            return abs(scaled - scaled.rounded()) < 1e-9
        }
        return language.percent(digest.settings.level, decimals: decimals ?? 2)
    }

    /// The words of a verdict's cell.
    func cell(_ change: Finding, _ row: Row) -> String {
        guard let verdict = change.verdict else { return "" }
        guard !row.points.isEmpty else { return VerdictPieces.noData[language] }
        switch verdict {
        case .insufficient:
            guard let smallest = row.points.filter({ !$0.isAside }).map(\.pupils).min(),
                change.reasons.contains(.periodBelowMinimum)
            else {
                return VerdictPieces.onePeriod[language]
            }
            return VerdictPieces.fewParticipants.filled(language, ["count": String(smallest)])
        case .stable: return VerdictPieces.stable.filled(language, ["margin": margin])
        default: return VerdictWording(code: verdict.rawValue)?.cell[language] ?? verdict.rawValue
        }
    }

    /// The sentence of a document about one change.
    func sentence(_ change: Finding, _ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard !row.points.isEmpty else { return "" }
        guard let verdict = change.verdict, let wording = VerdictWording(code: verdict.rawValue),
            let detail = VerdictDetail(code: verdict.rawValue)
        else { return "" }
        var values = [
            "opening": wording.opening[language], "series": series(row, indicator), "margin": margin,
            "why": why(change, indicator), "change": "", "lower": "", "upper": "", "level": "", "p": "", "adjusted": "",
        ]
        if let estimate = change.estimate { values["change"] = language.points(estimate) }
        if let interval = change.interval {
            values["lower"] = language.points(interval.lower)
            values["upper"] = language.points(interval.upper)
            values["level"] = language.percent(interval.level, decimals: 0)
        }
        if let test = change.test {
            values["p"] = equation(test.p)
            values["adjusted"] = language.pValue(test.pAdjusted)
        }
        // A territory is judged by its size alone.
        if change.test == nil, change.estimate != nil, verdict != .stable {
            return VerdictDetail.untested.filled(language, values)
        }
        let sentence =
            digest.settings.rules.isAdjusted
            ? detail.sentence : VerdictDetail.unadjusted[verdict.rawValue] ?? detail.sentence
        return sentence.filled(language, values)
    }

    /// The reasons of a verdict, in the order of the list.
    func reasons(_ reasons: Reasons) -> String {
        let texts = reasons.codes.compactMap { ReasonWording.sentence(code: $0)?[language] }
        return texts.joined(separator: "; ")
    }

    /// Why a year of an indicator is set aside: what the register says, else the reason's own words.
    func why(_ aside: Digest.Aside) -> String {
        if aside.setAside.reasons.isEmpty {
            return aside.reasonNotHeld?[language] ?? VerdictPieces.noData[language]
        }
        return aside.entry?.reason?[language] ?? reasons(aside.setAside.reasons)
    }

    /// A year that is set aside, with the year of the window that it cannot be compared with, and why.
    func line(_ aside: Digest.Aside) -> String {
        var values = ["period": label(aside.setAside.period), "why": why(aside)]
        guard let against = aside.setAside.against, aside.entry?.reason != nil else {
            return VerdictPieces.aside.filled(language, values)
        }
        if against < aside.setAside.period.year {
            (values["period"], values["against"]) = (String(against), values["period"])
        } else {
            values["against"] = String(against)
        }
        return VerdictPieces.asidePair.filled(language, values)
    }

    /// The years that are compared, for most schools and, where they differ, for selected ones; without a full stop.
    func comparedYears(_ indicator: IndicatorDefinition) -> String {
        let compared = digest.comparableYears(indicator)
        let years =
            compared.count > 1
            ? MethodWords.comparedYears.filled(language, ["years": compared.yearsText])
            : MethodWords.comparedNothing[language]
        return [years, comparedOfSelected(indicator)].compactMap { $0 }.joined(separator: "; ")
    }

    /// The years that are compared for selected schools; nil where they are those of all others.
    func comparedOfSelected(_ indicator: IndicatorDefinition) -> String? {
        guard let own = digest.yearsOfSelected(indicator) else { return nil }
        let words = own.count > 1 ? MethodWords.selectedYears : MethodWords.selectedNothing
        return words.filled(language, ["selection": selection, "years": own.yearsText])
    }

    /// The years by whose results the schools were selected: «2022 года».
    var selection: String {
        let years = (digest.edition.campaign.selectedOn ?? []).sorted()
        return DocumentWords.ofYears(years.yearsText, count: years.count)[language]
    }

    /// The years that are left out, each told once; the selection itself is told by ``comparedYears(_:)``.
    func asides(_ indicator: IndicatorDefinition) -> [Digest.Aside] {
        let common = digest.aside[indicator.id] ?? []
        let told = Set(common.map(line))
        let own = (digest.asideOfSelected[indicator.id] ?? []).filter {
            !$0.setAside.reasons.contains(.selectedOnBaseline) && !told.contains(line($0))
        }
        return common + own
    }

    /// «2022 — 31,8 % (7 из 22 участников), 2024 — 8,3 % (2 из 24)».
    func series(_ row: Row, _ indicator: IndicatorDefinition) -> String {
        guard !row.points.isEmpty else { return VerdictPieces.noData[language] }
        let pooled = digest.poolsWorks(indicator)
        let noun: CountedNoun = pooled ? .work : .participant
        let singular = pooled ? DocumentWords.ofWork : DocumentWords.ofParticipant
        return row.points.enumerated().map { index, point in
            VerdictPieces.point.filled(
                language,
                [
                    "period": label(point.period), "share": language.percent(point.share) + mark(point),
                    "count": String(point.numerator),
                    "total": index == 0
                        ? noun.ofCounted(point.denominator, singular: singular, language) : String(point.denominator),
                ])
        }.joined(separator: ", ")
    }

    /// What stands behind a number that was given by hand.
    func mark(_ point: Point) -> String { point.isByHand ? ReconciliationWords.mark : "" }

    /// A period as people read it: the year, and the season where ВПР was written in autumn.
    func label(_ period: Period) -> String {
        period.season == .autumn
            ? "\(period.year)\(noBreakSpace)(\(DocumentWords.season("autumn")[language]))" : String(period.year)
    }

    /// The name of a unit.
    func name(_ unit: AnalysisUnit) -> String {
        switch unit {
        case .watched: DocumentWords.watched[language]
        case .others: DocumentWords.others[language]
        case .territory: DocumentWords.territory[language]
        case .lowResults: OthersWords.lowResults[language]
        case .adverseConditions: OthersWords.adverseConditions[language]
        case .region: OthersWords.region[language]
        default: DocumentWords.unknownUnit.filled(language, ["code": unit.code])
        }
    }

    /// «= 0,032» or «< 0,001».
    func equation(_ p: Double) -> String {
        let text = language.pValue(p)
        return text.hasPrefix("<") ? text : "=" + noBreakSpace + text
    }

    /// The ends of an interval in percent or points, joined by a dash or, below zero, by «…».
    func ends(_ interval: ConfidenceInterval, signed: Bool = false) -> String {
        let lower = language.decimal(interval.lower * 100, signed: signed)
        let upper = language.decimal(interval.upper * 100, signed: signed)
        return signed ? lower + "\u{A0}…\u{A0}" + upper : lower + "–" + upper
    }

    /// What the numerator counts, in a word: «2», ниже минимума, 81+.
    func outcome(of indicator: IndicatorDefinition) -> String {
        let outcomes = Set(indicator.populations.flatMap(\.numerator))
        if outcomes.contains(.belowMinimum) { return WorkbookWords.belowMinimum[language] }
        if outcomes.contains(.high) { return "81+" }
        let marks = outcomes.map(\.code).sorted()
        return marks.isEmpty ? WorkbookWords.numerator[language] : marks.map { "«\($0)»" }.joined(separator: ", ")
    }

    private func why(_ change: Finding, _ indicator: IndicatorDefinition) -> String {
        guard change.verdict == .notComparable else { return reasons(change.reasons) }
        let asides = (digest.isSelected(change.unit) ? digest.asideOfSelected : digest.aside)[indicator.id] ?? []
        guard !asides.isEmpty else { return reasons(change.reasons) }
        // What the register says of a year is told with the year; a selection has only its own words.
        let selection = reasons(change.reasons.intersection(.selectedOnBaseline))
        return ([selection] + asides.map(line)).filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

extension Digest {
    /// Whether the works of several subjects are added, so that one pupil counts more than once.
    func poolsWorks(_ indicator: IndicatorDefinition) -> Bool {
        indicator.populations.contains { $0.subjects.count > 1 }
    }

    /// The years of an indicator that may be compared, ascending.
    ///
    /// - Parameters:
    ///   - indicator: The indicator.
    ///   - isSelected: Whether for the schools that were selected for their results, or for all others.
    /// - Returns: The years.
    func comparableYears(_ indicator: IndicatorDefinition, isSelected: Bool = false) -> [Int] {
        let left = Set(((isSelected ? asideOfSelected : aside)[indicator.id] ?? []).map(\.setAside.period))
        return (periods[indicator.id] ?? []).filter { !left.contains($0) }.map(\.year)
    }

    /// The years that are compared for selected schools; nil where they are those of all others.
    func yearsOfSelected(_ indicator: IndicatorDefinition) -> [Int]? {
        let years = comparableYears(indicator, isSelected: true)
        return years == comparableYears(indicator) ? nil : years
    }
}

extension [Int] {
    /// «2021–2023», or «2021, 2023» where years between are missing.
    var yearsText: String {
        guard let first, let last, count > 1 else { return self.first.map(String.init) ?? "—" }
        return last - first == count - 1 ? "\(first)–\(last)" : map(String.init).joined(separator: ", ")
    }
}
