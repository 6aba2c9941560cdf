// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// The indicators and years of a campaign: what the rows of a file may speak of.
public struct CampaignScope: Hashable, Sendable {
    /// The numbers of the indicators.
    public let indicators: Set<Int>
    /// The calendar years.
    public let years: Set<Int>

    /// The indicators that count schools: one school is 0 or 1 of 1.
    public let ofSchools: Set<Int>
    /// The indicators that count teachers: fewer than five are not told of.
    public let ofTeachers: Set<Int>

    /// Names indicators and years.
    ///
    /// - Parameters:
    ///   - indicators: The numbers of the indicators.
    ///   - years: The calendar years.
    ///   - ofSchools: The numbers of those that count schools.
    ///   - ofTeachers: The numbers of those that count teachers.
    public init(
        indicators: some Sequence<Int>, years: some Sequence<Int>, ofSchools: Set<Int> = [], ofTeachers: Set<Int> = []
    ) {
        self.indicators = Set(indicators)
        self.years = Set(years)
        self.ofSchools = ofSchools
        self.ofTeachers = ofTeachers
    }

    /// Names the indicators of a campaign and its years.
    ///
    /// - Parameters:
    ///   - indicators: The indicators.
    ///   - years: The calendar years.
    public init(of indicators: [IndicatorDefinition], years: some Sequence<Int>) {
        self.init(
            indicators: indicators.map(\.id), years: years,
            ofSchools: Set(indicators.filter(\.countsSchools).map(\.id)),
            ofTeachers: Set(indicators.filter(\.countsTeachers).map(\.id)))
    }

    /// The scope as a word on which a reading depends.
    var text: String {
        [indicators, years, ofSchools, ofTeachers].map { $0.sorted().map(String.init).joined(separator: " ") }
            .joined(separator: " | ")
    }
}
