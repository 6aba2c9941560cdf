// SPDX-License-Identifier: GPL-3.0-or-later

/// The layouts of files that are understood, by the identifiers that ``FileReading/format`` holds.
public enum FileFormat: String, CaseIterable, Sendable {
    /// ВПР, form Ф1 «Индивидуальные результаты» of ФИС ОКО.
    case vprIndividual = "vpr-f1"
    /// ВПР, the export of autumn 2020.
    case vprAutumn2020 = "vpr-2020"
    /// ВПР, the export of spring 2021.
    case vprSpring2021 = "vpr-2021"
    /// ВПР, the export of 2022 with the sheets «Классы» and «Протокол».
    case vpr2022 = "vpr-2022"
    /// ВПР, the form in which one school collects its results.
    case vprCollectionForm = "vpr-form"
    /// ВПР, form Ф3 «Статистика по отметкам»: shares of territories and schools.
    case vprMarkShares = "vpr-f3"
    /// ВПР, form «Сравнение отметок с отметками по журналу»: shares of territories.
    case vprJournalShares = "vpr-journal"
    /// A wide table of a region with shares of marks, `marks.xlsx`.
    case regionalMarks = "regional-marks"
    /// A wide table of a region with a column for each total of points, `scores.xlsx`.
    case regionalScores = "regional-scores"
    /// A protocol of the regional system of the state examinations: ОГЭ, ЕГЭ, ГВЭ.
    case examinationProtocol = "ris-protocol"
    /// Changes of results by appeals and re-checks, of the regional system of the state examinations.
    case appeals = "ris-appeals"
    /// The register of schools, `Школы.xlsx`.
    case schoolRegister = "school-register"
    /// The form «Сбор контекстных данных об ОО» of ФИС ОКО, with the crosswalk of school codes.
    case contextForm = "context-form"
    /// The workbook «Сверка», filled in: confirmed numbers and others.
    case handValues = "hand-values"
    /// `recommendations.xlsx`, changed by the working group.
    case recommendations
    /// The report of a school on its measures (Приложение 2 of the order).
    case schoolReport = "school-report"
    /// Any table with a mapping file beside it.
    case mapped
    /// Registers of network interaction and methodical help, with the numbers of teachers.
    case supportRegister = "support-register"
    /// People, the order and deadlines, `Состав и сроки.xlsx`.
    case organisation
    /// Results of diagnosed teachers.
    case diagnostics

    /// Whether the schools of the register must be known before its rows can be read.
    public var needsSchools: Bool {
        [.examinationProtocol, .appeals, .handValues, .recommendations, .mapped].contains(self) || namesSchools
    }

    /// Whether people name schools in it as they like: by login, code or name.
    public var namesSchools: Bool { [.supportRegister, .schoolReport, .diagnostics].contains(self) }

    /// Whether it may have no rows: nobody has to fill in its template.
    public var mayBeBlank: Bool {
        [.supportRegister, .diagnostics, .recommendations].contains(self)
    }

    /// Whether the protocols that it changes may have to be known before its rows can be read.
    public var needsProtocols: Bool { self == .appeals }

    /// Whether its files may hold names, documents or telephones of persons, so that a purge removes them.
    ///
    /// Exports of ВПР have codes for pupils; a form that a school fills in may have anything. The register of schools and
    /// the officials of the order are the analyst's own.
    public var holdsPersons: Bool {
        switch self {
        case .vprIndividual, .vprAutumn2020, .vprSpring2021, .vpr2022, .vprMarkShares, .vprJournalShares,
            .regionalMarks,
            .regionalScores, .schoolRegister, .organisation:
            false
        case .vprCollectionForm, .examinationProtocol, .appeals, .contextForm, .handValues, .schoolReport, .mapped,
            .supportRegister, .diagnostics, .recommendations:
            true
        }
    }
}
