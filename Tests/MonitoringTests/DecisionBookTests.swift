// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct DecisionBookTests {
    typealias Workshop = RecommendationWorkshop

    private static let accepted: [DecisionField: String] = [.status: "accepted"]

    @Test func `a decision has its words and the fingerprint of what was seen`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        let release = workshop.run([draft])
        try workshop.read("a", release: release, [draft.key: [.status: "rejected", .words(.reason): "уже сделано"]])
        let decision = try #require(workshop.book.decisions[draft.key])
        #expect(decision.status == .rejected && decision.edits == [.reason: "уже сделано"])
        #expect(decision.fingerprint == draft.fingerprint)
    }

    private static let written: [([DecisionField: String], RecommendationStatus)] = [
        ([.words(.measure): "иначе"], .changed), ([.words(.measure): "иначе", .status: "accepted"], .changed),
        ([.status: "accepted"], .accepted), ([.words(.note): "спросить"], .draft), ([.status: "changed"], .changed),
    ]

    @Test(arguments: written)
    func `words written anew make a decision, a note does not`(
        written: [DecisionField: String], status: RecommendationStatus
    ) throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        let release = workshop.run([draft])
        try workshop.read("a", release: release, [draft.key: written])
        #expect(workshop.book.decisions[draft.key]?.status == status)
    }

    @Test func `copies of one export are merged field by field`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        let release = workshop.run([draft])
        try workshop.read("a", release: release, [draft.key: Self.accepted])
        try workshop.read("b", release: release, [draft.key: [.words(.term): "до 01.02.2025", .words(.note): "н"]])
        let decision = try #require(workshop.book.decisions[draft.key])
        #expect(decision.status == .changed && decision.edits == [.term: "до 01.02.2025", .note: "н"])
        #expect(workshop.book.conflicts.isEmpty)
    }

    @Test func `different words in one cell are named, and none counts`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        let release = workshop.run([draft])
        try workshop.read("a", release: release, [draft.key: [.status: "accepted", .words(.note): "а"]])
        try workshop.read("b", release: release, [draft.key: [.status: "rejected", .words(.reason): "нет"]])
        let conflict = try #require(workshop.book.conflicts.first)
        #expect(workshop.book.conflicts.count == 1 && conflict.key == draft.key.text && conflict.field == .status)
        #expect(conflict.words.map(\.file) == ["a", "b"] && conflict.words.map(\.value) == ["accepted", "rejected"])
        let decision = try #require(workshop.book.decisions[draft.key])
        #expect(decision.status == .draft && decision.edits == [.note: "а", .reason: "нет"])
        workshop.undo("b")
        #expect(workshop.book.conflicts.isEmpty)
        #expect(workshop.book.decisions[draft.key]?.status == .accepted)
    }

    @Test func `a version of a copy takes back what the one before said, a deleted row takes nothing back`() throws {
        var workshop = Workshop()
        let (first, second) = (try Workshop.draft(1), try Workshop.draft(2))
        let release = workshop.run([first, second])
        try workshop.read("a", release: release, [first.key: Self.accepted, second.key: Self.accepted])
        // The first row is a draft again, the second one is gone.
        try workshop.read("a", release: release, [first.key: [:]], only: true)
        #expect(workshop.book.decisions[first.key] == nil)
        #expect(workshop.book.decisions[second.key]?.status == .accepted)
    }

    @Test func `who keeps saying the same does not speak later for it`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        let first = workshop.run([draft])
        try workshop.read("a", release: first, [draft.key: Self.accepted])
        let second = workshop.run([draft])
        try workshop.read("b", release: second, [draft.key: [.status: "rejected", .words(.reason): "нет"]])
        // The first copy comes again with a note beside the decision of before.
        try workshop.read("a", release: first, [draft.key: [.status: "accepted", .words(.note): "н"]])
        #expect(workshop.book.conflicts.isEmpty)
        #expect(workshop.book.decisions[draft.key]?.status == .rejected)
        #expect(workshop.book.decisions[draft.key]?.edits[.note] == "н")
    }

    @Test func `a decision can be taken back into a draft, and words written later count again`() throws {
        var workshop = Workshop()
        let draft = try Workshop.draft(1)
        try workshop.read("a", release: workshop.run([draft]), [draft.key: [.words(.measure): "иначе"]])
        #expect(workshop.book.decisions[draft.key]?.status == .changed)
        try workshop.read("a", release: workshop.run([draft]), [draft.key: [.status: "draft"]])
        #expect(workshop.book.decisions[draft.key]?.status == .draft)
        #expect(workshop.book.decisions[draft.key]?.edits == [.measure: "иначе"])
        try workshop.read("a", release: workshop.run([draft]), [draft.key: [.words(.term): "завтра"]])
        #expect(workshop.book.decisions[draft.key]?.status == .changed)
    }

    @Test func `corrected deficits of measures are read beside decisions`() throws {
        let school = try #require(SchoolID(number: 203_001))
        let (one, two) = (
            MeasureMatch(school: school, name: "Семинар", found: "A"),
            MeasureMatch(school: school, name: "Выезд", found: "A")
        )
        let rows = [
            DecisionRow(key: one.key.text, release: 1, changes: [.deficit: "C"]),
            DecisionRow(key: two.key.text, release: 1, changes: [.deficit: RecommendationRelease.noDeficit]),
        ].map { FiledDecision(file: "a", stamp: 2, row: $0) }
        let book = DecisionBook(rows) { _, _ in nil }
        #expect(book.matches == [one.key: "C", two.key: ""] && book.decisions.isEmpty)
    }
}
