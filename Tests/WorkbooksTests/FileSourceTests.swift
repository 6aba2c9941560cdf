// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Workbooks

/// Files in ZIP archives, as they are downloaded.
struct FileSourceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"

    private func members(_ archive: StoredArchive, limits: ReadingLimits = ReadingLimits()) throws -> [ArchiveMember] {
        let url = try folder.file("a.zip", archive.bytes)
        return try #require(try makeReader(limits).members(of: url))
    }

    @Test func `the files of an archive are found with their paths and hashes, folders are none`() throws {
        var archive = StoredArchive()
        archive.add("2020/4/", "")
        archive.add("2020/4/Русский язык.csv", "abc")
        let members = try members(archive)
        #expect(members.map(\.name) == ["2020/4/Русский язык.csv"])
        // FIPS 180-2, appendix B.1: «abc».
        #expect(members[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect((members[0].bytes, members[0].source.member, members[0].refusal) == (3, [1], nil))
    }

    @Test func `a workbook and a text table are no archives of files`() throws {
        let reader = try makeReader()
        #expect(try reader.members(of: folder.file("a.xlsx", workbook([("Л", Self.row)]).bytes)) == nil)
        #expect(try reader.members(of: folder.file("a.csv", Array("a;b\n".utf8))) == nil)
        #expect(throws: WorkbookError.empty(file: "b.zip")) { try reader.members(of: folder.file("b.zip", [])) }
    }

    // Python's codecs: "Ж".encode("cp866") == b"\x86", "ы" b"\xeb"; "Школы".encode("cp1251") == b"\xd8\xea\xee\xeb\xfb".
    @Test(arguments: [
        ([0x86, 0xEB], "Жы"), ([0xD8, 0xEA, 0xEE, 0xEB, 0xFB], "Школы"), (Array("Школы".utf8), "Школы"),
        (Array("../../etc/passwd".utf8), "etc/passwd"), (Array("C:\\temp\\.\\a".utf8), "temp/a"),
        (Array("a\u{1B}[2Jb".utf8), "a\u{FFFD}[2Jb"), (Array("/x//y".utf8), "x/y"),
    ])
    func `a name without a word about its code page is mended, and leads nowhere`(bytes: [UInt8], name: String) throws {
        var archive = StoredArchive()
        archive.add(bytes, [1], flags: 0)
        #expect(try members(archive).map(\.name) == [name])
    }

    @Test func `a name in the field of its own beside an old one counts, unless it belongs to another name`() throws {
        func extra(_ crc: UInt32) -> [UInt8] {
            let name = Array("Школы".utf8)
            return StoredArchive.bytes(UInt16(0x7075)) + StoredArchive.bytes(UInt16(5 + name.count)) + [1]
                + StoredArchive.bytes(crc) + name
        }
        var archive = StoredArchive()
        archive.add(Array("_____".utf8), [1], flags: 0, extra: extra(StoredArchive.crc32(Array("_____".utf8))))
        archive.add(Array("other".utf8), [1], flags: 0, extra: extra(0))
        #expect(try members(archive).map(\.name) == ["Школы", "other"])
    }

    @Test func `an archive in an archive is opened, one in that is refused`() throws {
        var deepest = StoredArchive()
        deepest.add("c.csv", "x")
        var inner = StoredArchive()
        inner.add("b.csv", "x")
        inner.add(Array("deepest.zip".utf8), deepest.bytes)
        var outer = StoredArchive()
        outer.add(Array("inner.zip".utf8), inner.bytes)
        outer.add(Array("Л.xlsx".utf8), workbook([("Л", Self.row)]).bytes)
        let found = try members(outer)
        #expect(found.map(\.name) == ["inner.zip/b.csv", "inner.zip/deepest.zip", "Л.xlsx"])
        #expect(found.map(\.source.member) == [[0, 0], [0, 1], [1]])
        #expect(found.map(\.refusal) == [nil, .nestedArchive(file: "a.zip/inner.zip/deepest.zip"), nil])
    }

    @Test func `members are read as files are: workbooks, text in any encoding, and what is no table is named`() throws
    {
        var inner = StoredArchive()
        inner.add(Array("Л.xlsx".utf8), workbook([("Л", Self.row)]).bytes)
        inner.add(Array("a.csv".utf8), [0xCE, 0xCE, 0x3B, 0x31])  // «ОО;1» in Windows-1251
        inner.add("b.xls", "<html><table/></html>")
        inner.add("c.csv", "")
        var outer = StoredArchive()
        outer.add(Array("i.zip".utf8), inner.bytes)
        let url = try folder.file("o.zip", outer.bytes)
        let reader = try makeReader()
        let members = try #require(try reader.members(of: url))
        #expect(try reader.read(members[0].source, as: "Л").sheets.map { $0.row(0) } == [["7"]])
        let text = try reader.read(members[1].source, as: "a")
        #expect(text.layout == .text(encoding: .windows1251, separator: ";"))
        #expect(text.sheets[0].row(0) == ["ОО", "1"])
        #expect(throws: WorkbookError.unsupported(file: "b", kind: .html)) {
            try reader.read(members[2].source, as: "b")
        }
        #expect(throws: WorkbookError.empty(file: "c")) { try reader.read(members[3].source, as: "c") }
    }

    @Test func `a bomb is refused before it is unpacked`() throws {
        var archive = StoredArchive()
        archive.add("bomb.csv", "x", declaredSize: 100_000_000)
        archive.add("huge.csv", "x", declaredSize: 4_000_000_000)
        archive.add("a.csv", "x")
        let refusals = try members(archive).map(\.refusal)
        let limits = ReadingLimits()
        #expect(
            refusals == [
                .tooLarge(file: "a.zip/bomb.csv", limit: .ratio, found: 100_000_000, allowed: 200),
                .tooLarge(
                    file: "a.zip/huge.csv", limit: .archiveBytes, found: 4_100_000_000, allowed: limits.archiveBytes),
                .tooLarge(
                    file: "a.zip/a.csv", limit: .archiveBytes, found: 4_100_000_001, allowed: limits.archiveBytes),
            ])
    }

    @Test func `members and their sizes are limited in all archives together`() throws {
        var archive = StoredArchive()
        for name in ["a", "b", "c"] { archive.add(name, String(repeating: "x", count: 10)) }
        func refused(_ change: (inout ReadingLimits) -> Void) throws -> WorkbookError? {
            var limits = ReadingLimits()
            change(&limits)
            let (reader, url) = (try makeReader(limits), try folder.file("a.zip", archive.bytes))
            return #expect(throws: WorkbookError.self) { try reader.members(of: url) }
        }
        #expect(
            try refused { $0.members = 2 } == .tooLarge(file: "a.zip", limit: .members, found: 3, allowed: 2))
        var limits = ReadingLimits()
        limits.archiveBytes = 20
        #expect(
            try members(archive, limits: limits).map(\.refusal) == [
                nil, nil, .tooLarge(file: "a.zip/c", limit: .archiveBytes, found: 30, allowed: 20),
            ])
    }

    @Test func `entries that share bytes are a bomb`() throws {
        var archive = StoredArchive()
        archive.add("a", String(repeating: "x", count: 100))
        archive.add(Array("b".utf8), Array(repeating: 0x78, count: 100), declaredOffset: 20)
        let (reader, url) = (try makeReader(), try folder.file("a.zip", archive.bytes))
        let error = #expect(throws: WorkbookError.self) { try reader.members(of: url) }
        guard case .damaged("a.zip", _) = error else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func `a member with a password is refused as such`() throws {
        var archive = StoredArchive()
        archive.add(Array("a.csv".utf8), Array("abc".utf8), flags: 1 << 11 | 1)
        #expect(try members(archive).map(\.refusal) == [.encrypted(file: "a.zip/a.csv")])
    }

    @Test(arguments: [0.3, 0.6, 0.95, 0.995])
    func `an archive cut off anywhere is damaged`(part: Double) throws {
        var archive = StoredArchive()
        archive.add("Ф1.csv", String(repeating: "a;b\n", count: 50))
        let bytes = archive.bytes
        let url = try folder.file("a.zip", Array(bytes.prefix(Int(Double(bytes.count) * part))))
        let reader = try makeReader()
        let error = #expect(throws: WorkbookError.self) { try reader.members(of: url) }
        guard case .damaged("a.zip", _) = error else {
            Issue.record("not recognised as damaged")
            return
        }
    }

    @Test func `a member whose bytes are broken is refused alone`() throws {
        var archive = StoredArchive()
        archive.add("a.csv", "abcdefgh")
        archive.add("b.csv", "12345678")
        var bytes = archive.bytes
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("abcdefgh".utf8)) })
        bytes[place] = UInt8(ascii: "z")
        let members = try #require(try makeReader().members(of: folder.file("a.zip", bytes)))
        #expect(members.map(\.refusal) == [.damaged(file: "a.zip/a.csv", detail: "BadZipFile"), nil])
    }
}
