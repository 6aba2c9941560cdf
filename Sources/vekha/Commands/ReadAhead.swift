// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake

/// Opens files before they are asked for: while one is stored, helper processes read the cells of the next ones.
///
/// Files are handed out in their order, whichever was read first, so what an import does does not depend on the number
/// of readers. How far the reading runs ahead is bounded by files and by bytes: a large file is read alone.
///
/// `@unchecked Sendable`: `condition` guards everything that changes.
final class ReadAhead: @unchecked Sendable {
    private static let mostFiles = 3
    private static let mostBytes = 24 << 20
    private let files: [InputFile]
    private let condition = NSCondition()
    /// The first file that no reader has taken.
    private var next = 0
    /// How many files were handed out; the last of them is still in use.
    private var given = 0
    private var bytes = 0
    private var isStopped = false
    private var ready: [Int: Result<OpenedFile, IntakeError>] = [:]

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - files: The files in the order in which they will be asked for.
    ///   - readers: One for each file that may be read at the same time, each with a helper process of its own.
    init(_ files: [InputFile], readers: [FileIntake]) {
        self.files = files
        for reader in readers.prefix(files.count) {
            let thread = Thread { [self] in work(reader) }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// The next file; the one before it is let go.
    func nextFile() throws(IntakeError) -> OpenedFile {
        condition.lock()
        defer { condition.unlock() }
        precondition(given < files.count, "more files are asked for than were named")
        if given > 0 { bytes -= files[given - 1].bytes }
        condition.broadcast()
        while true {
            if let result = ready.removeValue(forKey: given) {
                given += 1
                return try result.get()
            }
            condition.wait()
        }
    }

    /// Ends the readers after the files that they are at.
    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }

    private func work(_ reader: FileIntake) {
        while let place = take() {
            let result: Result<OpenedFile, IntakeError>
            do throws(IntakeError) { result = .success(try reader.open(files[place])) } catch {
                result = .failure(error)
            }
            condition.lock()
            ready[place] = result
            condition.broadcast()
            condition.unlock()
        }
    }

    /// The next file to read, as soon as there is room for it; nil at the end.
    private func take() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while !isStopped, next < files.count {
            let isAsked = next == given
            let hasRoom = next - given < Self.mostFiles && bytes + files[next].bytes <= Self.mostBytes
            if isAsked || hasRoom {
                bytes += files[next].bytes
                next += 1
                return next - 1
            }
            condition.wait()
        }
        return nil
    }
}
