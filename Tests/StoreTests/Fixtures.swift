// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Foundation
import Monitoring
import Store
import Wording

/// Works that several tests use.
enum Vpr {
    static let russian4 = Work.vpr(2023, .spring, .russian, grade: 4)
    static let mathematics4 = Work.vpr(2023, .spring, .mathematics, grade: 4)
    static let world4 = Work.vpr(2023, .spring, .surroundingWorld, grade: 4)
    static let russian5 = Work.vpr(2023, .spring, .russian, grade: 5)
    static let russian6 = Work.vpr(2023, .spring, .russian, grade: 6)
}

extension TestFolder {
    /// Runs a statement behind the campaign's back.
    func execute(_ sql: String) throws {
        try Database.open(path: file.path, driver: Self.driver()).connect().execute(sql)
    }

    /// Asks the open file, as any program with a client may.
    func rows(_ sql: String) throws -> [[Value]] { try campaign().rows(sql) }
}

/// The pupils of one work.
struct LoadedWork: Hashable {
    let work: String
    let schools: Int
    let pupils: Int

    init(_ work: Work, schools: Int, pupils: Int) {
        self.work = "\(work.procedure.rawValue) \(work.date?.iso ?? "") \(work.subject.rawValue) \(work.grade)"
        self.schools = schools
        self.pupils = pupils
    }

    init(_ row: [Value]) {
        work = row[0].text ?? ""
        schools = row[1].int ?? 0
        pupils = row[2].int ?? 0
    }
}

extension Campaign {
    /// What is loaded, as the tables say.
    func loaded() throws -> Set<LoadedWork> {
        let rows = try rows(
            """
            SELECT w.procedure || ' ' || coalesce(CAST(w.date AS VARCHAR), '') || ' ' || w.subject || ' ' || w.grade,
                count(DISTINCT r.school), count(*)
            FROM results r JOIN works w ON w.id = r.work GROUP BY 1
            """)
        return Set(rows.map(LoadedWork.init))
    }
}

extension IndicatorDefinition {
    /// An indicator of a test.
    static func results(
        _ id: Int, _ populations: [Population], breakdown: Breakdown = .none, choices: [String: String] = [:]
    ) -> IndicatorDefinition {
        let title = Sentence(ru: "показатель \(id)", en: "indicator \(id)")
        return IndicatorDefinition(
            id: id, title: title, shortTitle: title, criterion: .results, benefit: .lower, stage: .interim,
            source: .results(populations), breakdown: breakdown, choices: choices)
    }
}

extension Population {
    static func vpr(_ subjects: [Subject], _ grades: [Int], _ outcome: Outcome) -> Population {
        Population(procedure: .vpr, subjects: subjects, grades: grades, numerator: [outcome])
    }
}

extension CampaignDescription {
    /// A campaign whose schools have these numbers, the watched ones ШНОР.
    static func of(_ indicators: [IndicatorDefinition], schools: [Int32], watched: Set<Int32> = []) -> Self {
        CampaignDescription(
            indicators: indicators,
            schools: schools.map { number in
                School(
                    id: SchoolID(number), name: "Школа \(number)",
                    statuses: watched.contains(number) ? [StatusPeriod(status: .lowResults)] : [])
            },
            breaks: BreakRegister(version: "1", entries: [:]), years: [2022, 2023, 2024])
    }
}
