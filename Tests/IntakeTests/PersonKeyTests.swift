// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing
import Workbooks

@testable import Intake

struct PersonKeyTests {
    private let russian = Work(procedure: .oge, year: 2022, season: nil, subject: .russian, grade: 9)

    private func person(_ columns: [String: String]) -> Person { makePerson(columns) }

    // Python: hmac.new(bytes(range(32)), "\x1f".join(("ОГЭ", "2022", "Русский язык", document, name)).encode(), "sha256")
    //     .hexdigest()[:16]
    @Test func `a code is the head of HMAC-SHA-256`() throws {
        let ivanov = person(["surname": "Иванов", "document": "1800 220012"])
        #expect(key.code(of: ivanov, school: nil, in: russian) == 0x04e1dfde2dab78db)
        let document = person(["document": "1800 220012"])
        #expect(key.code(of: document, school: nil, in: russian) == 0x8eb553ad0b0dae9e)
    }

    // The same call with ("ОГЭ", "2022", "Русский язык", "", "ИВАНОВИВАН", "342202").
    @Test func `without a document the school joins the name, and a name alone tells nobody`() throws {
        let ivanov = person(["surname": "Иванов", "name": "Иван"])
        let school = try id("342202")
        #expect(key.code(of: ivanov, school: school, in: russian) == 0xc76070669f49c42b)
        #expect(key.code(of: ivanov, school: try id("344180"), in: russian) != 0xc76070669f49c42b)
        #expect(key.code(of: ivanov, school: nil, in: russian) == 0)
    }

    @Test func `with a document the school, the grade and the day make no difference`() throws {
        let ivanov = person(["surname": "Иванов", "document": "1800 220012"])
        let day = CalendarDate(year: 2022, month: 9, day: 5)
        let september = Work(procedure: .oge, year: 2022, season: nil, subject: .russian, grade: 0, date: day)
        let code = key.code(of: ivanov, school: nil, in: russian)
        #expect(key.code(of: ivanov, school: try id("342202"), in: september) == code)
    }

    @Test func `nobody has no code`() throws {
        #expect(key.code(of: person([:]), school: try id("342202"), in: russian) == 0)
        #expect(key.code(of: person(["surname": " ", "document": "-"]), school: nil, in: russian) == 0)
    }

    @Test(arguments: [
        Work(procedure: .oge, year: 2022, season: nil, subject: .mathematics, grade: 9),
        Work(procedure: .oge, year: 2023, season: nil, subject: .russian, grade: 9),
        Work(procedure: .gve, year: 2022, season: nil, subject: .russian, grade: 9),
    ])
    func `one pupil in two examinations has nothing in common`(other: Work) {
        let ivanov = person(["surname": "Иванов", "document": "1800 220012"])
        #expect(key.code(of: ivanov, school: nil, in: other) != key.code(of: ivanov, school: nil, in: russian))
    }

    @Test func `one pupil under two keys has nothing in common`() {
        let ivanov = person(["surname": "Иванов", "document": "1800 220012"])
        let other = PersonKey(bytes: Array(1..<33))
        #expect(other.code(of: ivanov, school: nil, in: russian) != key.code(of: ivanov, school: nil, in: russian))
    }

    @Test func `a key that can be guessed is a defect`() async {
        await #expect(processExitsWith: .failure) { _ = PersonKey(bytes: Array(0..<15)) }
    }
}

/// A person of one row with these columns.
func makePerson(_ columns: [String: String]) -> Person {
    let cells = columns.sorted { $0.key < $1.key }
    let header = Header(
        row: 0, columns: Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1.key, $0) }))
    return Person(Sheet(name: "", rows: [cells.map(\.value)]), 0, Person.Columns(header))
}
