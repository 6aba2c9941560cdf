// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing

@testable import Intake

struct OldWorkbookTests {
    @Test func `an old workbook is read as any other`() throws {
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let url = fixtures.appendingPathComponent("Fixtures/Workbooks/vpr-2021.xls")
        let intake = try makeIntake()
        let file = try intake.open(url, as: "Проведение работы по математике, 4 класс. ВПР 2021.xls")
        let reading = try intake.read(file, schools: SchoolDirectory([]))
        #expect((reading.format, reading.rows, reading.accepted, reading.absent) == ("vpr-2021", 3, 2, 1))
        // МА-4 (20): 6–9 is «3», 15–20 is «5».
        #expect(try reading.outcomes("342202") == ["3": 1, "5": 1])
        #expect(reading.tasks.scores == [3, 4, TaskColumns.notAttempted, 15])
        #expect(reading.tasks.journal == [4, 3])
    }
}
