// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
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
        var blocks = [confirmed, possible, unknown, stable, aside]
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
        let parts = digest.groups.compactMap { group -> Part? in
            guard let row = digest.row(group, indicator.id), let change = row.change, let verdict = change.verdict,
                told.contains(verdict)
            else { return nil }
            return Part(
                verdict: verdict, word: text.word(verdict) + ":", text: move(text.name(group), row, change))
        }
        return parts.isEmpty ? nil : Item(heading: "\(indicator.id). \(indicator.shortTitle[language])", parts: parts)
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
