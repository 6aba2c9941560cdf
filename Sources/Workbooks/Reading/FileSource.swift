// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// Where the bytes of a file lie: in a file of the disk, or in a member of a ZIP archive there.
public struct FileSource: Hashable, Sendable {
    /// The file of the disk.
    public let url: URL
    /// The places in the archive's directory that lead to the member, from 0: one, or two for an archive in an archive;
    /// empty for the file itself.
    public let member: [Int]

    /// Names a file of the disk.
    ///
    /// - Parameter url: The file.
    public init(_ url: URL) {
        self.url = url
        member = []
    }

    init(_ url: URL, member: [Int]) {
        self.url = url
        self.member = member
    }
}

/// A file in a ZIP archive.
public struct ArchiveMember: Equatable, Sendable {
    /// Its path in the archive, with `/`, as its maker saw it; the name of an archive in the archive comes first.
    public let name: String
    /// Where its bytes lie.
    public let source: FileSource
    /// The SHA-256 of its bytes, 64 hexadecimal digits; empty where it could not be unpacked.
    public let sha256: String
    /// Its size after unpacking, bytes.
    public let bytes: Int
    /// Why it cannot be read, where that is known already.
    public let refusal: WorkbookError?
}
