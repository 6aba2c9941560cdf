// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the section on help for schools: indicators 19 to 21.
public enum SupportWords {
    /// The title.
    public static let title = Sentence(ru: "Помощь школам", en: "Help for schools")
    /// What the section is and is not.
    public static let note = Sentence(
        ru: "Считаются школы и педагоги по реестрам за календарный год; педагог учитывается один раз на каждом уровне. "
            + "Мероприятие\u{A0}— это факт, а не доказательство пользы: изменения результатов проверяются отдельно.",
        en: "Schools and teachers are counted in registers of a calendar year; a teacher counts once at each level. An "
            + "event is a fact and proves no benefit: changes of results are tested elsewhere.")
    /// Which events count where documents are asked for.
    public static let withDocument = Sentence(
        ru: "Считаются только мероприятия с подтверждающим документом (choices: evidence: document).",
        en: "Only events with a document that proves them count (choices: evidence: document).")
    /// Which events count where they are not.
    public static let withoutDocument = Sentence(
        ru: "Считаются и мероприятия без подтверждающего документа (choices: evidence: any).",
        en: "Events without a document count as well (choices: evidence: any).")
    /// The title of the table of indicators.
    public static let byIndicator = Sentence(ru: "Показатели по годам", en: "Indicators by year")
    /// The title of the table of schools.
    public static let bySchool = Sentence(ru: "Школы с низкими результатами", en: "Schools with low results")
    /// The title of the table of events without a document.
    public static let unproven = Sentence(
        ru: "Мероприятия без подтверждающего документа", en: "Events without a document")
    /// What the table of events without a document is for.
    public static let unprovenHelp = Sentence(
        ru: "Запросите документ у школы или исправьте реестр и загрузите его снова.",
        en: "Ask the school for the document, or mend the register and import it again.")
    /// «Показатель».
    public static let indicator = Sentence(ru: "Показатель", en: "Indicator")
    /// «Год».
    public static let year = Sentence(ru: "Год", en: "Year")
    /// «Группа».
    public static let group = Sentence(ru: "Группа", en: "Group")
    /// «Участвуют».
    public static let numerator = Sentence(ru: "Участвуют", en: "Take part")
    /// «Всего».
    public static let denominator = Sentence(ru: "Всего", en: "Of")
    /// «Доля».
    public static let share = Sentence(ru: "Доля", en: "Share")
    /// «Интервал 95 %».
    public static let interval = Sentence(ru: "Интервал 95\u{A0}%", en: "95% interval")
    /// «Замечание».
    public static let remark = Sentence(ru: "Замечание", en: "Remark")
    /// «Школа».
    public static let school = Sentence(ru: "Школа", en: "School")
    /// «Вид».
    public static let kind = Sentence(ru: "Вид", en: "Kind")
    /// «Реестр».
    public static let register = Sentence(ru: "Реестр", en: "Register")
    /// «Дата».
    public static let day = Sentence(ru: "Дата", en: "Day")
    /// «да».
    public static let yes = Sentence(ru: "да", en: "yes")
    /// «нет».
    public static let no = Sentence(ru: "нет", en: "no")
    /// Why nothing is said of an indicator; `{why}` is the reason.
    public static let notComputed = Sentence(
        ru: "показатель не рассчитан: {why}", en: "the indicator is not computed: {why}")
    /// There is no register of a year.
    public static let noRegister = Sentence(ru: "нет реестра за этот год", en: "there is no register of the year")

    /// What a year lacks.
    ///
    /// - Parameter isStaff: Whether the number of teachers is missing, and not the register.
    /// - Returns: What, and how to mend it.
    public static func missing(isStaff: Bool) -> Sentence {
        isStaff
            ? Sentence(
                ru: "не указана численность педагогов; заполните лист «Численность педагогов» реестра",
                en: "the number of teachers is not given; fill in the sheet «Численность педагогов» of the register")
            : Sentence(
                ru: "нет реестра за этот год; заполните «Сетевое взаимодействие и методическая помощь.xlsx»",
                en:
                    "there is no register of the year; fill in «Сетевое взаимодействие и методическая помощь.xlsx»")
    }

    /// The name of a register.
    ///
    /// - Parameter code: `network` or `help`.
    /// - Returns: The name.
    public static func register(_ code: String) -> Sentence {
        switch code {
        case "network": Sentence(ru: "сетевое взаимодействие", en: "network interaction")
        case "help": Sentence(ru: "методическая помощь", en: "methodical help")
        default: Sentence(ru: code, en: code)
        }
    }

    /// The name of a group of schools.
    ///
    /// - Parameter code: `shnor` or `territory`.
    /// - Returns: The name.
    public static func group(_ code: String) -> Sentence {
        switch code {
        case "shnor": Sentence(ru: "ШНОР", en: "ШНОР")
        case "territory": Sentence(ru: "все школы", en: "all schools")
        default: Sentence(ru: code, en: code)
        }
    }
}
