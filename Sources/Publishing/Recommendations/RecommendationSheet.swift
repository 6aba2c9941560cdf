// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording
internal import Workbooks

/// The sheet «Рекомендации»: one row for each recommendation, yellow where people write.
struct RecommendationSheet {
    private typealias Column = RecommendationColumn

    /// The row of the heads.
    static let head = 2
    /// Room below the rows in which lists of words work as well, for what people add.
    private static let spare = 200
    private static let fill: UInt32 = 0xFFF8DC
    /// What people may choose; what only the program says is no choice.
    private static let choices = [RecommendationStatus.draft, .accepted, .changed, .rejected, .added]

    private let book: RecommendationBook
    private let language: Language
    private let columns = RecommendationColumn.allCases
    private let conflicts: [String: [String]]

    init(_ book: RecommendationBook, _ language: Language) {
        self.book = book
        self.language = language
        conflicts = Dictionary(
            book.conflicts.map { ($0.key, [DecisionWords.field($0.field.code)[language]]) }, uniquingKeysWith: +)
    }

    func write(to workbook: WorkbookWriter) throws(WorkbookWriteError) {
        var page = SheetPage()
        // Nineteen columns of words on one page could not be read: pages stand side by side, each with the schools.
        (page.fitsWidth, page.repeatedColumns) = (false, 1)
        (page.repeatedRows, page.firstRepeatedRow) = (1, Self.head)
        page.footer = .init(
            left: [.text(DocumentWords.internalUse[language])],
            right: [.text(WorkbookWords.page[language]), .page, .text(WorkbookWords.ofPages[language]), .pages])
        let sheet = try workbook.addSheet(DecisionWords.name[language], page: page)
        let widths = columns.map { Self.width($0) }
        for (index, width) in widths.enumerated() { try sheet.setWidth(index...index, width) }
        // Nothing is merged: a merged cell forbids to sort.
        try sheet.write(.text(DecisionWords.title[language]), row: 0, column: 0, format: Looks.title)
        try sheet.write(
            .text(DecisionWords.brief[language]), row: 1, column: 0, format: Looks.remark.with { $0.wraps = false })
        sheet.nextRow = Self.head
        try sheet.append(
            columns.map { .text($0.title[language]) },
            formats: columns.map { column in
                Looks.head.with { if column.isAnswer { $0.fill = 0xF5E6A8 } }
            }, widths: widths)
        for state in book.states {
            try sheet.append(
                columns.map { content($0, state) }, formats: columns.map { format($0, state) }, widths: widths)
        }
        let last = Self.head + max(1, book.states.count)
        let status = columns.firstIndex(of: .status) ?? 0
        let words = Self.choices.map { DecisionWords.status($0.rawValue)[language] }
        let message = DecisionWords.chosen.filled(language, ["list": words.joined(separator: ", ")])
        try sheet.offer(
            words, in: CellBlock(rows: Self.head + 1...last + Self.spare, columns: status...status),
            refusal: (Column.status.title[language], message))
        try sheet.expectCodes(CellBlock(rows: Self.head...last, columns: 0...(columns.count - 1)))
        try sheet.filter(CellBlock(rows: Self.head...last, columns: 0...(columns.count - 1)))
        try sheet.freeze(rows: Self.head + 1, columns: 2)
        let printed = columns.firstIndex(of: .flags) ?? columns.count - 1
        try sheet.printOnly(CellBlock(rows: 0...last, columns: 0...printed))
    }

    private func content(_ column: RecommendationColumn, _ state: RecommendationState) -> CellContent {
        func text(_ value: String) -> CellContent { value.isEmpty ? .empty : .text(value) }
        let key = state.draft.key
        switch column {
        case .school: return .text(book.name(of: key.school))
        case .addressee: return .text(DecisionWords.addressee(key.addressee.rawValue)[language])
        case .catalogue: return text(state.draft.measures.joined(separator: " "))
        case .grade: return .text(DecisionWords.grade(state.draft.grade.rawValue)[language])
        case .status: return .text(DecisionWords.status(state.status.rawValue)[language])
        case .flags: return text(flags(state).joined(separator: "; "))
        case .evidence:
            return text(state.draft.evidence.map(\.finding).filter { !$0.isEmpty }.joined(separator: " "))
        case .key: return .text(key.text)
        case .release: return .integer(book.release)
        case .decidedOn:
            guard let day = CalendarDate(state[.decidedOn]), (1900...9999).contains(day.year) else {
                return text(state[.decidedOn])
            }
            return .date(year: day.year, month: day.month, day: day.day)
        default: return RecommendationField(rawValue: column.rawValue).map { text(state[$0]) } ?? .empty
        }
    }

    /// What is to be looked at.
    private func flags(_ state: RecommendationState) -> [String] {
        var flags: [String] = []
        if state.isCarried { flags.append(DecisionWords.carried[language]) }
        if state.isEvidenceChanged { flags.append(DecisionWords.evidenceChanged[language]) }
        if let fields = conflicts[state.draft.key.text] {
            flags.append(
                DecisionWords.contradictory.filled(language, ["list": fields.joined(separator: ", ")]))
        }
        return flags
    }

    private func format(_ column: RecommendationColumn, _ state: RecommendationState) -> CellFormat {
        let format =
            switch column {
            case .decidedOn: Looks.text.with { $0.number = .date }
            case .key, .evidence: Looks.code.with { $0.wraps = false }
            case .catalogue: Looks.code
            case .release: Looks.count.with { $0.wraps = false }
            default: Looks.text
            }
        guard column.isAnswer else {
            return column == .flags && !flags(state).isEmpty ? format.with { $0.bold = true } : format
        }
        return format.with { $0.fill = Self.fill }
    }

    private static func width(_ column: RecommendationColumn) -> Double {
        switch column {
        case .finding: 38
        case .measure: 42
        case .cause, .expected, .control: 26
        case .school, .reason, .note, .flags: 20
        case .addressee, .responsible, .status, .decidedBy: 15
        case .term, .grade, .done: 13
        case .decidedOn, .catalogue: 10.5
        case .evidence: 11
        case .key, .release: 7
        }
    }
}
