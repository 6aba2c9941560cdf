// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// The pupils of one grade of one school in one year.
struct Cohort {
    /// How a pupil's result of one subject hangs together with those of the others: with this probability it is decided
    /// by what the pupil is like, else by the day.
    static let loyalty = 0.5

    /// What each pupil is like, uniform between 0 (weak) and 1 (strong).
    let abilities: [Double]
    let stream: RandomStream

    init(_ school: SchoolPlan, grade: Int, year: Int) {
        stream = school.stream.substream(UInt64(year * 100 + grade))
        var random = stream.substream(0)
        let typical = grade == 11 ? Double(school.cohort) * 0.45 : Double(school.cohort)
        let size =
            typical < 7 ? Int(typical) - 2 + random.integer(below: 5) : Int(typical * (0.85 + 0.3 * random.uniform()))
        abilities = (0..<max(1, size)).map { _ in random.uniform() }
    }

    var size: Int { abilities.count }

    /// What happens in one exam.
    func examStream(_ exam: Exam) -> RandomStream { stream.substream(UInt64(exam.number)) }
}

/// How a pupil did in one exam, before points.
enum Level: Int, CaseIterable {
    case low = 2
    case fair = 3
    case good = 4
    case high = 5

    /// Places a pupil among the shares of a cohort.
    init(ability: Double, shares: (low: Double, high: Double), using random: inout RandomStream) {
        // Both are drawn in any case, so that one pupil's answer never moves the others'.
        let (chooses, day) = (random.uniform(), random.uniform())
        let place = chooses < Cohort.loyalty ? ability : day
        let middle = shares.low + (1 - shares.low - shares.high) * 0.5
        if place < shares.low {
            self = .low
        } else if place >= 1 - shares.high {
            self = .high
        } else {
            self = place < middle ? .fair : .good
        }
    }
}
