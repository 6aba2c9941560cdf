// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of drafted recommendations that no rule says.
public enum DraftingWords {
    /// «Показатель 13 (ВПР, русский язык, 5–6 классы: «2»)».
    ///
    /// - Parameters:
    ///   - number: The number of the indicator.
    ///   - title: Its short title.
    /// - Returns: The words.
    public static func indicator(_ number: Int, _ title: Sentence) -> Sentence {
        Sentence(
            ru: "Показатель\(noBreakSpace)\(number) (\(title.ru))",
            en: "Indicator\(noBreakSpace)\(number) (\(title.en))")
    }

    /// The level of a school against the others, in numbers.
    ///
    /// Places: `{verb}`, `{x}`, `{total}`, `{share}`, `{years}`, `{others}`, `{verdict}`.
    public static let level = Sentence(
        ru:
            "{verb} {x} из {total} ({share}; годы: {years}); в остальных школах в те же годы\u{A0}— {others}: {verdict}.",
        en:
            "{x} of {total} ({share}; years: {years}) {verb}; in the other schools in the same years {others}: {verdict}."
    )
    /// The same where there is no comparison.
    ///
    /// Places: `{verb}`, `{x}`, `{total}`, `{share}`, `{years}`, `{verdict}`.
    public static let levelAlone = Sentence(
        ru: "{verb} {x} из {total} ({share}; годы: {years}): {verdict}.",
        en: "{x} of {total} ({share}; years: {years}) {verb}: {verdict}.")
    /// What follows for pupils below the minimum.
    public static let eventFollows = Sentence(
        ru: "Это окончательный результат, с учётом пересдач: помощь нужна каждому, вывод о динамике не делается.",
        en: "This is the final result, re-sits included: each of them needs help; no conclusion on change is drawn.")

    /// That no measure of a school's programme answers a deficit.
    ///
    /// - Parameter count: How many measures the report has.
    /// - Returns: The sentence.
    public static func unanswered(_ count: Int) -> Sentence {
        let isOne = count % 10 == 1 && count % 100 != 11
        return Sentence(
            ru: "Из \(count)\(noBreakSpace)\(isOne ? "мероприятия" : "мероприятий") отчёта школы (приложение"
                + "\(noBreakSpace)2) ни одно по словам не относится к этому дефициту.",
            en: "By their words none of the \(count) measures in the school's report (Appendix 2) answers this deficit."
        )
    }

    /// A cause is a hypothesis.
    ///
    /// - Parameter cause: The cause as a rule says it.
    /// - Returns: The sentence.
    public static func hypothesis(_ cause: String) -> Sentence {
        Sentence(ru: "Возможная причина (проверить): \(cause)", en: "Possible cause (to be checked): \(cause)")
    }

    /// «по предмету «Математика»», «по предметам …»; empty without subjects.
    ///
    /// - Parameter names: The names of the subjects, as schools teach them.
    /// - Returns: The words.
    public static func subjects(_ names: [String]) -> Sentence {
        guard let first = names.first else { return Sentence(ru: "", en: "") }
        let list = names.map { "«\($0)»" }.joined(separator: ", ")
        return Sentence(
            ru: names.count == 1 ? "по предмету «\(first)»" : "по предметам \(list)",
            en: "in \(names.map(englishSubject).joined(separator: ", "))")
    }

    private static func englishSubject(_ name: String) -> String {
        switch name {
        case "Русский язык": "Russian"
        case "Математика": "mathematics"
        case "Окружающий мир": "the world around us"
        default: "«\(name)»"
        }
    }

    // MARK: Records

    /// What a record says.
    ///
    /// - Parameter code: The code of the record, such as `noReport`; places `{year}`, `{x}`, `{n}`, `{share}`.
    /// - Returns: The sentence; the code where it is not known.
    public static func record(_ code: String) -> Sentence {
        switch code {
        case "noReport":
            Sentence(
                ru: "Отчёт о мероприятиях программы (приложение\u{A0}2) не представлен.",
                en: "The report on the measures of the programme (Appendix 2) was not handed in.")
        case "otherPeriod":
            Sentence(
                ru: "Отчёт о мероприятиях программы (приложение\u{A0}2) представлен за другой период.",
                en: "The report on the measures of the programme (Appendix 2) is of another period.")
        case "network":
            Sentence(
                ru: "Участия школы в сетевом взаимодействии в {year}\u{A0}г. реестр не показывает.",
                en: "The register shows no part of the school in networks in {year}.")
        case "networkTeachers":
            Sentence(
                ru:
                    "Участия педагогов школы в мероприятиях сетевого взаимодействия в {year}\u{A0}г. реестр не показывает.",
                en: "The register shows no part of the school's teachers in events of networks in {year}.")
        case "help":
            Sentence(
                ru: "Адресной методической помощи школе в {year}\u{A0}г. реестр не показывает.",
                en: "The register shows no methodical help for the school in {year}.")
        case "subjectBelow":
            Sentence(
                ru:
                    "По диагностике предметных компетенций ниже установленного уровня {x} из {n} педагогов ({share}), {year}\u{A0}г.",
                en:
                    "In the diagnosis of subject competence {x} of {n} teachers ({share}) were below the declared level, {year}."
            )
        case "methodBelow":
            Sentence(
                ru:
                    "По диагностике методических компетенций ниже установленного уровня {x} из {n} педагогов ({share}), {year}\u{A0}г.",
                en:
                    "In the diagnosis of methodical competence {x} of {n} teachers ({share}) were below the declared level, {year}."
            )
        default: Sentence(ru: code, en: code)
        }
    }

    /// Measures of a status.
    ///
    /// - Parameters:
    ///   - status: The code of the status: `notDone`, `late`, `withoutResult`.
    ///   - count: How many they are.
    ///   - all: How many measures the report has.
    ///   - list: Their names.
    /// - Returns: The sentence.
    public static func measures(_ status: String, _ count: Int, of all: Int, _ list: String) -> Sentence {
        let word = ReportWords.status(status)
        return Sentence(
            ru: "Мероприятий отчёта «\(word.ru)»: \(count) из \(all)\u{A0}— \(list).",
            en: "Measures of the report that are “\(word.en)”: \(count) of \(all): \(list).")
    }

    /// What stands behind a list that was cut.
    ///
    /// - Parameter count: How many are not named.
    /// - Returns: The words.
    public static func andMore(_ count: Int) -> Sentence {
        Sentence(ru: " и ещё\(noBreakSpace)\(count)", en: " and\(noBreakSpace)\(count) more")
    }

    // MARK: What is known

    /// «Уровень».
    public static let ofLevel = Sentence(ru: "Уровень", en: "Level")
    /// «Изменение за сопоставимые годы».
    public static let ofChange = Sentence(ru: "Изменение за сопоставимые годы", en: "Change over comparable years")
    /// There is no result of the school.
    public static let noResults = Sentence(
        ru: "Результатов школы по показателям нет.", en: "The school has no results of the indicators.")
    /// Nothing is missing.
    public static let nothingMissing = Sentence(
        ru: "новых сведений не требуется; показатели обновить после следующих процедур",
        en: "nothing more for now; renew the indicators after the next procedures")
    /// The programme is not known.
    public static let programmeUnknown = Sentence(
        ru: "мероприятия программы повышения качества школы (отчёт не представлен, поэтому здесь они не названы)",
        en: "the measures of the school's programme (the report was not handed in, so they are not named here)")
    /// All measures of the programme are over.
    public static let programmeDone = Sentence(
        ru: "мероприятия, которые дали результат: сроки всех мероприятий отчёта прошли, нужен план на следующий период",
        en: "the measures that gave a result: all of the report are over, and a plan of the next period is needed")

    /// The measures that go on.
    ///
    /// - Parameter list: Their names.
    /// - Returns: The words.
    public static func running(_ list: String) -> Sentence {
        Sentence(ru: "мероприятия программы школы: \(list)", en: "the measures of the school's programme: \(list)")
    }

    /// A verdict with its indicators.
    ///
    /// - Parameters:
    ///   - verdict: The words of the verdict's cell.
    ///   - numbers: The indicators: «показатели 1, 13».
    /// - Returns: The words.
    public static func verdict(_ verdict: String, _ numbers: String) -> Sentence {
        Sentence(ru: "\(verdict)\u{A0}— \(numbers)", en: "\(verdict): \(numbers)")
    }

    /// What is missing, why, and what to do about it.
    ///
    /// - Parameter code: `few`, `single`, `apart`, `open`, `results`, `register`, `diagnosis`, `report`; places
    ///   `{indicators}`, `{minimum}`, `{why}`.
    /// - Returns: The words; the code where it is not known.
    public static func gap(_ code: String) -> Sentence {
        switch code {
        case "few":
            Sentence(
                ru:
                    "{indicators}: в году меньше {minimum} участников, поэтому вывод не делается\u{A0}— накапливать результаты за "
                    + "несколько лет и вести внутреннюю диагностику по тем же умениям",
                en:
                    "{indicators}: fewer than {minimum} participants a year, so no conclusion is drawn; gather several years "
                    + "and diagnose the same skills within the school")
        case "single":
            Sentence(
                ru: "{indicators}: нет второго сопоставимого года\u{A0}— сохранить результаты следующей процедуры",
                en: "{indicators}: there is no second comparable year; keep the results of the next procedure")
        case "apart":
            Sentence(
                ru: "{indicators}: годы не сравниваются ({why})\u{A0}— смотреть на уровень каждого года отдельно",
                en: "{indicators}: the years are not compared ({why}); look at the level of each year")
        case "open":
            Sentence(
                ru: "{indicators}: вывод не подтверждён и не исключён\u{A0}— дождаться результатов следующего года",
                en: "{indicators}: nothing is shown and nothing excluded; wait for the results of the next year")
        case "results":
            Sentence(
                ru: "{indicators}: результатов школы нет\u{A0}— проверить, есть ли эти классы и загружены ли файлы",
                en:
                    "{indicators}: no results of the school; check whether it has the grades and the files were imported"
            )
        case "register":
            Sentence(
                ru:
                    "{indicators}: в реестрах последнего года школы нет\u{A0}— передать сведения с подтверждающими документами",
                en: "{indicators}: the registers of the last year do not have the school; send the facts with documents"
            )
        case "diagnosis":
            Sentence(
                ru:
                    "{indicators}: результатов диагностики педагогов нет или их группа мала\u{A0}— провести входную и выходную "
                    + "диагностику по одной форме",
                en:
                    "{indicators}: no results of the diagnosis of teachers, or too few of them; diagnose twice with one form"
            )
        case "report":
            Sentence(
                ru: "отчёт о мероприятиях программы (приложение\u{A0}2) не представлен\u{A0}— представить его",
                en: "the report on the measures of the programme (Appendix 2) was not handed in; hand it in")
        default: Sentence(ru: code, en: code)
        }
    }

    // MARK: Terms and roles

    /// «до 20.12.2024».
    ///
    /// - Parameter day: The day as people write it.
    /// - Returns: The words.
    public static func until(_ day: String) -> Sentence { Sentence(ru: "до\u{A0}\(day)", en: "by\u{A0}\(day)") }

    /// «в течение 6 недель после получения рекомендаций», where no calendar says a day.
    ///
    /// - Parameter count: How many weeks.
    /// - Returns: The words.
    public static func weeks(_ count: Int) -> Sentence {
        let isOne = count % 10 == 1 && count % 100 != 11
        return Sentence(
            ru: "в течение \(count)\(noBreakSpace)\(isOne ? "недели" : "недель") после получения рекомендаций",
            en: "within \(count)\(noBreakSpace)\(count == 1 ? "week" : "weeks") of the recommendations")
    }

    /// A deadline of the order whose day the calendar does not say.
    ///
    /// - Parameter subject: The code of the deadline, such as `final`.
    /// - Returns: The words.
    public static func noDay(_ subject: String) -> Sentence {
        let words = OrganisationWords.subject(subject)
        return Sentence(ru: "к сроку приказа: \(words.ru)", en: "by the day of the order: \(words.en)")
    }

    /// Who answers where a rule and a measure say nothing else.
    ///
    /// - Parameter addressee: The code of the addressee, such as `head`.
    /// - Returns: The role; the code where it is not known.
    public static func responsible(_ addressee: String) -> Sentence {
        switch addressee {
        case "head": Sentence(ru: "руководитель ОО", en: "head of the school")
        case "deputy": Sentence(ru: "заместитель руководителя по УВР", en: "deputy head for teaching")
        case "teachers": Sentence(ru: "руководитель ШМО", en: "head of the school's methodical association")
        case "methodicalService":
            Sentence(ru: "методист муниципальной методической службы", en: "methodist of the municipality")
        case "department": Sentence(ru: "специалист отдела образования", en: "officer of the education department")
        case "leader": Sentence(ru: "куратор от школы-лидера", en: "curator from the leading school")
        case "parents": Sentence(ru: "классный руководитель", en: "class teacher")
        default: Sentence(ru: addressee, en: addressee)
        }
    }
}
