// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring

/// A mapping file: what the columns of any other table mean.
///
/// ```yaml
/// sheet: Лист1                # the first sheet where it is left out
/// header: 1                   # the row of the headings, from 1
/// procedure: ВПР              # a value for all rows …
/// subject: {column: Предмет}  # … or a column
/// year: 2023
/// season: spring              # ВПР only
/// grade: {column: Класс}
/// school: {column: Логин, code: login}   # login | oge | ege
/// mark: {column: Отметка}     # mark, score, or both
/// score: {column: Балл}
/// absent: {column: Вариант, value: отсутствовал}
/// ```
struct Mapping: Sendable {
    /// A value for all rows, or the column that holds it.
    enum Source: Sendable {
        case constant(String)
        case column(String)
    }

    /// What the codes of schools are.
    enum SchoolCode: String, CaseIterable, Sendable {
        case login, oge, ege
    }

    static let suffix = ".map.yaml"

    /// How messages name the file.
    let name: String
    let sheet: String?
    /// The row of the headings, from 0.
    let headerRow: Int
    /// The sources of `procedure`, `year`, `season`, `subject`, `grade`, `mark`, `score`.
    let values: [String: Source]
    let school: (column: String, code: SchoolCode)
    let absent: (column: String, words: Set<String>)?

    /// Reads the mapping beside a file; nil where there is none.
    init?(beside url: URL, as path: String) throws(SettingsError) {
        let mappingURL = URL(fileURLWithPath: url.path + Self.suffix)
        guard FileManager.default.fileExists(atPath: mappingURL.path) else { return nil }
        try self.init(SettingsNode(contentsOf: mappingURL, name: path + Self.suffix), name: path + Self.suffix)
    }

    init(_ root: SettingsNode, name: String) throws(SettingsError) {
        self.name = name
        let sources = ["procedure", "year", "season", "subject", "grade", "mark", "score"]
        let fields = try root.fields(
            ["sheet", "header", "school", "absent"] + sources,
            required: ["header", "procedure", "year", "subject", "grade", "school"])
        sheet = try fields["sheet"]?.text()
        headerRow = (try fields["header"]?.int(in: 1...Header.deepestRow) ?? 1) - 1
        var values: [String: Source] = [:]
        for key in sources {
            guard let node = fields[key] else { continue }
            values[key] = try Self.source(node, key: key)
        }
        self.values = values
        guard values["mark"] != nil || values["score"] != nil, let schoolNode = fields["school"] else {
            throw root.wrong(expected: "mark: {column: …} | score: {column: …}")
        }
        let school = try schoolNode.fields(["column", "code"], required: ["column", "code"])
        self.school = (
            try school["column"]?.text() ?? "", try school["code"]?.word(SchoolCode.self) ?? .login
        )
        if let node = fields["absent"] {
            let absent = try node.fields(["column", "value"], required: ["column", "value"])
            var words: Set<String> = []
            for word in try absent["value"]?.items() ?? [] { words.insert(Normaliser.heading(try word.text())) }
            self.absent = (try absent["column"]?.text() ?? "", words)
        } else {
            absent = nil
        }
    }

    private static func source(_ node: SettingsNode, key: String) throws(SettingsError) -> Source {
        if let text = try? node.text() {
            if key == "mark" || key == "score" { throw node.wrong(expected: "{column: …}") }
            try check(node, key: key)
            return .constant(text)
        }
        let fields = try node.fields(["column"], required: ["column"])
        return .column(try fields["column"]?.text() ?? "")
    }

    /// A value for all rows is wrong before any row is read.
    private static func check(_ node: SettingsNode, key: String) throws(SettingsError) {
        switch key {
        case "procedure": _ = try node.word(Procedure.self)
        case "season": _ = try node.word(Season.self)
        case "year": _ = try node.int(in: 2000...2100)
        case "subject":
            let text = try node.text()
            guard Normaliser.subject(text) != nil else {
                throw node.wrong(
                    expected: Normaliser.nearestSubject(text) ?? Subject.known.map(\.rawValue).joined(separator: " | "))
            }
        case "grade": _ = try node.int(in: 1...11)
        default: break
        }
    }
}
