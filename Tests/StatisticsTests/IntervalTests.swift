// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct WilsonIntervalTests {
    @Test func `agrees with R's prop.test on 200 units`() throws {
        let rows = try ReferenceFile.table("shares.csv")
        let periods = try ReferenceFile.units().flatMap { $0 }
        try #require(rows.count == periods.count)
        for (row, period) in zip(rows, periods) {
            let wide = try WilsonInterval(period.count).interval
            let narrow = try WilsonInterval(period.count, level: 0.9).interval
            #expect(abs(wide.lower - (try #require(row["wilsonLower"]))) < 1e-12)
            #expect(abs(wide.upper - (try #require(row["wilsonUpper"]))) < 1e-12)
            #expect(abs(narrow.lower - (try #require(row["wilson90Lower"]))) < 1e-12)
            #expect(abs(narrow.upper - (try #require(row["wilson90Upper"]))) < 1e-12)
        }
    }

    @Test(arguments: [1, 2, 7, 1000, 1 << 40])
    func `all or none give exact ends`(n: Int) throws {
        #expect(try WilsonInterval(BinomialCount(0, of: n)).interval.lower == 0)
        #expect(try WilsonInterval(BinomialCount(n, of: n)).interval.upper == 1)
        #expect(try WilsonInterval(BinomialCount(n, of: n)).interval.lower < 1)
    }
}

struct ClopperPearsonIntervalTests {
    @Test func `agrees with R's binom.test on 200 units`() throws {
        let rows = try ReferenceFile.table("shares.csv")
        let periods = try ReferenceFile.units().flatMap { $0 }
        for (row, period) in zip(rows, periods) {
            let wide = try ClopperPearsonInterval(period.count).interval
            let wider = try ClopperPearsonInterval(period.count, level: 0.99).interval
            #expect(abs(wide.lower - (try #require(row["exactLower"]))) < 1e-12)
            #expect(abs(wide.upper - (try #require(row["exactUpper"]))) < 1e-12)
            #expect(abs(wider.lower - (try #require(row["exact99Lower"]))) < 1e-12)
            #expect(abs(wider.upper - (try #require(row["exact99Upper"]))) < 1e-12)
        }
    }

    // statsmodels #2609, #9141, coffea #138: nan, 0.99999986 and [1, 1]. Values at 40 digits by tables.py.
    @Test func `agrees with the definition where others fail`() throws {
        for share in try ReferenceFile.decode("tables.json", as: Tables.self).shares {
            let interval = try ClopperPearsonInterval(BinomialCount(share.x, of: share.n), level: share.level).interval
            #expect(relativeDifference(interval.lower, share.lower) < 1e-10, "\(share)")
            #expect(relativeDifference(interval.upper, share.upper) < 1e-10, "\(share)")
        }
    }

    @Test func `published vectors`() throws {
        let none = try ClopperPearsonInterval(BinomialCount(0, of: 18), level: 0.99).interval
        #expect(none.lower == 0)
        #expect(abs(none.upper - 0.2549850285) < 1e-10)  // 1 − 0.005^(1/18)
        let large = try ClopperPearsonInterval(BinomialCount(0, of: 1000), level: 1 - 1e-7).interval
        #expect(abs(large.upper - 0.01667072243152) < 1e-10)  // 1 − (5e-8)^(1/1000), level given to 16 digits
        let all = try ClopperPearsonInterval(BinomialCount(10, of: 10)).interval
        #expect(abs(all.lower - 0.6915029) < 5e-8)  // 0.025^(1/10)
        #expect(all.upper == 1)
    }

    @Test func `a billion observations keep their accuracy`() throws {
        // R 4.2.2: qbeta(.025, 3e8, 7e8 + 1), qbeta(.975, 3e8 + 1, 7e8); its own error is about 1e-12.
        let interval = try ClopperPearsonInterval(BinomialCount(300_000_000, of: 1_000_000_000)).interval
        #expect(abs(interval.lower - 0.2999715975024) < 1e-11)
        #expect(abs(interval.upper - 0.3000284036554) < 1e-11)
    }
}

struct IntervalChecks {
    static let counts = [(0, 1), (1, 1), (0, 12), (12, 12), (5, 12), (1, 1000), (999, 1000), (3, 7)]

    @Test(arguments: counts, [0.01, 0.5, 0.9, 0.95, 0.999999])
    func `an interval of a share lies in 0…1, holds its estimate and mirrors`(_ pair: (Int, Int), level: Double) throws
    {
        let count = BinomialCount(pair.0, of: pair.1)
        let mirror = BinomialCount(pair.1 - pair.0, of: pair.1)
        for (own, other) in [
            (try WilsonInterval(count, level: level).interval, try WilsonInterval(mirror, level: level).interval),
            (
                try ClopperPearsonInterval(count, level: level).interval,
                try ClopperPearsonInterval(mirror, level: level).interval
            ),
        ] {
            #expect(own.lower >= 0 && own.upper <= 1 && own.contains(count.share))
            #expect(own.level == level)
            #expect(abs(own.lower - (1 - other.upper)) < 1e-14)
            #expect(abs(own.upper - (1 - other.lower)) < 1e-14)
        }
    }

    @Test(arguments: counts, counts)
    func `an interval of a difference holds its estimate and changes sign with the order`(
        _ a: (Int, Int), _ b: (Int, Int)
    ) throws {
        let (from, to) = (BinomialCount(a.0, of: a.1), BinomialCount(b.0, of: b.1))
        let newcombe = (try NewcombeInterval(from: from, to: to), try NewcombeInterval(from: to, to: from))
        let score = (
            try MiettinenNurminenInterval(from: from, to: to), try MiettinenNurminenInterval(from: to, to: from)
        )
        for (own, other) in [
            (newcombe.0.interval, newcombe.1.interval), (score.0.interval, score.1.interval),
        ] {
            #expect(own.contains(to.share - from.share))
            #expect(own.lower >= -1 && own.upper <= 1)
            #expect(abs(own.lower + other.upper) < 1e-10)
            #expect(abs(own.upper + other.lower) < 1e-10)
        }
    }

    @Test func `a margin holds an interval strictly inside`() {
        #expect(ConfidenceInterval(lower: -0.05, upper: 0.09, level: 0.9).isInside(margin: 0.1))
        #expect(!ConfidenceInterval(lower: -0.05, upper: 0.1, level: 0.9).isInside(margin: 0.1))
        #expect(!ConfidenceInterval(lower: -0.11, upper: 0, level: 0.9).isInside(margin: 0.1))
    }

    @Test func `wrong counts and levels are named`() {
        let good = BinomialCount(1, of: 2)
        #expect(throws: StatisticsError.emptyGroup(index: 0)) { try WilsonInterval(BinomialCount(0, of: 0)) }
        #expect(throws: StatisticsError.countOutOfRange(index: 0, successes: 3, total: 2)) {
            try ClopperPearsonInterval(BinomialCount(3, of: 2))
        }
        #expect(throws: StatisticsError.countOutOfRange(index: 1, successes: -1, total: 2)) {
            try NewcombeInterval(from: good, to: BinomialCount(-1, of: 2))
        }
        #expect(throws: StatisticsError.emptyGroup(index: 1)) {
            try MiettinenNurminenInterval(from: good, to: BinomialCount(0, of: 0))
        }
        for level in [0, 1, -0.5, 95] {
            #expect(throws: StatisticsError.outOfRange(argument: "level", value: level)) {
                try WilsonInterval(good, level: level)
            }
        }
        #expect(throws: StatisticsError.self) { try WilsonInterval(good, level: .nan) }
    }
}

struct InflatedIntervalTests {
    // Three works of each pupil that agree carry the information of one: n works with φ = 3 are n / 3 pupils.
    @Test(arguments: [(0, 12), (12, 12), (5, 12), (3, 7), (1, 1000)])
    func `works that agree give the interval of the pupils`(_ pair: (Int, Int)) throws {
        let pupils = BinomialCount(pair.0, of: pair.1)
        let works = BinomialCount(3 * pair.0, of: 3 * pair.1)
        let other = (pupils: BinomialCount(4, of: 9), works: BinomialCount(12, of: 27))
        for (own, expected) in [
            (try WilsonInterval(works, inflation: 3).interval, try WilsonInterval(pupils).interval),
            (
                try NewcombeInterval(from: works, to: other.works, inflation: 3).interval,
                try NewcombeInterval(from: pupils, to: other.pupils).interval
            ),
        ] {
            #expect(abs(own.lower - expected.lower) < 1e-14)
            #expect(abs(own.upper - expected.upper) < 1e-14)
        }
    }

    @Test func `the score interval of works that agree nears that of the pupils`() throws {
        // Its factor N / (N − 1) belongs to the works: a relative difference of about 1 / (3 N) in width.
        let own = try MiettinenNurminenInterval(
            from: BinomialCount(300, of: 900), to: BinomialCount(450, of: 1200), inflation: 3
        ).interval
        let pupils = try MiettinenNurminenInterval(from: BinomialCount(100, of: 300), to: BinomialCount(150, of: 400))
            .interval
        #expect(abs(own.lower - pupils.lower) < 1e-4)
        #expect(abs(own.upper - pupils.upper) < 1e-4)
    }

    @Test(arguments: [0.5, 0, -1, Double.infinity])
    func `an inflation below 1 or without end is named`(value: Double) {
        let good = BinomialCount(1, of: 2)
        let error = StatisticsError.outOfRange(argument: "inflation", value: value)
        #expect(throws: error) { try WilsonInterval(good, inflation: value) }
        #expect(throws: error) { try NewcombeInterval(from: good, to: good, inflation: value) }
        #expect(throws: error) { try MiettinenNurminenInterval(from: good, to: good, inflation: value) }
    }
}

struct NewcombeIntervalTests {
    @Test func `agrees with the closed form on R's intervals for 200 units`() throws {
        for (row, unit) in zip(try ReferenceFile.table("changes.csv"), try ReferenceFile.units()) {
            let interval = try NewcombeInterval(from: unit[0].count, to: unit[unit.count - 1].count).interval
            #expect(abs(interval.lower - (try #require(row["newcombeLower"]))) < 1e-12)
            #expect(abs(interval.upper - (try #require(row["newcombeUpper"]))) < 1e-12)
        }
    }

    @Test func `published vectors`() throws {
        // DescTools #50, with the sign right.
        let change = try NewcombeInterval(from: BinomialCount(38, of: 92), to: BinomialCount(63, of: 93)).interval
        #expect(abs(change.lower - 0.1211604) < 5e-8)
        #expect(abs(change.upper - 0.3928557) < 5e-8)
        // Newcombe (1998), table II, method 10: 56/70 − 48/80 and 10/10 − 0/20.
        let first = try NewcombeInterval(from: BinomialCount(48, of: 80), to: BinomialCount(56, of: 70)).interval
        #expect(abs(first.lower - 0.0524) < 5e-5)
        #expect(abs(first.upper - 0.3339) < 5e-5)
        let second = try NewcombeInterval(from: BinomialCount(0, of: 20), to: BinomialCount(10, of: 10)).interval
        #expect(abs(second.lower - 0.6791) < 5e-5)
        #expect(second.upper == 1)
    }
}

struct MiettinenNurminenIntervalTests {
    @Test func `agrees with the likelihood solved at 40 digits`() throws {
        for table in try ReferenceFile.decode("tables.json", as: Tables.self).tables {
            let interval = try MiettinenNurminenInterval(from: table.first, to: table.second).interval
            #expect(abs(interval.lower - table.mnLower) < 1e-9, "\(table)")
            #expect(abs(interval.upper - table.mnUpper) < 1e-9, "\(table)")
        }
    }

    @Test func `published vector`() throws {
        // Newcombe (1998), table II, method 6: 56/70 − 48/80.
        let interval = try MiettinenNurminenInterval(from: BinomialCount(48, of: 80), to: BinomialCount(56, of: 70))
            .interval
        #expect(abs(interval.lower - 0.0528) < 5e-5)
        #expect(abs(interval.upper - 0.3382) < 5e-5)
    }
}
