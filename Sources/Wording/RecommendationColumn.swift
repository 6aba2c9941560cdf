// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of the sheet «Рекомендации» of `recommendations.xlsx`, in their order; a reader finds them by their heads.
public enum RecommendationColumn: String, CaseIterable, Sendable {
    /// The school: its six digits and its short name.
    case school
    /// Who is to act.
    case addressee
    /// The deficit, with its evidence in words.
    case finding
    /// A possible cause.
    case cause
    /// The identifiers of the measures in the catalogue.
    case catalogue
    /// What to do.
    case measure
    /// The term.
    case term
    /// Who answers for it.
    case responsible
    /// What is expected.
    case expected
    /// How to check it.
    case control
    /// How sure it is.
    case grade
    /// What was decided.
    case status
    /// Why it was rejected.
    case reason
    /// When it was decided.
    case decidedOn
    /// Who decided.
    case decidedBy
    /// When, or how, it was done.
    case done
    /// A note of the group.
    case note
    /// What is to be looked at: carried over, changed evidence, a conflict.
    case flags
    /// The findings that it rests on.
    case evidence
    /// The key of the row.
    case key
    /// The number of the export.
    case release

    /// The head of the column.
    public var title: Sentence {
        switch self {
        case .school: Sentence(ru: "Школа", en: "School")
        case .addressee: Sentence(ru: "Кому", en: "Addressee")
        case .finding: Sentence(ru: "Дефицит и основание", en: "Deficit and evidence")
        case .cause: Sentence(ru: "Возможная причина (проверить)", en: "Possible cause (to check)")
        case .catalogue: Sentence(ru: "Мера каталога", en: "Measure of the catalogue")
        case .measure: Sentence(ru: "Рекомендация", en: "Recommendation")
        case .term: Sentence(ru: "Срок", en: "Term")
        case .responsible: Sentence(ru: "Ответственный", en: "Responsible")
        case .expected: Sentence(ru: "Ожидаемый результат", en: "Expected result")
        case .control: Sentence(ru: "Как проверить", en: "How to check")
        case .grade: Sentence(ru: "Достоверность", en: "Certainty")
        case .status: Sentence(ru: "Решение", en: "Decision")
        case .reason: Sentence(ru: "Причина отклонения", en: "Reason of rejection")
        case .decidedOn: Sentence(ru: "Дата решения", en: "Decided on")
        case .decidedBy: Sentence(ru: "Кто решил", en: "Decided by")
        case .done: Sentence(ru: "Выполнение", en: "Done")
        case .note: Sentence(ru: "Примечание группы", en: "Note of the group")
        case .flags: Sentence(ru: "На что смотреть", en: "To look at")
        case .evidence: Sentence(ru: "Основания №", en: "Evidence no.")
        case .key: Sentence(ru: "Ключ строки", en: "Row key")
        case .release: Sentence(ru: "Выпуск книги", en: "Export no.")
        }
    }

    /// Whether people fill it in.
    public var isAnswer: Bool {
        switch self {
        case .finding, .cause, .measure, .term, .responsible, .expected, .control, .status, .reason, .decidedOn,
            .decidedBy, .done, .note:
            true
        default: false
        }
    }
}

/// The columns of the sheet «Меры школ».
public enum MeasureMatchColumn: String, CaseIterable, Sendable {
    /// The school.
    case matchSchool
    /// The words of the measure.
    case measureName
    /// The deficit that its words tell.
    case found
    /// Another deficit.
    case corrected
    /// The key of the row.
    case matchKey
    /// The number of the export.
    case matchRelease

    /// The head of the column.
    public var title: Sentence {
        switch self {
        case .matchSchool: Sentence(ru: "Школа", en: "School")
        case .measureName: Sentence(ru: "Мера школы (приложение 2)", en: "Measure of the school (annex 2)")
        case .found: Sentence(ru: "На какой дефицит отвечает, по словам", en: "Deficit that it answers, by its words")
        case .corrected: Sentence(ru: "Исправить дефицит", en: "Correct the deficit")
        case .matchKey: Sentence(ru: "Ключ меры", en: "Measure key")
        case .matchRelease: Sentence(ru: "Выпуск книги", en: "Export no.")
        }
    }
}
