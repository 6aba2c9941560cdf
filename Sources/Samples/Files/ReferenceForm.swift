// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// A form of ФИС ОКО about groups of participants, from the whole country to the school: Ф3 «Статистика по отметкам»,
/// or «Сравнение отметок с отметками по журналу».
struct ReferenceForm {
    enum Kind: String {
        case marks = "Статистика по отметкам"
        case journal = "Сравнение отметок с отметками по журналу"
    }

    /// One row.
    struct Group: Equatable {
        let level: String
        let name: String
        /// Nil in the row of a school.
        let schools: Int?
        /// How many participants have each mark, or each outcome of the comparison.
        let counts: [Int]

        var participants: Int { counts.reduce(0, +) }
        /// As the form prints them: percent with two decimals.
        var percents: [Double] { MarkCounts.percents(counts) }
    }

    let kind: Kind
    let paper: Paper
    let year: Int
    let groups: [Group]

    /// The rows of a work: an invented country and region, the municipality and its schools.
    init(_ kind: Kind, _ batch: PaperBatch, names: [String]) {
        self.kind = kind
        paper = batch.paper
        year = batch.year
        let counts = batch.results.map { rows in
            kind == .marks ? MarkCounts(rows).marks : JournalCounts(rows).parts
        }
        let wrote = counts.indices.filter { !batch.results[$0].isEmpty }
        func sum(_ places: [Int], times factor: Int) -> [Int] {
            (0..<(kind == .marks ? 4 : 3)).map { part in
                // The same shares in every territory would say nothing: the last part grows with the territory.
                places.reduce(0) { $0 + counts[$1][part] } * factor + (factor > 1 ? factor * part : 0)
            }
        }
        var groups = [
            Group(level: "sample", name: "Вся выборка", schools: 35_589, counts: sum(wrote, times: 5_003)),
            Group(level: "region", name: SchoolNames.region, schools: 411, counts: sum(wrote, times: 41)),
        ]
        for municipality in Set(wrote.map { batch.schools[$0].municipality }).sorted(by: { $0.code < $1.code }) {
            let places = wrote.filter { batch.schools[$0].municipality == municipality }
            groups.append(
                Group(
                    level: "municipality", name: "\(municipality.name)(\(municipality.code))", schools: places.count,
                    counts: sum(places, times: 1)))
            groups += places.map { place in
                Group(
                    level: "school", name: "\(names[place])(edu\(batch.schools[place].login))", schools: nil,
                    counts: counts[place])
            }
        }
        self.groups = groups
    }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        let sheet = try workbook.addSheet("\(paper.letters) \(paper.exam.grade) \(kind.rawValue)")
        try FormHead(paper, year: year).write(kind.rawValue, on: sheet)
        try sheet.append([])
        switch kind {
        case .marks:
            let header = ["Группы участников", "Кол-во ОО", "Кол-во участников", "2", "3", "4", "5"]
            try sheet.append(header.map { .text($0) })
            for group in groups {
                try sheet.append(
                    [
                        .text(group.name), group.schools.map { .integer($0) } ?? .empty, .integer(group.participants),
                    ] + group.percents.map { .number($0) })
            }
        case .journal:
            let outcomes = [
                "Понизили (Отметка < Отметка по журналу)", "Подтвердили (Отметка = Отметка по журналу)",
                "Повысили (Отметка > Отметка по журналу)",
            ]
            try sheet.append(
                (["Группы участников", "Кол-во участников(всего)"] + outcomes.flatMap { ["\($0), %", "\($0), кол-во"] })
                    .map { .text($0) })
            for group in groups {
                let parts = zip(group.percents, group.counts).flatMap { percent, count -> [CellContent] in
                    [.number(percent), .integer(count)]
                }
                try sheet.append([.text(group.name), .integer(group.participants)] + parts)
            }
        }
    }
}
