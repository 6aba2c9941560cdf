// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct SchoolNamesTests {
    @Test(arguments: [
        ("МБОУ «Школа» (edu342202)", "МБОУ «Школа»"), ("edu342202 | МБОУ «Школа»", "МБОУ «Школа»"),
        ("МБОУ «Школа»(edu342202) ", "МБОУ «Школа»"), ("Лицей (корпус 2)", "Лицей (корпус 2)"), ("", ""), ("(", "("),
    ])
    func `a name without its login`(text: String, name: String) { #expect(SchoolNames.withoutLogin(text) == name) }

    @Test(arguments: [
        ("reg34_m004 | Район", "Район"), ("Район(reg34_m004)", "Район"), ("Район (REG34)", "Район"), ("Район", "Район"),
        ("а | б", "а | б"), ("Округ (новый)", "Округ (новый)"),
    ])
    func `a territory without its code`(text: String, name: String) { #expect(SchoolNames.withoutCode(text) == name) }

    @Test func `the code behind a name tells a municipality from a region`() {
        #expect(SchoolNames.territory(behind: "Район(reg34_m004)") == .municipality)
        #expect(SchoolNames.territory(behind: "Область (reg34)") == .region)
        #expect(SchoolNames.territory(behind: "СОШ(edu342202)") == nil)
        #expect(SchoolNames.territory(behind: "Область") == nil)
    }

    @Test func `a login stands in the last brackets`() throws {
        #expect(SchoolNames.login(in: "СОШ (новая)(sch342202) | ") == (try id("342202")))
        #expect(SchoolNames.login(in: "СОШ (edu342202) и другие") == nil)
        #expect(SchoolNames.login(in: ")(") == nil)
    }
}
