// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// «Журнал загрузки»: the files that were read, then what was rejected of them.
struct JournalSheet {
    /// The row of the table's head.
    static let head = 1
    /// Beyond this number rejections are counted, not listed: a sheet is read by people.
    private static let limit = 20_000
    private static let widths = [52.0, 15, 9, 9, 13, 11, 40, 38, 18]
    private let book: IndicatorWorkbook
    private var language: Language { book.language }

    init(_ book: IndicatorWorkbook) { self.book = book }

    func write(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        for (column, width) in Self.widths.enumerated() { try sheet.setWidth(column...column, width) }
        try sheet.append([.text(WorkbookWords.journal[language])], formats: [Looks.title])
        try sheet.append(JournalWords.fileColumns.map { .text($0[language]) }, formats: [Looks.head])
        let imports = book.edition.imports
        for entry in imports { try write(entry, on: sheet) }
        if imports.isEmpty {
            try sheet.append([.text(JournalWords.empty[language])], formats: [Looks.remark])
        } else {
            try sheet.filter(CellBlock(rows: Self.head...(Self.head + imports.count), columns: 0...8))
            let sums = [\ImportEntry.rows, \.accepted, \.absent, \.rejected].map { path in
                CellContent.integer(imports.map { $0[keyPath: path] }.reduce(0, +))
            }
            try sheet.append(
                [.text(JournalWords.total[language]), .empty] + sums,
                formats: [Looks.group(Looks.text), Looks.group(Looks.text), Looks.group(Looks.count)])
        }
        try sheet.freeze(rows: Self.head + 1, columns: 1)
        try writeNotes(sheet)
        try writeRejections(sheet)
        try sheet.printOnly(CellBlock(rows: 0...(sheet.nextRow - 1), columns: 0...7))
    }

    private func write(_ entry: ImportEntry, on sheet: SheetWriter) throws(WorkbookWriteError) {
        let taken = entry.taken.filter { $0.origin != "content" }.map {
            JournalWords.taken(key: $0.key, value: $0.value, origin: $0.origin, language)
        }
        let failed = entry.checks.filter { !$0.agrees }.map { check in
            JournalWords.difference(
                check.kind.rawValue, scope: check.scope, declared: check.declared, found: check.found, language)
        }
        let checks =
            entry.checks.isEmpty ? "" : failed.isEmpty ? JournalWords.agrees[language] : failed.joined(separator: "; ")
        let rejected = Looks.count.with { if entry.rejected > 0 { $0.bold = true } }
        try sheet.append(
            [
                .text(entry.file), .text(FormatWording.name(entry.format)[language]), .integer(entry.rows),
                .integer(entry.accepted),
                .integer(entry.absent), .integer(entry.rejected), .text(taken.joined(separator: "; ")), .text(checks),
                .text(entry.sha256),
            ],
            formats: [
                Looks.text, Looks.text, Looks.count, Looks.count, Looks.count, rejected, Looks.text, Looks.text,
                Looks.code.with { $0.wraps = false },
            ], widths: Self.widths)
    }

    /// What else there is to say of the import, one block for each kind of note.
    private func writeNotes(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        let running = Looks.text.with { ($0.border, $0.wraps) = (false, false) }
        for section in ImportNote.Section.allCases {
            let notes = book.edition.importNotes.filter { $0.section == section }
            guard !notes.isEmpty else { continue }
            sheet.nextRow += 1
            try sheet.append([.text(JournalWords.section(section.rawValue)[language])], formats: [Looks.title])
            for note in notes.prefix(Self.limit) {
                try sheet.append(
                    [.text(note.subject), .text(note.text[language])], formats: [Looks.text, running],
                    widths: Self.widths)
            }
            if notes.count > Self.limit {
                let more = JournalWords.moreNotes.filled(language, ["count": String(notes.count - Self.limit)])
                try sheet.append([.text(more)], formats: [Looks.remark])
            }
        }
    }

    private func writeRejections(_ sheet: SheetWriter) throws(WorkbookWriteError) {
        sheet.nextRow += 1
        let all = book.edition.imports.flatMap { entry in entry.rejections.map { (entry.file, $0) } }
        guard !all.isEmpty else {
            return try sheet.append([.text(JournalWords.noRejections[language])], formats: [Looks.remark])
        }
        try sheet.append([.text(JournalWords.rejections[language])], formats: [Looks.title])
        // The value may run over the two empty cells to its right; reason and suggestion stand below the wide columns.
        let heads = JournalWords.rejectionColumns.map { CellContent.text($0[language]) }
        try sheet.append(heads.prefix(4) + [.empty, .empty] + heads.suffix(2), formats: [Looks.head])
        let value = Looks.code.with { ($0.border, $0.wraps) = (false, false) }
        for (file, rejection) in all.prefix(Self.limit) {
            try sheet.append(
                [
                    .text(file), .text(rejection.sheet), .text(rejection.cell), .text(rejection.value ?? ""), .empty,
                    .empty, .text(JournalWords.rejection(rejection.reason.rawValue)[language]),
                    .text(rejection.suggestion ?? ""),
                ], formats: [Looks.text, Looks.text, Looks.text, value, value, value, Looks.text, Looks.text],
                widths: Self.widths)
        }
        if all.count > Self.limit {
            let more = JournalWords.more.filled(language, ["count": String(all.count - Self.limit)])
            try sheet.append([.text(more)], formats: [Looks.remark])
        }
    }
}
