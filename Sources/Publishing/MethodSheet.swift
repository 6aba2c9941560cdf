// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording
internal import Workbooks

/// «Методика»: methods, parameters, what is set aside and why, breaks with their sources, versions.
struct MethodSheet {
    private let book: IndicatorWorkbook
    private var language: Language { book.language }

    init(_ book: IndicatorWorkbook) { self.book = book }

    func write(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        try sheet.setWidth(0...0, 34)
        try sheet.setWidth(1...1, 110)
        try sheet.append([.text(WorkbookWords.method[language])], formats: [Looks.title])
        let heading = Looks.text.with { ($0.bold, $0.size) = (true, 10) }
        let body = Looks.text.with { $0.size = 10 }
        for section in MethodText(book.digest).sections {
            sheet.nextRow += 1
            try sheet.append(
                [.text(section.title), .empty], formats: [Looks.head.with { $0.horizontal = .left }])
            for line in section.lines {
                try sheet.append(
                    [.text(line.heading), .text(line.text)], formats: [heading, body], widths: [34, 110])
            }
        }
    }
}
