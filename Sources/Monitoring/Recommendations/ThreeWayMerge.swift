// SPDX-License-Identifier: GPL-3.0-or-later

/// What several copies of a table say of one cell, brought together.
///
/// Each copy was made from a numbered export and speaks only where it differs from it. A word that was said when the export
/// held another one already, replaces that one; words that were said side by side must be equal, or they contradict each
/// other and the cell stays as it was before both.
struct ThreeWayMerge {
    /// A word.
    struct Word: Hashable {
        /// What was said.
        let value: String
        /// Where.
        let file: String
        /// The export that the copy was made from; 0: none.
        let release: Int
        /// When the copy came in.
        let stamp: Int

        /// Whether who said it had the other word before the eyes.
        func saw(_ other: Word) -> Bool { release > other.stamp }
    }

    /// The words that count, one of each copy that nothing replaced; all have one value.
    let words: [Word]
    /// Words that contradict each other; none where they agree.
    let conflict: [Word]

    /// Brings words together.
    ///
    /// - Parameter said: The words, one for each copy of each export.
    init(_ said: [Word]) {
        let heads = Self.heads(of: said)
        guard Set(heads.map(\.value)).count > 1 else {
            (words, conflict) = (heads, [])
            return
        }
        // What all of them had seen stands meanwhile.
        let common = said.filter { word in heads.allSatisfy { $0.saw(word) } }
        words = ThreeWayMerge(common).words
        conflict = heads.sorted { ($0.stamp, $0.file) < ($1.stamp, $1.file) }
    }

    /// The words that nobody replaced.
    private static func heads(of said: [Word]) -> [Word] {
        said.filter { word in !said.contains { $0.saw(word) } }.sorted { $0.stamp < $1.stamp }
    }
}
