// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Samples
import Testing

/// Reads every protocol and every file of appeals of a district as `domain.md`, 1.3, describes them, and derives first
/// and final results without the model.
struct ExamRecount {
    /// A result: the work, the school's code, the person and when.
    struct Line: Hashable {
        let work: String
        let code: String
        let person: String
        let day: String
        let result: Int
    }

    private(set) var lines: [Line] = []
    private(set) var changes: [(work: String, person: String, before: Int, after: Int, isSatisfied: Bool)] = []

    init(_ district: WrittenDistrict) throws {
        for file in district.truth.files {
            switch file.format {
            case "ris-protocol": try addProtocol(file, of: district)
            case "ris-appeals": try addChanges(file, of: district)
            default: break
            }
        }
    }

    /// First and final counts; keys as the truth has them.
    func counts(_ logins: [String: String]) throws -> (first: [String: [String: Int]], final: [String: [String: Int]]) {
        var first: [String: [String: Int]] = [:]
        var final: [String: [String: Int]] = [:]
        for (key, own) in Dictionary(grouping: Set(lines), by: { "\($0.work)|\($0.person)" }) {
            let sorted = own.sorted { $0.day < $1.day }
            let earliest = try #require(sorted.first)
            let latest = try #require(sorted.last)
            let change = changes.first { "\($0.work)|\($0.person)" == key && $0.isSatisfied }
            let slice = "\(earliest.work)|\(try #require(logins[earliest.code]))"
            for (result, isFirst) in [(earliest.result, true), (change?.after ?? latest.result, false)] {
                let outcome = Self.outcome(result, earliest.work)
                for name in ["n", outcome] {
                    if isFirst { first[slice, default: [:]][name, default: 0] += 1 }
                    if !isFirst { final[slice, default: [:]][name, default: 0] += 1 }
                }
            }
        }
        return (first, final)
    }

    /// Source: minima 24 and 27 (распоряжение 1122-10), «высокие результаты» from 81 (the order).
    private static func outcome(_ result: Int, _ work: String) -> String {
        let parts = work.split(separator: "|")
        guard parts[0] == "ЕГЭ", parts[2] != "Математика базовая" else { return String(result) }
        let minimum = parts[2] == "Русский язык" ? 24 : 27
        return result < minimum ? "below_minimum" : result >= 81 ? "high" : "middle"
    }

    private static func work(_ procedure: String, _ subject: String, _ day: String) -> String {
        "\(procedure)|\(day.prefix(4))|\(subject)|\(procedure == "ОГЭ" ? 9 : 11)"
    }

    private mutating func addProtocol(_ file: SampleTruth.File, of district: WrittenDistrict) throws {
        let table = try district.table(file.file)
        let procedure = String(file.file.prefix(3))
        let top = try #require(table.firstIndex { $0.contains("Фамилия") })
        let header = table[top]
        func column(_ names: String...) -> Int? { header.firstIndex { names.contains($0) } }
        let code = try #require(column("Код ОО"))
        let result = try #require(column("Балл", "Оценка"))
        let surname = try #require(column("Фамилия"))
        let exam = column("Экзамен")
        let title = table[..<top].joined().joined().firstMatch(of: /^\d\d - (.+) (\d{4}\.\d\d\.\d\d)$/)
        for row in table[(top + 1)...] where Int(row[0]) != nil {
            let document: String
            if let one = column("Документ") {
                document = row[one]
            } else {
                document = "\(row[try #require(column("Серия"))]) \(row[try #require(column("Номер"))])"
            }
            let (subject, day): (String, String)
            if let exam {
                let cell = try #require(row[exam].firstMatch(of: /^(.+)\((\d{4}\.\d\d\.\d\d)\)$/))
                (subject, day) = (String(cell.1), String(cell.2))
            } else {
                let title = try #require(title)
                (subject, day) = (String(title.1), String(title.2))
            }
            lines.append(
                Line(
                    work: Self.work(procedure, subject, day), code: row[code], person: "\(document) \(row[surname])",
                    day: day, result: try #require(Int(row[result]))))
        }
    }

    private mutating func addChanges(_ file: SampleTruth.File, of district: WrittenDistrict) throws {
        let table = try district.table(file.file)
        let title = try #require(
            table[0].joined().firstMatch(of: /^\d\d - (.+) (\d{4}\.\d\d\.\d\d)( Изменения)?$/))
        let header = table[1]
        let before = try #require(header.firstIndex(of: "Балл до изменения"))
        let code = try #require(header.firstIndex(of: "Код ОО"))
        let state = try #require(header.firstIndex(of: "Состояние"))
        let surname = try #require(header.firstIndex(of: "Фамилия"))
        for row in table[3...] {
            let document: String
            if let one = header.firstIndex(of: "Документ") {
                document = row[one]
            } else {
                let series = try #require(header.firstIndex(of: "Серия"))
                document = "\(row[series]) \(row[series + 1])"
            }
            // Codes of grade 9 begin with 99, those of grade 11 with 98: that is how these samples number schools.
            let procedure = row[code].hasPrefix("99") ? "ОГЭ" : "ЕГЭ"
            let old = try #require(Int(row[before]))
            changes.append(
                (
                    Self.work(procedure, String(title.1), String(title.2)), "\(document) \(row[surname])", old,
                    Int(row[before + 2]) ?? old, row[state].lowercased().hasSuffix("удовлетворена")
                ))
        }
    }
}

extension WrittenDistrict {
    /// The rows of a file, one in an archive too, without the empty columns of sparse layouts.
    func table(_ file: String) throws -> [[String]] {
        guard file.contains(".zip/") else { return Self.dense(try rows(file)) }
        let parts = file.split(separator: "/").map(String.init)
        let unpacked = try unpack(parts.dropLast().joined(separator: "/"))
        return Self.dense(try rows(at: unpacked.appending(path: parts[parts.count - 1])))
    }

    private static func dense(_ table: [[String]]) -> [[String]] {
        guard let header = table.first(where: { $0.contains("Фамилия") }), header[1].isEmpty else { return table }
        return table.map { row in
            row.contains { $0.contains(" - ") } ? row : row.indices.filter { $0 % 2 == 0 }.map { row[$0] }
        }
    }

    /// Unpacks an archive with Python, which reads names without a flag as code page 437.
    private func unpack(_ archive: String) throws -> URL {
        let target = folder.url.appending(path: "unpacked")
        let script =
            "import os, sys, zipfile\n" + "z = zipfile.ZipFile(sys.argv[1])\n" + "assert z.testzip() is None\n"
            + "os.makedirs(sys.argv[2], exist_ok=True)\n" + "for i in z.infolist():\n"
            + "    name = i.filename.encode('cp437').decode('cp866')\n"
            + "    open(os.path.join(sys.argv[2], name), 'wb').write(z.read(i))\n"
        let process = Process()
        process.executableURL = try Installation.current.python()
        process.arguments = ["-c", script, folder.url.appending(path: "input/\(archive)").path, target.path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return target
    }
}
