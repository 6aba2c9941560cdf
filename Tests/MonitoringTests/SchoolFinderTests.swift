// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

struct SchoolFinderTests {
    private func finder() throws -> SchoolFinder {
        SchoolFinder([
            School(
                id: try id(342_202), name: "МБОУ «Берёзовская средняя школа № 1»", shortName: "Берёзовская СОШ №1",
                taxNumber: "0000342202", ogeCode: "211001", egeCode: "111001",
                events: [SchoolEvent(.renamed, name: "Сельская школа № 12")]),
            School(id: try id(344_180), name: "МБОУ «Полевая СОШ»", ogeCode: "211002"),
            School(id: try id(211_001), name: "МБОУ «Лесная СОШ»", ogeCode: "211003"),
            School(id: try id(344_181), name: "МБОУ  „Полевая СОШ“", ogeCode: "211004"),
        ])
    }

    @Test(
        arguments: [
            ("edu342202", 342_202), ("SCH342202", 342_202), ("342202", 342_202), (" 111001 ", 342_202),
            ("0000342202", 342_202), ("211002", 344_180), ("edu211001", 211_001),
            ("мбоу \"березовская средняя школа №1\"", 342_202), ("БЕРЁЗОВСКАЯ СОШ № 1", 342_202),
            ("сельская школа №12", 342_202), ("Лесная СОШ МБОУ", nil), ("edu999999", nil), ("", nil), ("«»", nil),
        ] as [(String, Int32?)])
    func `a school is found by login, code or name, old and new, whatever its punctuation`(
        text: String, number: Int32?
    ) throws {
        let expected = try number.map { SchoolFinder.Answer.school(try id($0)) } ?? .unknown
        #expect(try finder().find(text) == expected)
    }

    @Test(
        arguments: [("211001", [211_001, 342_202]), ("МБОУ Полевая СОШ", [344_180, 344_181])] as [(String, [Int32])])
    func `what several schools have is no school`(text: String, numbers: [Int32]) throws {
        // 211001 is the login of one and the code of another.
        #expect(try finder().find(text) == .ambiguous(try numbers.map { try id($0) }))
    }

    @Test func `codes at most two edits away are offered, the nearest first`() throws {
        let finder = try finder()
        #expect(finder.nearest(toCode: "211009", .oge).map(\.code) == ["211001", "211002", "211003"])
        #expect(finder.nearest(toCode: "21104", .oge, limit: 1).map(\.code) == ["211004"])
        #expect(finder.nearest(toCode: "990000", .oge).isEmpty)
        #expect(finder.nearest(toCode: "34220", .login).map(\.school.id.number) == [342_202])
        #expect(finder.nearest(toCode: String(repeating: "2", count: 13), .oge).isEmpty)
    }

    @Test func `names that differ in at most two fifths are offered, the nearest first`() throws {
        let finder = try finder()
        #expect(finder.nearest(toName: "Березовскя СОШ 1").first?.id.number == 342_202)
        #expect(finder.nearest(toName: "МБОУ Полевая СОШ № 2").map(\.id.number).prefix(2) == [344_180, 344_181])
        #expect(finder.nearest(toName: "Гимназия имени космонавтов").isEmpty)
        #expect(finder.nearest(toName: String(repeating: "СОШ ", count: 250_000)).isEmpty)
    }

    /// The nearest by the whole table of edits, for comparison.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the bounds lose no name`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let letters = Array("абв ")
        func word() -> String { String((0..<12).map { _ in letters[Int.random(in: 0..<4, using: &random)] }) }
        let schools = try (0..<60).map { School(id: try id($0), name: word() + "г") }
        let question = word() + "г"
        func plain(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
        let edits = schools.map { school in
            let name = plain(school.name)
            let distance = editDistance(plain(question), name)
            return distance <= max(plain(question).count, name.count) * 2 / 5 ? distance : .max
        }
        let found = SchoolFinder(schools).nearest(toName: question, limit: 3).map { edits[Int($0.id.number)] }
        #expect(found == Array(edits.filter { $0 < .max }.sorted().prefix(3)))
    }

    @Test func `sixty thousand schools are indexed and searched at once`() throws {
        let schools = try (0..<60_000).map {
            School(id: try id($0), name: "МБОУ «Полевая средняя школа № \($0)»", ogeCode: String($0))
        }
        let clock = ContinuousClock()
        var near: [School] = []
        var found = SchoolFinder.Answer.unknown
        let time = clock.measure {
            let finder = SchoolFinder(schools)
            found = finder.find("мбоу полевая средняя школа 59999")
            near = finder.nearest(toName: "МБОУ «Полевая средняя школа № 5999X»", limit: 1)
        }
        #expect(found == .school(try id(59_999)))
        #expect(near.count == 1)
        // Comparing each with each takes hours in a debug build.
        #expect(time < .seconds(30), "\(time)")
    }
}

/// A small generator with a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
