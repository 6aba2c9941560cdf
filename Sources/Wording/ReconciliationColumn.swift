// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of the workbook «Сверка», in their order; a reader finds them by their heads.
public enum ReconciliationColumn: String, CaseIterable, Sendable {
    /// The login of the school.
    case login
    /// Its name.
    case school
    /// The number of the indicator.
    case indicator
    /// Its short title.
    case title
    /// The calendar year.
    case year
    /// The season, for ВПР.
    case season
    /// The computed numerator.
    case seenNumerator
    /// The computed denominator.
    case seenDenominator
    /// The computed share.
    case seenShare
    /// The files that it was computed from.
    case source
    /// «да» where the number is right.
    case confirmed
    /// Another numerator.
    case numerator
    /// Another denominator.
    case denominator
    /// Another share without counts, percent.
    case percent
    /// Why another value.
    case reason
    /// What proves it.
    case document
    /// Who filled the row in.
    case name
    /// When.
    case day
    /// The numerator that the school gives.
    case proposedNumerator
    /// The denominator that the school gives.
    case proposedDenominator
    /// The share that the school gives, percent.
    case proposedPercent
    /// Its reason and document.
    case proposedReason
    /// What the expert decides of the school's value.
    case decision
    /// Whose workbook it is; hidden.
    case author
    /// The checksum of what the row is about; hidden.
    case control

    /// The head of the column.
    public var title: Sentence {
        switch self {
        case .login: Sentence(ru: "Логин школы", en: "School login")
        case .school: Sentence(ru: "Школа", en: "School")
        case .indicator: Sentence(ru: "Показатель №", en: "Indicator no.")
        case .title: Sentence(ru: "Показатель", en: "Indicator")
        case .year: Sentence(ru: "Год", en: "Year")
        case .season: Sentence(ru: "Кампания ВПР", en: "VPR season")
        case .seenNumerator: Sentence(ru: "Числитель по данным", en: "Computed numerator")
        case .seenDenominator: Sentence(ru: "Знаменатель по данным", en: "Computed denominator")
        case .seenShare: Sentence(ru: "Доля по данным", en: "Computed share")
        case .source: Sentence(ru: "Из каких файлов", en: "From which files")
        case .confirmed: Sentence(ru: "Подтверждаю (да)", en: "I confirm (yes)")
        case .numerator: Sentence(ru: "Другой числитель", en: "Another numerator")
        case .denominator: Sentence(ru: "Другой знаменатель", en: "Another denominator")
        case .percent: Sentence(ru: "Процент (без чисел)", en: "Percent (without counts)")
        case .reason: Sentence(ru: "Причина", en: "Reason")
        case .document: Sentence(ru: "Документ", en: "Document")
        case .name: Sentence(ru: "Кто заполнил", en: "Filled in by")
        case .day: Sentence(ru: "Дата", en: "Date")
        case .proposedNumerator: Sentence(ru: "Школа: числитель", en: "School: numerator")
        case .proposedDenominator: Sentence(ru: "Школа: знаменатель", en: "School: denominator")
        case .proposedPercent: Sentence(ru: "Школа: процент", en: "School: percent")
        case .proposedReason: Sentence(ru: "Школа: причина и документ", en: "School: reason and document")
        case .decision: Sentence(ru: "Решение по школе", en: "Decision on the school")
        case .author: Sentence(ru: "Чья сверка", en: "Whose reconciliation")
        case .control: Sentence(ru: "Контроль строки", en: "Row checksum")
        }
    }

    /// Whether people fill it in.
    public var isAnswer: Bool {
        switch self {
        case .confirmed, .numerator, .denominator, .percent, .reason, .document, .name, .day, .decision: true
        default: false
        }
    }

    /// Whether it stands in the workbook of an expert only.
    public var isOfExpert: Bool {
        switch self {
        case .proposedNumerator, .proposedDenominator, .proposedPercent, .proposedReason, .decision: true
        default: false
        }
    }
}
