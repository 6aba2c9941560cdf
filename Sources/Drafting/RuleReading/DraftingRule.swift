// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

/// A rule of a methodist: a condition over findings, and what follows.
struct DraftingRule: Hashable, Sendable {
    /// Its identifier: Latin letters, digits and hyphens.
    let id: String
    let condition: RuleCondition
    /// The identifier of the deficit; empty for what is only known.
    let deficit: String
    /// A possible cause, without the words that call it a hypothesis; empty for none.
    let cause: Sentence
    /// The identifiers of the measures, the most important first.
    let measures: [String]
    /// What to do where no measure of the catalogue follows; only for what is known.
    let action: Sentence
    let addressee: Addressee
    /// By when; nil: the latest term of its measures.
    let term: DraftTerm?
    /// Who answers for it; nil: as the measures say.
    let responsible: Sentence?
    let expected: Sentence?
    let control: Sentence?
}
