// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Wording

extension CommonChecks {
    /// A campaign of twelve schools and two indicators with all years comparable, one of a register and one of findings, and
    /// its counts.
    static func sample(seed: UInt64) -> (CampaignDescription, CountTable) {
        let years = [2021, 2022, 2023]
        func indicator(_ id: Int, _ source: IndicatorSource) -> IndicatorDefinition {
            let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
            return IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .support, benefit: .higher, stage: .interim,
                source: source)
        }
        let results = [(9, Benefit.lower, Outcome.mark2), (10, .higher, .mark5)].map { id, benefit, outcome in
            let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
            return IndicatorDefinition(
                id: id, title: title, shortTitle: title, criterion: .results, benefit: benefit, stage: .final,
                source: .results([
                    Population(procedure: .oge, subjects: [.mathematics], grades: [9], numerator: [outcome])
                ]), comparability: "check")
        }
        // After those of results, whose counts do not depend on what follows.
        let indicators =
            results + [
                indicator(20, .register("networkTeachers")), indicator(17, .findings(plugin: "progress")),
                indicator(18, .findings(plugin: "teachers")),
            ]
        let schools = (1...12).compactMap { (number: Int) -> School? in
            guard let id = SchoolID(number: Int32(340_000 + number)) else { return nil }
            let statuses = number <= 3 ? [StatusPeriod(status: .lowResults)] : []
            return School(
                id: id, name: "\(number)", municipality: number % 4 == 0 ? "A" : "B", statuses: statuses,
                context: sampleContext(number, seed: seed))
        }
        let pairs = years.flatMap { from in
            years.filter { $0 > from }.map {
                BreakEntry(from: from, to: $0, comparability: .comparable, reason: nil, source: "common checks")
            }
        }
        let campaign = CampaignDescription(
            indicators: indicators, schools: schools,
            breaks: BreakRegister(version: "common checks", entries: ["check": pairs]), years: years, selectedOn: [])
        return (campaign, sampleCounts(campaign, seed: seed))
    }

    /// Answers of the context form: no two schools are alike, and some did not answer every question.
    private static func sampleContext(_ number: Int, seed: UInt64) -> [String: String] {
        var generator = SplitMix(state: seed &+ 1000 &+ UInt64(number))
        func draw(_ from: Int, _ to: Int) -> Int { from + Int(generator.next() % UInt64(to - from)) }
        let pupils = draw(60, 900)
        var context = ["14": pupils > 400 ? "город" : "село", "20": String(pupils)]
        let inhabitants = pupils * draw(8, 30)
        let special = pupils * draw(1, 20) / 100
        context["15"] = String(inhabitants)
        context["16"] = String(draw(5, 200))
        context["24"] = String(special)
        context["25"] = String(pupils / draw(8, 16))
        context["27"] = String(pupils / draw(20, 60))
        if draw(0, 6) == 0 { context["16"] = nil }
        return context
    }

    /// Diagnosed teachers of the campaign's schools, some of them in one wave only.
    static func sampleDiagnostics(_ campaign: CampaignDescription, seed: UInt64) -> DiagnosticTable {
        var generator = SplitMix(state: seed &+ 1)
        var table = DiagnosticTable()
        let (levels, subjects) = (["низкий", "базовый", "повышенный", "высокий"], ["Химия", "Физика", ""])
        func score(_ maximum: Int) -> DiagnosticTable.Score {
            let points = Int(generator.next() % UInt64(maximum + 1))
            return DiagnosticTable.Score(
                points: Double(points), maximum: Double(maximum), level: levels[min(3, points * 4 / maximum)])
        }
        for school in campaign.schools {
            for year in campaign.years.dropFirst() {
                let teachers = 2 + Int(generator.next() % 9)
                for teacher in 0..<teachers {
                    let form = Int(generator.next() % 8)
                    var row = DiagnosticTable.Row(
                        school: school.id, subject: subjects[teacher % 3], year: year, hasChangedSchool: form == 7,
                        teachers: 1)
                    if form != 1 { row.before = DiagnosticTable.Scores(subject: score(40), method: score(20)) }
                    if form > 0 {
                        row.after = DiagnosticTable.Scores(subject: score(form == 2 ? 40 : 50), method: score(20))
                    }
                    table.rows.append(row)
                }
                table.staff.append(StaffCount(school: school.id, year: year, teachers: teachers + 3))
            }
        }
        return table
    }

    private static func sampleCounts(_ campaign: CampaignDescription, seed: UInt64) -> CountTable {
        var generator = SplitMix(state: seed)
        var table = CountTable()
        for indicator in campaign.indicators where !indicator.isDerived {
            var groups: [AnalysisUnit: [Int: (Int, Int)]] = [:]
            for school in campaign.schools {
                let size = 3 + Int(generator.next() % 60)
                for year in campaign.years {
                    let total = size + Int(generator.next() % 5)
                    let successes = Int(generator.next() % UInt64(total + 1)) * (year - 2019) / 4
                    table.append(
                        CountTable.Row(
                            unit: .school(school.id), indicator: indicator.id, period: Period(year: year),
                            numerator: successes, denominator: total, pupils: total))
                    for unit in [campaign.isWatched(school) ? AnalysisUnit.watched : .others, .territory] {
                        let sum = groups[unit]?[year] ?? (0, 0)
                        groups[unit, default: [:]][year] = (sum.0 + successes, sum.1 + total)
                    }
                }
            }
            for unit in [AnalysisUnit.watched, .others, .territory] {
                for (year, sum) in (groups[unit] ?? [:]).sorted(by: { $0.key < $1.key }) {
                    table.append(
                        CountTable.Row(
                            unit: unit, indicator: indicator.id, period: Period(year: year), numerator: sum.0,
                            denominator: sum.1, pupils: sum.1))
                }
            }
        }
        return table
    }
}

extension IndicatorDefinition {
    /// Whether a plugin makes it from findings, so that nothing is counted.
    fileprivate var isDerived: Bool {
        if case .findings = source { true } else { false }
    }
}

/// Steele, Lea & Flood (2014): a small generator that is the same everywhere.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
