// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

/// The candidates for one addressee of one school, without duplicates and within the limit.
struct CandidateList {
    private(set) var candidates: [Candidate] = []
    /// Where a text is said already.
    private var said: [String: Int] = [:]
    private let language: Language

    init(_ all: [Candidate], language: Language) {
        self.language = language
        for candidate in all.sorted(by: { $0.place < $1.place }) { add(candidate) }
    }

    /// Says each text once: what is said already brings its evidence to where it is said.
    private mutating func add(_ candidate: Candidate) {
        let texts = candidate.texts(language)
        let fresh = texts.indices.filter { said[texts[$0]] == nil }
        if fresh.isEmpty, let place = said[texts[0]] {
            candidates[place].join(candidate)
            return
        }
        var kept = candidate
        if !kept.measures.isEmpty { kept.measures = fresh.map { candidate.measures[$0] } }
        for index in fresh { said[texts[index]] = candidates.count }
        candidates.append(kept)
    }

    /// The most important ones first, at most so many.
    ///
    /// What is too much is joined to another of the same rule, else of the same deficit, the least important first, so that its
    /// evidence is not lost; only then the least important are left out. What every ШНОР gets stays.
    mutating func limit(to limit: Int) {
        let basic = candidates.filter(\.isBasic)
        var rest = candidates.filter { !$0.isBasic }.sorted(by: Candidate.isMoreImportant)
        let room = max(0, limit - basic.count)
        while rest.count > room, let pair = Self.pair(rest) {
            rest[pair.into].widen(with: rest[pair.from])
            rest.remove(at: pair.from)
            rest.sort(by: Candidate.isMoreImportant)
        }
        candidates = Array(rest.prefix(room)) + basic.sorted { $0.place < $1.place }.prefix(limit)
    }

    /// The least important one that another can take along, and that other one.
    private static func pair(_ sorted: [Candidate]) -> (into: Int, from: Int)? {
        let isAlike: [(Candidate, Candidate) -> Bool] = [
            { $0.rule.id == $1.rule.id }, { !$0.rule.deficit.isEmpty && $0.rule.deficit == $1.rule.deficit },
        ]
        for isAlike in isAlike {
            for from in sorted.indices.reversed() {
                if let into = sorted.indices.first(where: { $0 < from && isAlike(sorted[$0], sorted[from]) }) {
                    return (into, from)
                }
            }
        }
        return nil
    }
}

extension Candidate {
    var isBasic: Bool { rule.condition.about?.isBasic ?? false }

    static func isMoreImportant(_ first: Candidate, _ second: Candidate) -> Bool {
        let (one, other) = (first.priority, second.priority)
        return one != other ? one > other : first.place < second.place
    }
}
