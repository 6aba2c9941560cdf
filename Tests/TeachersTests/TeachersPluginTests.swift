// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics
import Testing
import Wording

@testable import Teachers

struct TeachersPluginTests {
    // MARK: Material

    private static func school(_ number: Int32, _ statuses: [SchoolStatus] = []) throws -> School {
        School(
            id: try #require(SchoolID(number: number)), name: "\(number)",
            statuses: statuses.map { StatusPeriod(status: $0) })
    }

    private static func campaign(
        _ schools: [School], choices: [String: String] = [:]
    ) -> CampaignDescription {
        let title = Sentence(ru: "показатель 18", en: "indicator 18")
        let indicator = IndicatorDefinition(
            id: 18, title: title, shortTitle: title, criterion: .staff, benefit: .higher, stage: .interim,
            source: .findings(plugin: "teachers"), choices: choices)
        return CampaignDescription(
            indicators: [indicator], schools: schools, breaks: BreakRegister(version: "1", entries: [:]), years: [2024])
    }

    private static func row(
        _ school: School, _ before: (Double, Double)?, _ after: (Double, Double)?, subject: String = "Химия",
        levels: (String, String)? = nil, teachers: Int = 1
    ) -> DiagnosticTable.Row {
        func scores(_ pair: (Double, Double)?, _ maximum: Double, _ level: String?) -> DiagnosticTable.Scores {
            guard let pair else { return DiagnosticTable.Scores() }
            return DiagnosticTable.Scores(
                subject: DiagnosticTable.Score(points: pair.0, maximum: maximum, level: level),
                method: DiagnosticTable.Score(points: pair.1, maximum: 20))
        }
        return DiagnosticTable.Row(
            school: school.id, subject: subject, year: 2024, before: scores(before, 40, levels?.0),
            after: scores(after, 50, levels?.1), teachers: teachers)
    }

    private static func analyse(
        _ rows: [DiagnosticTable.Row], _ campaign: CampaignDescription, _ given: [String: String] = [:],
        staff: [StaffCount] = []
    ) throws -> FindingTable {
        let planned = try PlannedAnalysis(TeachersPlugin.self, given: given, campaign: campaign)
        #expect(planned.requests == [.diagnostics])
        let table = try planned.plugin.analyse(
            RequestedData(diagnostics: DiagnosticTable(rows: rows, staff: staff)), parameters: planned.parameters,
            campaign: campaign, context: AnalysisContext(seed: 7))
        try table.validate(indicators: [18])
        return table
    }

    private static func finding(
        _ table: FindingTable, _ unit: AnalysisUnit, _ quantity: Quantity, _ part: Int? = nil
    ) -> Finding? {
        table.findings.first { $0.unit == unit && $0.quantity == quantity && $0.part == part }
    }

    private static func estimate(
        _ table: FindingTable, _ unit: AnalysisUnit, _ quantity: Quantity, _ part: Int? = nil
    ) throws -> Double {
        let found = try #require(finding(table, unit, quantity, part), "\(unit.code) \(quantity)")
        return try #require(found.estimate)
    }

    /// The eight teachers of References/groups.py, of one school; in methods three gained, and nobody fell.
    private static func eight(_ school: School, levels: [(String, String)]? = nil) -> [DiagnosticTable.Row] {
        let before: [Double] = [20, 12, 30, 24, 8, 36, 16, 28]
        let after: [Double] = [30, 20, 35, 30, 20, 40, 20, 30]
        return before.indices.map { place in
            row(
                school, (before[place], 10), (after[place], place < 3 ? 12 : 10),
                levels: levels.map { $0[place] })
        }
    }

    // MARK: Change

    @Test func `the change of a group agrees with SciPy and with enumeration`() throws {
        let school = try Self.school(1)
        let table = try Self.analyse(Self.eight(school), Self.campaign([school]))
        func value(_ quantity: Quantity) throws -> Double {
            try Self.estimate(table, .school(school.id), quantity, 0)
        }
        let change = try #require(Self.finding(table, .school(school.id), .pairedDifference, 0))
        // References/groups.py; the tolerance is that of double precision.
        let tolerance = 1e-12
        #expect(abs(try value(.pairedDifference) - 0.01875) < tolerance)
        let interval = try #require(change.interval)
        #expect(abs(interval.lower + 0.07044966574290273) < 1e-10 && abs(interval.upper - 0.10794966574290274) < 1e-10)
        let test = try #require(change.test)
        #expect(abs(test.p - 0.75) < tolerance && abs(test.z - 0.539163866017192) < tolerance)
        #expect(abs(try value(.pStudent) - 0.6343826406237311) < 1e-10)
        #expect(try abs(value(.pPratt) - 0.875) < tolerance)
        #expect(try abs(value(.pSign) - 1) < tolerance)
        #expect(abs(try value(.effectDz) - 0.17573375583870185) < tolerance)
        #expect(abs(try value(.effectDzCorrected) - 0.15608723291218832) < tolerance)
        #expect(abs(try value(.effectDav) - 0.09645113674867332) < tolerance)
        #expect(abs(try value(.effectDavCorrected) - 0.0856681801085138) < tolerance)
        #expect(change.numerator == 3 && change.denominator == 8)
        let rose = try #require(Self.finding(table, .school(school.id), .risen, 0))
        let wilson = try #require(rose.interval)
        #expect(abs(wilson.lower - 0.13684428582359737) < 1e-10 && abs(wilson.upper - 0.6942576053973728) < 1e-10)
        #expect(Self.finding(table, .school(school.id), .fallen, 0)?.numerator == 3)
        #expect(change.reasons == [.differentMaxima, .regressionToMeanPossible])
        #expect(Self.finding(table, .school(school.id), .pairedDifference, 1)?.reasons == .regressionToMeanPossible)
        // The whole file is of subject and method: nothing is said of both together.
        #expect(Self.finding(table, .school(school.id), .pairedDifference, 2) == nil)
    }

    @Test func `each family is adjusted by itself, and its size is the number of its tests`() throws {
        let schools = try (1...3).map { try Self.school(Int32($0)) }
        let table = try Self.analyse(schools.flatMap { Self.eight($0) }, Self.campaign(schools))
        let sizes = Dictionary(uniqueKeysWithValues: table.families.map { ($0.name, $0.size) })
        #expect(
            sizes == [
                "diagnosis 2024, subject, schools": 3, "diagnosis 2024, method, schools": 3,
                "diagnosis 2024, subject, groups": 1, "diagnosis 2024, method, groups": 1,
                "diagnosis 2024, subject, subjects": 1, "diagnosis 2024, method, subjects": 1,
            ])
    }

    @Test func `reliability gives reliable change, and the part that comes by itself instead of a warning`() throws {
        let (low, other) = (try Self.school(1, [.lowResults]), try Self.school(2))
        let given = ["reliabilitySubject": "0.8", "reliabilityMethod": "0.9"]
        let one = try Self.analyse(Self.eight(other), Self.campaign([other]), given)
        // References/groups.py: the threshold is 0.295, and the largest difference 0.2.
        #expect(Self.finding(one, .territory, .reliableGain, 0)?.numerator == 0)
        #expect(Self.finding(one, .territory, .pairedDifference, 0)?.reasons == .differentMaxima)
        // ШНОР begin at 0.4 and the others at 0.8, so that the mean is 0.6; of 0.2 a fifth comes by itself.
        let rows = [
            Self.row(low, (16, 10), (25, 10), teachers: 6), Self.row(other, (32, 10), (40, 10), teachers: 6),
        ]
        let table = try Self.analyse(rows, Self.campaign([low, other]), given)
        let expected = try Self.estimate(table, .lowResults, .expectedRegression, 0)
        #expect(abs(expected - 0.04) < 1e-12)
        #expect(Self.finding(table, .territory, .expectedRegression, 0) == nil)
    }

    @Test func `from ten schools on schools are clusters`() throws {
        let schools = try (1...10).map { try Self.school(Int32($0)) }
        func rows(_ schools: [School]) -> [DiagnosticTable.Row] {
            schools.enumerated().map { place, school in
                Self.row(school, (20, 10), (Double(20 + place), 10), teachers: 5)
            }
        }
        let table = try Self.analyse(rows(schools), Self.campaign(schools))
        let clustered = try #require(Self.finding(table, .territory, .clusteredDifference, 0))
        // Equal clusters: CR2 is the t interval of the ten means, whose variance is 55/6 · 1/2500.
        #expect(abs(try Self.estimate(table, .territory, .clusteredDifference, 0) + 0.01) < 1e-12)
        let interval = try #require(clustered.interval)
        let error = (55.0 / 6 / 2500 / 10).squareRoot()
        #expect(abs((interval.upper - interval.lower) / 2 - 2.2621571628540993 * error) < 1e-9)
        let nine = try Self.analyse(rows(Array(schools.dropLast())), Self.campaign(schools))
        #expect(Self.finding(nine, .territory, .clusteredDifference, 0) == nil)
    }

    // MARK: Levels

    @Test func `levels move, and those below the declared one are a deficit`() throws {
        let school = try Self.school(1)
        let levels = [
            ("низкий", "базовый"), ("низкий", "высокий"), ("базовый", "базовый"), ("базовый", "низкий"),
            ("низкий", "базовый"), ("высокий", "высокий"), ("базовый", "повышенный"), ("низкий", "низкий"),
        ]
        let table = try Self.analyse(Self.eight(school, levels: levels), Self.campaign([school]))
        #expect(Self.finding(table, .territory, .levelRise, 0)?.numerator == 4)
        #expect(Self.finding(table, .territory, .levelFall, 0)?.numerator == 1)
        let below = try #require(Self.finding(table, .subject("Химия"), .belowLevel, 0))
        #expect(below.numerator == 2 && below.denominator == 8)
        #expect(Self.finding(table, .territory, .pMcNemar, 0) == nil)
        // Bowker: pairs low–basic 2:1, low–high 1:0, basic–raised 1:0 give 1/3 + 1 + 1 with three degrees of freedom:
        // pchisq(7/3, 3, lower.tail = FALSE) in R.
        let bowker = try Self.estimate(table, .territory, .pBowker, 0)
        #expect(abs(bowker - 0.5061652) < 1e-7)
        let two = try Self.analyse(
            Self.eight(
                school,
                levels: levels.map {
                    ($0.0 == "низкий" ? "низкий" : "высокий", $0.1 == "низкий" ? "низкий" : "высокий")
                }),
            Self.campaign([school]), ["levels": "низкий, высокий"])
        // Three rose and one fell: 2 · (1 + 4)/16, less the probability of three of four.
        #expect(try abs(Self.estimate(two, .territory, .pMcNemar, 0) - 0.625) < 1e-12)
        #expect(try abs(Self.estimate(two, .territory, .pMcNemarMid, 0) - 0.375) < 1e-12)
    }

    @Test func `a level that is declared no more is none, and cuts give levels where a file has none`() throws {
        let school = try Self.school(1)
        let rows = Self.eight(school, levels: Array(repeating: ("низкий", "экспертный"), count: 8))
        let undeclared = try Self.analyse(rows, Self.campaign([school]))
        #expect(Self.finding(undeclared, .territory, .levelRise, 0) == nil)
        // That they were «низкий» before is no deficit of the last wave; points count as they are.
        #expect(Self.finding(undeclared, .territory, .belowLevel, 0) == nil)
        #expect(Self.finding(undeclared, .territory, .pairedDifference, 0)?.denominator == 8)
        let declared = ["levels": "Низкий, Экспертный"]
        let known = try Self.analyse(rows, Self.campaign([school]), declared)
        #expect(Self.finding(known, .territory, .levelRise, 0)?.numerator == 8)
        let cuts = try Self.analyse(Self.eight(school), Self.campaign([school]), ["cuts": "45, 60, 80"])
        // After: 60, 40, 70, 60, 40, 80, 40, 60 %.
        #expect(Self.finding(cuts, .territory, .belowLevel, 0)?.numerator == 3)
        for (id, value) in [("cuts", "45, 60"), ("cuts", "60, 45, 80"), ("sufficient", "средний"), ("levels", "один")] {
            #expect(throws: AnalysisError.self) { try Self.analyse([], Self.campaign([school]), [id: value]) }
        }
    }

    // MARK: Indicator

    /// Of ten teachers two rise in both domains, three in the subject, one in methods, two fall in both, two stay.
    private static func ten(_ school: School) -> [DiagnosticTable.Row] {
        [
            row(school, (20, 10), (30, 12), teachers: 2), row(school, (20, 10), (30, 10), teachers: 3),
            row(school, (20, 10), (25, 11), teachers: 1), row(school, (20, 10), (20, 8), teachers: 2),
            row(school, (20, 10), (25, 10), teachers: 2),
        ]
    }

    @Test(arguments: [
        // Either: 6 rose, 2 fell, 2 stayed: by chance (6 + 2) / 2 of 10.
        (["domains": "either"], 6, 0.4), (["domains": "both"], 2, 0.2),
        // Ten points of the largest score: 30/50 − 20/40 = 0.1 and 12/20 − 10/20 = 0.1 are such gains, 0.05 is none.
        (["gain": "points:10"], 5, 0.35), (["gain": "points:10.5"], 0, 0),
        // The spread before is 0, so that any rise is reliable.
        (["gain": "reliable"], 6, 0.4),
    ])
    func `the choices decide who gained, and chance is beside it`(
        choices: [String: String], gained: Int, chance: Double
    )
        throws
    {
        let school = try Self.school(1, [.lowResults])
        let table = try Self.analyse(
            Self.ten(school), Self.campaign([school], choices: choices),
            ["reliabilitySubject": "0.8", "reliabilityMethod": "0.8"])
        let share = try #require(Self.finding(table, .lowResults, .share))
        #expect(share.numerator == gained && share.denominator == 10 && share.interval != nil)
        let flipped = try Self.estimate(table, .lowResults, .gainChance)
        #expect(abs(flipped - chance) < 1e-12)
    }

    @Test func `the denominator may be all staff, where their number is known`() throws {
        let school = try Self.school(1, [.lowResults])
        let campaign = Self.campaign([school], choices: ["denominator": "allStaff"])
        func share(_ staff: [Int]) throws -> Finding {
            let counts = staff.map { StaffCount(school: school.id, year: 2024, teachers: $0) }
            let table = try Self.analyse(Self.ten(school), campaign, staff: counts)
            return try #require(Self.finding(table, .lowResults, .share))
        }
        let known = try share([25])
        #expect(known.numerator == 6 && known.denominator == 25 && known.pupils == 10)
        let unknown = try share([])
        #expect(unknown.estimate == nil && unknown.reasons == .denominatorUnknown)
        let few = try share([9])
        #expect(few.estimate == nil && few.reasons == .countsDisagree)
    }

    @Test func `reliable gain without a reliability is an error of settings`() throws {
        let school = try Self.school(1)
        #expect(
            throws: AnalysisError.parameterOutOfRange(
                plugin: "teachers", id: "reliabilitySubject", value: "unknown", range: "0…1 (gain: reliable)")
        ) { try Self.analyse([], Self.campaign([school], choices: ["gain": "reliable"])) }
    }

    @Test func `without an output diagnosis there is no share, and the reason is told`() throws {
        let school = try Self.school(1, [.lowResults])
        let table = try Self.analyse(
            [Self.row(school, (20, 10), nil, teachers: 7)], Self.campaign([school]),
            staff: [StaffCount(school: school.id, year: 2024, teachers: 12)])
        let share = try #require(Self.finding(table, .lowResults, .share))
        #expect(share.estimate == nil && share.reasons == .noOutputDiagnosis)
        let diagnosed = try #require(Self.finding(table, .lowResults, .diagnosed))
        #expect(diagnosed.numerator == 7 && diagnosed.denominator == 12)
        #expect(Self.finding(table, .lowResults, .onlyBefore)?.numerator == 7)
        #expect(!table.findings.contains { $0.quantity == .pairedDifference })
    }

    // MARK: Small groups

    @Test func `a group under five is nowhere, and no other group gives it away`() throws {
        let schools = try [
            Self.school(1, [.lowResults]), Self.school(2, [.lowResults]), Self.school(3), Self.school(4),
            Self.school(5),
        ]
        let sizes = [8, 3, 6, 9, 7]
        let rows = zip(schools, sizes).flatMap { school, size in
            (0..<size).map { Self.row(school, (20, 10), (25, 11), subject: $0 == 0 ? "Физика" : "Химия") }
        }
        let table = try Self.analyse(rows, Self.campaign(schools))
        let shown = Set(table.findings.filter { $0.quantity == .pairedDifference }.map(\.unit))
        // The second school has three: of ШНОР the first is hidden as well, and eleven together tell nothing of three.
        #expect(!shown.contains(.school(schools[1].id)) && !shown.contains(.school(schools[0].id)))
        #expect(shown.isSuperset(of: [.territory, .lowResults] + schools[2...].map { .school($0.id) }))
        // Physics has five and is shown, chemistry has the rest.
        #expect(shown.contains(.subject("Физика")) && shown.contains(.subject("Химия")))
        #expect(table.findings.allSatisfy { $0.denominator == 0 || $0.denominator >= 5 })
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `no difference of a shown group and its shown parts is a small group`(seed: UInt64) throws {
        var state = seed
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let schools = try (1...8).map { number in
            try Self.school(
                Int32(number), [[], [.lowResults], [.adverseConditions], [.lowResults, .adverseConditions]][draw(4)])
        }
        let rows = schools.map {
            Self.row($0, (20, 10), (25, 11), subject: ["Химия", "Физика", ""][draw(3)], teachers: draw(12))
        }
        let table = try Self.analyse(rows, Self.campaign(schools))
        let sizes = Dictionary(
            table.findings.filter { $0.quantity == .pairedDifference && $0.part == 0 }.map { ($0.unit, $0.denominator) }
        ) { first, _ in first }
        func rest(_ whole: AnalysisUnit, _ parts: [AnalysisUnit]) -> Int? {
            sizes[whole].map { $0 - parts.reduce(0) { $0 + (sizes[$1] ?? 0) } }
        }
        // What a reader can find: sums of hidden schools by the lists on which they stand.
        func hidden(_ isIncluded: (Bool, Bool) -> Bool) -> Int {
            zip(schools, rows).reduce(0) { sum, pair in
                let school = pair.0
                let isIn = isIncluded(school.has(.lowResults, on: nil), school.has(.adverseConditions, on: nil))
                return sum + (isIn && sizes[.school(school.id)] == nil ? pair.1.teachers : 0)
            }
        }
        let (low, adverse) = (sizes[.lowResults] != nil, sizes[.adverseConditions] != nil)
        var differences = [rest(.territory, [.subject("Химия"), .subject("Физика")])]
        if sizes[.territory] != nil {
            differences.append(hidden { _, _ in true })
            if low { differences += [hidden { low, _ in low }, hidden { low, _ in !low }] }
            if adverse { differences += [hidden { _, adverse in adverse }, hidden { _, adverse in !adverse }] }
            if low, adverse, hidden({ $0 && $1 }) == 0 { differences.append(hidden { !$0 && !$1 }) }
            if low, adverse, hidden({ !$0 && !$1 }) == 0 { differences.append(hidden { $0 && $1 }) }
        }
        for difference in differences.compactMap({ $0 }) { #expect(difference == 0 || difference >= 5) }
        #expect(sizes.values.allSatisfy { $0 >= 5 })
    }

    @Test func `of who took part once, twice or moved no small number is left when others are taken away`() throws {
        let schools = try (1...3).map { try Self.school(Int32($0), $0 < 3 ? [.lowResults] : []) }
        func rows(_ counts: [(twice: Int, before: Int, moved: Int)]) -> [DiagnosticTable.Row] {
            zip(schools, counts).flatMap { school, count in
                var moved = Self.row(school, (20, 10), (25, 11), teachers: count.moved)
                moved.hasChangedSchool = true
                return [
                    moved, Self.row(school, (20, 10), (25, 11), teachers: count.twice),
                    Self.row(school, (20, 10), nil, teachers: count.before),
                ]
            }
        }
        // Two of twenty were diagnosed twice: that 18 were not tells it.
        let complement = try Self.analyse(rows([(2, 18, 0), (9, 9, 0), (9, 9, 0)]), Self.campaign(schools))
        func number(_ table: FindingTable, _ place: Int?, _ quantity: Quantity) -> Int? {
            Self.finding(table, place.map { .school(schools[$0].id) } ?? .lowResults, quantity)?.numerator
        }
        #expect(number(complement, 0, .onlyBefore) == nil && number(complement, 0, .diagnosed) == 20)
        // 11 of ШНОР less 9 of the second school are those two.
        #expect(number(complement, 1, .onlyBefore) == nil && number(complement, 2, .onlyBefore) == 9)
        #expect(number(complement, nil, .onlyBefore) == 27)
        // Eight moved in ШНОР: five of the first school would tell the three of the second one.
        let moved = try Self.analyse(rows([(9, 0, 5), (9, 0, 3), (9, 0, 0)]), Self.campaign(schools))
        #expect(number(moved, nil, .changedSchool) == 8)
        #expect(number(moved, 0, .changedSchool) == nil && number(moved, 1, .changedSchool) == nil)
        #expect(number(moved, 2, .changedSchool) == 0 && number(moved, 2, .onlyBefore) == 0)
    }

    @Test func `the plugin passes the common checks on teachers who are there`() throws {
        #expect(CommonChecks(TeachersPlugin.self).run().filter { $0.failure != nil }.isEmpty)
    }
}
