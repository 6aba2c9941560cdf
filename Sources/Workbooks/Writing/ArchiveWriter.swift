// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Glibc

/// Packs files into a new ZIP archive through the helper `archive.py`, and compares what was written with the files.
public struct ArchiveWriter: Sendable {
    /// A file and its path in the archive, with `/`.
    public typealias Entry = (url: URL, name: String)

    private let python: String
    private let script: String

    /// A writer that has not started its helper yet.
    ///
    /// - Parameters:
    ///   - python: Any Python 3.
    ///   - helper: The program `archive.py`.
    public init(python: URL, helper: URL) {
        self.python = python.path
        script = helper.path
    }

    /// Writes an archive; an existing file is never replaced.
    ///
    /// - Parameters:
    ///   - entries: The files, and their paths in the archive.
    ///   - target: The archive.
    /// - Returns: The size of the archive, bytes.
    /// - Throws: ``ArchiveError``; there is no archive then.
    public func write(_ entries: [Entry], to target: URL) throws(ArchiveError) -> Int {
        let process: HelperProcess
        do {
            process = try HelperProcess(program: python, arguments: ["-I", "-B", script])
        } catch {
            throw .helper(program: python)
        }
        let request = Request(
            target: target.path, files: entries.map { Request.File(path: $0.url.path, name: $0.name) })
        // Two days: a campaign of any size, but no helper that hangs for ever.
        let deadline = ContinuousClock.now + .seconds(172_800)
        var answer: [UInt8] = []
        guard let line = try? JSONEncoder().encode(request), process.send(Array(line) + [UInt8(ascii: "\n")]) else {
            throw .helper(program: script)
        }
        while answer.last != UInt8(ascii: "\n") {
            guard process.receive(1, into: &answer, before: deadline) == .complete else {
                throw .helper(program: script)
            }
        }
        guard let found = try? JSONDecoder().decode(Answer.self, from: Data(answer)) else {
            throw .helper(program: script)
        }
        if let bytes = found.bytes { return bytes }
        let path = found.path ?? target.path
        switch found.code {
        case "exists": throw .exists(path: path)
        case "read": throw .unreadable(path: path)
        case "verify": throw .differs(path: path)
        default: throw .unwritable(path: path, detail: found.detail ?? "")
        }
    }
}

private struct Request: Encodable {
    struct File: Encodable {
        let path: String
        let name: String
    }

    let target: String
    let files: [File]
}

private struct Answer: Decodable {
    let bytes: Int?
    let code: String?
    let path: String?
    let detail: String?
}
