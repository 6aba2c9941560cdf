// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring

extension CountTable {
    /// The counts with the values that experts gave by hand in the place of computed ones.
    ///
    /// The row of the school is replaced, those of its groups and of the territory move by the difference, and all of them
    /// carry ``CountFlags/manualValue``. A row that no data file gave is added. Parts of an indicator stay as they were
    /// counted: nobody gave them. Pupils keep their ratio to the works; without a computed row each pupil is taken to have
    /// written every subject.
    ///
    /// Distinct teachers of a register are no sum: their groups are the sum of their schools where no schools share a teacher,
    /// or where not more than one has any; else they carry ``CountFlags/sharedTeachers``.
    ///
    /// - Parameters:
    ///   - values: The values by school, indicator and period.
    ///   - campaign: The campaign; values of other schools, indicators and years are left out.
    /// - Returns: The counts, sorted as before.
    public func corrected(
        by values: [HandValueBook.Key: HandValueBook.Replacement], in campaign: CampaignDescription
    ) -> CountTable {
        var editor = CountEditor(self)
        let indicators = Dictionary(campaign.indicators.map { ($0.id, $0) }) { first, _ in first }
        let schools = Dictionary(campaign.schools.map { ($0.id, $0) }) { first, _ in first }
        var isChanged = false
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let indicator = indicators[key.indicator], let school = schools[key.school],
                campaign.years.contains(key.period.year)
            else { continue }
            let groups = groups(of: school, indicator, campaign)
            if indicator.isOfDistinctTeachers {
                for (unit, _) in groups { editor.remember(unit, key, members(unit, key.period, campaign)) }
                editor.replace(key, value, indicator, groups: [])
            } else {
                editor.replace(key, value, indicator, groups: groups)
            }
            isChanged = true
        }
        editor.recount()
        return isChanged ? editor.table : self
    }

    /// The schools of a group that are there in a year.
    private func members(_ unit: AnalysisUnit, _ period: Period, _ campaign: CampaignDescription) -> [AnalysisUnit] {
        let day = campaign.referenceDate
        let start = CalendarDate(year: period.year, month: 1, day: 1)
        return campaign.schools.filter { school in
            guard !(start.map(school.isGone(on:)) ?? false) else { return false }
            switch unit {
            case .watched: return campaign.isWatched(school)
            case .others: return !campaign.isWatched(school)
            case .lowResults: return school.has(.lowResults, on: day)
            case .adverseConditions: return school.has(.adverseConditions, on: day)
            default: return true
            }
        }.map { .school($0.id) }
    }

    /// The units to which a school adds, and whether a unit without a row gets one.
    ///
    /// ШНОР and ШНСУ of indicators of results are summed later from the schools.
    private func groups(
        of school: School, _ indicator: IndicatorDefinition, _ campaign: CampaignDescription
    ) -> [(unit: AnalysisUnit, isAdded: Bool)] {
        let day = campaign.referenceDate
        let isOwn = indicator.populations.isEmpty
        return [(.territory, true), (campaign.isWatched(school) ? .watched : .others, true)]
            + (school.has(.lowResults, on: day) ? [(.lowResults, isOwn)] : [])
            + (school.has(.adverseConditions, on: day) ? [(.adverseConditions, isOwn)] : [])
    }
}

extension IndicatorDefinition {
    /// Whether a teacher of two schools counts once in their group.
    fileprivate var isOfDistinctTeachers: Bool { register != nil && countsTeachers }
}

/// The rows of a table while values are put into them.
private struct CountEditor {
    private struct Place: Hashable {
        let unit: AnalysisUnit
        let indicator: Int
        let period: Period
    }

    private var rows: [CountTable.Row]
    private var places: [Place: Int] = [:]
    /// The groups of distinct teachers that values by hand concern.
    private var distinct: [Place: DistinctGroup] = [:]

    private struct DistinctGroup {
        let schools: [Place]
        /// Whether a teacher of one school is one of another as well.
        let isShared: Bool
        /// What the denominator is beside the sum of those of the schools; nil where it is not known.
        let rest: Int?
    }

    init(_ table: CountTable) {
        rows = Array(table.rows)
        for (index, row) in rows.enumerated() where row.part == nil {
            places[Place(unit: row.unit, indicator: row.indicator, period: row.period)] = index
        }
    }

    mutating func replace(
        _ key: HandValueBook.Key, _ value: HandValueBook.Replacement, _ indicator: IndicatorDefinition,
        groups: [(unit: AnalysisUnit, isAdded: Bool)]
    ) {
        let unit = AnalysisUnit.school(key.school)
        let old = places[Place(unit: unit, indicator: key.indicator, period: key.period)].map { rows[$0] }
        let pupils = Self.pupils(value.denominator, old, indicator)
        let change = (
            value.numerator - (old?.numerator ?? 0), value.denominator - (old?.denominator ?? 0),
            pupils - (old?.pupils ?? 0)
        )
        for (unit, isAdded) in [(unit, true)] + groups {
            let place = Place(unit: unit, indicator: key.indicator, period: key.period)
            guard let index = places[place] ?? (isAdded ? append(place) : nil) else { continue }
            rows[index].flags.insert(.manualValue)
            rows[index].numerator += change.0
            rows[index].denominator += change.1
            rows[index].pupils += change.2
            if unit.kind == .school { rows[index].flags.remove(.approximatePercent) }
        }
    }

    /// Notes a group of distinct teachers before a value of one of its schools is put in.
    mutating func remember(_ unit: AnalysisUnit, _ key: HandValueBook.Key, _ schools: [AnalysisUnit]) {
        func place(_ unit: AnalysisUnit) -> Place {
            Place(unit: unit, indicator: key.indicator, period: key.period)
        }
        guard distinct[place(unit)] == nil else { return }
        let schools = schools.map(place)
        let denominator = sum([place(unit)], \.denominator)
        distinct[place(unit)] = DistinctGroup(
            schools: schools, isShared: sum(schools, \.numerator) != sum([place(unit)], \.numerator),
            rest: denominator > 0 ? denominator - sum(schools, \.denominator) : nil)
    }

    /// Counts the groups of distinct teachers anew, once every value is put in.
    mutating func recount() {
        for (place, group) in distinct {
            let index = places[place] ?? append(place)
            let counts = group.schools.map { sum([$0], \.numerator) }
            rows[index].flags.insert(.manualValue)
            if group.isShared, counts.count(where: { $0 > 0 }) > 1 { rows[index].flags.insert(.sharedTeachers) }
            rows[index].numerator = counts.reduce(0, +)
            // What a group is of is known as soon as each of its schools says it.
            let isKnown = group.schools.allSatisfy { sum([$0], \.denominator) > 0 }
            let rest = group.rest ?? (isKnown ? 0 : nil)
            rows[index].denominator = rest.map { max(0, sum(group.schools, \.denominator) + $0) } ?? 0
            rows[index].pupils = rows[index].denominator
        }
    }

    private func sum(_ places: [Place], _ value: KeyPath<CountTable.Row, Int>) -> Int {
        places.reduce(0) { sum, place in sum + (self.places[place].map { rows[$0][keyPath: value] } ?? 0) }
    }

    private mutating func append(_ place: Place) -> Int {
        rows.append(
            CountTable.Row(
                unit: place.unit, indicator: place.indicator, period: place.period, numerator: 0, denominator: 0,
                pupils: 0))
        places[place] = rows.count - 1
        return rows.count - 1
    }

    private static func pupils(_ works: Int, _ old: CountTable.Row?, _ indicator: IndicatorDefinition) -> Int {
        if let old, old.denominator > 0 {
            let scaled = (Double(works) * Double(old.pupils) / Double(old.denominator)).rounded()
            return works == 0 ? 0 : min(works, max(1, Int(scaled)))
        }
        let subjects = max(1, indicator.populations.map(\.subjects.count).max() ?? 1)
        return (works + subjects - 1) / subjects
    }

    /// The rows by indicator, part, unit and period.
    var table: CountTable {
        func order(_ unit: AnalysisUnit) -> (Int, String) {
            switch unit {
            case .others: (1, "")
            case .watched: (2, "")
            case .territory: (4, "")
            default: (unit.kind == .school ? 0 : 3, unit.code)
            }
        }
        return CountTable(
            rows.sorted { first, second in
                if (first.indicator, first.part ?? -1) != (second.indicator, second.part ?? -1) {
                    return (first.indicator, first.part ?? -1) < (second.indicator, second.part ?? -1)
                }
                return first.unit == second.unit
                    ? first.period < second.period : order(first.unit) < order(second.unit)
            })
    }
}
