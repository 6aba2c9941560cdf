// SPDX-License-Identifier: GPL-3.0-or-later

internal import CXlsxWriter
internal import Foundation

/// One sheet of a workbook that is being written.
///
/// Rows and columns are counted from 0. Every call throws ``WorkbookWriteError/closed`` after the workbook was closed and
/// ``WorkbookWriteError/outsideSheet(sheet:row:column:)`` beyond Excel's limits.
@safe public final class SheetWriter {
    /// The name that the sheet got.
    public let name: String
    /// The row that ``append(_:formats:)`` writes next.
    public var nextRow = 0
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let workbook: WorkbookWriter
    private var merged: [CellBlock] = []

    init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, page: SheetPage, of workbook: WorkbookWriter
    ) throws(WorkbookWriteError) {
        unsafe self.sheet = sheet
        self.name = name
        self.workbook = workbook
        try print(on: page)
    }

    /// Writes one cell.
    ///
    /// - Parameters:
    ///   - content: What it holds.
    ///   - row: The row.
    ///   - column: The column.
    ///   - format: How it looks; nil for Excel's own look.
    /// - Throws: ``WorkbookWriteError/nonFiniteNumber(sheet:cell:)``,
    ///   ``WorkbookWriteError/invalidDate(sheet:cell:year:month:day:)`` and those of the type.
    public func write(
        _ content: CellContent, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let (r, c) = try place(row, column)
        switch content {
        case .empty:
            let native = try unsafe workbook.pointer(to: format)
            try WorkbookWriter.check(unsafe worksheet_write_blank(sheet, r, c, native), "worksheet_write_blank")
        case .text(let text):
            try writeText(SafeText.escaped(text), r, c, format)
        case .number(let number):
            guard number.isFinite else {
                throw .nonFiniteNumber(sheet: name, cell: CellBlock.address(row: row, column: column))
            }
            let native = try unsafe workbook.pointer(to: format)
            try WorkbookWriter.check(
                unsafe worksheet_write_number(sheet, r, c, number, native), "worksheet_write_number")
        case .integer(let integer):
            guard integer.magnitude <= 1 << 53 else { return try writeText(String(integer), r, c, format) }
            let native = try unsafe workbook.pointer(to: format)
            try WorkbookWriter.check(
                unsafe worksheet_write_number(sheet, r, c, Double(integer), native), "worksheet_write_number")
        case .date(let year, let month, let day):
            try writeDate((year, month, day), r, c, format)
        }
    }

    /// Writes a row below the last one that was appended.
    ///
    /// - Parameters:
    ///   - contents: The cells from the first column on.
    ///   - formats: Their looks; the last is used for the cells beyond it, an empty list is Excel's own look.
    /// - Throws: As ``write(_:row:column:format:)``.
    public func append(_ contents: [CellContent], formats: [CellFormat?] = []) throws(WorkbookWriteError) {
        for (column, content) in contents.enumerated() {
            let format = column < formats.count ? formats[column] : (formats.last ?? nil)
            try write(content, row: nextRow, column: column, format: format)
        }
        nextRow += 1
    }

    /// Merges cells and writes into them.
    ///
    /// - Parameters:
    ///   - block: The cells; a block of one cell is simply written.
    ///   - content: What the merged cell holds.
    ///   - format: How it looks.
    /// - Throws: ``WorkbookWriteError/overlappingRanges(sheet:first:second:)`` and as ``write(_:row:column:format:)``.
    public func merge(
        _ block: CellBlock, _ content: CellContent, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        let (r1, c1) = try place(block.rows.lowerBound, block.columns.lowerBound)
        let (r2, c2) = try place(block.rows.upperBound, block.columns.upperBound)
        if let other = merged.first(where: { $0.overlaps(block) }) {
            throw .overlappingRanges(sheet: name, first: other.address, second: block.address)
        }
        if block.rows.count > 1 || block.columns.count > 1 {
            merged.append(block)
            let native = try unsafe workbook.pointer(to: format)
            try WorkbookWriter.check(
                unsafe worksheet_merge_range(sheet, r1, c1, r2, c2, nil, native), "worksheet_merge_range")
        }
        try write(content, row: block.rows.lowerBound, column: block.columns.lowerBound, format: format)
    }

    /// Writes text that leads to the first cell of another sheet of this workbook.
    ///
    /// - Parameters:
    ///   - text: The text shown.
    ///   - target: The sheet to go to.
    ///   - row: The row.
    ///   - column: The column.
    ///   - format: How it looks.
    /// - Throws: Those of the type.
    public func writeLink(
        _ text: String, to target: SheetWriter, row: Int, column: Int, format: CellFormat? = nil
    ) throws(WorkbookWriteError) {
        guard target.workbook === workbook else { throw .closed }
        let (r, c) = try place(row, column)
        let native = try unsafe workbook.pointer(to: format)
        let quoted = target.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        try WorkbookWriter.check(
            unsafe worksheet_write_url(sheet, r, c, "internal:'\(quoted)'!A1", native), "worksheet_write_url")
        try writeText(SafeText.escaped(text), r, c, format)
    }

    /// Adds a note that appears over a cell.
    ///
    /// - Parameters:
    ///   - text: The note.
    ///   - row: The row.
    ///   - column: The column.
    /// - Throws: Those of the type.
    public func note(_ text: String, row: Int, column: Int) throws(WorkbookWriteError) {
        let (r, c) = try place(row, column)
        var options = unsafe lxw_comment_options()
        unsafe options.width = 320
        unsafe options.height = UInt16(clamping: 40 + 16 * (text.count / 45 + 1))
        try WorkbookWriter.check(
            unsafe worksheet_write_comment_opt(sheet, r, c, SafeText.escaped(text), &options), "worksheet_write_comment"
        )
    }

    /// Sets the width of columns.
    ///
    /// - Parameters:
    ///   - columns: The columns.
    ///   - width: In characters of Excel's standard font, 0 to 255.
    /// - Throws: Those of the type.
    public func setWidth(_ columns: ClosedRange<Int>, _ width: Double) throws(WorkbookWriteError) {
        let (_, c1) = try place(0, columns.lowerBound)
        let (_, c2) = try place(0, columns.upperBound)
        try WorkbookWriter.check(
            unsafe worksheet_set_column(sheet, c1, c2, min(max(width, 0), 255), nil), "worksheet_set_column")
    }

    /// Sets the height of a row; Excel finds that of all others, though not of merged cells.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - height: In points, 0 to 409.
    /// - Throws: Those of the type.
    public func setHeight(row: Int, _ height: Double) throws(WorkbookWriteError) {
        let (r, _) = try place(row, 0)
        try WorkbookWriter.check(
            unsafe worksheet_set_row(sheet, r, min(max(height, 0), 409), nil), "worksheet_set_row")
    }

    /// Keeps the first rows and columns in sight.
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - columns: The number of columns.
    /// - Throws: Those of the type.
    public func freeze(rows: Int, columns: Int) throws(WorkbookWriteError) {
        let (r, c) = try place(rows, columns)
        unsafe worksheet_freeze_panes(sheet, r, c)
    }

    /// Puts filters on the header of a table.
    ///
    /// - Parameter block: The table with its header row.
    /// - Throws: Those of the type.
    public func filter(_ block: CellBlock) throws(WorkbookWriteError) {
        let (r1, c1) = try place(block.rows.lowerBound, block.columns.lowerBound)
        let (r2, c2) = try place(block.rows.upperBound, block.columns.upperBound)
        try WorkbookWriter.check(unsafe worksheet_autofilter(sheet, r1, c1, r2, c2), "worksheet_autofilter")
    }

    /// Prints only a part of the sheet.
    ///
    /// - Parameter block: The cells to print.
    /// - Throws: Those of the type.
    public func printOnly(_ block: CellBlock) throws(WorkbookWriteError) {
        let (r1, c1) = try place(block.rows.lowerBound, block.columns.lowerBound)
        let (r2, c2) = try place(block.rows.upperBound, block.columns.upperBound)
        try WorkbookWriter.check(unsafe worksheet_print_area(sheet, r1, c1, r2, c2), "worksheet_print_area")
    }

    /// Tells Excel not to mark codes that consist of digits as mistakes.
    ///
    /// - Parameter block: The cells with codes, written as text.
    /// - Throws: Those of the type.
    public func expectCodes(_ block: CellBlock) throws(WorkbookWriteError) {
        _ = try place(block.rows.upperBound, block.columns.upperBound)
        try WorkbookWriter.check(
            unsafe worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), block.address),
            "worksheet_ignore_errors")
    }

    /// Offers a list of words in cells, and lets nothing else be typed there.
    ///
    /// - Parameters:
    ///   - words: The words, at most 255 bytes of UTF-8 with a comma between them.
    ///   - block: The cells.
    ///   - refusal: What is said of anything else: a title of at most 32 characters, a message of at most 255.
    /// - Throws: ``WorkbookWriteError/library(status:function:)`` for longer texts, and those of the type.
    public func offer(
        _ words: [String], in block: CellBlock, refusal: (title: String, message: String)
    ) throws(WorkbookWriteError) {
        let (r1, c1) = try place(block.rows.lowerBound, block.columns.lowerBound)
        let (r2, c2) = try place(block.rows.upperBound, block.columns.upperBound)
        // The library counts characters and has room for as many bytes: a longer list would end the process.
        guard words.map(SafeText.clean).joined(separator: ",").utf8.count <= 255 else {
            return try WorkbookWriter.check(
                LXW_ERROR_255_STRING_LENGTH_EXCEEDED, "worksheet_data_validation_range")
        }
        // The library copies the texts.
        var list = unsafe words.map { unsafe strdup(SafeText.clean($0)) } + [nil]
        let title = unsafe strdup(SafeText.clean(refusal.title))
        let message = unsafe strdup(SafeText.clean(refusal.message))
        defer {
            unsafe list.forEach { word in unsafe free(word) }
            unsafe free(title)
            unsafe free(message)
        }
        let status = unsafe list.withUnsafeMutableBufferPointer { list in
            var rule = unsafe lxw_data_validation()
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            unsafe rule.value_list = list.baseAddress
            unsafe rule.error_title = title
            unsafe rule.error_message = message
            return unsafe worksheet_data_validation_range(sheet, r1, c1, r2, c2, &rule)
        }
        try WorkbookWriter.check(status, "worksheet_data_validation_range")
    }

    /// Refuses whatever is typed into cells; sorting, filtering and deleting rows stay possible.
    ///
    /// - Parameters:
    ///   - block: The cells.
    ///   - refusal: What is said: a title of at most 32 characters, a message of at most 255.
    /// - Throws: ``WorkbookWriteError/library(status:function:)`` for longer texts, and those of the type.
    public func keep(_ block: CellBlock, refusal: (title: String, message: String)) throws(WorkbookWriteError) {
        try unsafe validate(block, refusal) { rule in
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
            unsafe rule.ignore_blank = UInt8(LXW_VALIDATION_OFF.rawValue)
        }
    }

    /// Lets only whole numbers from 0 be typed into cells.
    ///
    /// - Parameters:
    ///   - block: The cells.
    ///   - refusal: What is said of anything else: a title of at most 32 characters, a message of at most 255.
    /// - Throws: ``WorkbookWriteError/library(status:function:)`` for longer texts, and those of the type.
    public func expectCounts(
        in block: CellBlock, refusal: (title: String, message: String)
    ) throws(WorkbookWriteError) {
        try unsafe validate(block, refusal) { rule in
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            unsafe rule.value_number = 0
        }
    }

    private func validate(
        _ block: CellBlock, _ refusal: (title: String, message: String), _ fill: (inout lxw_data_validation) -> Void
    ) throws(WorkbookWriteError) {
        let (r1, c1) = try place(block.rows.lowerBound, block.columns.lowerBound)
        let (r2, c2) = try place(block.rows.upperBound, block.columns.upperBound)
        // The library copies the texts.
        let formula = unsafe strdup("=FALSE")
        let title = unsafe strdup(SafeText.clean(refusal.title))
        let message = unsafe strdup(SafeText.clean(refusal.message))
        defer {
            unsafe free(formula)
            unsafe free(title)
            unsafe free(message)
        }
        var rule = unsafe lxw_data_validation()
        unsafe fill(&rule)
        if unsafe rule.validate == UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue) {
            unsafe rule.value_formula = formula
        }
        unsafe rule.error_title = title
        unsafe rule.error_message = message
        try WorkbookWriter.check(
            unsafe worksheet_data_validation_range(sheet, r1, c1, r2, c2, &rule), "worksheet_data_validation_range")
    }

    /// Hides columns; their cells stay, and move with their rows.
    ///
    /// - Parameter columns: The columns.
    /// - Throws: Those of the type.
    public func hide(_ columns: ClosedRange<Int>) throws(WorkbookWriteError) {
        let (_, c1) = try place(0, columns.lowerBound)
        let (_, c2) = try place(0, columns.upperBound)
        var options = lxw_row_col_options(hidden: 1, level: 0, collapsed: 0)
        try WorkbookWriter.check(
            unsafe worksheet_set_column_opt(sheet, c1, c2, 8.43, nil, &options), "worksheet_set_column_opt")
    }

    private func writeText(
        _ text: String, _ row: lxw_row_t, _ column: lxw_col_t, _ format: CellFormat?
    ) throws(WorkbookWriteError) {
        let native = try unsafe workbook.pointer(to: format)
        try WorkbookWriter.check(
            unsafe worksheet_write_string(sheet, row, column, text, native), "worksheet_write_string")
    }

    private func writeDate(
        _ day: (year: Int, month: Int, day: Int), _ row: lxw_row_t, _ column: lxw_col_t, _ format: CellFormat?
    ) throws(WorkbookWriteError) {
        guard Self.isDay(day.year, day.month, day.day) else {
            throw .invalidDate(
                sheet: name, cell: CellBlock.address(row: Int(row), column: Int(column)), year: day.year,
                month: day.month, day: day.day)
        }
        var native = lxw_datetime()
        native.year = CInt(day.year)
        native.month = CInt(day.month)
        native.day = CInt(day.day)
        // Without a format of dates the cell would show the number of the day.
        let look = (format ?? CellFormat()).with { if $0.number == .general { $0.number = .date } }
        let pointer = try unsafe workbook.pointer(to: look)
        try WorkbookWriter.check(
            unsafe worksheet_write_datetime(sheet, row, column, &native, pointer), "worksheet_write_datetime")
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private func place(_ row: Int, _ column: Int) throws(WorkbookWriteError) -> (lxw_row_t, lxw_col_t) {
        guard workbook.isOpen else { throw .closed }
        guard (0..<1_048_576).contains(row), (0..<16_384).contains(column) else {
            throw .outsideSheet(sheet: name, row: row, column: column)
        }
        return (lxw_row_t(row), lxw_col_t(column))
    }

    private func print(on page: SheetPage) throws(WorkbookWriteError) {
        if page.landscape { unsafe worksheet_set_landscape(sheet) }
        unsafe worksheet_set_paper(sheet, 9)  // A4
        if page.fitsWidth { unsafe worksheet_fit_to_pages(sheet, 1, 0) }
        let inch = 25.4
        unsafe worksheet_set_margins(
            sheet, page.margins.left / inch, page.margins.right / inch, page.margins.top / inch,
            page.margins.bottom / inch)
        if page.repeatedRows > 0 {
            let (first, _) = try place(page.firstRepeatedRow, 0)
            let (last, _) = try place(page.firstRepeatedRow + page.repeatedRows - 1, 0)
            try WorkbookWriter.check(unsafe worksheet_repeat_rows(sheet, first, last), "worksheet_repeat_rows")
        }
        if page.repeatedColumns > 0 {
            let (_, last) = try place(0, page.repeatedColumns - 1)
            try WorkbookWriter.check(unsafe worksheet_repeat_columns(sheet, 0, last), "worksheet_repeat_columns")
        }
        for line in [page.header, page.footer] where line.code.unicodeScalars.count > 255 {
            throw .pageLineTooLong(sheet: name, length: line.code.unicodeScalars.count)
        }
        if !page.header.code.isEmpty {
            try WorkbookWriter.check(unsafe worksheet_set_header(sheet, page.header.code), "worksheet_set_header")
        }
        if !page.footer.code.isEmpty {
            try WorkbookWriter.check(unsafe worksheet_set_footer(sheet, page.footer.code), "worksheet_set_footer")
        }
    }
}
