// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// A column of scores of one task.
struct TaskColumn: Equatable, Sendable {
    let column: Int
    let task: TaskDefinition
}

/// How the layouts of ВПР call the columns of tasks.
enum TaskHeading: Sendable {
    /// `1 (2б)`, `9.1 (1б)`, `4К1 (3б)`.
    case points
    /// `балл за 4К1`.
    case words
    /// `a-12-grade`, of which a file fills as many as the work has tasks.
    case numbers

    /// The columns of tasks in a header; a column without any value is no task where the layout has a fixed number.
    func columns(of sheet: Sheet, header: Header) -> [TaskColumn] {
        (0..<sheet.columnCount).compactMap { column in
            guard let task = task(sheet[header.row, column]) else { return nil }
            if self == .numbers,
                header.body(of: sheet).allSatisfy({ Normaliser.isBlank(sheet.utf8($0, column)) })
            {
                return nil
            }
            return TaskColumn(column: column, task: task)
        }
    }

    /// The task of a heading; nil for other headings.
    func task(_ heading: String) -> TaskDefinition? {
        guard heading.utf8.count <= 60 else { return nil }
        let text = Normaliser.text(heading)
        switch self {
        case .points:
            guard text.hasSuffix("б)"), let open = text.firstIndex(of: "("),
                let label = Self.label(text[..<open]),
                let maximum = Int(text[text.index(after: open)...].dropLast(2).filter { $0 != " " }),
                (0...Normaliser.mostPoints).contains(maximum)
            else { return nil }
            return TaskDefinition(label: label, maximum: maximum)
        case .words:
            let words = text.split(separator: " ")
            guard words.count == 3, words[0].lowercased() == "балл", words[1].lowercased() == "за" else { return nil }
            return Self.label(words[2]).map { TaskDefinition(label: $0, maximum: nil) }
        case .numbers:
            let parts = text.lowercased().split(separator: "-")
            guard parts.count == 3, parts[0] == "a" || parts[0] == "а", parts[2] == "grade", parts[1].utf8.count <= 2,
                let number = Int(parts[1]), number > 0
            else { return nil }
            return TaskDefinition(label: String(number), maximum: nil)
        }
    }

    /// `1`, `9.1`, `4К1`: digits first, at most one letter and few signs; other texts are no labels.
    private static func label(_ text: some StringProtocol) -> String? {
        let label = Normaliser.text(text)
        guard (1...8).contains(label.count), label.first.map({ $0.isASCII && $0.isNumber }) == true,
            label.allSatisfy({ $0.isLetter || $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" }),
            label.count(where: \.isLetter) <= 1
        else { return nil }
        return String(label.map { Normaliser.lookAlikes[$0] ?? $0 })
    }
}
