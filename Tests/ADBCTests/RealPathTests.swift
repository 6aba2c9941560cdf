// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import ADBC

struct RealPathTests {
    @Test(arguments: [
        ("/no-such-file", "/no-such-file"), ("/usr/../no-such-file", "/no-such-file"),
        ("//usr/bin/../no-such-file//", "/usr/no-such-file"), ("/", "/"), ("/usr/bin/..", "/usr"),
    ])
    func `a file that does not exist yet has the real path of its folder`(path: String, expected: String) {
        #expect(RealPath.ofNew(path) == expected)
    }

    @Test func `a relative name is below the current folder`() {
        let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).resolvingSymlinksInPath().path
        #expect(RealPath.ofNew("no-such-file") == folder + "/no-such-file")
    }
}
