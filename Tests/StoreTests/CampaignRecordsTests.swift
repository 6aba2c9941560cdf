// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Store
import Testing

struct CampaignRecordsTests {
    private static let school = SchoolID(990_001)

    /// A file that gives something of every kind.
    private static func reading(_ hash: Int, teachers: Int = 21) -> FileReading {
        var reading = FileReading(file: "a.xlsx", sha256: FileReading.hash(hash), context: "c", format: "test")
        reading.records.diagnostics = [
            DiagnosticRow(
                teacher: .max, school: school, subject: "Физика", domain: .method, wave: .output,
                year: 2024, day: CalendarDate("2024-05-01"), score: 12.5, maximum: 20, level: "высокий"),
            DiagnosticRow(teacher: 7, school: school, subject: "", domain: .subject, wave: .input, year: 2023),
        ]
        reading.records.support = [
            SupportEvent(
                register: .network, school: school, kind: "семинар", partner: "Лицей", day: CalendarDate("2024-03-02"),
                teachers: [3, .max], document: "приказ № 5"),
            SupportEvent(register: .help, school: school, kind: "выезд", partner: "", day: nil),
        ]
        reading.records.staffing = [StaffCount(school: school, year: 2024, teachers: teachers)]
        reading.records.reports = [
            SchoolReport(
                school: school, programme: "Программа", period: SchoolReport.Term("1 полугодие"),
                measures: [
                    SchoolReport.Measure(
                        name: "Семинар", plan: SchoolReport.Term("сентябрь", from: CalendarDate("2024-09-01"), to: nil),
                        fact: SchoolReport.Term(""), result: "проведён")
                ])
        ]
        var value = HandValue(
            author: .school(school), school: school, indicator: 13, period: Period(year: 2024, season: .spring))
        (value.seenNumerator, value.seenDenominator, value.numerator, value.denominator) = (2, 25, 1, 25)
        (value.reason, value.document, value.day) = ("ошибка", "протокол", CalendarDate("2024-10-01"))
        var confirmed = HandValue(author: .expert("Э"), school: school, indicator: 3, period: Period(year: 2023))
        (confirmed.isConfirmed, confirmed.decision, confirmed.share) = (true, .accepted, 0.125)
        (confirmed.proposedNumerator, confirmed.proposedDenominator, confirmed.proposedShare) = (3, 24, 0.5)
        reading.records.handValues = [value, confirmed]
        reading.records.organisation = Organisation(
            facts: [Organisation.Fact("number", "80")],
            people: [
                Organisation.Person(
                    role: .expert, name: "Э", genitive: "Эа", dative: "Эу", position: "специалист", indicators: [1, 2])
            ],
            deadlines: [
                Organisation.Deadline(
                    .interim, by: CalendarDate("2024-10-01") ?? .first, isInclusive: false, indicators: [],
                    responsible: "Э", done: CalendarDate("2024-09-30"))
            ])
        return reading
    }

    @Test func `records come back as they were stored`() throws {
        let campaign = try TestFolder().campaign()
        let reading = Self.reading(1)
        _ = try campaign.store(reading)
        #expect(try campaign.diagnostics().map(\.record) == reading.records.diagnostics)
        #expect(try campaign.supportEvents().map(\.record) == reading.records.support)
        #expect(try campaign.staffCounts().map(\.record) == reading.records.staffing)
        #expect(try campaign.schoolReports().map(\.record) == reading.records.reports)
        #expect(try campaign.handValues().map(\.record) == reading.records.handValues)
        #expect(try campaign.organisation() == reading.records.organisation)
    }

    @Test func `of two workbooks of people the last one imported counts, and both are named`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(Self.reading(1))
        var second = FileReading(file: "b.xlsx", sha256: FileReading.hash(2), context: "c", format: "test")
        second.records.organisation = Organisation(facts: [Organisation.Fact("number", "81")])
        second.rejected = 1
        second.rows = 1
        second.rejections = [Rejection(sheet: "Сроки", cell: "C4", value: nil, reason: .malformedDate)]
        _ = try campaign.store(second)
        #expect(try campaign.organisation() == second.records.organisation)
        let files = try campaign.organisationFiles()
        #expect(files.map(\.file) == ["a.xlsx", "b.xlsx"])
        #expect(files.map(\.rejected) == [0, 1] && files.map(\.cell) == ["", "Сроки!C4"])
    }

    @Test func `the last import of a path counts until it is undone`() throws {
        let campaign = try TestFolder().campaign()
        _ = try campaign.store(Self.reading(1))
        _ = try campaign.store(Self.reading(2, teachers: 30))
        #expect(try campaign.staffCounts().map(\.record.teachers) == [30])
        #expect(try campaign.diagnostics().count == 2)
        _ = try campaign.undo("a.xlsx")
        #expect(try campaign.staffCounts().map(\.record.teachers) == [21])
    }
}

extension CalendarDate {
    /// A day that a test never expects.
    fileprivate static var first: CalendarDate {
        guard let day = CalendarDate(year: 1, month: 1, day: 1) else {
            preconditionFailure("the calendar has a first day")
        }
        return day
    }
}
