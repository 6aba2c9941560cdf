// SPDX-License-Identifier: GPL-3.0-or-later

internal import CXlsxWriter
public import Foundation
internal import Synchronization

/// Writes a workbook in XLSX: sheets, cells, formats; no formulas, no macros, no links outside.
///
/// The file appears under its name only when it is whole: it is written beside under a temporary name and renamed by
/// ``close()``. A writer that is dropped before leaves nothing. Equal calls with an equal `created` give equal bytes.
///
/// ```swift
/// let workbook = try WorkbookWriter(to: url, created: date)
/// let sheet = try workbook.addSheet("Сводная")
/// try sheet.append([.text("=1+1"), .number(0.25)], formats: [nil, share])
/// try workbook.close()
/// ```
@safe public final class WorkbookWriter {
    /// What a file says of itself.
    public struct Properties: Equatable, Sendable {
        /// The title of the document.
        public var title = ""
        /// Who made it: a department, never a person's account.
        public var author = ""
        /// A remark.
        public var comments = ""

        /// Nothing said.
        public init() {}
    }

    /// Where the workbook appears when it is closed.
    public let destination: URL
    private let temporary: URL
    /// The library asks `gmtime` for the date of the file, whose answer two threads would share.
    private static let closing = Mutex<Void>(())
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    private var sheetNames: Set<String> = []

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - destination: The file to write or to replace; its folder exists.
    ///   - created: The date that the file carries as that of its making.
    ///   - properties: What the file says of itself.
    /// - Throws: ``WorkbookWriteError/file(path:errno:)`` when the folder cannot be written,
    ///   ``WorkbookWriteError/library(status:function:)`` when memory fails.
    public init(
        to destination: URL, created: Date, properties: Properties = Properties()
    ) throws(WorkbookWriteError) {
        self.destination = destination
        temporary = try Self.reserve(beside: destination)
        unsafe workbook = workbook_new(temporary.path)
        guard let workbook = unsafe workbook else {
            throw .library(status: CInt(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), function: "workbook_new")
        }
        try unsafe Self.describe(workbook, properties, created)
    }

    deinit {
        guard let workbook = unsafe workbook else { return }
        unsafe lxw_workbook_free(workbook)
        try? FileManager.default.removeItem(at: temporary)
    }

    /// Adds a sheet after the others.
    ///
    /// - Parameters:
    ///   - name: Its name; made fit by ``SafeText/sheetName(_:unlike:)``.
    ///   - page: How it is printed.
    /// - Returns: The sheet, whose ``SheetWriter/name`` is the name that it got.
    /// - Throws: ``WorkbookWriteError/closed``, ``WorkbookWriteError/pageLineTooLong(sheet:length:)``,
    ///   ``WorkbookWriteError/library(status:function:)``.
    public func addSheet(_ name: String, page: SheetPage = SheetPage()) throws(WorkbookWriteError) -> SheetWriter {
        guard let workbook = unsafe workbook else { throw .closed }
        let fit = SafeText.sheetName(name, unlike: sheetNames)
        guard let sheet = unsafe workbook_add_worksheet(workbook, fit) else {
            throw .library(
                status: CInt(LXW_ERROR_PARAMETER_VALIDATION.rawValue), function: "workbook_add_worksheet")
        }
        sheetNames.insert(SafeText.sheetNameKey(fit))
        return try unsafe SheetWriter(sheet, name: fit, page: page, of: self)
    }

    /// Writes the file and gives it its name.
    ///
    /// - Throws: ``WorkbookWriteError/closed`` when called twice, ``WorkbookWriteError/noSheets``,
    ///   ``WorkbookWriteError/library(status:function:)`` and ``WorkbookWriteError/file(path:errno:)`` when the disk
    ///   refuses; a file that stood under the name is then untouched.
    public func close() throws(WorkbookWriteError) {
        guard let workbook = unsafe workbook else { throw .closed }
        guard !sheetNames.isEmpty else { throw .noSheets }
        unsafe self.workbook = nil
        unsafe formats = unsafe [:]
        let status = Self.closing.withLock { _ in unsafe workbook_close(workbook) }
        guard status == LXW_NO_ERROR else {
            try? FileManager.default.removeItem(at: temporary)
            throw .library(status: CInt(status.rawValue), function: "workbook_close")
        }
        guard unsafe rename(temporary.path, destination.path) == 0 else {
            let code = errno
            try? FileManager.default.removeItem(at: temporary)
            throw .file(path: destination.path, errno: code)
        }
    }

    var isOpen: Bool { unsafe workbook != nil }

    /// The library's own object for a format, made at its first use.
    func pointer(to format: CellFormat?) throws(WorkbookWriteError) -> UnsafeMutablePointer<lxw_format>? {
        guard let workbook = unsafe workbook else { throw .closed }
        guard let format else { return nil }
        if let known = unsafe formats[format] { return unsafe known }
        guard let new = unsafe workbook_add_format(workbook) else {
            throw .library(status: CInt(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), function: "workbook_add_format")
        }
        unsafe format.apply(to: new)
        unsafe formats[format] = unsafe new
        return unsafe new
    }

    static func check(_ status: lxw_error, _ function: StaticString) throws(WorkbookWriteError) {
        guard status == LXW_NO_ERROR else {
            throw .library(status: CInt(status.rawValue), function: "\(function)")
        }
    }

    /// Makes an empty file of a new name, so that two writers never share one and a folder that cannot be written is
    /// known before any work.
    private static func reserve(beside destination: URL) throws(WorkbookWriteError) -> URL {
        let folder = destination.deletingLastPathComponent()
        let name = destination.lastPathComponent
        var number = 0
        while true {
            let url = folder.appendingPathComponent(".\(name).\(getpid()).\(number).part")
            let descriptor = unsafe open(url.path, O_CREAT | O_EXCL | O_WRONLY, 0o666)
            if descriptor >= 0 {
                _ = Foundation.close(descriptor)
                return url
            }
            guard errno == EEXIST else { throw .file(path: destination.path, errno: errno) }
            number += 1
        }
    }

    private static func describe(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, _ properties: Properties, _ created: Date
    ) throws(WorkbookWriteError) {
        // The library copies the texts.
        let title = unsafe strdup(SafeText.clean(properties.title))
        let author = unsafe strdup(SafeText.clean(properties.author))
        let comments = unsafe strdup(SafeText.clean(properties.comments))
        defer {
            unsafe free(title)
            unsafe free(author)
            unsafe free(comments)
        }
        var native = unsafe lxw_doc_properties()
        unsafe native.title = title
        unsafe native.author = author
        unsafe native.comments = comments
        // Zero would mean the current time.
        unsafe native.created = max(1, time_t(created.timeIntervalSince1970.rounded(.down)))
        try check(unsafe workbook_set_properties(workbook, &native), "workbook_set_properties")
    }
}
