// SPDX-License-Identifier: GPL-3.0-or-later

import Samples
import Testing

/// Counts participants and points of tasks anew, knowing only what `domain.md` says of the layouts.
struct PaperRecount {
    var counts: [String: [String: Int]] = [:]
    var tasks: [String: [[Int]]] = [:]
    var rows = 0
    var absent = 0
    var rejections: [String: Int] = [:]
    private var seen: Set<[String]> = []

    /// Counts one row.
    ///
    /// - Parameters:
    ///   - row: The whole row, to find doubles.
    ///   - work: `ВПР|2021 spring|Русский язык|4`.
    ///   - login: As the file has it, with its prefix.
    ///   - variant: As the file has it.
    ///   - total: As the file has it.
    ///   - mark: As the file has it; empty where it has none.
    ///   - points: The cells of the tasks.
    /// - Throws: A failed requirement where the work has no scale that is known.
    mutating func add(
        _ row: [String], work: String, login: String, variant: String, total: String, mark: String = "",
        points: some Collection<String>
    ) throws {
        rows += 1
        guard seen.insert(row).inserted else { return rejections["duplicate", default: 0] += 1 }
        guard login.count == 9 else { return rejections["malformedSchool", default: 0] += 1 }
        guard variant != "отсутствовал" else { return absent += 1 }
        guard !total.isEmpty else { return rejections["noMark", default: 0] += 1 }
        guard let sum = Int(total) else { return rejections["malformedScore", default: 0] += 1 }
        let given = mark.isEmpty ? try Self.mark(sum, work) : mark
        counts["\(work)|\(login.suffix(6))", default: [:]]["n", default: 0] += 1
        counts["\(work)|\(login.suffix(6))", default: [:]][given, default: 0] += 1
        for (task, cell) in points.enumerated() {
            while tasks[work, default: []].count <= task { tasks[work, default: []].append([0, 0, 0, 0, 0]) }
            let bare = cell.bare
            if let value = Int(bare), value >= 0 {
                tasks[work]?[task][0] += value
                tasks[work]?[task][1] += 1
            } else {
                let kind = ["X", "x", "Х", "х"].contains(bare) ? 2 : bare == "не пройд." ? 3 : 4
                tasks[work]?[task][kind] += 1
            }
        }
    }

    /// Source: `domain.md`, 2.3 («Описание проверочной работы», 2021; demonstration of 2026 for Russian of grade 4).
    static let scales: [String: [Int]] = [
        "Русский язык|4": [14, 24, 33], "Математика|4": [6, 10, 15], "Окружающий мир|4": [8, 18, 27],
        "Русский язык|5": [18, 29, 39], "Математика|5": [7, 11, 15], "Русский язык|6": [25, 35, 45],
        "Математика|6": [6, 10, 14], "Русский язык|7": [22, 32, 42], "Математика|7": [7, 12, 16],
        "Русский язык|8": [26, 32, 45], "Математика|8": [8, 15, 21],
    ]

    private static func mark(_ total: Int, _ work: String) throws -> String {
        let parts = work.split(separator: "|").map(String.init)
        let lowest =
            parts[1] == "2026 spring" && parts[2...3] == ["Русский язык", "4"]
            ? [10, 16, 21] : try #require(scales["\(parts[2])|\(parts[3])"])
        return String(2 + lowest.count { total >= $0 })
    }
}

extension PaperRecount {
    /// Counts a file of any layout of ВПР that has rows by participant; the truth tells which layout.
    mutating func add(_ file: SampleTruth.File, of district: WrittenDistrict) throws {
        let path = file.file.split(separator: "/").map(String.init)
        switch file.format {
        case "vpr-2020":
            let work = "ВПР|2020 autumn|\(path[path.count - 1].dropLast(5))|\(path[path.count - 2])"
            let table = try district.rows(file.file)
            let textbook = try #require(table[0].firstIndex(of: "Учебник"))
            for row in table.dropFirst() {
                try add(row, work: work, login: row[1], variant: row[7], total: row[9], points: row[10..<textbook])
            }
        case "vpr-2021":
            let name = try #require(
                path[path.count - 1].firstMatch(of: /^Проведение работы по (.+), (\d) класс\. ВПР 2021\.xlsx$/))
            let subjects: [Substring: String] = [
                "русскому языку": "Русский язык", "математике": "Математика", "окружающему миру": "Окружающий мир",
            ]
            let work = "ВПР|2021 spring|\(try #require(subjects[name.1]))|\(name.2)"
            let table = try district.rows(file.file)
            let textbook = try #require(table[0].firstIndex(of: "Учебник"))
            for row in table.dropFirst() {
                try add(row, work: work, login: row[0], variant: row[7], total: row[8], points: row[9..<textbook])
            }
        case "vpr-2022":
            let table = try #require(try district.sheets(file.file).last).rows
            for row in table.dropFirst() {
                let month = row[5].dropFirst(3).prefix(2)
                let season = month == "03" ? "spring" : "autumn"
                let work = "ВПР|2022 \(season)|\(path[path.count - 1].dropLast(5))|\(path[path.count - 2])"
                let count = row.count
                try add(
                    row, work: work, login: row[0], variant: row[7], total: row[count - 1],
                    points: row[8..<(count - 4)])
            }
        case "vpr-form":
            let name = try #require(
                path[path.count - 1].firstMatch(of: /^Форма сбора результатов (.+) (\d) класс ВПР (\d{4})\.xlsx$/))
            let work = "ВПР|\(name.3) spring|\(name.1)|\(name.2)"
            let table = try #require(try district.sheets(file.file).first).rows
            for row in table.dropFirst() where !row[0].isEmpty {
                let count = row.count
                try add(
                    row, work: work, login: path[path.count - 2], variant: row[1], total: row[count - 1],
                    points: row[2..<(count - 3)])
            }
        default:
            let table = try district.rows(file.file)
            let title = try #require(table[2][0].firstMatch(of: /^ВПР (\d{4}) (.+) (\d+) класс$/))
            let isAutumn = ["09", "10"].contains(table[5][1].dropFirst(3).prefix(2))
            let work = "ВПР|\(title.1) \(isAutumn ? "autumn" : "spring")|\(title.2)|\(title.3)"
            for row in table.dropFirst(8) where !row[0].contains("|") {
                let count = row.count
                try add(
                    row, work: work, login: row[0], variant: row[5], total: row[count - 3], mark: row[count - 2],
                    points: row[6..<(count - 3)])
            }
        }
    }
}
