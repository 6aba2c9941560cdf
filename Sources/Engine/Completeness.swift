// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring
public import Wording

/// Which data are there and which are missing, by indicator and year.
public struct Completeness: Sendable {
    /// The stand of one indicator in one year.
    public enum Stand: Hashable, Sendable {
        /// Results of some schools are there.
        case present(season: Season?, schools: Int, works: Int)
        /// The procedure was not held, so none can be expected.
        case notHeld(reason: Sentence)
        /// No results, though the procedure was held.
        case missing
        /// Events of a register, or of teachers, are there; of how many schools.
        case registered(schools: Int)
        /// The register has no event of the year.
        case noRegister
        /// The register has events, but nothing says how many teachers there are.
        case noStaffCount
        /// The indicator is counted neither from results nor from a register.
        case notAvailable
    }

    /// One indicator in one year.
    public struct Entry: Hashable, Sendable {
        /// The number of the indicator.
        public let indicator: Int
        /// The calendar year.
        public let year: Int
        /// Its stand.
        public let stand: Stand
    }

    /// Every indicator in every year of the campaign, by number and year.
    public let entries: [Entry]
    /// How many schools the campaign has.
    public let schools: Int
    /// Schools that have results of an indicator in some years and not in one in which others have them.
    public let gaps: [Gap]

    /// A year that is missing in a school's series.
    public struct Gap: Hashable, Sendable {
        /// The number of the indicator.
        public let indicator: Int
        /// The school.
        public let school: SchoolID
        /// The calendar year.
        public let year: Int
    }

    /// Looks through the counts.
    ///
    /// - Parameters:
    ///   - counts: The counts of all indicators, one period for each year.
    ///   - campaign: The campaign.
    public init(counts: CountTable, campaign: CampaignDescription) {
        struct Key: Hashable {
            let indicator, year: Int
        }
        struct SeriesKey: Hashable {
            let indicator: Int
            let unit: AnalysisUnit
        }
        var years: [SeriesKey: Set<Int>] = [:]
        var schools: [Key: Int] = [:]
        var territory: [Key: CountTable.Row] = [:]
        let registers = Set(campaign.indicators.filter { $0.register != nil }.map(\.id))
        var registered: [Key: Bool] = [:]
        for row in counts.rows where row.part == nil && registers.contains(row.indicator) {
            let key = Key(indicator: row.indicator, year: row.period.year)
            // The order asks for ШНОР; a register of a territory without them is there all the same.
            if row.unit == .lowResults { registered[key] = row.denominator > 0 }
            if row.unit == .territory { registered[key] = registered[key] ?? true }
            if row.unit.kind == .school, row.numerator > 0 { schools[key, default: 0] += 1 }
        }
        for row in counts.rows where row.part == nil && row.denominator > 0 && !registers.contains(row.indicator) {
            let key = Key(indicator: row.indicator, year: row.period.year)
            if row.unit.kind == .school {
                schools[key, default: 0] += 1
                years[SeriesKey(indicator: row.indicator, unit: row.unit), default: []].insert(row.period.year)
            }
            if row.unit == .territory { territory[key] = row }
        }
        self.schools = campaign.schools.count
        gaps = campaign.indicators.flatMap { indicator in
            let held = campaign.years.filter { territory[Key(indicator: indicator.id, year: $0)] != nil }
            return campaign.schools.sorted { $0.id < $1.id }.flatMap { school in
                let found = years[SeriesKey(indicator: indicator.id, unit: .school(school.id))] ?? []
                return held.filter { year in
                    let day = territory[Key(indicator: indicator.id, year: year)]?.period.day
                    // Nothing is expected of a school that is closed or merged.
                    return !found.isEmpty && !found.contains(year) && !(day.map(school.isGone) ?? false)
                }
                .map { Gap(indicator: indicator.id, school: school.id, year: $0) }
            }
        }
        entries = campaign.indicators.flatMap { indicator in
            campaign.years.map { year in
                let key = Key(indicator: indicator.id, year: year)
                let stand: Stand
                if indicator.register != nil {
                    stand =
                        switch registered[key] {
                        case true?: .registered(schools: schools[key] ?? 0)
                        case false?: .noStaffCount
                        case nil: .noRegister
                        }
                } else if indicator.populations.isEmpty {
                    stand = .notAvailable
                } else if let row = territory[key] {
                    stand = .present(
                        season: row.period.season, schools: schools[key] ?? 0, works: row.denominator)
                } else if let group = indicator.comparability,
                    let reason = campaign.breaks.reasonNotHeld(year, group: group)
                {
                    stand = .notHeld(reason: reason)
                } else {
                    stand = .missing
                }
                return Entry(indicator: indicator.id, year: year, stand: stand)
            }
        }
    }

    /// The indicators and years whose results or registers are missing.
    public var missing: [Entry] {
        entries.filter { [.missing, .noRegister, .noStaffCount].contains($0.stand) }
    }
}
