// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension DiagnosisGroup {
    /// The change of a domain from the input to the output wave.
    func changes(_ domain: DiagnosticRow.Domain) throws -> [TeacherDraft] {
        guard year.shows(unit, .pairs(domain)) else { return [] }
        let members = pairs(domain)
        let scores = try PairedScores(before: members.map(\.before), after: members.map(\.after))
        let n = scores.count
        func number(_ quantity: Quantity, _ estimate: Double?, _ interval: ConfidenceInterval? = nil) -> TeacherDraft? {
            estimate.map {
                finding(quantity, domain, numerator: scores.risen, of: n, estimate: $0, interval: interval)
            }
        }
        let t = PairedTTest(scores)
        let meanBefore = scores.before.reduce(0, +) / Double(n)
        let size = PairedEffectSize(scores)
        var drafts = [
            number(.meanBefore, meanBefore), number(.meanAfter, scores.after.reduce(0, +) / Double(n)),
            try difference(domain, scores, t), number(.pStudent, t.pValue()),
            number(.pPratt, SignedRankTest(scores, zeros: .pratt).pValue()), number(.pSign, SignTest(scores).pValue()),
            number(.effectDz, size.dz, try BootstrapInterval(scores, of: .dz, seed: seed)?.interval),
            number(.effectDzCorrected, size.gz),
            number(.effectDav, size.dav, try BootstrapInterval(scores, of: .dav, seed: seed)?.interval),
            number(.effectDavCorrected, size.gav),
            try share(.risen, domain, scores.risen, of: n), try share(.fallen, domain, scores.fallen, of: n),
        ].compactMap { $0 }
        if Set(members.map(\.school)).count >= ClusteredMean.fewestClusters {
            let clustered = try ClusteredMean(scores.differences, clusters: members.map(\.school))
            drafts += [
                number(.clusteredDifference, clustered.estimate, try clustered.interval()),
                number(.pClustered, clustered.pValue),
            ].compactMap { $0 }
        }
        if let reliable = reliableChange(domain) {
            let changes = scores.differences.map(reliable.change(of:))
            drafts.append(try share(.reliableGain, domain, changes.count { $0 == .improved }, of: n))
            drafts.append(try share(.reliableLoss, domain, changes.count { $0 == .worsened }, of: n))
        }
        if unit != .territory, let norm = year.norms[domain], let reliability = options.reliability[domain] {
            let regression = try MeanRegression(
                selectedMean: meanBefore, populationMean: norm.mean, reliability: reliability)
            drafts += [number(.expectedRegression, regression.expected)].compactMap { $0 }
        }
        return drafts
    }

    /// The mean difference with its interval and the exact test.
    private func difference(
        _ domain: DiagnosticRow.Domain, _ scores: PairedScores, _ t: PairedTTest
    ) throws -> TeacherDraft {
        var reasons: Reasons = hasDifferentMaxima(domain) ? .differentMaxima : []
        if options.reliability[domain] == nil, scores.meanDifference > 0 { reasons.insert(.regressionToMeanPossible) }
        var draft = finding(
            .pairedDifference, domain, numerator: scores.risen, of: scores.count, estimate: scores.meanDifference,
            interval: try t.interval(), reasons: reasons)
        draft.family = "diagnosis \(year.year), \(domain.rawValue), \(family)"
        draft.p = SignedRankTest(scores).pValue()
        draft.z = Self.standardised(scores.differences)
        return draft
    }

    private var family: String {
        switch unit.kind {
        case .school: "schools"
        case .subject: "subjects"
        case .group, .territory, .region: "groups"
        }
    }

    /// Wilcoxon's statistic less its mean, by its standard deviation under the hypothesis; ties share their ranks.
    private static func standardised(_ differences: [Double]) -> Double {
        let changed = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
        var (signed, squares) = (0.0, 0.0)
        var start = 0
        while start < changed.count {
            var end = start + 1
            while end < changed.count, abs(changed[end]) == abs(changed[start]) { end += 1 }
            let rank = Double(start + end + 1) / 2
            for difference in changed[start..<end] {
                signed += difference > 0 ? rank : -rank
                squares += rank * rank
            }
            start = end
        }
        return squares > 0 ? signed / squares.squareRoot() : 0
    }
}
