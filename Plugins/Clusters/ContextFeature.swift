// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring

/// A feature of the context of a school: what surrounds it, never what its pupils achieve.
///
/// The numbers in brackets are those of the questions of the context form of ФИС ОКО. Sizes and distances are compared by
/// their ratio, so they enter as logarithms; what a school has or has not enters as 1 or 0.
enum ContextFeature: String, CaseIterable, Sendable {
    /// Pupils (20), as a logarithm.
    case pupils
    /// The share of pupils with ОВЗ (24 of 20), a fraction.
    case special
    /// Pupils for one teacher (20 by 25), as a logarithm.
    case pupilsPerTeacher
    /// The share of teachers of the first and highest category (27 of 25), a fraction.
    case category
    /// Whether the school lies in the countryside (14): 1, in a town: 0.
    case rural
    /// Inhabitants of the settlement (15), as a logarithm.
    case settlement
    /// The distance to a town of more than 100,000 inhabitants (16), km, as the logarithm of one more.
    case distance
    /// Whether a language besides Russian is one of teaching (18).
    case language
    /// Whether there are adapted programmes (17).
    case adapted
    /// Whether subjects are taught in depth (19).
    case advanced
    /// Whether the school is ШНСУ, which is decided by social conditions. ШНОР is decided by results and is no feature.
    case adverse

    /// Whether it is 1 or 0.
    var isBinary: Bool {
        switch self {
        case .rural, .language, .adapted, .advanced, .adverse: true
        case .pupils, .special, .pupilsPerTeacher, .category, .settlement, .distance: false
        }
    }

    /// Whether the school itself answered it: the status is not asked for in the form.
    var isAnswer: Bool { self != .adverse }

    /// The feature of a school as it is compared; nil where the answer is missing or cannot be true.
    func value(of school: School, on day: CalendarDate?) -> Double? {
        let answers = ContextQuestions(school.context)
        switch self {
        case .pupils: return answers.number(20).flatMap(Self.logarithm)
        case .special: return Self.share(answers.number(24), of: answers.number(20))
        case .pupilsPerTeacher:
            guard let pupils = answers.number(20), let teachers = answers.number(25), teachers > 0 else { return nil }
            return Self.logarithm(pupils / teachers)
        case .category: return Self.share(answers.number(27), of: answers.number(25))
        case .rural: return answers.isRural.map(Self.number)
        case .settlement: return answers.number(15).flatMap(Self.logarithm)
        case .distance: return answers.number(16).flatMap { Self.logarithm($0 + 1) }
        case .language: return answers.hasOtherLanguage.map(Self.number)
        case .adapted: return answers.has(17).map(Self.number)
        case .advanced: return answers.has(19).map(Self.number)
        case .adverse: return Self.number(school.has(.adverseConditions, on: day))
        }
    }

    /// A compared value in the unit of the question: pupils, inhabitants, km; fractions stay.
    func natural(_ value: Double) -> Double {
        switch self {
        case .pupils, .pupilsPerTeacher, .settlement: exp(value)
        case .distance: exp(value) - 1
        case .special, .category, .rural, .language, .adapted, .advanced, .adverse: value
        }
    }

    private static func number(_ holds: Bool) -> Double { holds ? 1 : 0 }

    private static func logarithm(_ value: Double) -> Double? { value > 0 ? log(value) : nil }

    private static func share(_ part: Double?, of whole: Double?) -> Double? {
        guard let part, let whole, whole > 0, part <= whole else { return nil }
        return part / whole
    }
}
