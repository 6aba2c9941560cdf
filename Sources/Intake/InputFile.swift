// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Workbooks

/// A file to import: where its bytes lie, how people find it, and which bytes they are.
public struct InputFile: Hashable, Sendable {
    /// Where its bytes lie.
    public let source: FileSource
    /// Its path below the input folder, with `/`; of a member: the path of the archive and that in the archive.
    public let path: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public let sha256: String
    /// Its size, bytes.
    public let bytes: Int

    /// Names a file.
    ///
    /// - Parameters:
    ///   - source: Where its bytes lie.
    ///   - path: Its path below the input folder.
    ///   - sha256: The SHA-256 of its bytes.
    ///   - bytes: Its size.
    public init(source: FileSource, path: String, sha256: String, bytes: Int) {
        self.source = source
        self.path = path
        self.sha256 = sha256
        self.bytes = bytes
    }
}

/// What a file of the input folder is for an import.
public struct ExpandedFile: Sendable {
    /// The files to read: itself, or those of an archive.
    public var files: [InputFile] = []
    /// What is passed over, with the reason.
    public var skipped: [(path: String, reason: SkipReason)] = []
    /// What cannot be read, with its SHA-256.
    public var refused: [(path: String, sha256: String, error: IntakeError)] = []
    /// Whether it is an archive of files.
    public var isArchive = false
}

extension ExpandedFile {
    /// The file itself, or the files of an archive.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - path: Its path below the input folder, with `/`.
    ///   - reader: Reads archives.
    /// - Throws: ``IntakeError/unreadable(_:)`` where the helper does not start; all else is a refusal.
    public init(_ url: URL, as path: String, reader: WorkbookReader) throws(IntakeError) {
        let sha256 = FileIntake.sha256(of: url) ?? ""
        let members: [ArchiveMember]?
        do {
            members = try reader.members(of: url, as: path)
        } catch {
            if case .helperUnavailable = error { throw .unreadable(error) }
            refused.append((path, sha256, .unreadable(error)))
            return
        }
        guard let members else {
            let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
            files.append(InputFile(source: FileSource(url), path: path, sha256: sha256, bytes: size))
            return
        }
        isArchive = true
        var names = MemberNames(members)
        for member in members {
            let inner = "\(path)/\(names.next(member))"
            if let reason = SkipReason(path: member.name) {
                skipped.append((inner, reason))
            } else if let refusal = member.refusal {
                refused.append((inner, member.sha256, .unreadable(refusal)))
            } else {
                files.append(
                    InputFile(source: member.source, path: inner, sha256: member.sha256, bytes: member.bytes))
            }
        }
    }
}
