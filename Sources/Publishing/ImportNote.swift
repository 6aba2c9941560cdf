// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// What the import journal says beside the files that it read: files that were refused or passed over, results that were
/// replaced, changes that wait for their protocol, schools that no register names.
public struct ImportNote: Hashable, Sendable {
    /// What a note is about.
    public enum Section: String, CaseIterable, Sendable {
        /// Files that were not understood.
        case refused
        /// Files that were passed over.
        case skipped
        /// Results that another file gave before.
        case replaced
        /// Changes of results that found no result.
        case changesWithoutResult
        /// What was noticed in the content of a file: sheets passed over, appeals that changed nothing.
        case noticed
        /// Schools that results name and the register does not.
        case unknownSchools
    }

    /// What it is about.
    public var section: Section
    /// The file, or the school.
    public var subject: String
    /// What there is to say.
    public var text: Sentence

    /// Joins a note.
    ///
    /// - Parameters:
    ///   - section: What it is about.
    ///   - subject: The file, or the school.
    ///   - text: What there is to say.
    public init(_ section: Section, _ subject: String, _ text: Sentence) {
        self.section = section
        self.subject = subject
        self.text = text
    }
}
