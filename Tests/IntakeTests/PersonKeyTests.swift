// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct PersonKeyTests {
    private let russian = Work(procedure: .oge, year: 2022, season: nil, subject: .russian, grade: 9)

    @Test func `a code is the head of HMAC-SHA-256`() {
        // Python: hmac.new(bytes(range(32)), "ОГЭ\x1f2022\x1fРусский язык\x1fИВАНОВ\x1f1800220012".encode(), "sha256")
        //     .hexdigest()[:16]
        #expect(key.code(of: ["Иванов", "1800 220012"], in: russian) == 0x8d8ce2e0e923ee50)
    }

    @Test func `case, spaces and «ё» make no difference`() {
        let code = key.code(of: ["АРТЁМОВ", "1800"], in: russian)
        #expect(key.code(of: [" артемов\u{A0}", "18 00"], in: russian) == code)
    }

    @Test func `nobody has no code`() {
        #expect(key.code(of: [], in: russian) == 0)
        #expect(key.code(of: ["", " "], in: russian) == 0)
    }

    @Test func `one pupil in two examinations, or under two keys, has nothing in common`() {
        let code = key.code(of: ["Иванов"], in: russian)
        let mathematics = Work(procedure: .oge, year: 2022, season: nil, subject: .mathematics, grade: 9)
        #expect(key.code(of: ["Иванов"], in: mathematics) != code)
        #expect(PersonKey(bytes: Array(1..<33)).code(of: ["Иванов"], in: russian) != code)
    }

    @Test func `a key that can be guessed is a defect`() async {
        await #expect(processExitsWith: .failure) { _ = PersonKey(bytes: Array(0..<15)) }
    }
}
