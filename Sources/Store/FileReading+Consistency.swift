// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

extension FileReading {
    /// Refuses a reading that contradicts itself.
    ///
    /// - Throws: ``StoreDefect/inconsistentReading(file:rule:)`` with the first rule that is broken.
    func requireConsistency() throws(StoreDefect) {
        func require(_ rule: ReadingRule, _ holds: Bool) throws(StoreDefect) {
            guard holds else { throw .inconsistentReading(file: file, rule: rule) }
        }
        let count = results.count
        try require(
            .equalLengths,
            results.school.count == count && results.outcome.count == count && results.score.count == count
                && results.person.count == count)
        try require(.hashLength, sha256.utf8.count == 64 && sha256.allSatisfy(\.isHexDigit))
        try require(.rowsSum, accepted + absent + rejected == rows && accepted >= 0 && absent >= 0 && rejected >= 0)
        try require(.worksUnique, Set(works).count == works.count)
        try require(.workExists, results.work.allSatisfy { works.indices.contains(Int($0)) })
        try require(.schoolNumber, results.school.allSatisfy { (0...999_999).contains($0) })
        let known = Set(Outcome.allCases.map(\.rawValue))
        try require(.outcomeKnown, results.outcome.allSatisfy(known.contains))
        try require(.sliceNamesWork, slices.allSatisfy { works.indices.contains(Int($0.work)) })
        try require(.changeNamesPerson, changes.allSatisfy { $0.person != 0 })
        try require(.taskBytes, tasks.isConsistent(works: works.count) && tasks.outcome.allSatisfy(known.contains))
        try require(.shareCount, references.allSatisfy { $0.shares.count == ($0.kind == .marks ? 4 : 3) })
    }
}

extension TaskColumns {
    fileprivate func isConsistent(works: Int) -> Bool {
        let columns = [school.count, outcome.count, total.count, journal.count, variant.count]
        guard columns.allSatisfy({ $0 == count }), list.allSatisfy({ lists.indices.contains(Int($0)) }),
            lists.allSatisfy({ (0..<works).contains(Int($0.work)) })
        else { return false }
        return list.reduce(0) { $0 + lists[Int($1)].tasks.count } == scores.count
    }
}
