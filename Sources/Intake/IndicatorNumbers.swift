// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers of indicators as orders write them: «1–6, 13–21».
enum IndicatorNumbers {
    /// An order has some tens of indicators; a longer list is no list of them.
    private static let most = 999

    private static let dashes: Set<Character> = [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]

    /// The numbers of a text, ascending, each once; none for an empty text, nil where it is no such list.
    static func numbers(_ text: String) -> [Int]? {
        let plain = String(Normaliser.heading(text).replacing(" и ", with: ",").map { dashes.contains($0) ? "-" : $0 })
        if plain.isEmpty { return [] }
        var numbers: Set<Int> = []
        for part in plain.split(omittingEmptySubsequences: false, whereSeparator: { ",;".contains($0) }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Normaliser.text($0) }
            let found = ends.compactMap { $0.utf8.count <= 3 ? Int($0) : nil }
            guard found.count == ends.count, (1...2).contains(found.count), let first = found.first,
                let last = found.last, (1...most).contains(first), first <= last
            else { return nil }
            numbers.formUnion(first...last)
        }
        return numbers.sorted()
    }
}
