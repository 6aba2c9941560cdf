// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Disks that take no more: one clear line, and the campaign as it was.
struct DiskTests {
    /// Starts a program whose files may have so many blocks of 512 bytes at most, as on a full disk.
    private static func limited(_ blocks: Int) -> [String] {
        ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$0\" \"$@\""]
    }

    private func expectOneLine(_ answer: Program.Answer, status: Int32 = 74) {
        #expect(answer.status == status, "\(answer.status): \(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1, "\(answer.errors)")
        #expect(!answer.errors.contains("defect") && !answer.errors.contains("{"), "\(answer.errors)")
    }

    @Test func `a full disk is told in one line, and the campaign stays as it was`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        let arguments = ["import", "--campaign", campaign.url.path, "--lang", "en"]
        // A new campaign: not even its tables find room.
        let first = try Program.run(arguments, through: Self.limited(100))
        expectOneLine(first)
        #expect(try campaign.run("import").status == 0)
        let (before, size) = (try campaign.counts, try Self.size(campaign.url))
        try campaign.add("b.csv", (0..<60_000).map { 2 + $0 * 7919 % 4 }, school: 342_202)
        let second = try Program.run(arguments, through: Self.limited(size / 512 + 8))
        expectOneLine(second)
        #expect(try campaign.counts == before)
        #expect(try campaign.run("import").status == 0)
        #expect(try campaign.marks.values.reduce(0, +) == 60_003)
    }

    private static func size(_ folder: URL) throws -> Int {
        let path = folder.appending(path: "campaign.duckdb").path
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    @Test func `an archive that finds no room leaves nothing behind`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", (0..<5_000).map { 2 + $0 * 7919 % 4 })
        #expect(try campaign.run("import").status == 0)
        let target = campaign.folder.file("a.zip")
        let answer = try Program.run(
            ["archive", target.path, "--campaign", campaign.url.path, "--lang", "en"], through: Self.limited(4))
        expectOneLine(answer)
        let left = try FileManager.default.contentsOfDirectory(atPath: campaign.folder.url.path)
        #expect(!left.contains { $0.hasPrefix("a.zip") })
    }

    /// The superuser may write anywhere: the program runs as nobody then.
    private static let asNobody =
        getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    @Test(.enabled(if: getuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
    func `a folder that may only be read is told in one line, and stays as it was`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        #expect(try campaign.run("import").status == 0)
        let before = try campaign.counts
        try campaign.add("b.csv", [5], school: 342_202)
        try Self.set(folders: 0o555, files: 0o444, in: campaign.folder.url)
        defer { try? Self.set(folders: 0o755, files: 0o644, in: campaign.folder.url) }
        let environment = ["TMPDIR": FileManager.default.temporaryDirectory.path]
        for command in ["import", "purge"] {
            let answer = try Program.run(
                [command, "--campaign", campaign.url.path, "--lang", "en"], environment: environment,
                through: Self.asNobody)
            expectOneLine(answer)
        }
        #expect(try campaign.counts == before)
    }

    private static func set(folders: Int, files: Int, in root: URL) throws {
        let manager = FileManager.default
        for path in try [""] + manager.subpathsOfDirectory(atPath: root.path) {
            let full = path.isEmpty ? root.path : root.appending(path: path).path
            var isFolder: ObjCBool = false
            _ = manager.fileExists(atPath: full, isDirectory: &isFolder)
            try manager.setAttributes([.posixPermissions: isFolder.boolValue ? folders : files], ofItemAtPath: full)
        }
    }
}
