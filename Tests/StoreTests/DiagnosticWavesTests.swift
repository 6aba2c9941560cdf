// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Testing

@testable import Store

struct DiagnosticWavesTests {
    private static func campaign(_ schools: [School]) -> CampaignDescription {
        CampaignDescription(
            indicators: [], schools: schools, breaks: BreakRegister(version: "1", entries: [:]), years: [2023, 2024],
            succession: SchoolSuccession(schools, rule: .fromDate))
    }

    private static func school(_ number: Int32, events: [SchoolEvent] = []) throws -> School {
        School(id: try #require(SchoolID(number: number)), name: "\(number)", events: events)
    }

    private static func row(
        _ teacher: UInt64, _ school: School, _ wave: DiagnosticRow.Wave, _ day: String, _ score: Double,
        _ domain: DiagnosticRow.Domain = .subject, subject: String = "Химия"
    ) throws -> DiagnosticRow {
        let day = try #require(CalendarDate(day))
        return DiagnosticRow(
            teacher: teacher, school: school.id, subject: subject, domain: domain, wave: wave, year: day.year, day: day,
            score: score, maximum: 40)
    }

    private static func waves(_ rows: [DiagnosticRow], _ schools: [School]) -> DiagnosticWaves {
        var waves = DiagnosticWaves(campaign(schools))
        for row in rows { waves.add(row) }
        return waves
    }

    private static func text(_ rows: [DiagnosticTable.Row]) -> [String] {
        rows.map { row in
            func points(_ scores: DiagnosticTable.Scores) -> String {
                scores[.subject]?.points.map { "\(Int($0))" } ?? "–"
            }
            return "\(row.school.code) \(row.year) \(points(row.before))→\(points(row.after)) ×\(row.teachers)"
                + (row.hasChangedSchool ? " moved" : "")
        }
    }

    @Test func `teachers with the same numbers are one row, whatever the order of the records`() throws {
        let school = try Self.school(340_001)
        let rows = try [UInt64(5), 9, 2].flatMap { teacher in
            [
                try Self.row(teacher, school, .input, "2023-09-10", 20),
                try Self.row(teacher, school, .output, "2024-04-10", teacher == 2 ? 25 : 30),
            ]
        }
        let table = Self.waves(rows, [school]).rows
        #expect(Self.text(table) == ["340001 2024 20→25 ×1", "340001 2024 20→30 ×2"])
        #expect(Self.waves(rows.reversed(), [school]).rows == table)
    }

    @Test func `an output wave belongs to the last input before it, and who has none counts with those who began then`()
        throws
    {
        let school = try Self.school(340_001)
        let table = Self.waves(
            [
                // Two rounds of one teacher.
                try Self.row(1, school, .input, "2022-09-10", 10), try Self.row(1, school, .output, "2023-04-10", 12),
                try Self.row(1, school, .input, "2023-09-10", 14), try Self.row(1, school, .output, "2024-04-10", 16),
                // Only the input of 2023, which ends in 2024; an output before any input; an output alone.
                try Self.row(2, school, .input, "2023-09-10", 20),
                try Self.row(3, school, .input, "2024-09-10", 30), try Self.row(3, school, .output, "2024-04-10", 31),
                try Self.row(4, school, .output, "2024-04-10", 40),
            ], [school]
        ).rows
        #expect(
            Set(Self.text(table)) == [
                "340001 2023 10→12 ×1", "340001 2024 14→16 ×1", "340001 2024 20→– ×1", "340001 2024 30→– ×1",
                "340001 2024 –→31 ×1", "340001 2024 –→40 ×1",
            ])
    }

    @Test func `a changed school counts for the later one, a merged one for its successor, an unknown one for none`()
        throws
    {
        let (first, second) = (try Self.school(340_001), try Self.school(340_002))
        let merged = try Self.school(
            340_003, events: [SchoolEvent(.merged, on: CalendarDate("2024-01-01"), school: second.id)])
        let unknown = try Self.school(340_099)
        let table = Self.waves(
            [
                try Self.row(1, first, .input, "2023-09-10", 10), try Self.row(1, second, .output, "2024-04-10", 12),
                try Self.row(2, merged, .input, "2023-09-10", 10), try Self.row(2, merged, .output, "2024-04-10", 12),
                try Self.row(3, unknown, .input, "2023-09-10", 10),
            ], [first, second, merged]
        ).rows
        // Whoever stays in a school that became a part of another one is told as moved: the school is another one.
        #expect(Self.text(table) == ["340002 2024 10→12 ×2 moved"])
    }

    @Test func `of two results of one teacher, wave and domain the last one counts, and the other is told`() throws {
        let (first, school) = (try Self.school(340_002), try Self.school(340_001))
        let waves = Self.waves(
            [
                try Self.row(1, first, .input, "2023-09-10", 10), try Self.row(1, school, .input, "2023-09-11", 10),
                try Self.row(1, school, .input, "2023-09-11", 11, subject: "Физика"),
                try Self.row(1, school, .input, "2023-09-10", 5, .method, subject: ""),
            ], [first, school])
        #expect(waves.leftOut == 1)
        #expect(waves.rows.map { "\($0.school.code) \($0.subject)" } == ["340001 Физика"])
        #expect(waves.rows.map { $0.before[.subject]?.points } == [11])
        #expect(waves.rows.map { $0.before[.method]?.points } == [5])
    }

    @Test func `numbers of staff of merged schools add up, and the last of two holds`() throws {
        let second = try Self.school(340_002)
        let merged = try Self.school(
            340_003, events: [SchoolEvent(.merged, on: CalendarDate("2024-01-01"), school: second.id)])
        let staff = DiagnosticWaves(Self.campaign([second, merged])).staff([
            StaffCount(school: second.id, year: 2024, teachers: 9),
            StaffCount(school: second.id, year: 2024, teachers: 10),
            StaffCount(school: merged.id, year: 2024, teachers: 4),
            StaffCount(school: merged.id, year: 2023, teachers: 4),
        ])
        #expect(
            staff == [
                StaffCount(school: second.id, year: 2024, teachers: 14),
                StaffCount(school: merged.id, year: 2023, teachers: 4),
            ])
    }

    @Test func `the store gives the table of what was imported last`() throws {
        let school = try Self.school(340_001)
        let campaign = try TestFolder().campaign()
        var reading = FileReading(file: "a.xlsx", sha256: FileReading.hash(1), context: "c", format: "diagnostics")
        reading.records.diagnostics = [
            try Self.row(1, school, .input, "2023-09-10", 10), try Self.row(1, school, .output, "2024-04-10", 12),
        ]
        reading.records.staffing = [StaffCount(school: school.id, year: 2024, teachers: 8)]
        _ = try campaign.store(reading)
        let table = try campaign.diagnosticTable(Self.campaign([school]))
        #expect(Self.text(table.rows) == ["340001 2024 10→12 ×1"] && table.staff.map(\.teachers) == [8])
    }
}
