// SPDX-License-Identifier: GPL-3.0-or-later

public import Workbooks

/// What can go wrong while documents are written.
public enum PublishingError: Error, Equatable, Sendable {
    /// The operating system refused a file: its path and the number of the error (`errno`, 0 where unknown).
    case file(path: String, errno: Int32)
    /// A template is missing or cannot be read; the payload is its file.
    case template(file: String)
    /// The workbook could not be written.
    case workbook(WorkbookWriteError)
    /// A text document could not be written.
    case document(DocumentError)
    /// A finding speaks of an indicator that the campaign does not have.
    case unknownIndicator(Int)
}
