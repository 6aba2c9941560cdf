// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
internal import Glibc
internal import Synchronization

/// Reads the cells of a file as text: XLSX, XLSB, XLS and ODS, the tables of DOCX, and text tables in any usual encoding.
///
/// What a file is, is told by its content, not by its name. Workbooks are read by a helper process, which is started at
/// the first one, serves many, has bounded memory and time, and is replaced when a file ends it. Files are read one after
/// the other; for two at a time use two readers.
///
/// ```swift
/// let reader = WorkbookReader(python: python, helper: helper)
/// let workbook = try reader.read(URL(fileURLWithPath: "input/ОГЭ_01_2024.csv"))
/// print(workbook.sheets[0][1, 2])  // Код ОО
/// ```
public final class WorkbookReader: Sendable {
    private let python: String
    private let script: String
    private let pandoc: String
    private let limits: ReadingLimits
    private let helper = Mutex<WorkbookHelper?>(nil)

    /// A reader that has not started its helper yet.
    ///
    /// - Parameters:
    ///   - python: The Python that has `python-calamine`.
    ///   - helper: The program `workbooks.py`.
    ///   - pandoc: The program that reads documents; nil: they are refused.
    ///   - limits: What a file may need at most.
    public init(python: URL, helper: URL, pandoc: URL? = nil, limits: ReadingLimits = ReadingLimits()) {
        self.python = python.path
        script = helper.path
        self.pandoc = pandoc?.path ?? ""
        self.limits = limits
    }

    /// Reads all sheets of a file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name of the file in errors; by default the last part of its path.
    /// - Returns: The sheets, or for a text table its one sheet.
    /// - Throws: ``WorkbookError``; every case is possible. The reader can be used again after each.
    public func read(_ url: URL, as name: String? = nil) throws(WorkbookError) -> Workbook {
        try read(FileSource(url), as: name)
    }

    /// Reads all sheets of a file, or of a member of an archive.
    ///
    /// - Parameters:
    ///   - source: Where its bytes lie.
    ///   - name: The name of the file in errors; by default the last part of its path.
    /// - Returns: The sheets, or for a text table its one sheet.
    /// - Throws: ``WorkbookError``; every case is possible. The reader can be used again after each.
    public func read(_ source: FileSource, as name: String? = nil) throws(WorkbookError) -> Workbook {
        let url = source.url
        let file = name ?? url.lastPathComponent
        if ["~$", ".~lock."].contains(where: url.lastPathComponent.hasPrefix) { throw .lockFile(file: file) }
        let content = try content(of: url, file: file)
        let kind = ContentKind(head: content.prefix(4096))
        switch kind {
        case .zip, .compound:
            switch try ask(for: source, file: file) {
            case .bytes(let bytes): return try member(bytes, file: file)
            case .sheets(let sheets, let isDocument):
                return Workbook(layout: isDocument ? .document : .workbook, sheets: sheets)
            case .members, .refused, .lost: preconditionFailure("an answer to another question")
            }
        case .text:
            return try textTable(content, file: file)
        case .html, .xml, .pdf, .archive, .binary:
            throw .unsupported(file: file, kind: kind)
        }
    }

    /// The files in a ZIP archive, and in archives that lie in it; their bytes never lie on the disk.
    ///
    /// Folders are left out. Names are mended where an old code page made others of them.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name of the file in errors; by default the last part of its path.
    /// - Returns: The members in the order of the archive; nil for what is no archive of files, such as a workbook.
    /// - Throws: ``WorkbookError``. The reader can be used again.
    public func members(of url: URL, as name: String? = nil) throws(WorkbookError) -> [ArchiveMember]? {
        let file = name ?? url.lastPathComponent
        guard ContentKind(head: try content(of: url, file: file).prefix(4096)) == .zip else { return nil }
        guard case .members(let members) = try ask(for: FileSource(url), file: file, list: true) else {
            preconditionFailure("an answer to another question")
        }
        return members
    }

    /// A member that is no workbook: text, or something that is not read.
    private func member(_ content: [UInt8], file: String) throws(WorkbookError) -> Workbook {
        guard !content.isEmpty else { throw .empty(file: file) }
        let kind = ContentKind(head: content.prefix(4096))
        guard kind == .text else { throw .unsupported(file: file, kind: kind) }
        return try textTable(content, file: file)
    }

    /// The whole file when it is text, only its head when it is something for the helper.
    private func content(of url: URL, file: String) throws(WorkbookError) -> [UInt8] {
        var status = stat()
        guard unsafe stat(url.path, &status) == 0 else {
            throw errno == ENOENT ? .missing(file: file) : .unreadable(file: file, code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file: file) }
        guard status.st_size > 0 else { throw .empty(file: file) }
        guard status.st_size <= limits.fileBytes else {
            throw .tooLarge(file: file, limit: .bytes, found: Int(status.st_size), allowed: limits.fileBytes)
        }
        let handle = unsafe open(url.path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw .unreadable(file: file, code: errno) }
        defer { close(handle) }
        var content = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < content.count {
            let count = unsafe content.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(handle, buffer.baseAddress?.advanced(by: filled), min(buffer.count - filled, 1 << 20))
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(file: file, code: errno) }
            if count == 0 { break }
            filled += count
            let kind = ContentKind(head: content[..<min(filled, 4096)])
            if kind != .text && filled >= min(content.count, 4096) { break }
        }
        content.removeLast(content.count - filled)
        return content
    }

    private func textTable(_ content: [UInt8], file: String) throws(WorkbookError) -> Workbook {
        let (encoding, utf8) = TextEncoding.decode(content)
        if utf8.contains(0) { throw .unsupported(file: file, kind: .binary) }
        let table = DelimitedText(utf8: utf8)
        let sheet = Sheet(name: "", isHidden: false, cells: try table.cells(file: file, limits: limits))
        return Workbook(layout: .text(encoding: encoding, separator: table.separator), sheets: [sheet])
    }

    /// Asks the helper; refusals and losses become errors.
    private func ask(
        for source: FileSource, file: String, list: Bool = false
    ) throws(WorkbookError) -> WorkbookHelper.Answer {
        try helper.withLock { (slot: inout sending WorkbookHelper?) throws(WorkbookError) -> WorkbookHelper.Answer in
            let current: WorkbookHelper
            if let running = slot.take() {
                current = running
            } else {
                current = try WorkbookHelper(python: python, script: script)
            }
            let answer = current.read(source, file: file, limits: limits, pandoc: pandoc, list: list)
            switch answer {
            case .sheets, .bytes, .members:
                slot = consume current
                return answer
            case .refused(let error):
                slot = consume current
                throw error
            case .lost(let isLate):
                throw lost(status: current.end(), isLate: isLate, file: file)
            }
        }
    }

    /// What a lost helper says about the file: out of memory it aborts, out of time the alarm ends it.
    private func lost(status: Int32, isLate: Bool, file: String) -> WorkbookError {
        let signal = status & 0x7F
        if isLate || signal == SIGALRM { return .tooSlow(file: file, seconds: limits.seconds) }
        if signal == SIGABRT || signal == SIGSEGV {
            return .tooLarge(file: file, limit: .memory, found: nil, allowed: limits.memory)
        }
        return .helperFailed(file: file, status: status)
    }
}
