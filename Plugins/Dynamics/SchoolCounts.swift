// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The counts of the schools of one indicator over some years, side by side.
struct SchoolCounts {
    /// The years, ascending.
    let years: [Int]
    /// The schools.
    let schools: [School]
    /// The counts of each school; shape (schools), each of shape (years).
    let counts: [PeriodCounts]
    /// The pupils of each school over the years; shape (schools).
    let pupils: [Int]

    init(_ series: SeriesTable, indicator: Int, schools: [School], years: [Int]) {
        self.years = years
        self.schools = schools
        var counts: [PeriodCounts] = []
        var pupils: [Int] = []
        for school in schools {
            let rows = series.counts(of: .school(school.id), indicator: indicator)
            let own = years.map { year in rows.first { $0.period.year == year && $0.denominator > 0 } }
            let works = own.reduce(0) { $0 + ($1?.denominator ?? 0) }
            let persons = own.reduce(0) { $0 + ($1?.pupils ?? 0) }
            counts.append(
                PeriodCounts(
                    own.map { BinomialCount($0?.numerator ?? 0, of: $0?.denominator ?? 0) },
                    worksPerPupil: persons > 0 ? max(1, Double(works) / Double(persons)) : 1))
            pupils.append(persons)
        }
        self.counts = counts
        self.pupils = pupils
    }

    /// The places of the schools that fit.
    func places(_ isIncluded: (School) -> Bool) -> [Int] { schools.indices.filter { isIncluded(schools[$0]) } }
}
