// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Where the results of each work are added, for all indicators of a request at once.
///
/// A *slot* is one indicator, part and period; a *cell* is a procedure, grade and subject within a slot. Cells of one
/// procedure and grade form a *group*: the pupils of a slot are the largest cell of each group, summed.
struct CountPlan {
    /// One indicator, part and period.
    struct Slot {
        let indicator: Int
        let part: Int?
        let period: Period
    }

    /// What a result of one work adds to.
    struct Target {
        let slot: Int
        let cell: Int
        /// The outcomes that the numerator counts, one bit for each raw value.
        let outcomes: UInt32
    }

    /// The slots by indicator, part and period; the whole indicator before its parts.
    let slots: [Slot]
    /// The targets of each work, by its number, for the indicators that count first results, and final ones.
    let targets: [ResultReading: [Int32: [Target]]]
    /// The group of each cell.
    let groupOfCell: [Int]
    /// The slot of each group.
    let slotOfGroup: [Int]

    private struct SlotKey: Hashable {
        let indicator: Int
        let part: Int
        let period: Period
    }

    private struct CellKey: Hashable {
        let slot: Int
        let procedure: Procedure
        let grade: Int
        let subject: Subject?
    }

    init(_ request: CountRequest, indicators: [IndicatorDefinition], works: [NumberedWork]) {
        var entries: [(key: SlotKey, work: NumberedWork, population: Population, reading: ResultReading)] = []
        for indicator in indicators where request.indicators.contains(indicator.id) {
            for work in works {
                guard let population = indicator.populations.first(where: { $0.contains(work.work) }) else { continue }
                let part = request.includesParts ? indicator.part(of: work.work) : nil
                for part in part.map({ [-1, $0] }) ?? [-1] {
                    let key = SlotKey(indicator: indicator.id, part: part, period: work.work.period)
                    entries.append((key, work, population, indicator.resultReading))
                }
            }
        }
        let keys = Set(entries.map(\.key)).sorted {
            ($0.indicator, $0.part) == ($1.indicator, $1.part)
                ? $0.period < $1.period : ($0.indicator, $0.part) < ($1.indicator, $1.part)
        }
        slots = keys.map { Slot(indicator: $0.indicator, part: $0.part < 0 ? nil : $0.part, period: $0.period) }
        let slotOf = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        var targets: [ResultReading: [Int32: [Target]]] = [:]
        var cells: [CellKey: Int] = [:]
        var groups: [CellKey: Int] = [:]
        var groupOfCell: [Int] = []
        var slotOfGroup: [Int] = []
        for entry in entries {
            guard let slot = slotOf[entry.key] else { continue }
            let work = entry.work.work
            func key(_ subject: Subject?) -> CellKey {
                CellKey(slot: slot, procedure: work.procedure, grade: work.grade, subject: subject)
            }
            let group = groups[key(nil)] ?? slotOfGroup.count
            if groups.updateValue(group, forKey: key(nil)) == nil { slotOfGroup.append(slot) }
            let cell = cells[key(work.subject)] ?? groupOfCell.count
            if cells.updateValue(cell, forKey: key(work.subject)) == nil { groupOfCell.append(group) }
            let outcomes = entry.population.numerator.reduce(into: UInt32(0)) { $0 |= 1 << UInt32($1.rawValue) }
            targets[entry.reading, default: [:]][entry.work.number, default: []].append(
                Target(slot: slot, cell: cell, outcomes: outcomes))
        }
        self.targets = targets
        self.groupOfCell = groupOfCell
        self.slotOfGroup = slotOfGroup
    }

    /// The numbers of the works that are needed, ascending.
    func works(_ reading: ResultReading) -> [Int32] { targets[reading, default: [:]].keys.sorted() }
}
