// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// What one file of a work of ВПР holds: schools and their participants, before any layout.
struct PaperBatch {
    /// A row that no import can count, by the reason that it must give.
    enum Stray: String, CaseIterable {
        /// Neither a total nor a mark.
        case noMark
        /// A login that is none.
        case malformedSchool
        /// A total that is no number.
        case malformedScore
    }

    let paper: Paper
    let year: Int
    let season: Season
    /// The schools of the file; those that did not write have no rows.
    private(set) var schools: [SchoolPlan]
    /// The rows of each school, as ``schools``.
    private(set) var results: [[PaperRow]]
    /// The place of the school of which one row stands twice.
    var repeats: Int?
    /// The place of the school whose section says a wrong number of participants.
    var miscounts: Int?
    /// The places after whose schools a row stands that cannot be counted.
    var strays: [Int: Stray] = [:]

    /// The works of a year and season.
    init(
        _ model: DistrictModel, _ paper: Paper, year: Int, season: Season, schools: [SchoolPlan]
    ) {
        self.paper = paper
        self.year = year
        self.season = season
        self.schools = schools
        results = schools.map { school in
            model.wrote(school, paper.exam, year, season)
                ? PaperResults(model, school, paper, year: year, season: season).rows : []
        }
    }

    /// Takes one school out of the file, into one of its own.
    mutating func alone(_ place: Int) -> PaperBatch {
        var own = self
        own.keepOnly(place)
        results[place] = []
        return own
    }

    private mutating func keepOnly(_ place: Int) {
        (schools, results) = ([schools[place]], [results[place]])
    }

    /// The key of counts and tasks: `ВПР|2021 spring|Русский язык|4`.
    var key: String {
        "ВПР|\(year) \(season.rawValue)|\(paper.exam.subject.rawValue)|\(paper.exam.grade)"
    }

    var isEmpty: Bool { results.allSatisfy(\.isEmpty) }

    /// The row of a school that stands twice: its first participant.
    func repeatedRow(_ place: Int) -> PaperRow? {
        place == repeats ? results[place].first { $0.counted != nil } : nil
    }

    /// Whether a school's section says a wrong number.
    func isMiscounted(_ place: Int) -> Bool { place == miscounts && !results[place].isEmpty }

    /// The row after a school's that cannot be counted: one of its participants under a code of its own.
    func stray(_ place: Int) -> (row: PaperRow, reason: Stray)? {
        guard let reason = strays[place], var row = results[place].first(where: { $0.counted != nil }) else {
            return nil
        }
        row.code = row.code / 1000 * 1000 + 900 + place % 90
        if reason == .noMark {
            row.total = nil
            row.tasks = row.tasks.map { _ in .empty }
        }
        return (row, reason)
    }

    /// Hands every row of a raw export to a writer, in the order of the file, with what a stray one has in its place.
    func forEachRow<E: Error>(
        _ write: (_ school: SchoolPlan, _ number: Int, _ row: PaperRow, _ stray: Stray?) throws(E) -> Void
    ) throws(E) {
        for (place, school) in schools.enumerated() {
            for (index, row) in results[place].enumerated() { try write(school, index + 1, row, nil) }
            if let row = repeatedRow(place), let first = results[place].firstIndex(of: row) {
                try write(school, first + 1, row, nil)
            }
            if let stray = stray(place) { try write(school, results[place].count + 1, stray.row, stray.reason) }
        }
    }
}
