// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// How a region's schools are spread over municipal units of seven kinds, and how large they are.
///
/// A real campaign of about 640 schools has some 650,000 rows in thirty works (domain notes, 5). Only eleven of them have
/// a scale, so the cohorts here are larger than real ones, about 92 pupils on average: the files have the real number and
/// size.
struct RegionPlan {
    /// A kind of municipal unit: how many there are, how many schools each has for each 673 of the region, and from which
    /// range the cohorts come.
    struct Kind {
        let units: Int
        let schools: Int
        let cohorts: ClosedRange<Int>

        /// How many pupils a grade of a unit has, on average.
        var pupils: Int { schools * (cohorts.lowerBound + cohorts.upperBound) / 2 }
    }

    static let kinds = [
        Kind(units: 1, schools: 87, cohorts: 90...260),
        Kind(units: 3, schools: 24, cohorts: 80...220),
        Kind(units: 6, schools: 12, cohorts: 60...180),
        Kind(units: 12, schools: 9, cohorts: 20...150),
        Kind(units: 12, schools: 8, cohorts: 30...140),
        Kind(units: 24, schools: 7, cohorts: 12...90),
        Kind(units: 14, schools: 5, cohorts: 4...40),
    ]

    /// How many files the exports of one work are cut into.
    static let zones = 3

    /// The municipality and the typical cohort of each school.
    static func places(_ count: Int, seed: UInt64) -> [(municipality: Municipality, cohort: Int)] {
        let units = kinds.flatMap { kind in Array(repeating: kind, count: kind.units) }
        let total = units.reduce(0) { $0 + $1.schools }
        let pupils = units.reduce(0) { $0 + $1.pupils }
        var random = RandomStream(seed: seed, item: 0).substream(7)
        var places: [(municipality: Municipality, cohort: Int)] = []
        var (passed, passedPupils) = (0, 0)
        for (index, unit) in units.enumerated() {
            passed += unit.schools
            passedPupils += unit.pupils
            // Files are cut so that each holds about a third of the pupils.
            let zone = min(zones, (passedPupils - unit.pupils / 2) * zones / pupils + 1)
            let number = String(1001 + index).dropFirst()
            let municipality = Municipality(
                name: SchoolNames.municipality(index), code: "reg99_m\(number)", zone: zone)
            while places.count < passed * count / total {
                let cohort = unit.cohorts.lowerBound + random.integer(below: unit.cohorts.count)
                places.append((municipality, cohort))
            }
        }
        return places
    }
}
