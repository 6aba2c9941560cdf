// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Wording

extension GroupProfile {
    /// What the group is called, by the features in which it differs most.
    public var name: Sentence {
        LikenessWords.name(size: size, features: features.map { ($0.code, $0.difference) })
    }

    /// The features that differ, each with the median of the group and, in brackets, of the others.
    func traits(_ language: Language) -> String {
        features.filter { $0.difference != 0 }.compactMap { feature in
            ContextFeatureWords(code: feature.code).map { words in
                "\(words.name[language]): \(words.form.text(feature.median, language)) "
                    + "(\(words.form.text(feature.othersMedian, language)))"
            }
        }.joined(separator: "; ")
    }
}

extension ContextFeatureWords.Form {
    /// A value as people read it.
    fileprivate func text(_ value: Double, _ language: Language) -> String {
        switch self {
        case .whole: language.decimal(value, decimals: 0)
        case .decimal: language.decimal(value)
        case .percent: language.percent(value)
        case .yesOrNo: (value >= 0.5 ? SupportWords.yes : SupportWords.no)[language]
        }
    }
}

extension Sentence {
    /// A sentence whose texts are made alike in both languages.
    static func both(_ text: (Language) -> String) -> Sentence { Sentence(ru: text(.russian), en: text(.english)) }
}
