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
    /// The rank of the school that did not write ВПР of grades 5 and 6 in the last year.
    let gapRank: Int?

    init(_ district: SampleDistrict) {
        years = district.years
        selectedOn = district.selectedOn
        schools = SchoolPlan.all(count: district.schools, seed: district.seed)
        changes = years.count > 1 ? TrueChange.all(schools: district.schools) : []
        gapRank = years.count > 1 ? district.schools * 3 / 10 : nil
    }

    /// Whether a school wrote an exam.
    func wrote(_ school: SchoolPlan, _ exam: Exam, _ year: Int) -> Bool {
        !(school.rank == gapRank && year == years.last && exam.procedure == .vpr && exam.grade > 4)
    }

    /// The true share of low results (`tail` low) or of high ones before the variation between cohorts.
    func share(_ school: SchoolPlan, _ exam: Exam, _ year: Int, _ tail: TrueChange.Tail) -> Double {
        let own: Double
        if let change = change(school, exam, tail) {
            own = change.share(year, of: years)
        } else {
            own = Self.shift(
                tail == .low ? exam.low : exam.high, odds: tail == .low ? school.lowOdds : school.highOdds)
        }
        var odds = 1.0
        if exam.procedure == .vpr, ExamCalendar.season(year) == .autumn {
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
        _ school: SchoolPlan, _ exam: Exam, _ year: Int, using random: inout RandomStream
    ) -> (low: Double, high: Double) {
        let low = share(school, exam, year, .low)
        // «5» is drawn among those who are not low, so that its mean does not depend on the change of «2».
        let rest = min(0.95, share(school, exam, year, .high) / (1 - low))
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
