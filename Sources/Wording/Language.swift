// SPDX-License-Identifier: GPL-3.0-or-later

/// A language in which Vekha speaks to people.
public enum Language: String, CaseIterable, Codable, Sendable {
    /// Russian.
    case russian = "ru"
    /// English.
    case english = "en"

    /// The language of a POSIX locale name such as `ru_RU.UTF-8`; Russian for `ru…`, English otherwise.
    ///
    /// - Parameter locale: The name of the locale, as `LC_ALL`, `LC_MESSAGES` or `LANG` hold it.
    public init(locale: String) {
        self = locale.lowercased().hasPrefix("ru") ? .russian : .english
    }
}

/// One sentence, or a shorter piece of text, in every language.
public struct Sentence: Hashable, Codable, Sendable {
    /// The Russian text.
    public let ru: String
    /// The English text.
    public let en: String

    /// Joins the two texts.
    ///
    /// - Parameters:
    ///   - ru: The Russian text.
    ///   - en: The English text.
    public init(ru: String, en: String) {
        self.ru = ru
        self.en = en
    }

    /// The text in one language.
    ///
    /// - Parameter language: The language asked for.
    public subscript(language: Language) -> String {
        switch language {
        case .russian: ru
        case .english: en
        }
    }
}
