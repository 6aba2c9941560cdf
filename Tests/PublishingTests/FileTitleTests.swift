// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Publishing

struct FileTitleTests {
    @Test(arguments: [
        ("342202 Речная СОШ № 1", "342202 Речная СОШ № 1.docx"),
        ("342202 МБОУ \"Речная: СОШ/1\" <a|b?*\\>", "342202 МБОУ Речная СОШ 1 a b.docx"),
        ("342202 Школа.. ", "342202 Школа.docx"),
        ("a\tb\u{0}c", "a b c.docx"), ("***", "_.docx"),
    ])
    func `what Windows does not hold in a name is left out`(words: String, name: String) {
        #expect(FileTitle.name(words, "docx") == name)
    }

    @Test func `a long name is cut between letters`() {
        let name = FileTitle.name("342202 " + String(repeating: "ы", count: 200), "docx")
        // 7 bytes of the code, 5 of the extension: 44 letters of two bytes.
        #expect(name == "342202 " + String(repeating: "ы", count: 44) + ".docx")
    }
}
