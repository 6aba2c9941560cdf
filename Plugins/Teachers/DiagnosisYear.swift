// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The teachers of one year by group, and what may be shown of them.
struct DiagnosisYear: Sendable {
    /// Who is counted in a number.
    enum Base: Hashable, Sendable {
        /// Whoever took part in a wave.
        case diagnosed
        /// Whoever took part in the input wave alone.
        case onlyBefore
        /// Whoever took part in the output wave alone.
        case onlyAfter
        /// Whoever took part in both waves.
        case twice
        /// Whoever changed the school between the waves.
        case moved
        /// Whoever did not.
        case stayed
        /// Those with points of both waves in a domain.
        case pairs(DiagnosticRow.Domain)
        /// Those with levels of both waves in a domain.
        case levelPairs(DiagnosticRow.Domain)
        /// Those with a level of any wave in a domain.
        case levels(DiagnosticRow.Domain)
        /// Those whom the rule of the indicator can judge.
        case judged
    }

    /// What is known of all teachers of the territory in one domain: what others are compared with.
    struct Norm: Sendable {
        /// The mean of the input wave, a fraction of the largest score.
        let mean: Double
        /// The standard deviation of the input wave.
        let standardDeviation: Double
    }

    let year: Int
    /// The teachers of each group.
    let members: [AnalysisUnit: [DiagnosedTeacher]]
    /// The number of all teachers of each group whose schools all say it.
    let staff: [AnalysisUnit: Int]
    /// By domain, where at least two teachers took part in both waves.
    let norms: [DiagnosticRow.Domain: Norm]
    private let shown: [Base: Set<AnalysisUnit>]
    private let empty: [Base: Set<AnalysisUnit>]

    init(
        _ year: Int, _ teachers: [DiagnosedTeacher], staff: [StaffCount], _ campaign: CampaignDescription,
        _ options: DiagnosisOptions
    ) {
        self.year = year
        let groups = SchoolGroups(campaign)
        var members: [AnalysisUnit: [DiagnosedTeacher]] = [:]
        for teacher in teachers {
            for unit in groups.units(of: teacher) { members[unit, default: []].append(teacher) }
        }
        self.members = members
        self.staff = groups.staff(year, staff)
        var norms: [DiagnosticRow.Domain: Norm] = [:]
        for domain in DiagnosticRow.Domain.allCases {
            // Sorted: a sum must not depend on the order of the rows.
            let scores = teachers.compactMap { $0.pair(domain)?.before }.sorted()
            guard scores.count > 1 else { continue }
            let mean = scores.reduce(0, +) / Double(scores.count)
            let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            norms[domain] = Norm(
                mean: mean, standardDeviation: (squares / Double(scores.count - 1)).squareRoot())
        }
        self.norms = norms
        let suppression = GroupSuppression(campaign, subjects: Set(teachers.map(\.subject)).subtracting([""]).sorted())
        var (shown, empty): ([Base: Set<AnalysisUnit>], [Base: Set<AnalysisUnit>]) = ([:], [:])
        for base in Self.bases {
            let sizes = members.mapValues { group in group.count { Self.isIn(base, $0, options) } }
            shown[base] = suppression.shown(sizes.filter { $0.value > 0 }, minimum: options.minimum)
            empty[base] = Set(sizes.filter { $0.value == 0 }.keys)
        }
        (self.shown, self.empty) = (shown, empty)
    }

    /// Whether a number of a group may be shown.
    func shows(_ unit: AnalysisUnit, _ base: Base) -> Bool { shown[base]?.contains(unit) ?? false }

    /// Whether a number of a group may be shown, or is 0.
    func tells(_ unit: AnalysisUnit, _ base: Base) -> Bool { shows(unit, base) || empty[base]?.contains(unit) ?? true }

    /// Whether anybody was diagnosed a second time.
    var hasOutput: Bool { (members[.territory] ?? []).contains(where: \.hasAfter) }

    private static let bases: [Base] =
        [.diagnosed, .judged, .onlyBefore, .onlyAfter, .twice, .moved, .stayed]
        + DiagnosticRow.Domain.allCases.flatMap { [.pairs($0), .levelPairs($0), .levels($0)] }

    private static func isIn(_ base: Base, _ teacher: DiagnosedTeacher, _ options: DiagnosisOptions) -> Bool {
        switch base {
        case .diagnosed: true
        case .onlyBefore: !teacher.hasAfter
        case .onlyAfter: !teacher.hasBefore
        case .twice: teacher.hasBefore && teacher.hasAfter
        case .moved: teacher.hasChangedSchool
        case .stayed: !teacher.hasChangedSchool
        case .pairs(let domain): teacher.pair(domain) != nil
        case .levelPairs(let domain): teacher.levels(domain) != nil
        case .levels(let domain): teacher.lastLevel(domain) != nil
        case .judged: teacher.differences(options) != nil
        }
    }
}

/// Which groups a school belongs to.
struct SchoolGroups {
    private let groups: [SchoolID: [AnalysisUnit]]
    private let schools: [AnalysisUnit: [School]]

    init(_ campaign: CampaignDescription) {
        var groups: [SchoolID: [AnalysisUnit]] = [:]
        var schools: [AnalysisUnit: [School]] = [:]
        for school in campaign.schools {
            let units =
                [AnalysisUnit.territory, .school(school.id)]
                + (school.has(.lowResults, on: campaign.referenceDate) ? [.lowResults] : [])
                + (school.has(.adverseConditions, on: campaign.referenceDate) ? [.adverseConditions] : [])
            groups[school.id] = units
            for unit in units { schools[unit, default: []].append(school) }
        }
        self.groups = groups
        self.schools = schools
    }

    /// The groups of a teacher; none where the campaign does not know the school.
    func units(of teacher: DiagnosedTeacher) -> [AnalysisUnit] {
        guard let units = groups[teacher.school] else { return [] }
        return units + (teacher.subject.isEmpty ? [] : [.subject(teacher.subject)])
    }

    /// How many teachers the schools of each group have; only where each that is there at the end of the year says it.
    func staff(_ year: Int, _ counts: [StaffCount]) -> [AnalysisUnit: Int] {
        let known = Dictionary(
            counts.filter { $0.year == year }.map { ($0.school, $0.teachers) }, uniquingKeysWith: max)
        let end = CalendarDate(year: year, month: 12, day: 31)
        return schools.compactMapValues { schools in
            var sum = 0
            for school in schools {
                if let count = known[school.id] {
                    sum += count
                } else if !(end.map(school.isGone(on:)) ?? false) {
                    return nil
                }
            }
            return sum > 0 ? sum : nil
        }
    }
}
