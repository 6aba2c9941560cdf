// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// The summary for the working group, in words: what changed for certain, what may have, what cannot be told, what is
/// not comparable and why.
struct Summary {
    /// A count with the sign of its verdict.
    struct Tile {
        var verdict: Verdict
        var count: Int
        var label: String
    }

    /// Schools of one direction.
    struct Part {
        var verdict: Verdict
        var word: String
        var text: String
    }

    struct Item {
        var heading: String
        var parts: [Part] = []
        var text = ""
    }

    struct Block {
        var title: String
        var intro = ""
        var items: [Item] = []
    }

    /// Beyond this number the schools of one line are counted, not named.
    private static let named = 12
    private let digest: Digest
    private let text: VerdictText
    private let changes: [(school: School, indicator: IndicatorDefinition, row: Row, change: Finding)]
    private var language: Language { text.language }

    init(_ digest: Digest) {
        self.digest = digest
        text = VerdictText(digest)
        changes = digest.changes
    }

    var lead: String {
        let tested = changes.filter { $0.change.test != nil }
        guard !tested.isEmpty else { return SummaryWords.nothingTested[language] }
        let schools = Set(tested.map(\.school.id)).count
        let indicators = Set(tested.map(\.indicator.id)).count
        let lead = SummaryWords.lead.filled(
            language,
            [
                "tests": DocumentWords.changeNoun.counted(tested.count, language),
                "schools": CountedNoun.school.counted(schools, language),
                "indicators": CountedNoun.indicator.counted(indicators, language),
            ])
        return lead + " " + digest.settings.rules.errors.filled(language, ["level": text.level])
    }

    var tiles: [Tile] {
        Verdict.legend.map { verdict in
            Tile(verdict: verdict, count: count(verdict), label: text.legend(verdict))
        }
    }

    var blocks: [Block] {
        var blocks = [confirmed, possible] + [levels, events].compactMap { $0 } + [unknown, stable, aside]
        let groups = digest.computed.compactMap(groupItem)
        if !groups.isEmpty {
            blocks.append(
                Block(
                    title: SummaryWords.groups[language], intro: SummaryWords.groupsText[language], items: groups))
        }
        let absent = MethodText(digest).absent
        if !absent.isEmpty {
            blocks.append(
                Block(
                    title: SummaryWords.absent[language],
                    items: digest.absent.map { Item(heading: "\($0.id).", text: $0.title[language]) }))
        }
        return blocks
    }

    private func count(_ verdict: Verdict) -> Int { changes.count { $0.change.verdict == verdict } }

    private var confirmed: Block {
        let items = digest.computed.compactMap { item($0, [.improved, .worsened]) }
        return Block(
            title: SummaryWords.confirmed[language], intro: items.isEmpty ? SummaryWords.confirmedNone[language] : "",
            items: items)
    }

    private var possible: Block {
        let items = digest.computed.compactMap { item($0, [.improving, .worsening]) }
        let tests = changes.compactMap(\.change.test)
        let found = tests.count { $0.p < digest.settings.level }
        let intro =
            items.isEmpty
            ? SummaryWords.possibleNone[language]
            : SummaryWords.expected.filled(
                language,
                [
                    "found": DocumentWords.difference.counted(found, language),
                    "expected": language.decimal(Double(tests.count) * digest.settings.level, decimals: 0),
                ])
        return Block(title: SummaryWords.possible[language], intro: intro, items: items)
    }

    private var stable: Block {
        let number = count(.stable)
        let values = ["cases": DocumentWords.instance.counted(number, language), "margin": text.margin]
        let words = number > 0 ? SummaryWords.stableText : SummaryWords.stableNone
        return Block(title: SummaryWords.stable[language], intro: words.filled(language, values))
    }

    private var unknown: Block {
        return Block(
            title: SummaryWords.unknown[language],
            intro: SummaryWords.unknownText.filled(
                language,
                [
                    "inconclusive": DocumentWords.instance.counted(count(.inconclusive), language),
                    "insufficient": DocumentWords.instance.counted(count(.insufficient), language),
                    "minimum": String(digest.settings.minimum),
                ]))
    }

    /// Indicators with the same years set aside for the same reasons stand in one line.
    private var aside: Block {
        var order: [String] = []
        var together: [String: [Int]] = [:]
        for indicator in digest.edition.campaign.indicators {
            let asides = text.asides(indicator)
            guard !asides.isEmpty || digest.yearsOfSelected(indicator) != nil else { continue }
            let reasons = asides.map(text.line).joined(separator: "; ")
            let line = [text.comparedYears(indicator), reasons].filter { !$0.isEmpty }.map { $0 + "." }
                .joined(separator: " ")
            if together[line] == nil { order.append(line) }
            together[line, default: []].append(indicator.id)
        }
        var items = order.map { line in
            let numbers = together[line] ?? []
            let words = numbers.count == 1 ? SummaryWords.oneIndicator : SummaryWords.indicators
            return Item(
                heading: words.filled(
                    language, ["indicators": numbers.map(String.init).joined(separator: ", ")]), text: line)
        }
        let selected = changes.count {
            $0.change.verdict == .notComparable && $0.change.reasons.contains(.selectedOnBaseline)
        }
        if selected > 0 {
            let years = (digest.edition.campaign.selectedOn ?? []).sorted().yearsText
            let values = ["years": years, "cases": DocumentWords.instance.counted(selected, language)]
            items.append(
                Item(
                    heading: DocumentWords.watched[language] + ":",
                    text: SummaryWords.selected.filled(language, values)))
        }
        return Block(
            title: SummaryWords.aside[language], intro: items.isEmpty ? SummaryWords.asideNone[language] : "",
            items: items)
    }

    private func item(_ indicator: IndicatorDefinition, _ verdicts: [Verdict]) -> Item? {
        let parts = verdicts.compactMap { verdict -> Part? in
            let found = changes.filter { $0.indicator.id == indicator.id && $0.change.verdict == verdict }
            guard !found.isEmpty else { return nil }
            var names = found.prefix(Self.named).map { move($0.school.shortName ?? $0.school.name, $0.row, $0.change) }
            if found.count > Self.named {
                let rest = CountedNoun.school.counted(found.count - Self.named, language)
                names.append(SummaryWords.more.filled(language, ["schools": rest]))
            }
            return Part(verdict: verdict, word: text.word(verdict) + ":", text: names.joined(separator: ", "))
        }
        guard !parts.isEmpty else { return nil }
        return Item(heading: "\(indicator.id). \(indicator.shortTitle[language])", parts: parts)
    }

    private func groupItem(_ indicator: IndicatorDefinition) -> Item? {
        let told: Set<Verdict> = [.improved, .worsened, .improving, .worsening]
        let parts = (digest.groups + digest.furtherGroups).compactMap { group -> Part? in
            guard let row = digest.row(group, indicator.id), let change = row.change, let verdict = change.verdict
            else { return nil }
            let isTold = told.contains(verdict) || row.net?.verdict.map(told.contains) ?? false
            guard isTold else { return nil }
            return Part(verdict: verdict, word: text.word(verdict) + ":", text: moved(group, row, change))
        }
        // What the selection alone would do stands beside what is told; for all indicators it stands in the appendix.
        return parts.isEmpty
            ? nil
            : Item(
                heading: "\(indicator.id). \(indicator.shortTitle[language])", parts: parts,
                text: selectionText(indicator))
    }

    /// A group, its change and its change relative to the others.
    private func moved(_ group: AnalysisUnit, _ row: Row, _ change: Finding) -> String {
        guard let estimate = change.estimate, let interval = change.interval else {
            return move(text.name(group), row, change)
        }
        func values(_ estimate: Double, _ lower: Double, _ upper: Double) -> [String: String] {
            [
                "group": text.name(group), "change": language.points(estimate), "lower": language.points(lower),
                "upper": language.points(upper),
            ]
        }
        var said = OthersWords.groupChange.filled(language, values(estimate, interval.lower, interval.upper))
        if let net = row.net, let estimate = net.estimate, let interval = net.interval, let verdict = net.verdict {
            var places = values(estimate, interval.lower, interval.upper)
            places["word"] = VerdictWording(code: verdict.rawValue)?.cell[language] ?? ""
            said += OthersWords.groupNet.filled(language, places)
        }
        return said
    }

    private func selectionText(_ indicator: IndicatorDefinition) -> String {
        guard let effect = digest.row(.lowResults, indicator.id)?.selectionEffect, let estimate = effect.estimate,
            let interval = effect.interval
        else { return "" }
        return OthersWords.selection.filled(
            language,
            [
                "group": text.name(.lowResults), "from": String(effect.from.year), "to": String(effect.to.year),
                "change": language.points(estimate), "lower": language.points(interval.lower),
                "upper": language.points(interval.upper),
            ])
    }

    /// The schools whose level differs from that of the others.
    private var levels: Block? {
        var (typical, unclear, found) = (0, 0, 0)
        let items = digest.computed.compactMap { indicator -> Item? in
            var named: [Verdict: [String]] = [:]
            for school in digest.schools {
                guard let row = digest.row(.school(school.id), indicator.id), let level = row.level else { continue }
                found += 1
                switch level.verdict {
                case .typical: typical += 1
                case .levelUnclear: unclear += 1
                case .belowOthers, .aboveOthers: named[level.verdict ?? .typical, default: []].append(of(school, level))
                default: break
                }
            }
            let parts = [Verdict.belowOthers, .aboveOthers].compactMap { verdict -> Part? in
                guard let schools = named[verdict] else { return nil }
                var list = Array(schools.prefix(Self.named))
                if schools.count > Self.named {
                    let rest = CountedNoun.school.counted(schools.count - Self.named, language)
                    list.append(SummaryWords.more.filled(language, ["schools": rest]))
                }
                let word = verdict == .belowOthers ? DocumentWords.worse : DocumentWords.better
                return Part(verdict: verdict, word: word[language] + ":", text: list.joined(separator: ", "))
            }
            return parts.isEmpty
                ? nil : Item(heading: "\(indicator.id). \(indicator.shortTitle[language])", parts: parts)
        }
        guard found > 0 else { return nil }
        let intro = OthersWords.levelsText.filled(
            language,
            [
                "typical": DocumentWords.instance.counted(typical, language), "margin": text.margin,
                "unclear": DocumentWords.instance.counted(unclear, language),
            ])
        return Block(
            title: OthersWords.levels[language],
            intro: items.isEmpty ? OthersWords.levelsNone[language] + " " + intro : intro, items: items)
    }

    private func of(_ school: School, _ level: Finding) -> String {
        let name = school.shortName ?? school.name
        guard level.denominator > 0, let estimate = level.estimate else { return name }
        let share = Double(level.numerator) / Double(level.denominator)
        return OthersWords.levelOf.filled(
            language,
            ["school": name, "own": language.percent(share), "others": language.percent(max(0, share - estimate))])
    }

    /// Participants below the minimum in the last examination year.
    private var events: Block? {
        let items = digest.computed.compactMap { indicator -> Item? in
            let schools = digest.schools.compactMap { school -> String? in
                guard let event = digest.row(.school(school.id), indicator.id)?.event else { return nil }
                return OthersWords.eventOf.filled(
                    language,
                    [
                        "school": school.shortName ?? school.name, "count": String(event.numerator),
                        "total": String(event.denominator),
                    ])
            }
            guard !schools.isEmpty else { return nil }
            var list = Array(schools.prefix(Self.named))
            if schools.count > Self.named {
                let rest = CountedNoun.school.counted(schools.count - Self.named, language)
                list.append(SummaryWords.more.filled(language, ["schools": rest]))
            }
            return Item(
                heading: "\(indicator.id). \(indicator.shortTitle[language]):", text: list.joined(separator: ", "))
        }
        guard !items.isEmpty else { return nil }
        return Block(
            title: OthersWords.events[language], intro: OthersWords.eventsText[language], items: items)
    }

    /// «СШ № 2 (31,8 → 8,3 %)».
    private func move(_ name: String, _ row: Row, _ change: Finding) -> String {
        guard let first = row.points.first(where: { $0.period == change.from }),
            let last = row.points.first(where: { $0.period == change.to })
        else { return name }
        return SummaryWords.move.filled(
            language,
            [
                "school": name, "from": language.decimal(first.share * 100), "to": language.percent(last.share),
            ])
    }
}

extension VerdictText {
    /// The words of a verdict in a legend, without the numbers of one school.
    func legend(_ verdict: Verdict) -> String {
        verdict == .stable
            ? VerdictPieces.stable.filled(language, ["margin": margin])
            : VerdictWording(code: verdict.rawValue)?.cell[language] ?? verdict.rawValue
    }

    /// The direction of a verdict in a word or two.
    func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .improved, .improving: DocumentWords.better[language]
        case .worsened, .worsening: DocumentWords.worse[language]
        default: legend(verdict)
        }
    }
}
