// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Publishing
import Statistics
import Testing

struct FindingsFilesTests {
    /// CSV and JSON as Python's own readers see them.
    private struct Read: Decodable {
        let csv: [[String: String]]
        let json: [[String: Value]]
        let families: Int
        let setAside: Int
    }

    private enum Value: Decodable, Equatable {
        case number(Double)
        case text(String)
        case list([String])
        case null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let list = try? container.decode([String].self) {
                self = .list(list)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    private func read(_ edition: Edition) throws -> Read {
        let folder = try OutputTestFolder()
        _ = try Publisher(templates: SampleEdition.templates).publish(edition, to: folder.url, documents: [.data])
        let script = """
            import csv, io, json, sys
            base = sys.argv[1]
            raw = open(base + "/data/findings.csv", "rb").read()
            assert b"\\r\\n" not in raw and not raw.startswith(b"\\xef\\xbb\\xbf")
            rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
            tables = json.load(open(base + "/data/findings.json", encoding="utf-8"))["tables"]
            json.load(open(base + "/run.json", encoding="utf-8"))
            print(json.dumps({"csv": rows, "json": [r for t in tables for r in t["rows"]],
                              "families": len(tables[0]["families"]), "setAside": len(tables[0]["setAside"])}))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, folder.url.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Read.self, from: data)
    }

    @Test func `every finding stands in both files, unrounded`() throws {
        let edition = try SampleEdition().make()
        let read = try read(edition)
        let findings = Array(edition.tables[0].findings)
        #expect(read.csv.count == findings.count)
        #expect(read.json.count == findings.count)
        #expect(read.families == edition.tables[0].families.count)
        #expect(read.setAside == edition.tables[0].setAside.count)
        for (index, finding) in findings.enumerated() {
            let (csv, json) = (read.csv[index], read.json[index])
            #expect(csv["unit"] == finding.unit.code)
            #expect(csv["estimate"].flatMap(Double.init) == finding.estimate)
            #expect(csv["p_adjusted"].flatMap(Double.init) == finding.test?.pAdjusted)
            #expect(csv["numerator"] == String(finding.numerator))
            #expect(csv["verdict"] == finding.verdict?.rawValue ?? "")
            #expect(csv["reasons"] == finding.reasons.codes.joined(separator: " "))
            #expect(json["estimate"] == finding.estimate.map(Value.number) ?? .null)
            #expect(json["upper"] == finding.interval.map { .number($0.upper) } ?? .null)
            #expect(json["verdict"] == finding.verdict.map { .text($0.rawValue) } ?? .null)
            #expect(json["reasons"] == .list(finding.reasons.codes))
        }
    }

    @Test func `hostile names are safe in CSV and whole in JSON`() throws {
        let names = ["=1+1", "+7", "-1", "@SUM(A1)", "\tx", "\rx", "a,\"b\"\nc", "=a,b", "</script>", "ё\u{2028}"]
        let edition = try SampleEdition(names: names, hasShortNames: false).make()
        let read = try read(edition)
        let expected = [
            "'=1+1", "'+7", "'-1", "'@SUM(A1)", "'\tx", "'\rx", "a,\"b\"\nc", "'=a,b", "</script>", "ё\u{2028}",
        ]
        for (index, name) in names.enumerated() {
            let code = String(342_201 + index)
            #expect(read.csv.first { $0["unit"] == code }?["unit_name"] == expected[index])
            #expect(read.json.first { $0["unit"] == .text(code) }?["unit_name"] == .text(name))
        }
        // A negative number is no formula: number columns are left alone.
        #expect(read.csv.contains { $0["estimate"]?.hasPrefix("-") == true })
    }
}
