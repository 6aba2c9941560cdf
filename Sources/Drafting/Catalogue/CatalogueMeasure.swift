// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
public import Wording

/// A measure of the catalogue: what may be recommended, to whom, and how to see that it was done.
public struct CatalogueMeasure: Hashable, Sendable {
    /// Its identifier, such as `A1`.
    public let id: String
    /// The identifier of its type of deficit.
    public let deficit: String
    /// Who is to act.
    public let addressee: Addressee
    /// What to do; may have the place `{по предмету}`.
    public let text: Sentence
    /// The role that answers for it.
    public let responsible: Sentence
    /// What is expected to come of it.
    public let expected: Sentence
    /// How to check that it did.
    public let control: Sentence
    /// By when.
    public let term: DraftTerm

    /// What to do, for some subjects.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - subjects: The subjects that it is about; without any the text names none.
    /// - Returns: A sentence that ends with a full stop.
    public func text(_ language: Language, subjects: [String] = []) -> String {
        Placeholder.filled(text, language, [.subject: DraftingWords.subjects(subjects)[language]])
    }
}
