// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring

/// Adds up the small table of work, school, outcome into counts of indicators.
struct Counter {
    /// A line of one indicator or part in one period: sums for every school.
    private struct Line {
        let indicator: Int
        let part: Int?
        let period: Period
        var numerator: [Int]
        /// Works of each school by procedure, grade and subject: pupils are the largest subject of each grade.
        var works: [[Int]]
        /// For each entry of `works` the number of its grade; subjects of one grade share it.
        var grades: [Int]
    }

    /// Where a result of a work is added.
    private struct Target {
        let line: Int
        let subject: Int
        let outcomes: UInt32
    }

    private let schools: [School]
    private let campaign: CampaignDescription
    private var schoolIndex: [Int: Int] = [:]
    private var targets: [Int: [Target]] = [:]
    private var lines: [Line] = []

    init(indicators: [IndicatorDefinition], works: [NumberedWork], campaign: CampaignDescription, parts: Bool) {
        schools = campaign.schools.sorted { $0.id < $1.id }
        self.campaign = campaign
        for (index, school) in schools.enumerated() { schoolIndex[Int(school.id.number)] = index }
        struct LineKey: Hashable {
            let indicator: Int
            let part: Int?
            let period: Period
        }
        struct SubjectKey: Hashable {
            let line: Int
            let procedure: Procedure
            let grade: Int
            let subject: Subject?
        }
        var lineIndex: [LineKey: Int] = [:]
        var subjectIndex: [SubjectKey: Int] = [:]
        for indicator in indicators {
            for numbered in works {
                let work = numbered.work
                guard let population = indicator.populations.first(where: { $0.contains(work) }) else { continue }
                let outcomes = population.numerator.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
                for part in parts ? [nil, indicator.part(of: work)].uniqued : [nil] {
                    let key = LineKey(indicator: indicator.id, part: part, period: work.period)
                    let line = lineIndex[key] ?? lines.count
                    if line == lines.count {
                        lineIndex[key] = line
                        lines.append(
                            Line(
                                indicator: indicator.id, part: part, period: work.period,
                                numerator: Array(repeating: 0, count: schools.count), works: [], grades: []))
                    }
                    let subjectKey = SubjectKey(
                        line: line, procedure: work.procedure, grade: work.grade, subject: work.subject)
                    let gradeKey = SubjectKey(
                        line: line, procedure: work.procedure, grade: work.grade, subject: nil)
                    let grade = subjectIndex[gradeKey] ?? lines[line].works.count
                    let subject = subjectIndex[subjectKey] ?? lines[line].works.count
                    if subject == lines[line].works.count {
                        subjectIndex[gradeKey] = grade
                        subjectIndex[subjectKey] = subject
                        lines[line].works.append(Array(repeating: 0, count: schools.count))
                        lines[line].grades.append(grade)
                    }
                    targets[numbered.id, default: []].append(Target(line: line, subject: subject, outcomes: outcomes))
                }
            }
        }
    }

    mutating func add(work: Int, school: Int, outcome: Int, pupils: Int) {
        guard let index = schoolIndex[school], let targets = targets[work] else { return }
        for target in targets {
            lines[target.line].works[target.subject][index] += pupils
            if target.outcomes & (1 << UInt32(outcome)) != 0 { lines[target.line].numerator[index] += pupils }
        }
    }

    func table() -> CountTable {
        let watched = schools.map { campaign.isWatched($0) }
        let groups: [(unit: AnalysisUnit, includes: (Int) -> Bool)] = [
            (.others, { !watched[$0] }), (.watched, { watched[$0] }), (.territory, { _ in true }),
        ]
        let order = lines.indices.sorted { first, second in
            let (a, b) = (lines[first], lines[second])
            return (a.indicator, a.part ?? -1) < (b.indicator, b.part ?? -1)
                || ((a.indicator, a.part) == (b.indicator, b.part) && a.period < b.period)
        }
        var table = CountTable()
        var start = 0
        while start < order.count {
            // Lines of one indicator and part stand together; within them units come before periods.
            let first = lines[order[start]]
            var end = start
            while end < order.count, lines[order[end]].indicator == first.indicator,
                lines[order[end]].part == first.part
            {
                end += 1
            }
            let series = order[start..<end].map { (lines[$0], denominators(lines[$0]), pupils(lines[$0])) }
            for school in schools.indices {
                for (line, denominators, pupils) in series where denominators[school] > 0 {
                    table.append(
                        CountTable.Row(
                            unit: .school(schools[school].id), indicator: line.indicator, part: line.part,
                            period: line.period, numerator: line.numerator[school], denominator: denominators[school],
                            pupils: pupils[school]))
                }
            }
            for group in groups {
                for (line, denominators, pupils) in series {
                    let members = schools.indices.filter(group.includes)
                    let denominator = members.reduce(0) { $0 + denominators[$1] }
                    guard denominator > 0 else { continue }
                    table.append(
                        CountTable.Row(
                            unit: group.unit, indicator: line.indicator, part: line.part, period: line.period,
                            numerator: members.reduce(0) { $0 + line.numerator[$1] }, denominator: denominator,
                            pupils: members.reduce(0) { $0 + pupils[$1] }))
                }
            }
            start = end
        }
        return table
    }

    private func denominators(_ line: Line) -> [Int] {
        schools.indices.map { school in line.works.reduce(0) { $0 + $1[school] } }
    }

    private func pupils(_ line: Line) -> [Int] {
        schools.indices.map { school in
            var largest: [Int: Int] = [:]
            for (index, works) in line.works.enumerated() {
                largest[line.grades[index]] = max(largest[line.grades[index]] ?? 0, works[school])
            }
            return largest.values.reduce(0, +)
        }
    }
}

extension Array where Element: Equatable {
    /// The elements without repetitions, in their order.
    fileprivate var uniqued: [Element] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
