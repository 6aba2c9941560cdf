// SPDX-License-Identifier: GPL-3.0-or-later

import Intake
import Testing

struct SkipReasonTests {
    @Test(arguments: [
        ("2020/~$Ф1.xlsx", SkipReason.openMark), (".~lock.Ф1.xlsx#", .openMark), ("Thumbs.db", .system),
        ("a/THUMBS.DB", .system), ("desktop.ini", .system), (".DS_Store", .system), ("__MACOSX/a/Ф1.xlsx", .system),
        (".git/config", .hidden), ("a/.b/c.xlsx", .hidden), ("тексты/203001.md", .texts), ("Тексты", .texts),
        ("а/тексты/Ф1.xlsx", nil), ("Ф1.xlsx", nil), ("a.b/Ф1.xlsx", nil),
    ])
    func `what holds no data is told by its path`(path: String, reason: SkipReason?) {
        #expect(SkipReason(path: path) == reason)
    }
}
