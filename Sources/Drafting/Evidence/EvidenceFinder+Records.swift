// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

extension EvidenceFinder {
    /// What reports, registers and the diagnosis of teachers say, each a fact of its own.
    func records() -> [Basis] { report() + measures() + registers() + teachers() }

    private func report() -> [Basis] {
        guard let entry, entry.isExpected else { return [] }
        let topic: RuleCondition.Topic
        switch (entry.report, entry.isOfOtherPeriod) {
        case (nil, _): topic = .noReport
        case (_, true?): topic = .otherPeriod
        default: return []
        }
        return [record(topic, "report", DraftingWords.record(topic.rawValue)[language], size: EvidenceWeight.report)]
    }

    private func measures() -> [Basis] {
        guard let entry, let report = entry.report, let day = facts.reports?.day else { return [] }
        let topics: [(RuleCondition.Topic, MeasureStatus)] = [
            (.notDone, .notDone), (.late, .late), (.withoutResult, .withoutResult),
        ]
        return topics.compactMap { topic, status in
            let names = report.measures.filter { $0.status(on: day) == status }.map(\.name)
            guard !names.isEmpty else { return nil }
            let list = quoted(names)
            let said = DraftingWords.measures(status.rawValue, names.count, of: report.measures.count, list)
            var basis = record(
                topic, "measures", said[language], size: EvidenceWeight.measure * Double(names.count))
            basis.values.merge(
                [.count: String(names.count), .total: String(report.measures.count), .measures: list]
            ) { $1 }
            basis.concerned = names.count
            basis.share = Double(names.count) / Double(report.measures.count)
            return basis
        }
    }

    /// The registers of networks and help: nothing of the school in the last year, although there is a register.
    private func registers() -> [Basis] {
        let topics: [(RuleCondition.Topic, String)] = [
            (.network, "network"), (.networkTeachers, "networkTeachers"), (.help, "help"),
        ]
        return topics.flatMap { topic, register in
            indicators.filter { $0.register == register }.compactMap { indicator -> Basis? in
                guard let row = findings.last(.share, indicator.id), row.finding.to.year == facts.campaign.years.last,
                    row.finding.denominator > 0, row.finding.numerator == 0
                else { return nil }
                let said = DraftingWords.record(topic.rawValue).filled(language, ["year": String(row.finding.to.year)])
                var basis = record(topic, "", text.title(indicator) + ". " + said, size: EvidenceWeight.report)
                basis.indicator = indicator
                basis.evidence = [evidence(row, text.title(indicator) + ". " + said)]
                basis.concerned = row.finding.denominator
                return basis
            }
        }
    }

    /// Teachers below the declared level, by the last diagnosis; the plugin tells of no group of fewer than five.
    private func teachers() -> [Basis] {
        indicators.filter { $0.source == .findings(plugin: "teachers") }.flatMap { indicator in
            [(RuleCondition.Topic.subjectBelow, 0), (.methodBelow, 1)].compactMap { topic, part -> Basis? in
                guard let row = findings.last(.belowLevel, indicator.id, part: part), row.finding.numerator > 0,
                    row.finding.denominator >= Self.smallestGroup
                else { return nil }
                let said = DraftingWords.record(topic.rawValue).filled(
                    language,
                    [
                        "x": String(row.finding.numerator), "n": String(row.finding.denominator),
                        "share": text.share(row.finding), "year": String(row.finding.to.year),
                    ])
                var basis = record(topic, "", said, size: Double(row.finding.numerator))
                basis.indicator = indicator
                basis.evidence = [evidence(row, said)]
                basis.values.merge(
                    [.count: String(row.finding.numerator), .total: String(row.finding.denominator)]
                ) { $1 }
                basis.concerned = row.finding.denominator
                basis.share = Double(row.finding.numerator) / Double(row.finding.denominator)
                return basis
            }
        }
    }

    /// Of fewer teachers nothing is said.
    private static let smallestGroup = 5

    private func record(_ topic: RuleCondition.Topic, _ quantity: String, _ said: String, size: Double) -> Basis {
        Basis(
            kind: .record, about: topic,
            evidence: [
                RecommendationEvidence(
                    finding: "", indicator: nil, quantity: quantity, verdict: topic.rawValue, text: said)
            ],
            values: [.school: schoolName], grade: .confirmed, size: size)
    }

    /// Some names in quotes, the others counted.
    func quoted(_ names: [String], atMost limit: Int = 4) -> String {
        let shown = names.prefix(limit).map { language == .russian ? "«\($0)»" : "“\($0)”" }.joined(separator: ", ")
        return names.count > limit ? shown + DraftingWords.andMore(names.count - limit)[language] : shown
    }
}
