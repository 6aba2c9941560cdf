// SPDX-License-Identifier: GPL-3.0-or-later

extension Sentence {
    /// A file of the diagnosis has a level whose place in the order nobody declared.
    ///
    /// - Parameters:
    ///   - level: The level, one of the known words.
    ///   - declared: The levels that the campaign declares, the lowest first.
    /// - Returns: What is wrong, where, and how to mend it.
    public static func undeclaredLevel(_ level: String, declared: [String]) -> Sentence {
        let list = declared.joined(separator: ", ")
        return Sentence(
            ru:
                "диагностика педагогов: уровень «\(level)» не объявлен (объявлены: \(list)); впишите его на своё место в "
                + "campaign.yaml, plugins: teachers: levels",
            en:
                "diagnosis of teachers: the level “\(level)” is not declared (declared: \(list)); put it into its place in "
                + "campaign.yaml, plugins: teachers: levels")
    }
}
