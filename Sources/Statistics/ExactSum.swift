// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum that is the same in any order of its terms, to the last bit.
///
/// Each term is cut to a multiple of 2⁻⁶² and added as whole numbers, where addition is associative. So rows may be shuffled
/// and dealt out to threads, and nothing needs to be sorted first. Terms and sums stay within ±2⁶²; terms far below 1 lose
/// what lies below 2⁻⁶².
struct ExactSum: Sendable {
    private var whole: Int64 = 0
    /// In units of 2⁻⁶², from 0 to 2⁶² − 1.
    private var fraction: Int64 = 0

    @inline(__always)
    mutating func add(_ term: Double) {
        let part = term.rounded(.towardZero)
        fraction &+= Int64((term - part) * 0x1p62)
        whole &+= Int64(part) &+ fraction >> 62
        fraction &= (1 << 62) - 1
    }

    /// The sum, rounded once.
    var value: Double { Double(whole) + Double(fraction) * 0x1p-62 }
}
