// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

/// A working group with its exports and copies, without files: what a store does, in a few lines.
struct RecommendationWorkshop {
    private(set) var releases: [Int: RecommendationRelease] = [:]
    private var rows: [FiledDecision] = []
    private(set) var drafts: [Stage?: [Recommendation]] = [:]
    private var clock = 0

    /// A draft of a school's indicator.
    static func draft(
        _ indicator: Int, rule: String = "level-fails", verdict: String = "belowOthers",
        text: String = "Провести разбор"
    ) throws -> Recommendation {
        Recommendation(
            key: RecommendationKey(
                school: try #require(SchoolID(number: 203_001)), addressee: .head, rule: rule, subject: "\(indicator)"),
            kind: .level, deficit: "A", finding: "Показатель \(indicator)", measures: ["A1"], measure: text,
            term: "до 20.12.2024", responsible: "директор", expected: "меньше «2»", control: "доля «2»",
            grade: .confirmed, priority: 3,
            evidence: [
                RecommendationEvidence(
                    finding: "dynamics:\(indicator)", indicator: indicator, quantity: "level", verdict: verdict,
                    direction: -1, text: "8 из 25")
            ])
    }

    var book: DecisionBook {
        DecisionBook(rows) { number, key in
            guard let release = releases[number], let key = RecommendationKey(text: key), let row = release.rows[key]
            else { return nil }
            return (release.stage, row.fingerprint)
        }
    }

    func states(_ stage: Stage? = nil) -> [RecommendationState] {
        var last: [RecommendationKey: Recommendation] = [:]
        for release in releases.values.sorted(by: { $0.number < $1.number }) {
            last.merge(release.rows.mapValues(\.draft)) { $1 }
        }
        return RecommendationLedger(book, last: last).states(of: stage, drafts: drafts[stage] ?? [])
    }

    func state(_ key: RecommendationKey, _ stage: Stage? = nil) throws -> RecommendationState {
        try #require(states(stage).first { $0.draft.key == key })
    }

    /// A run: its drafts take the place of those of the stage, and the workbook is written.
    @discardableResult
    mutating func run(_ drafts: [Recommendation], _ stage: Stage? = nil) -> Int {
        self.drafts[stage] = drafts
        clock += 1
        releases[clock] = RecommendationRelease(
            number: clock, stage: stage,
            rows: Dictionary(states(stage).map { ($0.draft.key, RecommendationRelease.Row($0)) }) { first, _ in first })
        return clock
    }

    /// Imports a copy of an export in which cells were written: only what differs from the export is said.
    mutating func read(
        _ file: String, release: Int, _ written: [RecommendationKey: [DecisionField: String]], only: Bool = false
    ) throws {
        clock += 1
        let base = try #require(releases[release])
        let keys = only ? Array(written.keys) : Array(base.rows.keys)
        for key in keys.sorted() {
            let row = try #require(base.rows[key])
            let changes = (written[key] ?? [:]).filter { field, value in
                switch field {
                case .status: value != row.status.rawValue
                case .words(let field): value != row[field]
                case .deficit: false
                }
            }
            rows.append(
                FiledDecision(
                    file: file, stamp: clock, row: DecisionRow(key: key.text, release: release, changes: changes)))
        }
    }

    /// Imports a row that was added by hand.
    mutating func add(_ file: String, _ key: RecommendationKey, _ changes: [DecisionField: String]) {
        clock += 1
        rows.append(
            FiledDecision(file: file, stamp: clock, row: DecisionRow(key: key.text, release: 0, changes: changes)))
    }

    /// Takes back what a file said at last.
    mutating func undo(_ file: String) {
        let last = rows.filter { $0.file == file }.map(\.stamp).max()
        rows.removeAll { $0.file == file && $0.stamp == last }
    }
}
