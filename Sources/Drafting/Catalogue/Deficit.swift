// SPDX-License-Identifier: GPL-3.0-or-later

public import Wording

/// A type of deficit, such as many pupils with «2», with the words by which a school's own measure answers it.
public struct Deficit: Hashable, Sendable {
    /// Its identifier, such as `A`.
    public let id: String
    /// What it is called.
    public let title: Sentence
    /// The numbers of the risk factors of the school's profile that it belongs to, from 1 to 12.
    public let riskFactors: [Int]
    /// Russian beginnings of words; a measure that has one of them answers the deficit.
    public let words: [String]

    /// Describes a type of deficit.
    ///
    /// - Parameters:
    ///   - id: Its identifier.
    ///   - title: What it is called.
    ///   - riskFactors: The numbers of the risk factors, from 1 to 12.
    ///   - words: Russian beginnings of words.
    public init(id: String, title: Sentence, riskFactors: [Int], words: [String]) {
        self.id = id
        self.title = title
        self.riskFactors = riskFactors
        self.words = words
    }
}
