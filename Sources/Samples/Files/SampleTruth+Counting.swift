// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

extension SampleTruth {
    /// The truth of a model before its files are written.
    init(_ model: DistrictModel, seed: UInt64, referenceDate: CalendarDate?) {
        self.init(
            seed: seed, years: model.years, referenceDate: referenceDate?.iso ?? "",
            selectedOn: model.selectedOn, selectionOdds: DistrictModel.selectionOdds, rho: DistrictModel.rho,
            schools: model.schools.map { school in
                School(
                    login: school.login, ege: school.egeCode, oge: school.ogeCode, name: school.name,
                    cohort: school.cohort, statuses: school.statuses.map(\.rawValue),
                    formerStatus: school.formerStatus?.rawValue, municipality: school.municipality.name,
                    context: school.contextKind.rawValue)
            },
            changes: Self.changes(model),
            gaps: model.schools.filter { $0.rank == model.gapRank }.compactMap { school in
                model.years.last.map {
                    Gap(
                        school: school.login, procedure: "ВПР", year: $0,
                        grades: model.isRegion ? [5, 6, 7, 8] : [5, 6])
                }
            },
            events: Self.events(model), files: [], counts: [:])
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

    private static func events(_ model: DistrictModel) -> [Event] {
        model.events.map { event in
            let years = event.kind == .merged ? model.years.filter { $0 > event.year } : []
            return Event(
                school: model.schools[event.school].login, kind: event.kind.rawValue,
                other: event.other.map { model.schools[$0].login }, formerName: event.formerName, day: event.day,
                movedPeriods: years.flatMap { year in
                    model.seasons(year).map { "\(year) \($0.rawValue)" } + ["\(year)"]
                })
        }
    }

    /// Adds a register: every row counts.
    mutating func add(register name: String, _ format: SampleFormat, rows: Int) {
        var file = File(file: name, format)
        file.rows = rows
        file.accepted = rows
        files.append(file)
    }

    /// Adds a wave of a diagnosis: a rejected row for each reason.
    mutating func add(diagnosis name: String, rows: Int, absent: Int, rejections: [String]) {
        var file = File(file: name, .diagnostics)
        (file.rows, file.absent, file.rejected) = (rows, absent, rejections.count)
        file.accepted = rows - absent - rejections.count
        for reason in rejections { file.rejections[reason, default: 0] += 1 }
        file.duplicates = rejections.count { $0 == "duplicate" }
        files.append(file)
    }

    /// Adds a work of ВПР.
    mutating func add(_ batch: PaperBatch, _ format: SampleFormat, named name: String) {
        var file = File(file: name, format)
        var sums = tasks[batch.key] ?? TaskSum.none(batch.paper)
        for (place, school) in batch.schools.enumerated() {
            for row in batch.results[place] {
                file.rows += 1
                guard let mark = row.counted else {
                    file.absent += 1
                    continue
                }
                file.accepted += 1
                file.wrongTotals += row.hasWrongTotal ? 1 : 0
                Self.count(&counts, "\(batch.key)|\(school.login)", outcome: "\(mark)")
                for (task, cell) in row.tasks.enumerated() { sums[task].add(cell) }
            }
            if batch.repeatedRow(place) != nil { file.reject("duplicate") }
            if let stray = batch.stray(place) { file.reject(stray.reason.rawValue) }
            file.wrongSections += format == .individual && batch.isMiscounted(place) ? 1 : 0
        }
        tasks[batch.key] = sums
        files.append(file)
    }

    /// Adds a table of shares: a row for each school and work.
    mutating func add(aggregate batches: [PaperBatch], _ format: SampleFormat, named name: String) {
        var file = File(file: name, format)
        for batch in batches {
            for (place, school) in batch.schools.enumerated() where !batch.results[place].isEmpty {
                file.rows += 1
                for case let mark? in batch.results[place].map(\.counted) {
                    Self.count(&aggregated, "\(batch.key)|\(school.login)", outcome: "\(mark)")
                }
            }
        }
        file.accepted = file.rows
        files.append(file)
    }

    /// Adds a reference form.
    mutating func add(_ form: ReferenceForm, _ batch: PaperBatch, named name: String) {
        var file = File(file: name, form.kind == .marks ? .marks : .journal)
        for group in form.groups {
            references.append(
                Reference(
                    file: name, work: batch.key, kind: form.kind == .marks ? "marks" : "journal", level: group.level,
                    name: group.name, schools: form.kind == .marks ? group.schools : nil,
                    participants: group.participants, percents: group.percents))
        }
        file.rows = form.groups.count
        file.accepted = file.rows
        files.append(file)
    }

    /// Adds the rows of a protocol.
    mutating func add(protocol name: String, _ rows: [ProtocolRow], duplicates: Int = 0) {
        var file = File(file: name, .examProtocol)
        file.rows = rows.count
        file.accepted = rows.count
        file.conditionNotMet = rows.count { $0.isConditionNotMet }
        for _ in 0..<duplicates { file.reject("duplicate") }
        files.append(file)
    }

    /// Adds a file of appeals.
    mutating func add(_ changes: ChangesFile, named name: String) {
        var file = File(file: name, .examChanges)
        file.satisfied = changes.year.appeals.count { $0.isSatisfied }
        file.declined = changes.year.appeals.count - file.satisfied
        file.rows = changes.year.appeals.count
        file.accepted = file.rows
        files.append(file)
    }

    /// Counts the people of an examination, and takes down who they are.
    mutating func count(_ year: ExamYear, _ model: DistrictModel) {
        let exam = year.session.exam
        let work = "\(exam.procedure.rawValue)|\(year.session.year)|\(exam.subject.rawValue)|\(exam.grade)"
        for (first, final) in year.people {
            let key = "\(work)|\(model.schools[first.school].login)"
            Self.count(&firstCounts, key, outcome: first.outcome)
            Self.count(&counts, key, outcome: final.outcome)
        }
    }

    /// Takes down the persons of a year.
    mutating func add(persons numbers: Set<Int>, year: Int) {
        for number in numbers.sorted() {
            let person = SamplePerson(number, year: year)
            persons.names += [person.surname, person.name, person.patronymic]
            persons.documents.append(person.document)
        }
    }

    private static func count(_ counts: inout [String: [String: Int]], _ key: String, outcome: String) {
        counts[key, default: [:]]["n", default: 0] += 1
        counts[key, default: [:]][outcome, default: 0] += 1
    }
}
