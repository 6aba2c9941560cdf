// SPDX-License-Identifier: GPL-3.0-or-later

/// What people may say of a row of `recommendations.xlsx`.
public enum DecisionField: Hashable, Sendable {
    /// Where the recommendation stands: the code of a ``RecommendationStatus``.
    case status
    /// The words of a field.
    case words(RecommendationField)
    /// The type of deficit that a measure of a school answers.
    case deficit

    /// All of them: those of a recommendation in the order of the workbook, then that of a measure.
    public static let all = [DecisionField.status] + RecommendationField.allCases.map(DecisionField.words) + [.deficit]

    /// The field as a word of the database.
    public var code: String {
        switch self {
        case .status: "status"
        case .words(let field): field.rawValue
        case .deficit: "deficit"
        }
    }

    /// Reads ``code``; nil for anything else.
    ///
    /// - Parameter code: The word.
    public init?(code: String) {
        switch code {
        case "status": self = .status
        case "deficit": self = .deficit
        default:
            guard let field = RecommendationField(rawValue: code) else { return nil }
            self = .words(field)
        }
    }
}

extension DecisionField {
    /// Whether it is a part of the draft: who writes it anew accepts with changes.
    public var isOfDraft: Bool { if case .words(let field) = self { field.isOfDraft } else { false } }
}

extension RecommendationField {
    /// Whether it is a part of the draft: who writes it anew accepts with changes.
    public var isOfDraft: Bool {
        switch self {
        case .finding, .cause, .measure, .term, .responsible, .expected, .control: true
        case .reason, .decidedOn, .decidedBy, .done, .note: false
        }
    }
}
