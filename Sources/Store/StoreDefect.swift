// SPDX-License-Identifier: GPL-3.0-or-later

/// What can only come from a defect of the program, or from a file that another program changed.
public enum StoreDefect: Error, Equatable, Sendable {
    /// A reading contradicts itself; nothing of it was kept.
    case inconsistentReading(file: String, rule: ReadingRule)
    /// A row of the database holds a word that this program does not know.
    case unknownValue(table: String, column: String, value: String)
}

/// The rules that every reading keeps.
public enum ReadingRule: String, CaseIterable, Equatable, Sendable {
    /// The columns of the results are of equal length.
    case equalLengths
    /// A result names a work of the reading.
    case workExists
    /// A result names a school by at most six digits.
    case schoolNumber
    /// The outcome is one of the list.
    case outcomeKnown
    /// Accepted, absent and rejected rows sum to all rows.
    case rowsSum
    /// A work stands once.
    case worksUnique
    /// The hash of the file is 64 hexadecimal digits.
    case hashLength
    /// A slice names a work of the reading.
    case sliceNamesWork
    /// A change of a result names a person.
    case changeNamesPerson
    /// The scores of tasks have as many bytes as their lists have tasks, and name lists and works of the reading.
    case taskBytes
    /// Shares are as many as their kind has.
    case shareCount
}
