// SPDX-License-Identifier: GPL-3.0-or-later

public import Workbooks

/// Why a sample cannot be made.
public enum SampleError: Error, Equatable, Sendable {
    /// A district of this many schools is not offered.
    case schoolCount(given: Int, supported: ClosedRange<Int>)
    /// No year was asked for.
    case noYears
    /// A year whose procedures the sample does not know.
    case unsupportedYear(given: Int, supported: ClosedRange<Int>)
    /// A year was asked for twice.
    case repeatedYear(Int)
    /// The folder already holds a sample or something of a person's: it is not overwritten.
    case exists(path: String)
    /// The operating system refused a file or a folder.
    case file(path: String)
    /// A workbook could not be written.
    case workbook(WorkbookWriteError)
}
