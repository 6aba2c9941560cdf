// SPDX-License-Identifier: GPL-3.0-or-later

/// The layouts of a sample's files.
public enum SampleFormat: String, CaseIterable, Sendable {
    /// ВПР, form Ф1 «Индивидуальные результаты».
    case individual = "vpr-f1"
    /// ВПР, the raw export of autumn 2020.
    case raw2020 = "vpr-2020"
    /// ВПР, the raw export of spring 2021.
    case raw2021 = "vpr-2021"
    /// ВПР, the raw export of 2022.
    case raw2022 = "vpr-2022"
    /// ВПР, the form in which a school sends its results.
    case collection = "vpr-form"
    /// ВПР, form Ф3 «Статистика по отметкам».
    case marks = "vpr-f3"
    /// ВПР, «Сравнение отметок с отметками по журналу».
    case journal = "vpr-journal"
    /// ВПР, shares of marks by school.
    case shareTable = "regional-marks"
    /// ВПР, shares of primary points by school.
    case scoreTable = "regional-scores"
    /// A protocol of РИС ГИА, of one subject or of several.
    case examProtocol = "ris-protocol"
    /// Appeals and re-checks of РИС ГИА.
    case examChanges = "ris-appeals"
    /// The register of schools.
    case schoolRegister = "school-register"
    /// The context form of ФИС ОКО.
    case contextForm = "context-form"
    /// The registers of network interaction and methodical help.
    case supportRegister = "support-register"
    /// The workbook «Сверка», filled in by an expert.
    case handValues = "hand-values"
    /// People, the order and deadlines.
    case organisation = "organisation"
    /// The report of a school on its measures (Приложение 2 of the order), as a document or a workbook.
    case schoolReport = "school-report"
    /// The diagnosis of teachers.
    case diagnostics
}
