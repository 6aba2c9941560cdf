// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a document was not written.
public enum DocumentError: Error, Equatable, Sendable {
    /// The helper does not start or ended early.
    case helper(program: String)
    /// Pandoc is too old, or did not take the document; the detail is its version or its first line.
    case pandoc(path: String, detail: String)
    /// The file cannot be written; the detail is the system's word.
    case unwritable(path: String, detail: String)
}
