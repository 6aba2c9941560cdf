// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Statistics
import Workbooks

/// The diagnosis of teachers: an input wave as a workbook, an output wave with another form as a text table.
///
/// Some take part once, one changes the school, one row stands twice, one contradicts another, some were absent. The first
/// ШНОР writes names, which are invented; all others write codes.
struct DiagnosticFiles {
    /// One teacher with the points of both waves; nil where the teacher took no part.
    private struct Teacher {
        let code: String
        let school: SchoolPlan
        /// The school of the output wave.
        let later: SchoolPlan
        let subject: String
        let before: (subject: Int, method: Int)?
        let after: (subject: Int, method: Int)?
    }

    static let input = "Педагоги/Входная диагностика.xlsx"
    static let output = "Педагоги/Итоговая диагностика.csv"

    /// The largest scores of the forms.
    private static let maxima = (before: (subject: 40, method: 25), after: (subject: 50, method: 25))
    private static let subjects = ["Русский язык", "Математика", "Начальные классы", "История"]

    private let year: Int
    private let teachers: [Teacher]
    private let named: SchoolPlan?

    init(_ model: DistrictModel) {
        let year = model.years[model.years.count - 1]
        self.year = year
        let gone = Set(model.events.filter { $0.kind == .closed || $0.kind == .merged }.map(\.school))
        let schools = model.schools.filter { !gone.contains($0.index) }
        named = schools.first { $0.statuses.contains(.lowResults) }
        let name = named?.index
        teachers = schools.enumerated().flatMap { place, school in
            (1...(4 + school.cohort / 8)).map { number in
                let next = schools[(place + 1) % schools.count]
                return Self.teacher(
                    number, school, later: number == 3 && school.index % 5 == 2 ? next : school, year: year,
                    isNamed: school.index == name)
            }
        }
    }

    private static func teacher(
        _ number: Int, _ school: SchoolPlan, later: SchoolPlan, year: Int, isNamed: Bool
    ) -> Teacher {
        var random = school.stream.substream(UInt64(8_000_000 + number))
        // What a teacher knows, and what a year of help adds on average.
        let skill = (random.beta(6, 5), random.beta(6, 4))
        let gain = school.statuses.contains(.lowResults) ? 0.09 : 0.03
        func points(_ share: Double, of maximum: Int) -> Int {
            let noise = random.normal(mean: 0, standardDeviation: 0.07)
            return min(maximum, max(0, Int(((share + noise) * Double(maximum)).rounded())))
        }
        let before = (
            subject: points(skill.0, of: maxima.before.subject), method: points(skill.1, of: maxima.before.method)
        )
        let after = (
            subject: points(skill.0 + gain, of: maxima.after.subject),
            method: points(skill.1 + gain, of: maxima.after.method)
        )
        let form = random.integer(below: 12)
        let person = SamplePerson(90_000 + school.index * 100 + number, year: year)
        return Teacher(
            code: isNamed ? "\(person.surname) \(person.name) \(person.patronymic)" : "П-\(school.login)-\(number)",
            school: school, later: later, subject: subjects[number % subjects.count],
            before: form == 0 ? nil : before, after: form == 1 ? nil : after)
    }

    // MARK: Files

    func write(_ shelf: FileShelf, _ truth: inout SampleTruth) throws(SampleError) {
        let (before, after) = (inputRows, outputRows)
        try shelf.save(Self.input, created: year) { workbook throws(WorkbookWriteError) in
            let sheet = try workbook.addSheet("Лист1")
            try sheet.append([.text("Входная диагностика профессиональных компетенций")])
            try sheet.append(
                [
                    "№", "ФИО или код педагога", "Логин ФИС ОКО", "Предмет", "Должность", "Дата", "Предметный балл",
                    "Предметный макс.", "Методический балл", "Методический макс.", "Предметный уровень",
                    "Методический уровень",
                ].map { .text($0) })
            for row in before { try sheet.append(row) }
        }
        truth.add(
            diagnosis: Self.input, rows: before.count, absent: teachers.count { $0.before == nil },
            rejections: ["duplicate", "conflictingResult"])
        let form = DelimitedForm(delimiter: ";", encoding: .windowsCP1251, hasByteOrderMark: false)
        let heading = [
            "Код педагога", "ОО", "Предмет", "Дата", "Предметный балл (макс. 50)", "Методический балл (макс. 25)",
            "Предметный уровень", "Методический уровень",
        ].map { CellContent.text($0) }
        try shelf.save(Self.output, data: form.encoded([heading] + after))
        truth.add(
            diagnosis: Self.output, rows: after.count, absent: teachers.count { $0.after == nil }, rejections: [])
        truth.teachers = groups
        truth.persons.names += teachers.map(\.code).filter { $0.hasPrefix("ФАМИЛИЯ") }
    }

    private var inputRows: [[CellContent]] {
        var rows = teachers.enumerated().map { place, teacher -> [CellContent] in
            let points = teacher.before
            let (maxima, day) = (Self.maxima.before, "1\(teacher.school.index % 9).09.\(year - 1)")
            return [
                .integer(place + 1), .text(teacher.code), .text("edu\(teacher.school.login)"), .text(teacher.subject),
                .text("учитель"), .text(day), points.map { .integer($0.subject) } ?? .text("н/я"),
                .integer(maxima.subject), points.map { .integer($0.method) } ?? .text("н/я"), .integer(maxima.method),
                points.map { .text(Self.level($0.subject, of: maxima.subject)) } ?? .empty,
                points.map { .text(Self.level($0.method, of: maxima.method)) } ?? .empty,
            ]
        }
        if let place = teachers.firstIndex(where: { $0.before != nil }) {
            // A row that stands twice, and one that says otherwise.
            rows.append(rows[place])
            var other = rows[place]
            other[5] = .text("30.09.\(year - 1)")
            rows.append(other)
        }
        return rows
    }

    private var outputRows: [[CellContent]] {
        teachers.map { teacher in
            let (points, maxima) = (teacher.after, Self.maxima.after)
            return [
                .text(teacher.code), .text(teacher.later.shortName), .text(teacher.subject), .text("15.04.\(year)"),
                points.map { .integer($0.subject) } ?? .text("-"), points.map { .integer($0.method) } ?? .text("-"),
                points.map { .text(Self.level($0.subject, of: maxima.subject)) } ?? .empty,
                points.map { .text(Self.level($0.method, of: maxima.method)) } ?? .empty,
            ]
        }
    }

    private static func level(_ points: Int, of maximum: Int) -> String {
        let tenths = points * 10
        if tenths < 4 * maximum { return "низкий" }
        if tenths < 6 * maximum { return "базовый" }
        return tenths < 8 * maximum ? "повышенный" : "высокий"
    }

    // MARK: Truth

    /// Numbers of the territory, ШНОР and subjects: who was diagnosed, in both waves, who gained in either domain, who rose in
    /// each, and who is below «базовый» in each by the last wave.
    private var groups: [String: [String: Int]] {
        var truth: [String: [String: Int]] = [:]
        let groups: [(String, (Teacher) -> Bool)] =
            [
                ("territory", { _ in true }),
                ("shnor", { ($0.after == nil ? $0.school : $0.later).statuses.contains(.lowResults) }),
            ]
            + Self.subjects.map { subject in (subject, { $0.subject == subject }) }
        for (name, isIn) in groups {
            let own = teachers.filter { isIn($0) && ($0.before != nil || $0.after != nil) }
            let pairs = own.compactMap { teacher in
                teacher.before.flatMap { before in teacher.after.map { (before, $0) } }
            }
            // Points of different forms are compared by cross-multiplication, without fractions.
            let subject = pairs.filter {
                $1.subject * Self.maxima.before.subject > $0.subject * Self.maxima.after.subject
            }
            let method = pairs.filter { $1.method > $0.method }
            let either = pairs.filter { before, after in
                after.subject * Self.maxima.before.subject > before.subject * Self.maxima.after.subject
                    || after.method > before.method
            }
            let last = own.map { teacher in
                (
                    subject: teacher.after.map { Self.level($0.subject, of: Self.maxima.after.subject) }
                        ?? teacher.before.map { Self.level($0.subject, of: Self.maxima.before.subject) },
                    method: teacher.after.map { Self.level($0.method, of: Self.maxima.after.method) }
                        ?? teacher.before.map { Self.level($0.method, of: Self.maxima.before.method) }
                )
            }
            truth["\(name)|\(year)"] = [
                "diagnosed": own.count, "twice": pairs.count, "gained": either.count, "subjectRose": subject.count,
                "methodRose": method.count, "subjectBelow": last.count { $0.subject == "низкий" },
                "methodBelow": last.count { $0.method == "низкий" },
                "moved": own.count { $0.before != nil && $0.after != nil && $0.school.index != $0.later.index },
            ]
        }
        return truth
    }
}
