// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an archive was not written.
public enum ArchiveError: Error, Equatable, Sendable {
    /// A file has the name already.
    case exists(path: String)
    /// A file to pack cannot be read.
    case unreadable(path: String)
    /// The archive cannot be written; the detail is the system's word.
    case unwritable(path: String, detail: String)
    /// What was written is not what was read.
    case differs(path: String)
    /// The helper does not start or ended early.
    case helper(program: String)
}
