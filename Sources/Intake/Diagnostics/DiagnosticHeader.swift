// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Finds the headings of a table of diagnosed teachers: up to three rows, merged as people merge them.
enum DiagnosticHeader {
    /// Stands for the format in the list of layouts; the columns are found by words.
    static let layout = TableLayout(
        format: .diagnostics, columns: [:], required: [("ФИО или код педагога", ["teacher"]), ("ОО", ["school"])])

    /// The key of a column of results, such as `input.subject.score`; without the wave where the row or the file says it.
    static func key(
        _ wave: DiagnosticRow.Wave?, _ domain: DiagnosticRow.Domain, _ kind: DiagnosticColumn.Kind
    ) -> String {
        (wave.map { $0.rawValue + "." } ?? "") + domain.rawValue + "." + kind.rawValue
    }

    /// How a sheet looks.
    static func examine(_ sheet: Sheet, head: SheetHead) -> TableLayout.Examination {
        var near: [String]?
        for row in head.rows.indices {
            let found = Set(head.rows[row].compactMap { identities[$0.heading] })
            let (hasTeacher, hasSchool) = (
                found.contains("teacher") || found.contains("code") || found.contains("surname"),
                found.contains("school") || found.contains("login")
            )
            guard hasTeacher || hasSchool else { continue }
            let rows = extent(around: row, head)
            let columns = columns(rows, head)
            let hasResults = columns.contains { isResult($0.key) }
            let hasDomain = columns.contains { $0.key.contains("subject.") || $0.key.contains("method.") }
            let isDiagnosis = hasDomain || speaksOfDiagnosis(sheet, above: rows.upperBound)
            guard isDiagnosis else { continue }
            if hasTeacher, hasSchool, hasResults {
                return .fits(Header(row: rows.upperBound, top: rows.lowerBound, columns: columns))
            }
            let missing =
                (hasTeacher ? [] : ["ФИО или код педагога"]) + (hasSchool ? [] : ["ОО"])
                + (hasResults ? [] : ["Предметный балл / Методический балл / Уровень"])
            if missing.count == 1, hasDomain || found.contains("teacher") { near = near ?? missing }
        }
        return near.map { .near(missing: $0) } ?? .unlike
    }

    /// The largest possible points that the heading of a score says.
    static func statedMaximum(_ column: Int, _ header: Header, _ sheet: Sheet) -> Double? {
        let texts = (header.top...header.row).filter { !sheet.isBlank($0, column) }.map { sheet[$0, column] }
        return DiagnosticColumn(Normaliser.heading(texts.joined(separator: " "))).maximum
    }

    private static func isResult(_ key: String) -> Bool {
        [".score", ".percent", ".level"].contains { key.hasSuffix($0) }
    }

    /// The rows of the header: those above and below that hold nothing but words of results.
    private static func extent(around row: Int, _ head: SheetHead) -> ClosedRange<Int> {
        func isGroups(_ row: Int) -> Bool {
            guard head.rows.indices.contains(row), head.rows[row].count >= 2 else { return false }
            return head.rows[row].allSatisfy {
                identities[$0.heading] == nil && DiagnosticColumn($0.heading).isOfResults
            }
        }
        var (top, bottom) = (row, row)
        while bottom < row + 2, isGroups(bottom + 1) { bottom += 1 }
        while top > bottom - 2, top > 0, isGroups(top - 1) { top -= 1 }
        return top...bottom
    }

    /// The columns by their keys; a heading of a group holds for the columns to its right that have no other.
    private static func columns(_ rows: ClosedRange<Int>, _ head: SheetHead) -> [String: Int] {
        var keys: [String: Int] = [:]
        var results: [(column: Int, meaning: DiagnosticColumn)] = []
        let cells = rows.map { Dictionary(head.rows[$0].map { ($0.column, $0.heading) }) { first, _ in first } }
        let width = (cells.flatMap(\.keys).max() ?? -1) + 1
        var groups = [String?](repeating: nil, count: cells.count)
        for column in 0..<width {
            let own = cells.map { $0[column] }
            if let identity = own.lazy.compactMap({ $0.flatMap { identities[$0] } }).first {
                if keys[identity] == nil { keys[identity] = column }
                groups = groups.map { _ in nil }
                continue
            }
            guard let lowest = own.lastIndex(where: { $0 != nil }) else { continue }
            // A heading that says nothing of results ends the groups above it.
            for row in own.indices {
                if let text = own[row] { groups[row] = DiagnosticColumn(text).isOfResults ? text : nil }
            }
            let texts = own.indices.compactMap { row in own[row] ?? (row < lowest ? groups[row] : nil) }
            let meaning = DiagnosticColumn(texts.joined(separator: " "))
            if meaning.isOfResults { results.append((column, meaning)) }
        }
        // «Итоговый балл» names a wave only beside a column of the other one.
        let isWide = Set(results.compactMap(\.meaning.wave)).count == 2
        for (column, meaning) in results {
            guard let kind = meaning.kind ?? (isWide && meaning.wave != nil ? .score : nil) else { continue }
            let key = key(isWide ? meaning.wave : nil, meaning.domain ?? .whole, kind)
            if keys[key] == nil { keys[key] = column }
        }
        return keys
    }

    /// Whether the title or a heading says that it is a diagnosis.
    private static func speaksOfDiagnosis(_ sheet: Sheet, above last: Int) -> Bool {
        (0...min(last, sheet.rowCount - 1)).contains { row in
            (0..<sheet.columnCount).contains { column in
                let cell = sheet.utf8(row, column)
                return (1...600).contains(cell.count)
                    && Normaliser.heading(String(decoding: cell, as: UTF8.self)).contains("диагност")
            }
        }
    }

    /// Headings of what is no result, as ``Normaliser/heading(_:)`` gives them.
    private static let identities: [String: String] = [
        "№": "number", "№ п/п": "number", "n п/п": "number",
        "фио": "teacher", "ф.и.о": "teacher", "фио педагога": "teacher", "ф.и.о. педагога": "teacher",
        "фио учителя": "teacher", "ф.и.о. учителя": "teacher", "фио педагогического работника": "teacher",
        "ф.и.о. педагогического работника": "teacher", "фио участника": "teacher", "ф.и.о. участника": "teacher",
        "педагог": "teacher", "учитель": "teacher", "педагогический работник": "teacher", "участник": "teacher",
        "фио или код": "teacher", "фио или код педагога": "teacher", "код или фио": "teacher",
        "педагог (код или фио)": "teacher", "педагог (код)": "teacher",
        "код": "code", "код педагога": "code", "код учителя": "code", "код участника": "code",
        "код педагогического работника": "code",
        "фамилия": "surname", "имя": "name", "отчество": "patronymic",
        "логин": "login", "логин фис око": "login", "логин оо": "login",
        "оо": "school", "школа": "school", "код оо": "school", "наименование оо": "school",
        "наименование школы": "school", "краткое наименование оо": "school", "краткое наименование": "school",
        "образовательная организация": "school", "общеобразовательная организация": "school",
        "наименование образовательной организации": "school", "место работы": "school", "организация": "school",
        "предмет": "subject", "преподаваемый предмет": "subject", "учебный предмет": "subject",
        "предмет преподавания": "subject", "преподает": "subject",
        "этап": "wave", "волна": "wave", "этап диагностики": "wave", "волна диагностики": "wave",
        "вид диагностики": "wave", "тип диагностики": "wave", "срез": "wave", "диагностика": "wave",
        "дата": "day", "дата диагностики": "day", "дата прохождения": "day", "дата проведения": "day",
        "блок": "block", "компетенции": "block", "вид компетенций": "block", "область": "block",
        "дата входной диагностики": "input.day", "дата (входная)": "input.day", "входная, дата": "input.day",
        "дата итоговой диагностики": "output.day", "дата (итоговая)": "output.day", "итоговая, дата": "output.day",
        "дата выходной диагностики": "output.day", "дата (выходная)": "output.day",
        "должность": "position", "категория": "category", "стаж": "experience", "муниципалитет": "municipality",
        "примечание": "note", "телефон": "note", "почта": "note",
    ]
}
