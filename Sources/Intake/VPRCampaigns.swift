// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// When the works of ВПР were written.
enum VPRCampaigns {
    /// The years that a file may speak of.
    static let years = 2015...2100

    /// The campaign of a day.
    static func period(of day: CalendarDate) -> Period {
        Period(year: day.year, season: day.month >= 8 ? .autumn : .spring)
    }

    /// Whether the pupils of a campaign wrote the works of the grade that they had left in summer.
    static func isOfPreviousGrade(_ period: Period) -> Bool {
        period.season == .autumn && [2020, 2022].contains(period.year)
    }

    /// The season of a year with one campaign; nil for 2022, which has two.
    ///
    /// The spring of 2020 was moved to the autumn; in 2022 some schools wrote in March, the others in the autumn.
    static func season(of year: Int) -> Season? {
        switch year {
        case 2020: .autumn
        case 2022: nil
        default: .spring
        }
    }
}
