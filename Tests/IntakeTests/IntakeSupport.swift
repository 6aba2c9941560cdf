// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Monitoring
import Testing

@testable import Intake
@testable import Workbooks

let key = PersonKey(bytes: Array(0..<32))

func rules() throws -> RuleBook {
    try RuleBook(contentsOf: Installation.current.resource("Rules", of: "Monitoring"))
}

func makeIntake(hints: [IntakeHint] = []) throws -> FileIntake {
    let installation = Installation.current
    let reader = WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py"))
    return FileIntake(reader: reader, rules: try rules(), hints: hints, key: key)
}

func id(_ code: String) throws -> SchoolID { try #require(SchoolID(login: code)) }

/// Three schools with codes of both examinations.
func directory() throws -> SchoolDirectory {
    SchoolDirectory([
        School(id: try id("342202"), name: "СОШ № 1", ogeCode: "211001", egeCode: "111001"),
        School(id: try id("344180"), name: "СОШ № 2", ogeCode: "211002", egeCode: "111002"),
        School(id: try id("348118"), name: "СОШ № 3", ogeCode: "211003", egeCode: "111003"),
    ])
}

/// Opens and reads a workbook of sheets given as rows of text.
func read(
    _ rows: [[String]], as path: String = "a.xlsx", hints: [IntakeHint] = [], schools: SchoolDirectory? = nil,
    known: @escaping (Work, [UInt64]) throws -> Int = { _, _ in 0 }
) throws -> FileReading {
    try read(sheets: [("Лист1", rows)], as: path, hints: hints, schools: schools, known: known)
}

/// Opens and reads a workbook of named sheets given as rows of text.
func read(
    sheets: [(String, [[String]])], as path: String = "a.xlsx", hints: [IntakeHint] = [],
    schools: SchoolDirectory? = nil, known: @escaping (Work, [UInt64]) throws -> Int = { _, _ in 0 }
) throws -> FileReading {
    try makeIntake(hints: hints).read(
        try recognise(sheets, as: path), schools: try schools ?? directory(), known: known)
}

/// Opens and reads a workbook of named sheets with what was prepared before.
func read(
    _ sheets: [(String, [[String]])], _ intake: FileIntake, _ schools: SchoolDirectory, as path: String = "a.xlsx",
    exported: @escaping (Int) throws -> RecommendationRelease? = { _ in nil }
) throws -> FileReading {
    try intake.read(try recognise(sheets, as: path), schools: schools, known: { _, _ in 0 }, exported: exported)
}

private func recognise(_ sheets: [(String, [[String]])], as path: String) throws -> OpenedFile {
    let workbook = Workbook(layout: .workbook, sheets: sheets.map { Sheet(name: $0.0, rows: $0.1) })
    let (format, tables, skipped) = try Recogniser.recognise(workbook, file: path)
    return OpenedFile(
        source: FileSource(URL(fileURLWithPath: "/nonexistent/\(path)")), path: path, sha256: "", format: format,
        content: .tables(tables), skipped: skipped)
}

/// A folder of one test, removed with it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vekha-intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String, _ content: [UInt8]) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(content).write(to: file)
        return file
    }
}

extension FileReading {
    /// The outcomes of a school by their code.
    func outcomes(_ school: String) throws -> [String: Int] {
        let number = try id(school).number
        var counts: [String: Int] = [:]
        for row in 0..<results.count where results.school[row] == number {
            counts[try #require(Outcome(rawValue: results.outcome[row])).code, default: 0] += 1
        }
        return counts
    }

    /// The codes of the persons of a school, in the order of the rows.
    func persons(_ school: String) throws -> [UInt64] {
        let number = try id(school).number
        return results.school.indices.filter { results.school[$0] == number }.map { results.person[$0] }
    }

    func check(_ kind: FileCheck.Kind) -> FileCheck? { checks.first { $0.kind == kind } }
}
