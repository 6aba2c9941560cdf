// SPDX-License-Identifier: GPL-3.0-or-later

extension Sequence<Int> {
    /// The numbers as people write them: `1–6, 13–21`; each once, ascending.
    public var rangesText: String {
        var ranges: [ClosedRange<Int>] = []
        for number in Set(self).sorted() {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { range in
            switch range.count {
            case 1: "\(range.lowerBound)"
            case 2: "\(range.lowerBound), \(range.upperBound)"
            default: "\(range.lowerBound)–\(range.upperBound)"
            }
        }.joined(separator: ", ")
    }
}
