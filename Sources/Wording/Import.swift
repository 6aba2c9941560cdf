// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of file formats.
public enum FormatWording {
    /// The name of a format's identifier; the identifier itself where it is not known.
    ///
    /// - Parameter code: The identifier, such as `vpr-f1`.
    /// - Returns: The name.
    public static func name(_ code: String) -> Sentence {
        switch code {
        case "vpr-f1": Sentence(ru: "ВПР, Ф1", en: "VPR, form 1")
        case "ris-protocol": Sentence(ru: "протокол РИС", en: "RIS protocol")
        case "school-register": Sentence(ru: "реестр школ", en: "school register")
        case "context-form": Sentence(ru: "контекстная форма", en: "context form")
        case "mapped": Sentence(ru: "таблица с описанием", en: "mapped table")
        default: Sentence(ru: code, en: code)
        }
    }
}

/// Why a row was not taken.
public enum RejectionWording {
    /// The sentence of a reason's code; nil for a code that is not in the list.
    ///
    /// - Parameter code: The code, such as `unknownSchool`.
    /// - Returns: The sentence, without a full stop, or nil.
    public static func sentence(code: String) -> Sentence? { catalogue[code] }

    private static let catalogue: [String: Sentence] = [
        "malformedSchool": Sentence(ru: "это не логин школы", en: "no login of a school"),
        "unknownSchool": Sentence(ru: "такого кода нет в реестре школ", en: "no such code in the register of schools"),
        "malformedMark": Sentence(ru: "отметка не 2, 3, 4 или 5", en: "the mark is not 2, 3, 4 or 5"),
        "malformedScore": Sentence(
            ru: "балл не целое число в пределах шкалы", en: "the score is no whole number of the scale"),
        "noMark": Sentence(
            ru: "нет отметки, и по баллам её не определить", en: "no mark, and no scale that would give it"),
        "duplicate": Sentence(ru: "такая же строка уже учтена", en: "the same row was counted already"),
        "malformedClass": Sentence(
            ru: "класс не подходит к процедуре", en: "the class does not belong to the procedure"),
        "missingName": Sentence(ru: "нет наименования", en: "the name is missing"),
        "missingCode": Sentence(ru: "нет кода школы", en: "the code is missing"),
        "ambiguousCode": Sentence(ru: "код указан у двух школ", en: "two schools share the code"),
        "unknownStatus": Sentence(ru: "статус не ШНОР, ШНСУ или лидер", en: "the status is not one of the three"),
        "malformedDate": Sentence(ru: "такой даты нет", en: "no such date"),
        "malformedValue": Sentence(ru: "значение не такое, как сказано в описании", en: "not what the mapping says"),
        "earlierGraduate": Sentence(ru: "выпускник прошлых лет не учитывается", en: "a graduate of an earlier year"),
    ]
}

/// What a file says of itself against what its rows say.
public enum CheckWording {
    /// The sentence of a comparison that did not agree.
    ///
    /// - Parameters:
    ///   - kind: The comparison's code, such as `participants`.
    ///   - scope: Where: a school's code, a sheet, or empty.
    ///   - declared: What the file says.
    ///   - found: What the rows say.
    /// - Returns: The sentence.
    public static func sentence(kind: String, scope: String, declared: Double, found: Double) -> Sentence {
        func number(_ value: Double, _ language: Language) -> String {
            language.decimal(value, decimals: value == value.rounded() ? 0 : 2)
        }
        let at = scope.isEmpty ? "" : " (\(scope))"
        let (ru, en) = (
            (declared: number(declared, .russian), found: number(found, .russian)),
            (declared: number(declared, .english), found: number(found, .english))
        )
        switch kind {
        case "participants":
            return Sentence(
                ru: "участников заявлено \(ru.declared), в строках \(ru.found)\(at)",
                en: "participants declared \(en.declared), rows \(en.found)\(at)")
        case "mean":
            return Sentence(
                ru: "среднее в файле \(ru.declared), по строкам \(ru.found)\(at)",
                en: "mean in the file \(en.declared), of the rows \(en.found)\(at)")
        case "minimum":
            return Sentence(
                ru: "минимальная граница в файле \(ru.declared), по правилам \(ru.found)\(at)",
                en: "minimum in the file \(en.declared), by the rules \(en.found)\(at)")
        case "totalAgainstTasks":
            return Sentence(
                ru: "сумма заданий не равна итогу: \(CountedNoun.row.counted(Int(found), .russian))\(at)",
                en: "tasks do not add up to the total: \(CountedNoun.row.counted(Int(found), .english))\(at)")
        case "markAgainstScale":
            return Sentence(
                ru: "отметка не по шкале: \(CountedNoun.row.counted(Int(found), .russian))\(at)",
                en: "mark off the scale: \(CountedNoun.row.counted(Int(found), .english))\(at)")
        default: return Sentence(ru: kind + at, en: kind + at)
        }
    }
}

/// Where a fact that a file does not say was taken from.
public enum TakenWording {
    /// The sentence of a fact and its origin.
    ///
    /// - Parameters:
    ///   - key: The fact, such as `procedure`.
    ///   - value: What was taken.
    ///   - origin: Where from.
    /// - Returns: The sentence.
    public static func sentence(key: String, value: String, origin: String) -> Sentence {
        let keys = [
            "procedure": Sentence(ru: "процедура", en: "procedure"), "year": Sentence(ru: "год", en: "year"),
            "season": Sentence(ru: "сезон", en: "season"), "subject": Sentence(ru: "предмет", en: "subject"),
            "grade": Sentence(ru: "класс", en: "grade"), "mark": Sentence(ru: "отметка", en: "mark"),
        ]
        let origins = [
            "path": Sentence(ru: "из пути", en: "from the path"),
            "class": Sentence(ru: "из столбца «Класс»", en: "from the class column"),
            "column": Sentence(ru: "из столбца оценки", en: "from the mark column"),
            "campaign.yaml": Sentence(ru: "из campaign.yaml", en: "from campaign.yaml"),
            "mapping": Sentence(ru: "из файла описания", en: "from the mapping file"),
            "scale": Sentence(ru: "по шкале", en: "by the scale"), "date": Sentence(ru: "по дате", en: "by the date"),
            "title": Sentence(ru: "из заголовка", en: "from the title"),
        ]
        let (what, place) = (
            keys[key] ?? Sentence(ru: key, en: key), origins[origin] ?? Sentence(ru: origin, en: origin)
        )
        return Sentence(ru: "\(what.ru) «\(value)» — \(place.ru)", en: "\(what.en) “\(value)”, \(place.en)")
    }
}
