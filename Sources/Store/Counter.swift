// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Adds grouped results, school by school, into the counts of all units.
struct Counter {
    /// The counts of one unit, slot by slot.
    private struct Sums {
        var numerator: [Int]
        var denominator: [Int]
        var pupils: [Int]
        var isApproximate: [Bool]

        init(_ count: Int) {
            numerator = Array(repeating: 0, count: count)
            denominator = numerator
            pupils = numerator
            isApproximate = Array(repeating: false, count: count)
        }

        mutating func add(_ other: Sums) {
            for slot in denominator.indices where other.denominator[slot] > 0 {
                numerator[slot] += other.numerator[slot]
                denominator[slot] += other.denominator[slot]
                pupils[slot] += other.pupils[slot]
                isApproximate[slot] = isApproximate[slot] || other.isApproximate[slot]
            }
        }
    }

    /// One row to be, still without its slot.
    private struct Entry {
        let unit: Int
        let numerator: Int
        let denominator: Int
        let pupils: Int
        let isApproximate: Bool
    }

    private let plan: CountPlan
    /// The targets by the number of the work: arrays, because they are asked for each row.
    private let firstTargets: [[CountPlan.Target]]
    private let finalTargets: [[CountPlan.Target]]
    private let isWatched: [Int32: Bool]
    private let campaign: CampaignDescription
    /// The works of schools whose results were rebuilt from percentages.
    private let approximate: [Int32: [Int32]]
    private var current: Int32?
    private var sums: Sums
    private var cells: [Int]
    private var watched: Sums
    private var others: Sums
    private var units: [AnalysisUnit] = []
    private var entries: [[Entry]]

    init(plan: CountPlan, campaign: CampaignDescription, approximate: [Int32: [Int32]] = [:]) {
        self.plan = plan
        self.approximate = approximate
        self.campaign = campaign
        func targets(_ reading: ResultReading) -> [[CountPlan.Target]] {
            let byWork = plan.targets[reading, default: [:]]
            var targets: [[CountPlan.Target]] = Array(repeating: [], count: Int(byWork.keys.max() ?? 0) + 1)
            for (work, list) in byWork { targets[Int(work)] = list }
            return targets
        }
        firstTargets = targets(.first)
        finalTargets = targets(.final)
        isWatched = Dictionary(
            campaign.schools.map { ($0.id.number, campaign.isWatched($0)) }, uniquingKeysWith: { _, last in last })
        sums = Sums(plan.slots.count)
        watched = sums
        others = sums
        cells = Array(repeating: 0, count: plan.groupOfCell.count)
        entries = Array(repeating: [], count: plan.slots.count)
    }

    /// Adds the results of a school in a work with one outcome; the rows of one school stand together.
    mutating func add(work: Int32, school: Int32, outcome: UInt8, pupils: Int, isFirst: Bool) {
        if school != current {
            finishSchool()
            current = school
        }
        for target in isFirst ? firstTargets[Int(work)] : finalTargets[Int(work)] {
            sums.denominator[target.slot] += pupils
            cells[target.cell] += pupils
            if target.outcomes >> UInt32(outcome) & 1 == 1 { sums.numerator[target.slot] += pupils }
        }
    }

    /// All counts, by indicator, part, unit and period.
    mutating func table() -> CountTable {
        finishSchool()
        var territory = watched
        territory.add(others)
        for (unit, sums) in [(AnalysisUnit.others, others), (.watched, watched), (.territory, territory)] {
            record(unit, sums)
        }
        var table = CountTable()
        var first = 0
        while first < plan.slots.count {
            let series = plan.slots[first...].prefix {
                ($0.indicator, $0.part) == (plan.slots[first].indicator, plan.slots[first].part)
            }.indices
            append(series, to: &table)
            first = series.upperBound
        }
        return table
    }

    /// Joins the periods of one indicator and part, unit by unit.
    private func append(_ series: Range<Int>, to table: inout CountTable) {
        var next = series.map { _ in 0 }
        while let unit = zip(series, next).compactMap({ slot, place in
            entries[slot].indices.contains(place) ? entries[slot][place].unit : nil
        }).min() {
            var composition = compositionChange(of: units[unit])
            for (index, slot) in series.enumerated() {
                guard entries[slot].indices.contains(next[index]), entries[slot][next[index]].unit == unit else {
                    continue
                }
                let entry = entries[slot][next[index]]
                next[index] += 1
                var flags = composition.flags(plan.slots[slot].period)
                if entry.isApproximate { flags.insert(.approximatePercent) }
                table.append(
                    CountTable.Row(
                        unit: units[unit], indicator: plan.slots[slot].indicator, part: plan.slots[slot].part,
                        period: plan.slots[slot].period, numerator: entry.numerator, denominator: entry.denominator,
                        pupils: entry.pupils, flags: flags))
            }
        }
    }

    private func compositionChange(of unit: AnalysisUnit) -> CompositionChange {
        let succession = campaign.succession
        let school = succession.isEmpty || unit.kind != .school ? nil : SchoolID(login: unit.code)
        return CompositionChange(
            days: school.map(succession.changes) ?? [], rule: succession.rule, years: campaign.years)
    }

    private mutating func finishSchool() {
        guard let number = current else { return }
        defer {
            for slot in sums.denominator.indices {
                sums.numerator[slot] = 0
                sums.denominator[slot] = 0
                sums.pupils[slot] = 0
                sums.isApproximate[slot] = false
            }
            for cell in cells.indices { cells[cell] = 0 }
        }
        guard let isWatched = isWatched[number], let school = SchoolID(number: number) else { return }
        for work in approximate[number, default: []] {
            for targets in [firstTargets, finalTargets] where targets.indices.contains(Int(work)) {
                for target in targets[Int(work)] { sums.isApproximate[target.slot] = true }
            }
        }
        var largest = Array(repeating: 0, count: plan.slotOfGroup.count)
        for (cell, pupils) in cells.enumerated() {
            largest[plan.groupOfCell[cell]] = max(largest[plan.groupOfCell[cell]], pupils)
        }
        for (group, pupils) in largest.enumerated() { sums.pupils[plan.slotOfGroup[group]] += pupils }
        record(.school(school), sums)
        if isWatched { watched.add(sums) } else { others.add(sums) }
    }

    private mutating func record(_ unit: AnalysisUnit, _ sums: Sums) {
        let number = units.count
        units.append(unit)
        for slot in plan.slots.indices where sums.denominator[slot] > 0 {
            entries[slot].append(
                Entry(
                    unit: number, numerator: sums.numerator[slot], denominator: sums.denominator[slot],
                    pupils: sums.pupils[slot], isApproximate: sums.isApproximate[slot]))
        }
    }
}
