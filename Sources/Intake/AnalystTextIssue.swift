// SPDX-License-Identifier: GPL-3.0-or-later

/// What an analyst should look at in the texts for the pages of schools; the rest of the texts counts.
public enum AnalystTextIssue: Hashable, Sendable {
    /// The name of a file is neither a school's code nor that of the common file.
    case unknownFile(file: String)
    /// No school of the campaign has the code that names the file; `nearest` is the code most like it.
    case unknownSchool(file: String, code: String, nearest: String?)
    /// A heading is none of the known ones; what stands below it, `left` lines, is left out.
    case unknownHeading(file: String, line: Int, heading: String, nearest: String?, known: [String], left: Int)
    /// A file holds more than a page can show.
    case tooLarge(file: String, bytes: Int, limit: Int)
    /// A file is no text, or cannot be opened.
    case unreadable(file: String)
    /// A line seems to name a person.
    case person(file: String, line: Int)
}
