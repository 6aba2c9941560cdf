// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Counts schools and distinct teachers in registers, by calendar year.
struct RegisterCounter {
    /// What an indicator counts of a register.
    private enum Measure {
        /// Schools with an event.
        case schools(SupportEvent.Register)
        /// Distinct teachers in events.
        case teachers(SupportEvent.Register)

        init?(_ register: String) {
            switch register {
            case "network": self = .schools(.network)
            case "help": self = .schools(.help)
            case "networkTeachers": self = .teachers(.network)
            default: return nil
            }
        }
    }

    private struct SchoolYear: Hashable {
        let school: SchoolID
        let year: Int
    }

    /// What the events of one school and year give.
    private struct Sum {
        var events = 0
        var teachers: Set<UInt64> = []
        var lacksDocument = false
    }

    private let campaign: CampaignDescription
    private let events: [(event: SupportEvent, key: SchoolYear)]
    private let staff: [SchoolYear: Int]

    /// Takes the records in the order of their imports: of two numbers of one school and year the last one holds.
    init(campaign: CampaignDescription, events: [SupportEvent], staffing: [StaffCount]) {
        self.campaign = campaign
        let succession = campaign.succession
        self.events = events.compactMap { event in
            event.day.map { (event, SchoolYear(school: succession.successor(of: event.school, on: $0), year: $0.year)) }
        }
        let last = staffing.reduce(into: [SchoolYear: Int]()) { found, count in
            found[SchoolYear(school: count.school, year: count.year)] = count.teachers
        }
        staff = last.reduce(into: [:]) { sums, entry in
            let day = CalendarDate(year: entry.key.year, month: 12, day: 31)
            let school = succession.successor(of: entry.key.school, on: day)
            sums[SchoolYear(school: school, year: entry.key.year), default: 0] += entry.value
        }
    }

    /// The rows of an indicator, by unit and year; none for a register that nobody knows.
    func rows(_ indicator: IndicatorDefinition) -> [CountTable.Row] {
        guard let measure = indicator.register.flatMap(Measure.init) else { return [] }
        let (register, isOfTeachers) =
            switch measure {
            case .schools(let register): (register, false)
            case .teachers(let register): (register, true)
            }
        let own = events.filter { $0.event.register == register }
        // A year without any event, or any teacher in one, is a year that the register does not cover.
        let years = Set(own.filter { !isOfTeachers || !$0.event.teachers.isEmpty }.map(\.key.year))
        var sums: [SchoolYear: Sum] = [:]
        for (event, key) in own {
            let isProven = event.document != nil
            if !isProven { sums[key, default: Sum()].lacksDocument = true }
            guard isProven || indicator.countsWithoutDocument else { continue }
            sums[key, default: Sum()].events += 1
            sums[key, default: Sum()].teachers.formUnion(event.teachers)
        }
        return units.flatMap { unit, members in
            campaign.years.filter(years.contains).compactMap { year -> CountTable.Row? in
                let schools = members.filter { !$0.isGone(in: year, from: .january) }.map(\.id)
                guard !schools.isEmpty else { return nil }
                let found = schools.map { sums[SchoolYear(school: $0, year: year)] ?? Sum() }
                let denominator = isOfTeachers ? teachers(of: members, year) : schools.count
                return CountTable.Row(
                    unit: unit, indicator: indicator.id, period: Period(year: year),
                    numerator: isOfTeachers
                        ? found.reduce(into: Set()) { $0.formUnion($1.teachers) }.count
                        : found.count { $0.events > 0 },
                    denominator: denominator, pupils: denominator,
                    flags: found.contains { $0.lacksDocument } ? .evidenceMissing : [])
            }
        }
    }

    /// How many teachers some schools have together; 0 where one that is there at the end of the year does not say it.
    private func teachers(of schools: [School], _ year: Int) -> Int {
        var sum = 0
        for school in schools {
            if let known = staff[SchoolYear(school: school.id, year: year)] {
                sum += known
            } else if !school.isGone(in: year, from: .december) {
                return 0
            }
        }
        return sum
    }

    /// The schools by number and the groups that have a school, each with its schools.
    private var units: [(AnalysisUnit, [School])] {
        let day = campaign.referenceDate
        let schools = campaign.schools.sorted { $0.id < $1.id }
        func group(_ unit: AnalysisUnit, _ isIncluded: (School) -> Bool) -> (AnalysisUnit, [School]) {
            (unit, schools.filter(isIncluded))
        }
        let groups = [
            group(.others) { !campaign.isWatched($0) }, group(.lowResults) { $0.has(.lowResults, on: day) },
            group(.adverseConditions) { $0.has(.adverseConditions, on: day) },
            group(.watched) { campaign.isWatched($0) },
            group(.territory) { _ in true },
        ]
        return schools.map { (.school($0.id), [$0]) } + groups.filter { !$0.1.isEmpty }
    }
}

/// The end of a year.
private enum YearEnd { case january, december }

extension School {
    /// Whether a school was closed or merged by the first, or by the last day of a year.
    fileprivate func isGone(in year: Int, from end: YearEnd) -> Bool {
        let day = CalendarDate(year: year, month: end == .january ? 1 : 12, day: end == .january ? 1 : 31)
        return day.map(isGone(on:)) ?? false
    }
}
