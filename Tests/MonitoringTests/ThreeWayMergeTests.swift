// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Monitoring

struct ThreeWayMergeTests {
    private func word(_ value: String, _ file: String, release: Int, stamp: Int) -> ThreeWayMerge.Word {
        ThreeWayMerge.Word(value: value, file: file, release: release, stamp: stamp)
    }

    @Test func `a word that was said before the other one's export is replaced`() {
        let merge = ThreeWayMerge([
            word("да", "a", release: 1, stamp: 2), word("нет", "b", release: 3, stamp: 4),
        ])
        #expect(merge.words.map(\.value) == ["нет"] && merge.conflict.isEmpty)
    }

    @Test func `words side by side must be equal`() {
        let same = ThreeWayMerge([word("да", "a", release: 1, stamp: 2), word("да", "b", release: 1, stamp: 3)])
        #expect(same.words.map(\.file) == ["a", "b"] && same.conflict.isEmpty)
        let other = ThreeWayMerge([word("да", "a", release: 1, stamp: 2), word("нет", "b", release: 1, stamp: 3)])
        #expect(other.words.isEmpty && other.conflict.map(\.file) == ["a", "b"])
    }

    @Test func `what both had seen stands while they contradict each other`() {
        let first = word("проект", "a", release: 1, stamp: 2)
        let merge = ThreeWayMerge([
            first, word("да", "b", release: 3, stamp: 4), word("нет", "c", release: 3, stamp: 5),
        ])
        #expect(merge.words == [first] && merge.conflict.map(\.value) == ["да", "нет"])
        // A later export settles it.
        let settled = ThreeWayMerge([
            first, word("да", "b", release: 3, stamp: 4), word("нет", "c", release: 3, stamp: 5),
            word("нет", "b", release: 6, stamp: 7),
        ])
        #expect(settled.words.map(\.value) == ["нет"] && settled.conflict.isEmpty)
    }
}
