// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto
public import Foundation
internal import Workbooks
public import Wording

/// A file of the output folder and what became of it.
public struct WrittenFile: Hashable, Sendable {
    /// What became of it.
    public enum Outcome: Hashable, Sendable {
        /// It is new or replaced a file that nobody had changed.
        case written
        /// It stood there already, byte for byte.
        case unchanged
        /// A person changed the file of this name, which stays; the new version stands beside it.
        case beside(kept: String)
    }

    /// The path below the output folder, with `/`.
    public let path: String
    /// Where it is.
    public let url: URL
    /// What became of it.
    public let outcome: Outcome
}

/// The output folder: every file whole or not at all, and no file that a person changed ever overwritten.
///
/// The hash of each file is kept in `.written.json` of the folder. A file whose hash is another, or that is not in the
/// record, belongs to a person: the new version is written beside it, with « (новая)» after its name.
public struct OutputFolder {
    /// Where the folder is.
    public let url: URL
    private let language: Language
    private var record: [String: String]
    private static let recordName = ".written.json"

    /// Opens a folder, made where it is missing.
    ///
    /// - Parameters:
    ///   - url: The folder.
    ///   - language: The language of the mark on new versions.
    /// - Throws: ``PublishingError/file(path:errno:)``.
    public init(_ url: URL, language: Language) throws(PublishingError) {
        self.url = url
        self.language = language
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            throw .file(path: url.path, errno: Self.code(of: error))
        }
        // A record that cannot be read makes every file a person's: nothing is lost by that.
        let data = try? Data(contentsOf: url.appendingPathComponent(Self.recordName))
        record = data.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
    }

    /// Writes one file.
    ///
    /// - Parameters:
    ///   - path: The path below the folder, with `/`.
    ///   - produce: Writes the content to the URL that it is given, a new file of the same folder.
    /// - Returns: The file and what became of it.
    /// - Throws: ``PublishingError/file(path:errno:)`` and what `produce` throws; nothing is then left or changed.
    public mutating func write(
        _ path: String, _ produce: (URL) throws(PublishingError) -> Void
    ) throws(PublishingError) -> WrittenFile {
        let target = url.appendingPathComponent(path)
        let folder = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .file(path: folder.path, errno: Self.code(of: error))
        }
        let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString).part")
        defer { try? FileManager.default.removeItem(at: temporary) }
        try produce(temporary)
        guard let hash = Self.hash(temporary) else { throw .file(path: temporary.path, errno: 0) }
        let (name, outcome) = place(for: path, hash: hash)
        let final = url.appendingPathComponent(name)
        if outcome != .unchanged {
            guard rename(temporary.path, final.path) == 0 else { throw .file(path: final.path, errno: errno) }
        }
        record[name] = hash
        try save()
        return WrittenFile(path: name, url: final, outcome: outcome)
    }

    /// The name that a new content gets, and what that means.
    private func place(for path: String, hash: String) -> (String, WrittenFile.Outcome) {
        var candidate = path
        var number = 1
        while true {
            let present = Self.hash(url.appendingPathComponent(candidate))
            let isFree =
                present == nil && !FileManager.default.fileExists(atPath: url.appendingPathComponent(candidate).path)
            if isFree || (present != nil && present == record[candidate] && present != hash) {
                return (candidate, number == 1 ? .written : .beside(kept: path))
            }
            if present == hash { return (candidate, number == 1 ? .unchanged : .beside(kept: path)) }
            candidate = Self.renamed(path, number, language)
            number += 1
        }
    }

    /// The files of the folder itself that a person changed or put there, among those of some name.
    ///
    /// - Parameter isWanted: Whether a file of this name is asked for.
    /// - Returns: Their names, sorted.
    public func changed(where isWanted: (String) -> Bool) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.sorted().filter { name in
            guard isWanted(name), let hash = Self.hash(url.appendingPathComponent(name)) else { return false }
            return hash != record[name]
        }
    }

    private static func renamed(_ path: String, _ number: Int, _ language: Language) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let folder = path.dropLast(file.count)
        let word = OutputWords.newVersion[language] + (number > 1 ? " \(number)" : "")
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "\(folder)\(file) (\(word))" }
        return "\(folder)\(file[..<dot]) (\(word))\(file[dot...])"
    }

    private func save() throws(PublishingError) {
        let target = url.appendingPathComponent(Self.recordName)
        let temporary = url.appendingPathComponent("\(Self.recordName).\(UUID().uuidString).part")
        try TextFile.write(to: temporary) { file throws(PublishingError) in
            try file.write("{\n")
            for (index, entry) in record.sorted(by: { $0.key < $1.key }).enumerated() {
                let comma = index + 1 < record.count ? "," : ""
                try file.write("  \(JSONText.string(entry.key)): \(JSONText.string(entry.value))\(comma)\n")
            }
            try file.write("}\n")
        }
        guard rename(temporary.path, target.path) == 0 else {
            let code = errno
            try? FileManager.default.removeItem(at: temporary)
            throw .file(path: target.path, errno: code)
        }
    }

    /// The SHA-256 of a file in hexadecimal digits; nil where it cannot be read.
    private static func hash(_ url: URL) -> String? {
        guard let file = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? file.close() }
        var hasher = SHA256()
        do {
            while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty { hasher.update(data: chunk) }
        } catch {
            return nil
        }
        return hasher.finalize().map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }

    private static func code(of error: any Error) -> Int32 {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return Int32(clamping: underlying?.code ?? (error as NSError).code)
    }
}
