// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The registers of network interaction and methodical help, with the numbers of teachers.
struct SupportFile {
    /// One event as a row of a sheet.
    struct Event {
        let register: SupportEvent.Register
        let school: Int
        let year: Int
        let kind: String
        let partner: String
        let day: String
        /// Codes, or names, as the cell has them.
        let teachers: [String]
        let document: String
    }

    static let file = "Сетевое взаимодействие и методическая помощь.xlsx"

    private let model: DistrictModel
    let events: [Event]

    init(_ model: DistrictModel) {
        self.model = model
        events = model.years.enumerated().flatMap { place, year in
            model.schools.filter { !Self.isGone($0, model, before: year) }.flatMap { school in
                Self.events(school, model, year: year, place: place)
            }
        }
    }

    /// Names that stand in cells though they should not; all are invented.
    var persons: [String] {
        Set(events.flatMap(\.teachers).filter { $0.hasPrefix("ФАМИЛИЯ") }).sorted() + ["Выдумкина"]
    }

    /// How many rows there are.
    var rowCount: Int { events.count + staff.count }

    func write(_ workbook: WorkbookWriter) throws(WorkbookWriteError) {
        for (register, title) in [
            (SupportEvent.Register.network, "Сетевое взаимодействие"), (.help, "Методическая помощь"),
        ] {
            let sheet = try workbook.addSheet(title)
            let isNetwork = register == .network
            let header = [
                "Школа", isNetwork ? "Вид взаимодействия" : "Вид помощи", isNetwork ? "Партнёр" : "Кто оказал помощь",
                "Дата", "Педагоги (коды через запятую)", "Документ",
            ]
            try sheet.append(header.map { .text($0) })
            for event in events where event.register == register {
                let school = model.schools[event.school]
                // Some write the login, others the name.
                let name = isNetwork ? "edu\(school.login)" : school.shortName
                try sheet.append(
                    [
                        name, event.kind, event.partner, event.day, event.teachers.joined(separator: ", "),
                        event.document,
                    ].map { $0.isEmpty ? .empty : .text($0) })
            }
        }
        let sheet = try workbook.addSheet("Численность педагогов")
        try sheet.append(["Школа", "Год", "Педагогов"].map { .text($0) })
        for (school, year, teachers) in staff {
            try sheet.append([.text("edu\(model.schools[school].login)"), .integer(year), .integer(teachers)])
        }
    }

    /// The truth of ШНОР and of the territory: `19|2023|shnor` to the numerator and the denominator.
    var truth: [String: [String: Int]] {
        var truth: [String: [String: Int]] = [:]
        for year in model.years {
            let alive = model.schools.filter { !Self.isGone($0, model, before: year) }
            for (group, schools) in [
                ("shnor", alive.filter { $0.statuses.contains(.lowResults) }), ("territory", alive),
            ] {
                let indices = Set(schools.map(\.index))
                func proven(_ register: SupportEvent.Register) -> [Event] {
                    events.filter {
                        $0.register == register && $0.year == year && !$0.document.isEmpty
                            && indices.contains($0.school)
                    }
                }
                let network = proven(.network)
                let teachers = staff.filter { $0.year == year && indices.contains($0.school) }.map(\.teachers)
                truth["19|\(year)|\(group)"] = ["x": Set(network.map(\.school)).count, "n": schools.count]
                truth["20|\(year)|\(group)"] = [
                    "x": Set(network.flatMap(\.teachers)).count, "n": teachers.reduce(0, +),
                ]
                truth["21|\(year)|\(group)"] = ["x": Set(proven(.help).map(\.school)).count, "n": schools.count]
            }
        }
        return truth
    }

    // MARK: What happens

    /// Schools that exist at the end of a year say how many teachers they have.
    private var staff: [(school: Int, year: Int, teachers: Int)] {
        model.years.flatMap { year in
            model.schools.filter { !Self.isGone($0, model, before: year + 1) }.map {
                ($0.index, year, 7 + $0.cohort / 3)
            }
        }
    }

    /// Whether a school was closed or merged before a year began.
    private static func isGone(_ school: SchoolPlan, _ model: DistrictModel, before year: Int) -> Bool {
        model.events.contains {
            $0.school == school.index && ($0.kind == .closed || $0.kind == .merged) && $0.year < year
        }
    }

    private static func events(_ school: SchoolPlan, _ model: DistrictModel, year: Int, place: Int) -> [Event] {
        let low = model.schools.filter { $0.statuses.contains(.lowResults) }.map(\.index)
        func event(
            _ register: SupportEvent.Register, _ kind: String, _ partner: String, _ month: Int, _ teachers: [String],
            _ document: String
        ) -> Event {
            Event(
                register: register, school: school.index, year: year, kind: kind, partner: partner,
                day: "1\(school.index % 9).\(month < 10 ? "0" : "")\(month).\(year)", teachers: teachers,
                document: document)
        }
        func codes(_ range: ClosedRange<Int>) -> [String] { range.map { "П-\(school.login)-\($0)" } }
        guard let position = low.firstIndex(of: school.index) else {
            guard school.statuses.contains(.leader) else { return [] }
            return [event(.network, "мастер-класс", "школы района", 10, codes(1...5), "Приказ № \(place + 4)")]
        }
        var found: [Event] = []
        if (position + place) % 3 == 2 {
            // Nothing proves it, so that it does not count.
            found.append(event(.network, "семинар", "Лицей", 3, codes(1...2), ""))
        } else {
            found.append(event(.network, "семинар", "Лицей", 3, codes(1...3), "Приказ № \(place + 1)"))
            // The second and third teacher stand in both.
            found.append(event(.network, "стажировка", "Гимназия", 11, codes(2...4), "Протокол № \(position + 1)"))
        }
        if position == 0 {
            let number = String(1001 + place).dropFirst()
            found.append(
                event(
                    .network, "наставничество", "Выдумкина А. Б.", 4, ["ФАМИЛИЯ\(number) ИМЯ\(number)"],
                    "Договор № \(place + 1)"))
        }
        if (position + place) % 2 == 0 {
            found.append(event(.help, "выезд методиста", "методический кабинет", 9, [], "Справка № \(position + 1)"))
        }
        return found
    }
}
