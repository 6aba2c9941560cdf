// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

extension EvidenceFinder {
    /// What is known, what to collect, what to continue, what to watch: nothing of it claims a change.
    func known() -> [Basis] { [results(), gaps(), programme()] + directions() }

    // MARK: What is known

    private func results() -> Basis {
        var pieces: [String] = []
        let rows = verdictRows()
        let groups: [(Quantity, Sentence)] = [
            (.level, DraftingWords.ofLevel), (.change, DraftingWords.ofChange),
        ]
        for (quantity, word) in groups {
            let said = Dictionary(grouping: rows.filter { $0.finding.quantity == quantity }) {
                text.verdict($0.finding)
            }
            let list = said.map { verdict, rows in (numbers: rows.map(\.finding.indicator), verdict: verdict) }
                .sorted { ($0.numbers.min() ?? 0, $0.verdict) < ($1.numbers.min() ?? 0, $1.verdict) }
                .map { DraftingWords.verdict($0.verdict, numbers($0.numbers))[language] }
            if !list.isEmpty { pieces.append("\(word[language]): \(list.joined(separator: "; ")).") }
        }
        let said = pieces.isEmpty ? DraftingWords.noResults[language] : pieces.joined(separator: " ")
        return known(.results, [.known: said], said, rows.map { evidence($0, words(of: $0)) })
    }

    /// The level and the change of each indicator of which the school has results.
    private func verdictRows() -> [LocatedFinding] {
        indicators.filter { !findings.shares($0.id).isEmpty }.flatMap { indicator in
            [Quantity.level, .change].compactMap { findings.last($0, indicator.id) }.filter {
                $0.finding.verdict != nil
            }
        }
    }

    private func words(of row: LocatedFinding) -> String {
        guard let indicator = indicators.first(where: { $0.id == row.finding.indicator }) else { return "" }
        if row.finding.quantity == .level, row.finding.denominator > 0 {
            return text.level(row.finding, indicator, years: years(behind: row.finding))
        }
        return text.change(row.finding, findings.shares(behind: row.finding).map(\.finding), indicator)
    }

    // MARK: What to collect

    private func gaps() -> Basis {
        let rows = verdictRows()
        let few = rows.filter {
            $0.finding.verdict == .insufficient && $0.finding.reasons.contains(.periodBelowMinimum)
        }
        let single = rows.filter { row in
            row.finding.verdict == .insufficient && !few.contains { $0.finding.indicator == row.finding.indicator }
        }
        let apart = rows.filter { $0.finding.verdict == .notComparable }
        let open = rows.filter { row in
            [.inconclusive, .levelUnclear, .improving, .worsening].contains(row.finding.verdict)
        }
        var items: [String] = []
        func add(_ code: String, _ rows: [LocatedFinding]) {
            let numbers = Set(rows.map(\.finding.indicator))
            guard !numbers.isEmpty else { return }
            items.append(
                DraftingWords.gap(code).filled(
                    language,
                    ["indicators": self.numbers(Array(numbers)), "minimum": String(facts.minimum), "why": why(rows)]))
        }
        add("few", few)
        add("single", single)
        add("apart", apart)
        add("open", open)
        items += missing()
        let said = items.isEmpty ? DraftingWords.nothingMissing[language] : items.joined(separator: "; ")
        let rowsBehind = few + single + apart + open
        return known(.gaps, [.collect: said], said, rowsBehind.map { evidence($0, words(of: $0)) })
    }

    /// The reasons of verdicts, each once.
    private func why(_ rows: [LocatedFinding]) -> String {
        let telling: Reasons = [.breakForbidden, .selectedOnBaseline, .noNetComparison, .onePeriod]
        let reasons = rows.reduce(into: Reasons()) { $0.formUnion($1.finding.reasons.intersection(telling)) }
        return reasons.codes.compactMap { ReasonWording.sentence(code: $0)?[language] }.joined(separator: "; ")
    }

    /// Data of which there is nothing: results, registers, the diagnosis, the report.
    private func missing() -> [String] {
        func item(_ code: String, _ found: [IndicatorDefinition]) -> String? {
            found.isEmpty
                ? nil
                : DraftingWords.gap(code).filled(language, ["indicators": numbers(found.map(\.id)), "minimum": ""])
        }
        let without = indicators.filter { findings.last(.share, $0.id)?.finding.to.year != facts.campaign.years.last }
        let counted = indicators.filter { !$0.populations.isEmpty && findings.shares($0.id).isEmpty }
        var items = [
            item("results", counted.filter { index.measured.contains($0.id) }),
            item("register", without.filter { $0.register != nil }),
            item("diagnosis", without.filter { $0.source == .findings(plugin: "teachers") }),
        ].compactMap { $0 }
        if let entry, entry.isExpected, entry.report == nil { items.append(DraftingWords.gap("report")[language]) }
        return items
    }

    // MARK: What to continue

    private func programme() -> Basis {
        let report = entry?.report
        let day = facts.reports?.day
        let running = (report?.measures ?? []).filter { measure in
            day.map { [.notYetDue, .unclear].contains(measure.status(on: $0)) } ?? true
        }.map(\.name)
        let said: String
        if report == nil {
            said = DraftingWords.programmeUnknown[language]
        } else if running.isEmpty {
            said = DraftingWords.programmeDone[language]
        } else {
            said = DraftingWords.running(quoted(running, atMost: 6))[language]
        }
        let state = report == nil ? "unknown" : running.isEmpty ? "done" : "running"
        let evidence = RecommendationEvidence(
            finding: "", indicator: nil, quantity: "programme", verdict: state, text: said)
        return known(.programme, [.continued: said], said, [evidence])
    }

    // MARK: What to watch

    /// What points to the worse before adjustment only: to be watched, and firmer where related indicators do so too.
    private func directions() -> [Basis] {
        let pointing = indicators.filter { indicator in
            !unconfirmed(indicator).isEmpty
                || findings.last(.level, indicator.id)?.finding.verdict == .belowOthers
                || findings.last(.change, indicator.id)?.finding.verdict == .worsened
        }
        return pointing.compactMap { indicator in
            let rows = unconfirmed(indicator)
            guard !rows.isEmpty else { return nil }
            return Basis(
                kind: .known, about: .direction, indicator: indicator,
                evidence: rows.map { evidence($0, words(of: $0)) },
                values: [
                    .school: schoolName, .indicator: text.title(indicator), .number: String(indicator.id),
                ], grade: pointing.contains { $0.isRelated(to: indicator) } ? .consistent : .toCheck, size: 0,
                concerned: rows.map(\.finding.pupils).max() ?? 0)
        }
    }

    private func unconfirmed(_ indicator: IndicatorDefinition) -> [LocatedFinding] {
        [findings.last(.level, indicator.id), findings.last(.change, indicator.id)].compactMap { $0 }.filter { row in
            let finding = row.finding
            let isWorse = indicator.benefit == .lower ? (finding.estimate ?? 0) > 0 : (finding.estimate ?? 0) < 0
            return isWorse
                && (finding.verdict == .worsening
                    || finding.verdict == .levelUnclear && finding.reasons.contains(.rawBelowLevel))
        }
    }

    private func known(
        _ topic: RuleCondition.Topic, _ values: [Placeholder: String], _ said: String,
        _ evidence: [RecommendationEvidence]
    ) -> Basis {
        Basis(
            kind: .known, about: topic, evidence: evidence,
            values: values.merging([.school: schoolName]) { own, _ in own },
            finding: said, grade: .toCheck, size: 0)
    }

    private func numbers(_ indicators: [Int]) -> String {
        let all = Set(indicators)
        return OrganisationWords.indicators(all.rangesText, count: all.count)[language]
    }
}
