// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// A value that a parameter can take.
public protocol ParameterValue: Hashable, Sendable {
    /// The name of the type as people read it: `number`, `whole number`, `yes or no`, `word`.
    static var typeName: String { get }
    /// Reads a value from text; nil where the text is no such value.
    init?(parameterText: String)
    /// The value as text that ``init(parameterText:)`` reads back.
    var parameterText: String { get }
}

extension Double: ParameterValue {
    /// The name of the type as people read it.
    public static var typeName: String { "number" }
    /// Reads a value from text.
    public init?(parameterText: String) {
        guard let value = Double(parameterText), value.isFinite else { return nil }
        self = value
    }
    /// The value as text.
    public var parameterText: String { description }
}

extension Int: ParameterValue {
    /// The name of the type as people read it.
    public static var typeName: String { "whole number" }
    /// Reads a value from text.
    public init?(parameterText: String) { self.init(parameterText) }
    /// The value as text.
    public var parameterText: String { description }
}

extension Bool: ParameterValue {
    /// The name of the type as people read it.
    public static var typeName: String { "true or false" }
    /// Reads a value from text.
    public init?(parameterText: String) { self.init(parameterText) }
    /// The value as text.
    public var parameterText: String { description }
}

extension String: ParameterValue {
    /// The name of the type as people read it.
    public static var typeName: String { "word" }
    /// Reads a value from text.
    public init?(parameterText: String) { self = parameterText }
    /// The value as text.
    public var parameterText: String { self }
}

/// A typed parameter of a plugin: what it is called, what it may be, what it means.
public struct Parameter<Value: ParameterValue>: Sendable {
    /// The identifier, as `campaign.yaml` and the command line name it.
    public let id: String
    /// The value where none is given.
    public let defaultValue: Value
    /// The values that are allowed.
    public let range: ParameterRange<Value>
    /// What it means.
    public let help: Sentence

    /// Declares a parameter.
    ///
    /// - Parameters:
    ///   - id: The identifier.
    ///   - defaultValue: The value where none is given; one of the allowed ones.
    ///   - range: The values that are allowed.
    ///   - help: What it means.
    public init(_ id: String, default defaultValue: Value, _ range: ParameterRange<Value>, help: Sentence) {
        precondition(range.contains(defaultValue), "the default of a parameter is an allowed value")
        self.id = id
        self.defaultValue = defaultValue
        self.range = range
        self.help = help
    }

    /// The declaration without its type, for a manifest.
    public var declaration: ParameterDeclaration {
        ParameterDeclaration(
            id: id, type: Value.typeName, defaultText: defaultValue.parameterText, rangeText: range.text, help: help,
            check: { text in
                guard let value = Value(parameterText: text) else { return nil }
                return range.contains(value) ? value.parameterText : nil
            })
    }
}

/// The values that a parameter may take.
public struct ParameterRange<Value: ParameterValue>: Sendable {
    /// The range as people read it.
    public let text: String
    private let isAllowed: @Sendable (Value) -> Bool

    init(text: String, isAllowed: @escaping @Sendable (Value) -> Bool) {
        self.text = text
        self.isAllowed = isAllowed
    }

    /// Whether a value is allowed.
    public func contains(_ value: Value) -> Bool { isAllowed(value) }

    /// One of some values.
    public static func oneOf(_ values: [Value]) -> ParameterRange {
        ParameterRange(text: values.map(\.parameterText).joined(separator: " | ")) { values.contains($0) }
    }
}

extension ParameterRange where Value: Comparable {
    /// From a value to another, both allowed.
    public static func within(_ range: ClosedRange<Value>) -> ParameterRange {
        ParameterRange(text: "\(range.lowerBound.parameterText)…\(range.upperBound.parameterText)") {
            range.contains($0)
        }
    }
}

extension ParameterRange<String> {
    /// One of some words, or a number from a value to another.
    public static func oneOf(_ words: [String], orNumberWithin range: ClosedRange<Double>) -> ParameterRange {
        let text = (words + ["\(range.lowerBound)…\(range.upperBound)"]).joined(separator: " | ")
        return ParameterRange(text: text) { value in
            words.contains(value) || Double(parameterText: value).map(range.contains) ?? false
        }
    }
}

extension ParameterRange<String> {
    /// Words separated by commas, each once.
    ///
    /// - Parameter count: How many there may be.
    /// - Returns: The range.
    public static func words(_ count: ClosedRange<Int>) -> ParameterRange {
        let text = count == 0...1 ? "word" : "word, word, … (\(count.lowerBound)…\(count.upperBound))"
        return ParameterRange(text: text) { value in
            let words = items(value)
            return count.contains(words.count) && Set(words).count == words.count && words.allSatisfy { !$0.isEmpty }
        }
    }

    /// Numbers that rise, separated by commas, or nothing.
    ///
    /// - Parameter range: Where they lie; its ends are no such number.
    /// - Returns: The range.
    public static func risingNumbers(within range: ClosedRange<Double>) -> ParameterRange {
        ParameterRange(text: "\(range.lowerBound) < number, number, … < \(range.upperBound)") { value in
            let words = items(value)
            let numbers = words.compactMap { Double(parameterText: $0) }
            let all = [range.lowerBound] + numbers + [range.upperBound]
            return numbers.count == words.count && zip(all, all.dropFirst()).allSatisfy { $0 < $1 }
        }
    }

    /// The parts of a list without spaces around them; none of an empty text.
    private static func items(_ list: String) -> [String] {
        if list.allSatisfy(\.isWhitespace) { return [] }
        return list.split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()).lowercased()
        }
    }
}

/// A parameter as a manifest shows it, its type taken away.
public struct ParameterDeclaration: Sendable, Hashable, Encodable {
    /// The identifier.
    public let id: String
    /// The name of its type.
    public let type: String
    /// The value where none is given, as text.
    public let defaultText: String
    /// The values that are allowed, as people read them.
    public let rangeText: String
    /// What it means.
    public let help: Sentence
    let check: @Sendable (String) -> String?

    enum CodingKeys: String, CodingKey {
        case id, type, help
        case defaultText = "default"
        case rangeText = "range"
    }

    /// Declarations are equal when they read the same.
    public static func == (first: ParameterDeclaration, second: ParameterDeclaration) -> Bool {
        (first.id, first.type, first.defaultText, first.rangeText)
            == (second.id, second.type, second.defaultText, second.rangeText) && first.help == second.help
    }

    /// Feeds what ``==(_:_:)`` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The values of a plugin's parameters, each checked against its declaration.
public struct ParameterValues: Hashable, Codable, Sendable {
    /// The values as text, by identifier; every declared parameter has one.
    public let texts: [String: String]

    /// Checks given values and adds the defaults.
    ///
    /// - Parameters:
    ///   - given: Values as text, by identifier.
    ///   - manifest: The manifest that declares the parameters.
    /// - Throws: ``AnalysisError/unknownParameter(plugin:id:known:)`` and
    ///   ``AnalysisError/parameterOutOfRange(plugin:id:value:range:)``.
    public init(_ given: [String: String], for manifest: PluginManifest) throws(AnalysisError) {
        var texts: [String: String] = [:]
        for id in given.keys.sorted() where !manifest.parameters.contains(where: { $0.id == id }) {
            throw .unknownParameter(plugin: manifest.id, id: id, known: manifest.parameters.map(\.id))
        }
        for declaration in manifest.parameters {
            guard let text = given[declaration.id] else {
                texts[declaration.id] = declaration.defaultText
                continue
            }
            guard let checked = declaration.check(text) else {
                throw .parameterOutOfRange(
                    plugin: manifest.id, id: declaration.id, value: text, range: declaration.rangeText)
            }
            texts[declaration.id] = checked
        }
        self.texts = texts
    }

    /// The value of a parameter of the manifest for which the values were checked.
    public subscript<Value>(parameter: Parameter<Value>) -> Value {
        guard let text = texts[parameter.id], let value = Value(parameterText: text) else {
            preconditionFailure("the parameter \(parameter.id) is not declared in the plugin's manifest")
        }
        return value
    }
}
