// SPDX-License-Identifier: GPL-3.0-or-later

/// The layouts of files that are understood, by the identifiers that ``FileReading/format`` holds.
public enum FileFormat: String, CaseIterable, Sendable {
    /// ВПР, form Ф1 «Индивидуальные результаты» of ФИС ОКО.
    case vprIndividual = "vpr-f1"
    /// A protocol of the regional system of the state examinations: ОГЭ, ЕГЭ, ГВЭ.
    case examinationProtocol = "ris-protocol"
    /// Changes of results by appeals and re-checks, of the regional system of the state examinations.
    case appeals = "ris-appeals"
    /// The register of schools, `Школы.xlsx`.
    case schoolRegister = "school-register"
    /// The form «Сбор контекстных данных об ОО» of ФИС ОКО, with the crosswalk of school codes.
    case contextForm = "context-form"
    /// Any table with a mapping file beside it.
    case mapped

    /// Whether the schools of the register must be known before its rows can be read.
    public var needsSchools: Bool { self == .examinationProtocol || self == .appeals || self == .mapped }

    /// Whether the protocols that it changes may have to be known before its rows can be read.
    public var needsProtocols: Bool { self == .appeals }
}
