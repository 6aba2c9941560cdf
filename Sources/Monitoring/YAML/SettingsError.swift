// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a YAML file of settings or rules cannot be used; every case names the file and the line.
public enum SettingsError: Error, Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(file: String)
    /// The text is no YAML; the payload holds the parser's own words.
    case notYAML(file: String, line: Int, detail: String)
    /// A key that nothing asks for; `nearest` is the known key that looks most like it.
    case unknownKey(file: String, line: Int, path: String, nearest: String?)
    /// A key that stands twice in one mapping.
    case duplicateKey(file: String, line: Int, path: String)
    /// A key that must be there.
    case missingKey(file: String, line: Int, path: String)
    /// A value of another kind: what was found and what is expected, in the words of the file.
    case wrongValue(file: String, line: Int, path: String, found: String, expected: String)
    /// A word that is none of a list; `nearest` is the one that looks most like it, `known` are all.
    case unknownWord(file: String, line: Int, path: String, word: String, nearest: String?, known: [String])
    /// An option that a later release will serve.
    case notBuilt(file: String, line: Int, path: String)
}
