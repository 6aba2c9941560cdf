// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// One school of the sample.
struct SchoolPlan {
    /// Its place in the list, from 0.
    let index: Int
    /// Its place by size, the smallest first.
    let rank: Int
    /// The six digits of the login.
    let login: String
    let ogeCode: String
    /// Nil where the school ends with grade 9.
    let egeCode: String?
    let name: String
    let shortName: String
    let settlement: String
    let municipality: Municipality
    /// The typical number of pupils in a grade.
    let cohort: Int
    /// Its statuses on the reference date.
    var statuses: [SchoolStatus]
    /// A status that it had before the first year.
    var formerStatus: SchoolStatus?
    /// What the odds of a low result are multiplied with.
    let lowOdds: Double
    /// What the odds of a high result are multiplied with.
    let highOdds: Double
    /// The stream of everything that happens in this school.
    let stream: RandomStream

    /// The kind of its context, which its size decides.
    var contextKind: ContextKind { ContextKind(cohort: cohort) }
}

extension SchoolPlan {
    /// The schools of a district, by login.
    static func all(count: Int, seed: UInt64) -> [SchoolPlan] {
        var shared = RandomStream(seed: seed, item: 0)
        var ranks = Array(0..<count)
        ranks.shuffle(using: &shared)
        let places = ranks.map { (municipality: Municipality.district, cohort: size(rank: $0, of: count)) }
        return all(places, ranks: ranks, seed: seed, logins: &shared)
    }

    /// The schools of a region, by municipal unit and login.
    static func region(count: Int, seed: UInt64) -> [SchoolPlan] {
        let places = RegionPlan.places(count, seed: seed)
        var ranks = Array(repeating: 0, count: count)
        let bySize = places.indices.sorted { (places[$0].cohort, $0) < (places[$1].cohort, $1) }
        for (rank, index) in bySize.enumerated() { ranks[index] = rank }
        var shared = RandomStream(seed: seed, item: 0)
        return all(places, ranks: ranks, seed: seed, logins: &shared)
    }

    private static func all(
        _ places: [(municipality: Municipality, cohort: Int)], ranks: [Int], seed: UInt64,
        logins random: inout RandomStream
    ) -> [SchoolPlan] {
        let count = places.count
        var logins: Set<Int> = []
        while logins.count < count { logins.insert(1000 + random.integer(below: 9000)) }
        let watched = Self.lowResultRanks(count)
        return zip(logins.sorted(), ranks).enumerated().map { index, pair in
            let (login, rank) = pair
            let stream = RandomStream(seed: seed, item: UInt64(index + 1))
            return SchoolPlan(
                index: index, rank: rank, of: count, login: login, place: places[index], watched: watched,
                stream: stream)
        }
    }

    private init(
        index: Int, rank: Int, of count: Int, login: Int, place site: (municipality: Municipality, cohort: Int),
        watched: Set<Int>, stream: RandomStream
    ) {
        self.index = index
        self.rank = rank
        self.stream = stream
        municipality = site.municipality
        // 99 is no region of ФИС ОКО.
        self.login = "99\(login)"
        cohort = site.cohort
        let ordinal = 1001 + index
        ogeCode = "99\(ordinal)"
        let isFull = cohort >= 15
        egeCode = isFull ? "98\(ordinal)" : nil
        let place = SchoolNames.place(index)
        let kind = isFull ? "СОШ" : "ООШ"
        let number = place.number.map { " № \($0)" } ?? ""
        name = "МБОУ «\(place.adjective) \(kind)\(number)»"
        shortName = "\(place.adjective) \(kind)\(number)"
        settlement = place.settlement
        var random = stream.substream(0)
        let adverse = Self.adverseRank(count)
        if watched.contains(rank) {
            statuses = [.lowResults]
            lowOdds = 2.2 + 0.8 * random.uniform()
        } else if rank == adverse {
            statuses = [.adverseConditions]
            lowOdds = 1.4 + 0.4 * random.uniform()
        } else if rank == adverse + 1 {
            statuses = [.leader]
            lowOdds = 0.4
        } else {
            statuses = []
            lowOdds = 0.5 + random.uniform()
        }
        highOdds = 1 / lowOdds.squareRoot()
    }

    /// ШНОР: the smallest school, one of the middle and the third of the largest; in a larger district a fifth of all.
    private static func lowResultRanks(_ count: Int) -> Set<Int> {
        var ranks: Set = [0, count * 3 / 8, count - 3]
        var next = 2
        while ranks.count < max(3, count / 5) {
            if next != adverseRank(count), next != adverseRank(count) + 1 { ranks.insert(next) }
            next += 4
        }
        return ranks
    }

    /// ШНСУ: a school of the middle; the next one is the leader.
    private static func adverseRank(_ count: Int) -> Int { count < 8 ? count - 2 : count / 2 }

    /// The typical number of pupils in a grade: the quantiles of a rural region, median about 22, a fifth below 10.
    static func size(rank: Int, of count: Int) -> Int {
        let points = [
            (0.0, 3.0), (0.08, 6), (0.125, 8), (0.2, 11), (0.3, 17), (0.4, 19.5), (0.5, 22), (0.6, 24), (0.7, 29),
            (0.8, 42), (0.875, 64), (0.96, 84), (1, 90),
        ]
        let quantile = (Double(rank) + 0.5) / Double(count)
        for (left, right) in zip(points, points.dropFirst()) where quantile <= right.0 {
            let share = (quantile - left.0) / (right.0 - left.0)
            return Int((left.1 + share * (right.1 - left.1)).rounded())
        }
        return Int(points[points.count - 1].1)
    }
}
