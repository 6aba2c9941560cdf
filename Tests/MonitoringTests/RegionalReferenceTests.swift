// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

struct RegionalReferenceTests {
    static func read(_ text: String) throws -> RegionalReference {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try RegionalReference(contentsOf: file)
    }

    @Test func `what is written is read back`() throws {
        let region = RegionalReference(
            territory: "Область «Северная \\ новая»", program: "vekha 0.1.0", date: "2024-10-01",
            rules: ["breaks": "2026-11", "ege": "2026-11"],
            dispersions: [
                9: .init(rho: 0.0123, standardError: 1.0 / 300, source: "pooled", units: 41),
                1: .init(rho: 0, standardError: 0.001, source: "related", units: 90),
            ],
            counts: [
                1: [
                    .init(
                        period: Period(year: 2023, season: .spring), successes: 120, total: 900, pupils: 310,
                        schools: 12),
                    .init(
                        period: Period(year: 2022, season: .autumn), successes: 99, total: 800, pupils: 300, schools: 11
                    ),
                ]
            ])
        #expect(try Self.read(region.yaml) == region)
        #expect(region.counts[1]?.map(\.period.year) == [2022, 2023])
    }

    @Test(arguments: [
        ("format: other\nversion: 1\nindicators: []", "format"),
        ("format: vekha.region\nversion: 2\nindicators: []", "version"),
        (
            "format: vekha.region\nversion: 1\nindicators:\n  - id: 9\n    dispersion: {rho: 1.2}",
            "indicators[1].dispersion.rho"
        ),
        (
            "format: vekha.region\nversion: 1\nindicators:\n  - id: 9\n    counts:\n      - {year: 2022, successes: 9, total: 8}",
            "indicators[1].counts[1].successes"
        ),
        (
            "format: vekha.region\nversion: 1\nindicators:\n  - id: 9\n    dispersion: {rho: 0.1, source: prior}",
            "indicators[1].dispersion.source"
        ),
    ])
    func `a value out of range is named with its line and key`(text: String, path: String) throws {
        let error = #expect(throws: SettingsError.self) { try Self.read(text) }
        guard case .wrongValue(_, let line, let found, _, _) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == path)
        #expect(line == (path == "format" ? 1 : path == "version" ? 2 : text.split(separator: "\n").count))
    }

    @Test func `an indicator and a year stand once`() {
        let twice = "format: vekha.region\nversion: 1\nindicators:\n  - {id: 9, counts: []}\n  - {id: 9, counts: []}"
        #expect(throws: SettingsError.self) { try Self.read(twice) }
        let years =
            "format: vekha.region\nversion: 1\nindicators:\n  - id: 9\n    counts:\n      - {year: 2022, successes: 1, total: 8}\n"
            + "      - {year: 2022, successes: 1, total: 8}"
        #expect(throws: SettingsError.self) { try Self.read(years) }
    }
}
