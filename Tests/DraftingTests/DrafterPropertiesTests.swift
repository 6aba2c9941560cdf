// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Drafting
import Foundation
import Monitoring
import Statistics
import Testing

/// What holds for any findings; the seed is the parameter, so that a failure names it.
struct DrafterPropertiesTests {
    /// Random findings of some schools, most of them with verdicts, and reports of some.
    private static func sample(_ seed: UInt64) throws -> DraftingSample {
        var random = RandomStream(seed: seed)
        var sample = try DraftingSample(schools: 6, watched: 3)
        var findings: [Finding] = []
        let changes = Verdict.allCases.filter { !$0.isOfLevel }
        let levels = Verdict.allCases.filter(\.isOfLevel) + [.insufficient, .belowOthers, .belowOthers]
        for school in sample.schools.indices {
            for indicator in sample.indicators where !indicator.populations.isEmpty && random.uniform() < 0.9 {
                let total = 3 + random.integer(below: 60)
                findings += sample.shares(
                    school, indicator.id, (0..<3).map { _ in random.integer(below: total + 1) }, of: total)
                let sign = indicator.benefit == .lower ? 1.0 : -1.0
                findings.append(
                    sample.finding(
                        school, indicator.id, .level, random.integer(below: 3 * total), of: 3 * total,
                        estimate: sign * random.uniform() * 0.4, verdict: levels[random.integer(below: levels.count)]))
                findings.append(
                    sample.finding(
                        school, indicator.id, .change, random.integer(below: total), of: total,
                        estimate: sign * random.uniform() * 0.4, verdict: changes[random.integer(below: changes.count)])
                )
                if random.uniform() < 0.2, [3, 5, 7, 9, 11].contains(indicator.id) {
                    findings.append(
                        sample.finding(
                            school, indicator.id, .event, from: 2024, to: 2024, 1 + random.integer(below: total),
                            of: total,
                            estimate: nil))
                }
            }
            if random.uniform() < 0.6 {
                let names = [
                    "Консультации", "Олимпиада по математике", "Классный час", "Пробный экзамен ЕГЭ", "Сетевой урок",
                ]
                sample.reports.append(
                    try sample.report(
                        school, names.filter { _ in random.uniform() < 0.6 }.map { ($0, random.uniform() < 0.5) }))
            }
        }
        sample.tables = [DraftingSample.table("dynamics", findings)]
        return sample
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `there are at most six for an addressee, no key and no text twice`(seed: UInt64) throws {
        let drafts = try Self.sample(seed).drafts()
        #expect(Set(drafts.map(\.key)).count == drafts.count)
        let groups = Dictionary(grouping: drafts) { "\($0.key.school.code)/\($0.key.addressee.rawValue)" }
        for (name, group) in groups {
            #expect(group.count <= Drafter.limit, "\(name)")
            #expect(Set(group.map(\.measure)).count == group.count, "\(name)")
            let sentences = group.flatMap { $0.measure.components(separatedBy: ". ") }.map { $0.trimmed }
            #expect(Set(sentences).count == sentences.count, "\(name): \(sentences)")
            let shown = group.filter { $0.kind != .known }.map(\.priority)
            #expect(shown == shown.sorted(by: >), "\(name)")
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `measures follow from evidence alone, and each piece points to its row`(seed: UInt64) throws {
        let sample = try Self.sample(seed)
        for draft in try sample.drafts() {
            #expect(draft.measures.isEmpty == (draft.kind == .known), "\(draft.key.text)")
            for evidence in draft.evidence where !evidence.finding.isEmpty {
                let row = try #require(Int(evidence.finding.dropFirst("dynamics:".count)))
                let finding = sample.tables[0][row]
                #expect(finding.unit == .school(draft.key.school) && finding.indicator == evidence.indicator)
                #expect(finding.verdict?.rawValue ?? "" == evidence.verdict)
                #expect(finding.quantity.rawValue == evidence.quantity)
                switch draft.kind {
                case .change, .level, .unanswered, .event:
                    let isEvidence =
                        finding.verdict == .worsened || finding.verdict == .belowOthers || finding.quantity == .event
                    #expect(isEvidence, "\(draft.key.text): \(evidence.verdict)")
                case .record, .known, .byHand: break
                }
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `every weak indicator is spoken of, and every ШНОР gets what is known`(seed: UInt64) throws {
        let sample = try Self.sample(seed)
        let drafts = try sample.drafts()
        let basic: Set = ["known-results", "known-collect", "known-continue"]
        for (index, school) in sample.schools.enumerated() {
            let own = drafts.filter { $0.key.school == school.id }
            #expect((index < 3) == basic.isSubset(of: own.map(\.key.rule)))
            let weak = sample.tables[0].findings.filter {
                $0.unit == .school(school.id) && ($0.verdict == .belowOthers || $0.verdict == .worsened)
            }
            let told = Set(own.filter { !$0.measures.isEmpty }.flatMap { $0.evidence.compactMap(\.indicator) })
            #expect(Set(weak.map(\.indicator)).isSubset(of: told), "\(school.id.code)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the order of the rows changes nothing`(seed: UInt64) throws {
        var sample = try Self.sample(seed)
        func told(_ drafts: [Recommendation]) -> [Recommendation] {
            drafts.map { draft in
                var draft = draft
                for index in draft.evidence.indices { draft.evidence[index].finding = "" }
                return draft
            }
        }
        let first = told(try sample.drafts())
        var random = RandomStream(seed: seed, item: 1)
        var rows = Array(sample.tables[0].findings)
        rows.shuffle(using: &random)
        sample.tables = [DraftingSample.table("dynamics", rows)]
        #expect(told(try sample.drafts()) == first)
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(".") ? String(dropLast()) : self }
}
