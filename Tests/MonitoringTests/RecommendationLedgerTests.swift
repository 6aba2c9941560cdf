// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct RecommendationLedgerTests {
    typealias Workshop = RecommendationWorkshop

    private static let accepted: [DecisionField: String] = [.status: "accepted"]

    @Test func `a draft without a decision is a draft`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        workshop.run([draft])
        #expect(workshop.states() == [RecommendationState(draft: draft, status: .draft)])
    }

    @Test func `a decision outlives a new run, and changed evidence is marked until somebody looks at it`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        try workshop.read("a", release: workshop.run([draft]), [draft.key: Self.accepted])
        // The same verdict in other words changes nothing.
        workshop.run([try Workshop.draft(1, text: "Провести разбор ошибок")])
        #expect(try workshop.state(draft.key).status == .accepted)
        #expect(try !workshop.state(draft.key).isEvidenceChanged)
        let release = workshop.run([try Workshop.draft(1, verdict: "levelUnclear")])
        #expect(try workshop.state(draft.key).status == .accepted)
        #expect(try workshop.state(draft.key).isEvidenceChanged)
        // A note is no second look; a new day of decision is.
        try workshop.read("a", release: release, [draft.key: [.words(.note): "н"]])
        #expect(try workshop.state(draft.key).isEvidenceChanged)
        try workshop.read("a", release: release, [draft.key: [.words(.decidedOn): "2024-12-01"]])
        #expect(try !workshop.state(draft.key).isEvidenceChanged)
    }

    @Test func `a decision whose draft is gone is withdrawn with its words, and comes back with the draft`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        try workshop.read(
            "a", release: workshop.run([draft]), [draft.key: [.status: "accepted", .words(.term): "к весне"]])
        for _ in 0..<3 { workshop.run([]) }
        let gone = try workshop.state(draft.key)
        #expect(gone.status == .withdrawn && gone.decision?.status == .changed)
        #expect(gone[.measure] == draft.measure && gone[.term] == "к весне")
        workshop.run([draft])
        #expect(try workshop.state(draft.key).status == .changed)
    }

    @Test func `words that were adopted stay, whatever is drafted later; those of a draft follow it`() throws {
        let draft = try Workshop.draft(1)
        var later = draft
        (later.measure, later.term, later.finding) = ("иначе", "позже", "основание с новыми числами")
        func state(_ status: RecommendationStatus) -> RecommendationState {
            let row = DecisionRow(key: draft.key.text, release: 1, changes: [.status: status.rawValue])
            let book = DecisionBook([FiledDecision(file: "a", stamp: 2, row: row)]) { _, _ in
                (stage: .interim, fingerprint: draft.fingerprint)
            }
            return RecommendationLedger(book, seen: [draft.key: draft]).states(of: .final, drafts: [later])[0]
        }
        #expect(state(.accepted)[.measure] == draft.measure && state(.accepted)[.term] == draft.term)
        #expect(state(.accepted)[.finding] == "основание с новыми числами")
        #expect(state(.rejected)[.measure] == "иначе")
    }

    @Test func `what the interim stage recommended and nobody did is carried over, drafted or not`() throws {
        var workshop = Workshop()
        let drafts = try (1...4).map { try Workshop.draft($0) }
        let keys = drafts.map(\.key)
        let interim = workshop.run(drafts, .interim)
        try workshop.read(
            "a", release: interim,
            [
                keys[0]: Self.accepted, keys[1]: Self.accepted,
                keys[2]: [.status: "accepted", .words(.done): "01.11.2024"],
                keys[3]: [.status: "rejected", .words(.reason): "нет"],
            ])
        let final = workshop.run([drafts[0]], .final)
        let states = try keys.map { try workshop.state($0, .final) }
        #expect(states.map(\.isCarried) == [true, true, false, false])
        // What was done was done, whether its evidence stands or not.
        #expect(states.map(\.status) == [.accepted, .accepted, .accepted, .withdrawn])
        #expect(states.map(\.isEvidenceChanged) == [false, true, false, false])
        #expect(workshop.states(.interim).allSatisfy { !$0.isCarried })
        // The final group may reject what was carried over; it stays visible with its reason.
        try workshop.read("a", release: final, [keys[1]: [.status: "rejected", .words(.reason): "поздно"]])
        let rejected = try workshop.state(keys[1], .final)
        #expect(rejected.status == .rejected && rejected.isCarried && rejected[.reason] == "поздно")
        // A recommendation of the final stage alone is not withdrawn in the interim one.
        let late = try Workshop.draft(17)
        try workshop.read("a", release: workshop.run([late], .final), [late.key: Self.accepted])
        #expect(!workshop.states(.interim).contains { $0.draft.key == late.key })
    }

    @Test func `a row added by hand has the words of the catalogue and those of people, in every stage`() throws {
        let school = try #require(SchoolID(number: 203_001))
        let measure = OfferedMeasure(
            id: "C2", deficit: "C", title: "Учебная мотивация", text: "Встречи с наставником", addressee: .deputy)
        let key = measure.recommendation(for: school).key
        #expect(key.text == "203001/deputy/by-hand/C2")
        let row = DecisionRow(key: key.text, release: 0, changes: [.status: "added", .words(.term): "март"])
        let book = DecisionBook([FiledDecision(file: "a", stamp: 1, row: row)]) { _, _ in nil }
        let ledger = RecommendationLedger(book, measures: ["C2": measure])
        for stage in [nil, Stage.interim, .final] {
            let state = try #require(ledger.states(of: stage, drafts: []).first)
            #expect(state.status == .added && !state.isEvidenceChanged)
            #expect(state[.measure] == "Встречи с наставником" && state[.term] == "март")
            #expect(state.draft.kind == .byHand && state.draft.deficit == "C")
        }
    }

    // MARK: Nothing is lost

    private static let cells: [(field: DecisionField, values: [String])] = [
        (.status, ["accepted", "changed", "rejected", "draft"]), (.words(.measure), ["м1", "м2", "м3"]),
        (.words(.reason), ["п1", "п2"]), (.words(.note), ["н1", "н2", "н3"]), (.words(.done), ["", "сделано"]),
    ]

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `over runs and stages every cell is what was written into it at last`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var workshop = Workshop()
        var written: [RecommendationKey: [DecisionField: String]] = [:]
        let stages: [Stage?] = [nil, .interim, .final]
        for _ in 0..<Int.random(in: 3...12, using: &random) {
            // Drafts come and go, and their evidence changes; the next stage may be another.
            let stage = stages.randomElement(using: &random) ?? nil
            let drafts = try (1...5).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.map {
                try Workshop.draft($0, verdict: ["belowOthers", "typical"].randomElement(using: &random) ?? "")
            }
            let release = workshop.run(drafts, stage)
            var changes: [RecommendationKey: [DecisionField: String]] = [:]
            for state in workshop.states(stage) where Bool.random(using: &random) && state.status != .withdrawn {
                guard let cell = Self.cells.randomElement(using: &random) else { continue }
                changes[state.draft.key] = [cell.field: cell.values.randomElement(using: &random) ?? ""]
            }
            try workshop.read(["a", "b", "c"].randomElement(using: &random) ?? "a", release: release, changes)
            for (key, cells) in changes { written[key, default: [:]].merge(cells) { $1 } }
        }
        #expect(workshop.book.conflicts.isEmpty, "who writes into the last export contradicts nobody")
        for (key, cells) in written {
            for (field, value) in cells {
                guard case .words(let word) = field else { continue }
                // A cell that was emptied where nothing stood says nothing, and nobody decided then.
                let shown = workshop.states(.final).first { $0.draft.key == key }?[word] ?? ""
                #expect(shown == value, "seed \(seed), \(key.text), \(word)")
            }
        }
        // Whoever decided at all is found in the final stage.
        let decided = Set(workshop.book.decisions.keys)
        #expect(decided.isSubset(of: Set(workshop.states(.final).map(\.draft.key))), "seed \(seed)")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `copies of one export give the same whatever comes in first, and only different words conflict`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let drafts = try (1...4).map { try Workshop.draft($0) }
        var copies: [(file: String, cells: [RecommendationKey: [DecisionField: String]])] = []
        for file in ["a", "b", "c"] {
            var cells: [RecommendationKey: [DecisionField: String]] = [:]
            for draft in drafts where Bool.random(using: &random) {
                for cell in Self.cells.dropFirst() where Int.random(in: 0..<3, using: &random) == 0 {
                    cells[draft.key, default: [:]][cell.field] = cell.values.randomElement(using: &random) ?? ""
                }
            }
            copies.append((file, cells))
        }
        for order in [copies, copies.reversed(), copies.shuffled(using: &random)] {
            var workshop = Workshop()
            let release = workshop.run(drafts)
            for copy in order { try workshop.read(copy.file, release: release, copy.cells) }
            for draft in drafts {
                for (field, _) in Self.cells.dropFirst() {
                    // An empty cell of «Выполнение» is as it was exported, and says nothing.
                    let said = Set(copies.compactMap { $0.cells[draft.key]?[field] }.filter { !$0.isEmpty })
                    let isConflict = workshop.book.conflicts.contains {
                        $0.key == draft.key.text && $0.field == field
                    }
                    #expect(isConflict == (said.count > 1), "seed \(seed)")
                    guard case .words(let word) = field else { continue }
                    #expect(
                        workshop.book.decisions[draft.key]?.edits[word] == (said.count == 1 ? said.first : nil),
                        "seed \(seed)")
                }
            }
        }
    }
}
