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

    @Test func `a database that may not grow is told in one line, and the campaign stays as it was`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        let arguments = ["import", "--campaign", campaign.url.path, "--lang", "en"]
        // A new campaign: not even its first pages find room.
        expectOneLine(try Program.run(arguments, through: Self.limited(8)))
        #expect(try campaign.run("import").status == 0)
        let before = try campaign.counts
        try campaign.add("b.csv", Self.manyMarks, school: 342_202)
        expectOneLine(try Program.run(arguments, through: Self.limited(400)))
        #expect(try campaign.counts == before)
        #expect(try campaign.run("import").status == 0)
        #expect(try campaign.marks.values.reduce(0, +) == 3 + Self.manyMarks.count)
    }

    @Test(.enabled(if: mayMount))
    func `a full disk is told in one line, and the campaign stays as it was`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        #expect(try campaign.run("import").status == 0)
        let (before, size) = (try campaign.counts, try Self.size(campaign.url))
        try campaign.add("b.csv", Self.manyMarks, school: 342_202)
        let (disk, after) = (campaign.folder.file("disk"), campaign.folder.file("after"))
        for folder in [disk, after] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        // The files of the input folder, the database, and a little more.
        let script = """
            mount -t tmpfs -o size=\((size + 1_600_000) / 1024)k none '\(disk.path)' && \
            cp -a '\(campaign.url.path)' '\(disk.path)/' || exit 99
            "$0" "$@"
            status=$?
            cp -a '\(disk.path)/campaign' '\(after.path)/'
            exit $status
            """
        let answer = try Program.run(
            ["import", "--campaign", disk.appending(path: "campaign").path, "--lang", "en"],
            through: ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script])
        expectOneLine(answer)
        #expect(try SmallCampaign.counts(after.appending(path: "campaign")) == before)
    }

    private static let manyMarks = (0..<60_000).map { 2 + $0 * 7919 % 4 }

    /// Whether this process may have mounts of its own: a superuser of most systems may.
    private static let mayMount: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["-m", "/bin/sh", "-c", "mount -t tmpfs none /mnt"]
        process.standardError = FileHandle.nullDevice
        guard getuid() == 0, (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static func size(_ folder: URL) throws -> Int {
        let path = folder.appending(path: "campaign.duckdb").path
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    @Test func `an archive that finds no room leaves nothing behind`() throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", Self.manyMarks)
        #expect(try campaign.run("import").status == 0)
        let target = campaign.folder.file("a.zip")
        let answer = try Program.run(
            ["archive", target.path, "--campaign", campaign.url.path, "--lang", "en"], through: Self.limited(64))
        expectOneLine(answer)
        let left = try FileManager.default.contentsOfDirectory(atPath: campaign.folder.url.path)
        #expect(!left.contains { $0.hasPrefix("a.zip") })
    }

    /// Starts a program in a world where a folder may only be read.
    ///
    /// The superuser may write anywhere, but not on a read-only mount.
    private static func readOnly(_ folder: URL) -> [String] {
        guard getuid() == 0 else { return ["/bin/sh", "-c", "chmod -R a-w '\(folder.path)'; exec \"$0\" \"$@\""] }
        let mount = "mount --bind \"$P\" \"$P\" && mount -o remount,ro,bind \"$P\" && exec \"$0\" \"$@\""
        return ["/usr/bin/unshare", "-m", "/bin/sh", "-c", "P='\(folder.path)'; \(mount)"]
    }

    @Test(.enabled(if: getuid() != 0 || mayMount), arguments: ["import", "purge", "run"])
    func `a folder that may only be read is told in one line, and stays as it was`(command: String) throws {
        let campaign = try SmallCampaign()
        try campaign.add("a.csv", [2, 3, 4])
        #expect(try campaign.run("import").status == 0)
        let before = try campaign.counts
        try campaign.add("b.csv", [5], school: 342_202)
        let answer = try Program.run(
            [command, "--campaign", campaign.url.path, "--lang", "en"], through: Self.readOnly(campaign.url))
        if getuid() != 0 {
            _ = try Program.run([], through: ["/bin/sh", "-c", "chmod -R u+w '\(campaign.url.path)'"])
        }
        expectOneLine(answer)
        #expect(try campaign.counts == before)
    }
}
