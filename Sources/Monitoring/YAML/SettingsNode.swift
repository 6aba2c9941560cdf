// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Wording
import Yams

/// A node of a YAML file that knows its line and key path, and refuses what nobody asked for.
///
/// Yams' decoder ignores unknown keys; a misspelt key of an analyst must be an error with the nearest known one.
public struct SettingsNode {
    private let node: Node
    private let file: String
    /// The key path from the root, such as `indicators[3].benefit`; empty at the root.
    public let path: String
    /// The line of the key that leads here; nil at the root and in a sequence.
    private var keyMark: Int?

    /// Reads a YAML file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: How messages name the file.
    /// - Throws: ``SettingsError/unreadable(file:)``, ``SettingsError/notYAML(file:line:detail:)``.
    public init(contentsOf url: URL, name: String? = nil) throws(SettingsError) {
        let name = name ?? url.lastPathComponent
        guard let data = try? Data(contentsOf: url), let text = String(data: data, encoding: .utf8) else {
            throw .unreadable(file: name)
        }
        try self.init(text: text, file: name)
    }

    /// Reads YAML from text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - file: How messages name the file.
    /// - Throws: ``SettingsError/notYAML(file:line:detail:)``.
    public init(text: String, file: String) throws(SettingsError) {
        let composed: Node?
        do {
            composed = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw .notYAML(file: file, line: error.line, detail: error.detail)
        } catch {
            throw .notYAML(file: file, line: 1, detail: "\(error)")
        }
        self.init(node: composed ?? Node.mapping(Node.Mapping([])), file: file, path: "")
    }

    private init(node: Node, file: String, path: String) {
        self.node = node
        self.file = file
        self.path = path
    }

    /// The line in the file, from 1.
    public var line: Int { node.mark?.line ?? 1 }

    /// The error of a value that is not what is expected.
    ///
    /// - Parameter expected: What is expected, in words that people read.
    /// - Returns: The error, with file, line and key path.
    public func wrong(expected: String) -> SettingsError {
        .wrongValue(file: file, line: line, path: path, found: found, expected: expected)
    }

    /// The error of an option that a later release will serve.
    public var notBuilt: SettingsError { .notBuilt(file: file, line: line, path: path) }

    /// Whether the node is empty: nothing, `~` or `null`.
    public var isNull: Bool {
        guard case .scalar(let scalar) = node else { return node.mapping?.isEmpty ?? false && path.isEmpty }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    /// The text of a scalar.
    ///
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func text() throws(SettingsError) -> String {
        guard case .scalar(let scalar) = node, !isNull else { throw wrong(expected: "\"…\"") }
        return scalar.string
    }

    /// The whole number of a scalar within a range.
    ///
    /// - Parameter range: The numbers that are allowed.
    /// - Returns: The number.
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func int(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard case .scalar(let scalar) = node, let value = Int(scalar.string), range.contains(value) else {
            throw wrong(expected: "\(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// The number of a scalar within a range.
    ///
    /// - Parameter range: The numbers that are allowed.
    /// - Returns: The number.
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func number(in range: ClosedRange<Double>) throws(SettingsError) -> Double {
        guard case .scalar(let scalar) = node, let value = Double(scalar.string), range.contains(value) else {
            throw wrong(expected: "\(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    /// The truth value of a scalar.
    ///
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func bool() throws(SettingsError) -> Bool {
        guard case .scalar(let scalar) = node, let value = Bool(scalar.string) else {
            throw wrong(expected: "true | false")
        }
        return value
    }

    /// One word of a closed list.
    ///
    /// - Parameter type: The enumeration whose raw values are the words.
    /// - Returns: The word.
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type
    ) throws(SettingsError) -> Word where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard case .scalar(let scalar) = node, let word = Word(rawValue: scalar.string) else {
            throw wrong(expected: words.joined(separator: " | "))
        }
        return word
    }

    /// One word of a list that a file makes.
    ///
    /// - Parameter known: The words.
    /// - Returns: The word.
    /// - Throws: ``SettingsError/unknownWord(file:line:path:word:nearest:known:)``, and
    ///   ``SettingsError/wrongValue(file:line:path:found:expected:)`` for what is no word.
    public func word(among known: [String]) throws(SettingsError) -> String {
        let word = try text()
        guard known.contains(word) else { throw unknown(word, among: known) }
        return word
    }

    /// The error of a word in the text that is none of a list.
    ///
    /// - Parameters:
    ///   - word: The word.
    ///   - known: The words that may stand there.
    /// - Returns: The error, with file, line, key path and the nearest word.
    public func unknown(_ word: String, among known: [String]) -> SettingsError {
        .unknownWord(file: file, line: line, path: path, word: word, nearest: nearest(word, in: known), known: known)
    }

    /// A text in two languages: `{ru: …, en: …}`, or one text for both.
    ///
    /// - Throws: ``SettingsError``.
    public func sentence() throws(SettingsError) -> Sentence { try Sentence(self) }

    /// The day of a scalar.
    ///
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func date() throws(SettingsError) -> CalendarDate {
        guard case .scalar(let scalar) = node, let date = CalendarDate(scalar.string) else {
            throw wrong(expected: "2021-10-01")
        }
        return date
    }

    /// The items of a sequence; a lone scalar counts as a sequence of one.
    ///
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)``.
    public func items() throws(SettingsError) -> [SettingsNode] {
        if isNull { return [] }
        switch node {
        case .sequence(let sequence):
            return sequence.enumerated().map { SettingsNode(node: $1, file: file, path: "\(path)[\($0 + 1)]") }
        case .scalar:
            return [self]
        default:
            throw wrong(expected: "[…, …]")
        }
    }

    /// The pairs of a mapping whose keys are free, in the order of the file.
    ///
    /// - Throws: ``SettingsError/wrongValue(file:line:path:found:expected:)`` and
    ///   ``SettingsError/duplicateKey(file:line:path:)``.
    public func pairs() throws(SettingsError) -> [(key: String, node: SettingsNode)] {
        if isNull { return [] }
        guard case .mapping(let mapping) = node else { throw wrong(expected: "key: value") }
        var seen: Set<String> = []
        var result: [(String, SettingsNode)] = []
        for (key, value) in mapping {
            let name = key.string ?? ""
            let below = path.isEmpty ? name : "\(path).\(name)"
            guard seen.insert(name).inserted else {
                throw .duplicateKey(file: file, line: key.mark?.line ?? line, path: below)
            }
            var item = SettingsNode(node: value, file: file, path: below)
            item.keyMark = key.mark?.line
            result.append((name, item))
        }
        return result
    }

    /// The values of a mapping whose keys are a closed list.
    ///
    /// - Parameters:
    ///   - known: The keys that may stand there.
    ///   - required: The keys that must.
    /// - Returns: The values by key, empty ones left out.
    /// - Throws: ``SettingsError``.
    public func fields(_ known: [String], required: [String] = []) throws(SettingsError) -> [String: SettingsNode] {
        var fields: [String: SettingsNode] = [:]
        for (key, value) in try pairs() {
            guard known.contains(key) else {
                throw .unknownKey(file: file, line: value.keyLine, path: value.path, nearest: nearest(key, in: known))
            }
            if !value.isNull { fields[key] = value }
        }
        for key in required where fields[key] == nil {
            throw .missingKey(file: file, line: line, path: path.isEmpty ? key : "\(path).\(key)")
        }
        return fields
    }

    private var keyLine: Int { keyMark ?? line }

    private var found: String {
        switch node {
        case .scalar(let scalar): isNull ? "—" : scalar.string
        case .mapping: "{…}"
        case .sequence: "[…]"
        case .alias: "*"
        }
    }
}

/// The word of a list that is fewest edits away; nil where all are further than half of its length.
///
/// - Parameters:
///   - word: The word that was given.
///   - known: The words that are known.
/// - Returns: The word, or nil.
public func nearest(_ word: String, in known: [String]) -> String? {
    let best = known.map { ($0, editDistance(word.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, max(word.count, best.0.count) / 2) else { return nil }
    return best.0
}

/// The number of insertions, deletions and replacements that turn one text into the other (Levenshtein 1966).
///
/// - Parameters:
///   - first: A text.
///   - second: Another text.
/// - Returns: The distance, from 0.
public func editDistance(_ first: String, _ second: String) -> Int {
    let target = Array(second)
    var row = Array(0...target.count)
    for (index, character) in first.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in target.indices {
            let replaced = diagonal + (character == target[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        }
    }
    return row[target.count]
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    fileprivate var detail: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "duplicate key \(keys.sorted().joined(separator: ", "))"
        default: String("\(self)".prefix { $0 != "\n" })
        }
    }
}
