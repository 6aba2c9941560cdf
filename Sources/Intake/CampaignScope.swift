// SPDX-License-Identifier: GPL-3.0-or-later

/// The indicators and years of a campaign: what the rows of a file may speak of.
public struct CampaignScope: Hashable, Sendable {
    /// The numbers of the indicators.
    public let indicators: Set<Int>
    /// The calendar years.
    public let years: Set<Int>

    /// Names indicators and years.
    ///
    /// - Parameters:
    ///   - indicators: The numbers of the indicators.
    ///   - years: The calendar years.
    public init(indicators: some Sequence<Int>, years: some Sequence<Int>) {
        self.indicators = Set(indicators)
        self.years = Set(years)
    }

    /// The scope as a word on which a reading depends.
    var text: String {
        [indicators, years].map { $0.sorted().map(String.init).joined(separator: " ") }.joined(separator: " | ")
    }
}
