// SPDX-License-Identifier: GPL-3.0-or-later

/// The types of deficit with the measures that answer them.
///
/// Measures without evidence come only from here, by hand of the working group.
public struct MeasureCatalogue: Hashable, Sendable {
    /// The versions of the files that it was read from, joined by a plus.
    public internal(set) var version: String
    /// The types of deficit, in the order of the file.
    public internal(set) var deficits: [Deficit]
    /// The measures, in the order of the file.
    public internal(set) var measures: [CatalogueMeasure]
    /// Beginnings of words by the name of a subject: a measure that names one subject does not answer another.
    public internal(set) var subjects: [String: [String]]
    /// Beginnings of words by procedure, for the same reason.
    public internal(set) var procedures: [String: [String]]

    /// The type of deficit of an identifier.
    ///
    /// - Parameter id: The identifier, such as `A`.
    /// - Returns: The type; nil where there is none.
    public func deficit(_ id: String) -> Deficit? { deficits.first { $0.id == id } }

    /// The measure of an identifier.
    ///
    /// - Parameter id: The identifier, such as `A1`.
    /// - Returns: The measure; nil where there is none.
    public func measure(_ id: String) -> CatalogueMeasure? { measures.first { $0.id == id } }
}
