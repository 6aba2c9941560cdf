// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

extension SampleTruth {
    /// The truth of a model before its files are written.
    init(_ model: DistrictModel, of district: SampleDistrict) {
        self.init(
            seed: district.seed, years: district.years, referenceDate: district.referenceDate?.iso ?? "",
            selectedOn: district.selectedOn, selectionOdds: DistrictModel.selectionOdds, rho: DistrictModel.rho,
            schools: model.schools.map { school in
                School(
                    login: school.login, ege: school.egeCode, oge: school.ogeCode, name: school.name,
                    cohort: school.cohort, statuses: school.statuses.map(\.rawValue))
            },
            changes: Self.changes(model),
            gaps: model.schools.filter { $0.rank == model.gapRank }.compactMap { school in
                model.years.last.map { Gap(school: school.login, procedure: "ВПР", year: $0, grades: [5, 6]) }
            },
            files: [], counts: [:])
    }

    private static func changes(_ model: DistrictModel) -> [Change] {
        guard let first = model.years.first, let last = model.years.last else { return [] }
        return model.changes.flatMap { change in
            model.schools.filter { $0.rank == change.rank }.map { school in
                Change(
                    school: school.login, indicator: change.indicator,
                    direction: change.isGood ? "improved" : "worsened", from: first, to: last,
                    shareFrom: change.from, shareTo: change.to,
                    points: ((change.to - change.from) * 1000).rounded() / 10, shape: change.shape.rawValue)
            }
        }
    }

    /// Adds a register: every school is a row that counts.
    mutating func add(register name: String, format: String, rows: Int) {
        var file = File(file: name, format: format)
        file.rows = rows
        file.accepted = rows
        files.append(file)
    }

    /// Adds a work of ВПР.
    mutating func add(_ paper: PaperFile, named name: String) {
        var file = File(file: name, format: "vpr-f1")
        let exam = paper.paper.exam
        let period = "\(paper.year) \(ExamCalendar.season(paper.year).rawValue)"
        for school in paper.schools {
            let rows = paper.results[school.index]
            for row in rows {
                guard let mark = row.counted else {
                    file.absent += 1
                    continue
                }
                file.accepted += 1
                file.wrongTotals += row.hasWrongTotal ? 1 : 0
                count(exam, period: period, school: school, outcome: "\(mark)")
            }
            file.rows += rows.count
            if paper.repeatedRow(school.index) != nil {
                file.rows += 1
                file.duplicates += 1
            }
            file.wrongSections += paper.isMiscounted(school.index) ? 1 : 0
        }
        files.append(file)
    }

    /// Adds a protocol.
    mutating func add(_ list: ProtocolFile, named name: String, _ model: DistrictModel) {
        var file = File(file: name, format: "ris-protocol")
        for row in list.rows {
            file.conditionNotMet += row.isConditionNotMet ? 1 : 0
            count(
                list.session.exam, period: "\(list.session.year)", school: model.schools[row.school],
                outcome: row.outcome)
        }
        file.accepted = list.rows.count
        file.duplicates = list.repeats == nil ? 0 : 1
        file.rows = file.accepted + file.duplicates
        files.append(file)
    }

    private mutating func count(_ exam: Exam, period: String, school: SchoolPlan, outcome: String) {
        let parts = [exam.procedure.rawValue, period, exam.subject.rawValue, "\(exam.grade)", school.login]
        let key = parts.joined(separator: "|")
        counts[key, default: [:]]["n", default: 0] += 1
        counts[key, default: [:]][outcome, default: 0] += 1
    }
}
