// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// A text file that is written in pieces: what is not yet on the disk never grows beyond a few hundred kilobytes.
struct TextFile: ~Copyable {
    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []
    private static let limit = 1 << 18

    private init(_ url: URL) throws(PublishingError) {
        path = url.path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw .file(path: path, errno: errno) }
        self.handle = handle
        buffer.reserveCapacity(Self.limit + 4_096)
    }

    /// Creates a file and writes it.
    ///
    /// - Parameters:
    ///   - url: The file, new.
    ///   - body: Writes the text.
    /// - Throws: ``PublishingError/file(path:errno:)``, after which the file is gone.
    static func write(
        to url: URL, _ body: (inout TextFile) throws(PublishingError) -> Void
    ) throws(PublishingError) {
        var file = try TextFile(url)
        do throws(PublishingError) {
            try body(&file)
            try file.flush()
            try? file.handle.close()
        } catch {
            try? file.handle.close()
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }

    /// Adds text, encoded as UTF-8.
    mutating func write(_ text: String) throws(PublishingError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.limit { try flush() }
    }

    private mutating func flush() throws(PublishingError) {
        do {
            try handle.write(contentsOf: buffer)
        } catch {
            throw .file(path: path, errno: errno)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
