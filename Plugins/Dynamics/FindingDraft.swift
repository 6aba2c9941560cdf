// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// A finding whose verdict waits for the other tests of its family.
struct FindingDraft: Sendable {
    /// What the verdict is of.
    enum Question: Sendable {
        /// Nothing is asked; the finding stands as it is.
        case none
        /// A change, tested.
        case change
        /// A change against the margin only.
        case margin
        /// A level, tested.
        case level
    }

    var finding: Finding
    var question = Question.none
    var benefit = Benefit.lower
    /// The name of the family; nil where nothing is tested.
    var family: String?
    /// The test; nil where nothing is tested.
    var difference: TestedDifference?
    /// Whether the unit was selected for bad results in years that nobody knows.
    var isSelectionUnknown = false

    /// A finding without a verdict.
    init(_ finding: Finding) { self.finding = finding }

    /// A difference that asks for a verdict.
    init(
        _ finding: Finding, _ difference: TestedDifference, _ question: Question, benefit: Benefit, family: String?
    ) throws(StatisticsError) {
        self.finding = finding
        self.finding.estimate = difference.estimate
        self.finding.interval = try difference.interval()
        self.question = question
        self.benefit = benefit
        self.family = family
        self.difference = family == nil ? nil : difference
    }

    /// Adjusts the tests of each family, gives the verdicts, and adds all to a table.
    static func append(
        _ drafts: [FindingDraft], adjustment: MultipleTesting, ladder: VerdictLadder, to table: inout FindingTable
    ) throws {
        var members: [String: [Int]] = [:]
        for (index, draft) in drafts.enumerated() {
            if let family = draft.family, draft.difference != nil { members[family, default: []].append(index) }
        }
        var drafts = drafts
        for name in members.keys.sorted() {
            let indices = members[name] ?? []
            let adjusted = try adjustment.adjusted(indices.compactMap { drafts[$0].difference?.p })
            for (index, value) in zip(indices, adjusted) {
                guard let difference = drafts[index].difference else { continue }
                drafts[index].finding.test = TestResult(
                    z: difference.z, p: difference.p, pAdjusted: value, family: table.families.count)
            }
            table.families.append(
                TestFamily(name: name, size: indices.count, adjustment: adjustment.rawValue))
        }
        table.reserve(drafts.count)
        for draft in drafts { table.append(draft.decided(ladder)) }
    }

    private func decided(_ ladder: VerdictLadder) -> Finding {
        var finding = finding
        let z = difference?.z ?? 0
        let answer: (verdict: Verdict, reasons: Reasons)
        switch question {
        case .none: return finding
        case .change: answer = ladder.change(finding, z: z, benefit: benefit)
        case .margin: answer = ladder.againstMargin(finding, benefit: benefit)
        case .level: answer = ladder.level(finding, z: z, benefit: benefit)
        }
        finding.verdict = answer.verdict
        finding.reasons.formUnion(answer.reasons)
        let isPositive = answer.verdict == .improved || answer.verdict == .improving
        if isPositive, isSelectionUnknown { finding.reasons.insert(.regressionToMeanPossible) }
        return finding
    }
}
