// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// Heights of rows with wrapped text.
///
/// Excel finds them by itself on opening, other office programs do not, and none does for merged cells.
enum RowHeight {
    /// The height that a cell needs, in points.
    ///
    /// - Parameters:
    ///   - text: The text of the cell.
    ///   - width: The width of its column, in characters of Excel's own font.
    ///   - format: The look of the cell.
    /// - Returns: The height.
    static func points(_ text: String, width: Double, format: CellFormat) -> Double {
        guard format.wraps else { return format.size * 1.32 + 3 }
        // At 10 points a column of one character of Excel's own font holds 1.3 letters of Arial, bold ones 1.15.
        let letters = max(1, (width - Double(format.indent)) * (format.bold ? 11.5 : 13) / format.size)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var (count, used) = (1.0, 0.0)
            // Words are broken only where they are longer than the column.
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let length = Double(word.count)
                if used > 0, used + 1 + length > letters { (count, used) = (count + 1, 0) }
                used += (used > 0 ? 1 : 0) + length
                if used > letters {
                    count += ((used / letters).rounded(.up) - 1)
                    used = used.truncatingRemainder(dividingBy: letters)
                }
            }
            return count
        }.reduce(0, +)
        return lines * format.size * 1.32 + 3
    }
}

extension SheetWriter {
    /// Writes a text across merged columns and gives the row the height that its lines need.
    func remark(
        _ text: String, row: Int, columns: ClosedRange<Int>, width: Double, format: CellFormat
    ) throws(WorkbookWriteError) {
        try merge(CellBlock(rows: row...row, columns: columns), .text(text), format: format)
        try setHeight(row: row, RowHeight.points(text, width: width, format: format))
    }

    /// Appends a row and gives it the height that its texts need.
    func append(
        _ contents: [CellContent], formats: [CellFormat], widths: [Double]
    ) throws(WorkbookWriteError) {
        let row = nextRow
        try append(contents, formats: formats)
        let heights = contents.enumerated().compactMap { column, content -> Double? in
            guard case .text(let text) = content, let format = column < formats.count ? formats[column] : formats.last,
                column < widths.count
            else { return nil }
            return RowHeight.points(text, width: widths[column], format: format)
        }
        if let height = heights.max() { try setHeight(row: row, height) }
    }
}
