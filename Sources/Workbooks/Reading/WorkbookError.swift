// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a file was not read.
///
/// Every case but the one of the helper's start names the file as the caller named it.
public enum WorkbookError: Error, Equatable, Sendable {
    /// There is no such file.
    case missing(file: String)
    /// The path is a folder, a device or a pipe.
    case notAFile(file: String)
    /// The system refused to read the file; the payload is its error number.
    case unreadable(file: String, code: Int32)
    /// The file has no content.
    case empty(file: String)
    /// The file is the mark that an office program leaves beside an open document (`~$…`, `.~lock…`).
    case lockFile(file: String)
    /// The content is known, but is no table that we read.
    case unsupported(file: String, kind: ContentKind)
    /// An archive lies in an archive that lies in an archive.
    case nestedArchive(file: String)
    /// The content is cut off or breaks its own format; the detail is what the parser said.
    case damaged(file: String, detail: String)
    /// The file asks for a password.
    case encrypted(file: String)
    /// The document can hold macros.
    case macros(file: String)
    /// The document is one of Word before 2007.
    case oldDocument(file: String)
    /// A document needs pandoc, which is not there or too old.
    case noDocumentReader(file: String)
    /// The file is larger than a limit; `found` is nil where it is only known to be more than `allowed`.
    case tooLarge(file: String, limit: ReadingLimit, found: Int?, allowed: Int)
    /// The file was not read within the time allowed, in seconds.
    case tooSlow(file: String, seconds: Int)
    /// A quotation mark of a text table is never closed; the line is where it opens, from 1.
    case unterminatedQuote(file: String, line: Int)
    /// The program that reads workbooks does not start; the code is the system's error number.
    case helperUnavailable(program: String, code: Int32)
    /// The program that reads workbooks ended or broke its own rules; the status is its wait status.
    case helperFailed(file: String, status: Int32)
}

/// What a file is limited in.
public enum ReadingLimit: String, Sendable, CaseIterable {
    /// Bytes of the file itself, or of what it unpacks to.
    case bytes
    /// Rows of a sheet.
    case rows
    /// Columns of a sheet.
    case columns
    /// Rows × columns of all sheets, empty cells counted.
    case cells
    /// Characters of a cell of a text table.
    case characters
    /// Sheets of a workbook.
    case sheets
    /// Address space of the helper process, bytes.
    case memory
    /// Bytes of one member of an archive after unpacking.
    case fileBytes
    /// Bytes of all members of an archive after unpacking.
    case archiveBytes
    /// Members of an archive, those of the archives in it counted.
    case members
    /// Merged cells of a table of a document.
    case merges
    /// Unpacked bytes for each packed one: more is no table, but a bomb.
    case ratio
}

/// How much a reader accepts from one file; what is larger is refused, not cut.
public struct ReadingLimits: Sendable, Equatable {
    /// Largest file, bytes.
    public var fileBytes = 128 << 20
    /// Largest content after unpacking, and the text of all sheets, bytes; growing arrays need up to three times this.
    public var bytes = 256 << 20
    /// Most rows in a sheet.
    public var rows = 1 << 20
    /// Most columns in a sheet.
    public var columns = 2_048
    /// Most cells in all sheets of a file, empty ones counted.
    public var cells = 8_000_000
    /// Most characters in a cell of a text table: those that a spreadsheet can hold.
    public var characters = 32_767
    /// Most sheets in a workbook.
    public var sheets = 255
    /// Most members of an archive, or parts of a workbook.
    public var members = 10_000
    /// Largest content of all members of an archive together after unpacking, bytes.
    public var archiveBytes = 1 << 30
    /// Address space of the helper process, bytes.
    public var memory = 1 << 30
    /// Time for one file, seconds.
    public var seconds = 120

    /// The limits of an import: a region's largest file has a fifth of the cells.
    public init() {}
}
