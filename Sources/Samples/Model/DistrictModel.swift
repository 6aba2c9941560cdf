// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// The district behind the files: schools, true shares and what was not written.
struct DistrictModel {
    /// The dispersion of cohorts: their true shares have the variance ρ μ (1 − μ).
    static let rho = 0.02
    /// What the odds of «2» are multiplied with in an autumn campaign (from 7.6 to 17.8 %, 3.3 to 8.2 %, and so on).
    static let autumnLowOdds = 2.2
    /// What the odds of «5» are multiplied with in an autumn campaign.
    static let autumnHighOdds = 0.5
    /// What the odds of a low result of a ШНОР are multiplied with in the year for which it was selected.
    static let selectionOdds = 1.6

    let years: [Int]
    let selectedOn: [Int]
    let schools: [SchoolPlan]
    let changes: [TrueChange]
    let layouts: SampleLayouts
    let isRegion: Bool
    /// The rank of the school that did not write ВПР of grades 5 and 6 in the last year.
    let gapRank: Int?
    /// What happened to schools.
    let events: [SchoolEvent]

    init(_ district: SampleDistrict) {
        years = district.years
        selectedOn = district.selectedOn
        layouts = district.layouts
        isRegion = false
        var schools = SchoolPlan.all(count: district.schools, seed: district.seed)
        if layouts == .all { Self.addStatuses(to: &schools) }
        self.schools = schools
        changes = years.count > 1 ? TrueChange.all(schools: district.schools) : []
        gapRank = years.count > 1 ? district.schools * 3 / 10 : nil
        events = layouts == .all ? SchoolEvent.all(schools, years: years) : []
    }

    init(_ region: SampleRegion) {
        years = region.years
        selectedOn = []
        layouts = .all
        isRegion = true
        schools = SchoolPlan.region(count: region.schools, seed: region.seed)
        let written: Set = [1, 14]
        changes =
            years.count > 1 ? TrueChange.all(schools: region.schools).filter { written.contains($0.indicator) } : []
        gapRank = years.count > 1 ? region.schools * 3 / 10 : nil
        events = SchoolEvent.all(schools, years: years)
    }

    /// One school has two statuses, another has one no longer.
    private static func addStatuses(to schools: inout [SchoolPlan]) {
        if let place = schools.firstIndex(where: { $0.statuses == [.lowResults] }) {
            schools[place].statuses.append(.adverseConditions)
        }
        if let place = schools.firstIndex(where: { $0.statuses.isEmpty }) { schools[place].formerStatus = .leader }
    }

    /// How many files each work is cut into.
    var zones: Int { isRegion ? RegionPlan.zones : 1 }

    /// The name that a school had in a year.
    func name(_ school: SchoolPlan, _ year: Int) -> String {
        events.first { $0.school == school.index && $0.kind == .renamed && year <= $0.year }?.formerName ?? school.name
    }

    /// The seasons in which schools wrote ВПР of a year: in 2022 a handful wrote in March, before it was put off.
    func seasons(_ year: Int) -> [Season] {
        layouts == .all && year == 2022 ? [.spring, .autumn] : [ExamCalendar.season(year)]
    }

    /// Whether a school was among the handful that wrote in March 2022.
    private func wroteInMarch(_ school: SchoolPlan) -> Bool {
        let count = schools.count
        let handful: Set = count < 100 ? [1, count / 2 + 1] : [1, count / 4, count / 3, count / 2 + 1, count * 2 / 3]
        return handful.contains(school.rank)
    }

    /// Whether a school wrote an exam of a year at all.
    func wrote(_ school: SchoolPlan, _ exam: Exam, _ year: Int) -> Bool {
        if school.rank == gapRank, year == years.last, exam.procedure == .vpr, exam.grade > 4 { return false }
        if events.contains(where: { $0.kind == .closed && $0.school == school.index && $0.year < year }) {
            return false
        }
        // From 2025 on two subjects are drawn for each class: «Окружающий мир» falls to a third of the schools.
        return !(layouts == .all && exam == .vprWorld4 && year >= 2025 && (school.index + year) % 3 > 0)
    }

    /// Whether a school wrote a work of ВПР in a season of a year.
    func wrote(_ school: SchoolPlan, _ exam: Exam, _ year: Int, _ season: Season) -> Bool {
        guard wrote(school, exam, year) else { return false }
        guard layouts == .all, year == 2022 else { return true }
        return wroteInMarch(school) == (season == .spring)
    }

    /// The true share of low results (`tail` low) or of high ones before the variation between cohorts.
    ///
    /// The season is that of a work of ВПР; nil is the season of nearly all schools.
    func share(
        _ school: SchoolPlan, _ exam: Exam, _ year: Int, _ tail: TrueChange.Tail, season: Season? = nil
    ) -> Double {
        let own: Double
        if let change = change(school, exam, tail) {
            own = change.share(year, of: years)
        } else {
            own = Self.shift(
                tail == .low ? exam.low : exam.high, odds: tail == .low ? school.lowOdds : school.highOdds)
        }
        var odds = 1.0
        if exam.procedure == .vpr, (season ?? ExamCalendar.season(year)) == .autumn {
            odds *= tail == .low ? Self.autumnLowOdds : Self.autumnHighOdds
        }
        if exam.procedure == .ege, ExamCalendar.isForApplicantsOnly(year) { odds *= tail == .low ? 0.5 : 1.5 }
        if tail == .low, selectedOn.contains(year), school.statuses.contains(.lowResults) {
            odds *= Self.selectionOdds
        }
        return Self.shift(own, odds: odds)
    }

    /// What was put into a school's series.
    func change(_ school: SchoolPlan, _ exam: Exam, _ tail: TrueChange.Tail) -> TrueChange? {
        changes.first { $0.rank == school.rank && $0.tail == tail && $0.exams.contains(exam) }
    }

    /// The shares of one cohort: what it would have if it were endless.
    func cohortShares(
        _ school: SchoolPlan, _ exam: Exam, _ year: Int, _ season: Season? = nil, using random: inout RandomStream
    ) -> (low: Double, high: Double) {
        let low = share(school, exam, year, .low, season: season)
        // «5» is drawn among those who are not low, so that its mean does not depend on the change of «2».
        let rest = min(0.95, share(school, exam, year, .high, season: season) / (1 - low))
        let cohortLow = Self.beta(low, &random)
        return (cohortLow, (1 - cohortLow) * Self.beta(rest, &random))
    }

    private static func beta(_ mean: Double, _ random: inout RandomStream) -> Double {
        let precision = (1 - rho) / rho
        return random.beta(mean * precision, (1 - mean) * precision)
    }

    private static func shift(_ share: Double, odds: Double) -> Double {
        share * odds / (1 - share + share * odds)
    }
}
