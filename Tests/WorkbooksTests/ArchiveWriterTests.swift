// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing

@testable import Workbooks

struct ArchiveWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func writer() throws -> ArchiveWriter {
        ArchiveWriter(
            python: try Installation.current.python(), helper: try Installation.current.helper("archive.py"))
    }

    @Test func `what was packed is read back under its names`() throws {
        let target = folder.url.appendingPathComponent("архив.zip")
        let size = try writer().write(
            [(try folder.file("a", Array("abc".utf8)), "К/a.csv"), (try folder.file("b", []), "К/б.txt")], to: target)
        #expect(size == (try Data(contentsOf: target)).count)
        let members = try #require(try makeReader().members(of: target))
        #expect(members.map(\.name) == ["К/a.csv", "К/б.txt"])
        // FIPS 180-2, appendix B.1: «abc».
        #expect(members[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `an existing file stays as it was`() throws {
        let target = try folder.file("a.zip", [1, 2, 3])
        #expect(throws: ArchiveError.exists(path: target.path)) { try writer().write([], to: target) }
        #expect(try Array(Data(contentsOf: target)) == [1, 2, 3])
    }

    @Test func `a file that is not there, and a folder that is not there, leave nothing behind`() throws {
        let target = folder.url.appendingPathComponent("a.zip")
        let missing = folder.url.appendingPathComponent("нет")
        #expect(throws: ArchiveError.unreadable(path: missing.path)) {
            try writer().write([(missing, "x")], to: target)
        }
        let nowhere = missing.appendingPathComponent("a.zip")
        #expect(throws: ArchiveError.self) { try writer().write([], to: nowhere) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }
}
