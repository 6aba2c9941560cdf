// SPDX-License-Identifier: GPL-3.0-or-later

extension LikenessWords {
    /// By how much a feature must differ to name a group, in robust spreads.
    static let notable = 0.5
    /// How many features beside size and kind of place name a group.
    static let longest = 2

    /// What a group of schools is called: «небольшие сельские школы, далеко от города».
    ///
    /// Size and kind of place come first where they differ, then the two other features that differ most.
    ///
    /// - Parameters:
    ///   - size: How many schools the group has.
    ///   - features: Code and standardised difference from the other schools, the largest difference first.
    /// - Returns: The words, without a capital letter.
    public static func name(size: Int, features: [(code: String, difference: Double)]) -> Sentence {
        let all = features.filter { abs($0.difference) >= notable }.compactMap { feature in
            ContextFeatureWords(code: feature.code).map { feature.difference > 0 ? $0.high : $0.low }
        }
        let phrases = all.filter(\.isAdjective) + all.filter { !$0.isAdjective }.prefix(longest)
        func words(_ language: Language) -> String {
            let noun = CountedNoun.school.form(size == 1 ? 1 : 2, language)
            guard !phrases.isEmpty else {
                guard language == .russian else { return "\(noun) of usual conditions" }
                return "\(noun) с обычными для территории условиями"
            }
            let texts = phrases.map { (size == 1 ? $0.one : $0.many)[language] }
            let adjectives = zip(texts, phrases).filter { $1.isAdjective }.map(\.0)
            let rest = zip(texts, phrases).filter { !$1.isAdjective }.map(\.0)
            return ([(adjectives + [noun]).joined(separator: " ")] + rest).joined(separator: ", ")
        }
        return Sentence(ru: words(.russian), en: words(.english))
    }
}
