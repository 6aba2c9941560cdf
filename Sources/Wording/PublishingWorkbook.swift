// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the output folder.
public enum OutputWords {
    /// The mark in the name of a file that stands beside one that a person changed.
    public static let newVersion = Sentence(ru: "новая", en: "new")
}

/// The words that the workbook and the page share.
public enum DocumentWords {
    /// The title of the documents.
    public static let title = Sentence(
        ru: "Динамика показателей школ: что действительно изменилось", en: "Indicators of schools: what really changed")
    /// The sheet with which the program explains a workbook that is to be filled in.
    public static let templateNotes = Sentence(ru: "Пояснения", en: "Notes")
    /// The line with the order.
    ///
    /// Places: `{date}`, `{number}`, `{title}`.
    public static let order = Sentence(
        ru: "Приказ от {date} №\u{A0}{number} «{title}»", en: "Order of {date} No.\u{A0}{number} “{title}”")
    /// The same, where neither date nor number is filled in.
    public static let orderTitle = Sentence(ru: "Приказ «{title}»", en: "Order “{title}”")
    /// The interim document.
    public static let interim = Sentence(ru: "промежуточный этап", en: "interim stage")
    /// The final document.
    public static let final = Sentence(ru: "итоговый этап", en: "final stage")
    /// The remark on the edition.
    public static let internalUse = Sentence(
        ru: "Для служебного пользования: содержит данные о малых группах участников",
        en: "For internal use: contains small groups of participants")
    /// ШНОР and ШНСУ together.
    public static let watched = Sentence(ru: "ШНОР и ШНСУ", en: "Watched schools")
    /// All other schools.
    public static let others = Sentence(ru: "Остальные школы", en: "Other schools")
    /// All schools.
    public static let territory = Sentence(ru: "Район", en: "Territory")
    /// A unit that no register names.
    ///
    /// Place: `{code}`.
    public static let unknownUnit = Sentence(ru: "ОО {code}", en: "School {code}")
    /// An indicator that is not computed.
    public static let notYet = Sentence(ru: "ещё не рассчитывается", en: "not computed yet")
    /// An indicator without data.
    public static let noData = Sentence(
        ru: "показатель не рассчитан: данных нет", en: "not computed: there are no data")
    /// A season of ВПР.
    public static func season(_ code: String) -> Sentence {
        code == "autumn" ? Sentence(ru: "осень", en: "autumn") : Sentence(ru: "весна", en: "spring")
    }
    /// The good direction of an indicator.
    public static func benefit(_ code: String) -> Sentence {
        code == "lower"
            ? Sentence(ru: "лучше, когда доля меньше", en: "a smaller share is better")
            : Sentence(ru: "лучше, когда доля больше", en: "a larger share is better")
    }
    /// A criterion of the order.
    public static func criterion(_ code: String) -> Sentence {
        switch code {
        case "staff":
            Sentence(
                ru: "Учёт педагогических работников ШНОР, прошедших диагностику профессиональных "
                    + "дефицитов и компетенций",
                en: "Teachers of watched schools whose competences were diagnosed")
        case "support":
            Sentence(ru: "Оказание методической помощи ШНОР", en: "Methodical support of watched schools")
        default:
            Sentence(
                ru: "Выявление динамики образовательных результатов в ШНОР",
                en: "Dynamics of educational results in watched schools")
        }
    }
    /// The genitive singular of «участник».
    public static let ofParticipant = "участника"
    /// The genitive singular of «работа».
    public static let ofWork = "работы"
    /// «год».
    public static let year = CountedNoun("год", "года", "лет", english: ("year", "years"))
    /// Years in the genitive: «2022 года», «2022–2023 годов».
    ///
    /// - Parameters:
    ///   - text: The years as they are written.
    ///   - count: How many there are.
    /// - Returns: The years with their noun; in English the years alone.
    public static func ofYears(_ text: String, count: Int) -> Sentence {
        Sentence(ru: text + "\u{A0}" + (count == 1 ? "года" : "годов"), en: text)
    }
    /// «изменение».
    public static let changeNoun = CountedNoun(
        "изменение", "изменения", "изменений", english: ("change", "changes"))
    /// «различие».
    public static let difference = CountedNoun(
        "различие", "различия", "различий", english: ("difference", "differences"))
    /// A number of tests after «с поправкой на»: «1 проверку», «12 проверок».
    public static func ofTests(_ count: Int) -> Sentence {
        let noun = CountedNoun("проверку", "проверки", "проверок", english: ("test", "tests"))
        return Sentence(ru: noun.counted(count, .russian), en: noun.counted(count, .english))
    }
    /// The good direction in a word.
    public static let better = Sentence(ru: "лучше", en: "better")
    /// The bad direction in a word.
    public static let worse = Sentence(ru: "хуже", en: "worse")
    /// «случай».
    public static let instance = CountedNoun("случай", "случая", "случаев", english: ("case", "cases"))
}

/// The words of `indicators.xlsx`.
public enum WorkbookWords {
    /// «Сводная».
    public static let overview = Sentence(ru: "Сводная", en: "Overview")
    /// «Карта выводов».
    public static let map = Sentence(ru: "Карта выводов", en: "Map of verdicts")
    /// «Методика».
    public static let method = Sentence(ru: "Методика", en: "Method")
    /// «Журнал загрузки».
    public static let journal = Sentence(ru: "Журнал загрузки", en: "Import journal")
    /// The name of an indicator's sheet.
    ///
    /// Place: `{number}`.
    public static let indicatorSheet = Sentence(ru: "Показатель {number}", en: "Indicator {number}")
    /// «Критерии мониторинга».
    public static let criteria = Sentence(ru: "Критерии мониторинга", en: "Criterion")
    /// «Показатель (индикатор)».
    public static let indicator = Sentence(ru: "Показатель (индикатор)", en: "Indicator")
    /// «единица измерения».
    public static let unit = Sentence(ru: "единица измерения", en: "unit")
    /// «сопоста вимые годы».
    public static let comparable = Sentence(ru: "сопоставимые годы", en: "comparable years")
    /// The pooled share of those of the last three years that may be pooled, which may be two or one.
    public static let pooled = Sentence(
        ru: "вместе за сопоставимые из последних 3\u{A0}лет", en: "comparable years of the last 3, pooled")
    /// «годы».
    public static let years = Sentence(ru: "годы", en: "years")
    /// «доля».
    public static let share = Sentence(ru: "доля", en: "share")
    /// «95 % интервал, %».
    public static let interval = Sentence(ru: "95\u{A0}% интервал, %", en: "95% interval, %")
    /// «Код».
    public static let code = Sentence(ru: "Код", en: "Code")
    /// «Школа».
    public static let school = Sentence(ru: "Школа", en: "School")
    /// «Статус».
    public static let group = Sentence(ru: "Статус", en: "Status")
    /// «из них».
    public static let numerator = Sentence(ru: "из них", en: "of these")
    /// «ниже мини мума».
    public static let belowMinimum = Sentence(ru: "ниже минимума", en: "below minimum")
    /// «работ».
    public static let works = Sentence(ru: "работ", en: "works")
    /// «участ ников».
    public static let participants = Sentence(ru: "участников", en: "pupils")
    /// The change over the window.
    ///
    /// Place: `{level}`.
    public static let change = Sentence(ru: "Изменение, п.п.", en: "Change, pp")
    /// «его {level} % интервал, п.п».
    public static let changeInterval = Sentence(
        ru: "его {level}\u{A0}% интервал, п.п.", en: "its {level}% interval, pp")
    /// «Изменение за сопоставимые годы».
    public static let changeBand = Sentence(
        ru: "Изменение за сопоставимые годы", en: "Change over the comparable years")
    /// «p».
    public static let p = Sentence(ru: "p", en: "p")
    /// «p с поправкой».
    public static let adjusted = Sentence(ru: "p с поправкой", en: "adjusted p")
    /// The same column where nothing is adjusted.
    public static let notAdjusted = Sentence(ru: "p (без поправки)", en: "p (not adjusted)")
    /// «Вывод».
    public static let verdict = Sentence(ru: "Вывод", en: "Verdict")
    /// «Пояснение».
    public static let sentence = Sentence(ru: "Пояснение", en: "Explanation")
    /// «Простыми словами».
    public static let plain = Sentence(ru: "Простыми словами", en: "In plain words")
    /// «Основания вывода».
    public static let reasons = Sentence(ru: "Основания вывода", en: "Reasons")
    /// «Последний год минус первый, п.п».
    public static let difference = Sentence(
        ru: "Последний год минус первый, п.п.", en: "Last year minus first, pp")
    /// «его 95 % интервал, п.п».
    public static let differenceInterval = Sentence(
        ru: "его 95\u{A0}% интервал, п.п.", en: "its 95% interval, pp")
    /// «Группа школ».
    public static let groupOfSchools = Sentence(ru: "Группа школ", en: "Group of schools")
    /// «Вывод об изменении».
    public static let verdictOnChange = Sentence(ru: "Вывод об изменении", en: "Verdict on change")
    /// «Подробности (не печатаются)».
    public static let details = Sentence(ru: "Подробности (не печатаются)", en: "Details (not printed)")
    /// FIOKO's rule, as the head of a column.
    public static let tenPoints = Sentence(
        ru: "Правило ФИОКО: «2» стало больше на 10\u{A0}п.п. и более", en: "FIOKO's rule: «2» up by 10 pp or more")
    /// «Лучше каждый год».
    public static let steady = Sentence(ru: "Лучше каждый год", en: "Better every year")
    /// «вероятность такого без изменений».
    public static let steadyChance = Sentence(
        ru: "…вероятность такого без изменений", en: "…probability of that without change")
    /// «да».
    public static let yes = Sentence(ru: "да", en: "yes")
    /// «нет».
    public static let no = Sentence(ru: "нет", en: "no")
    /// «учащихся за работами».
    public static let pupils = Sentence(ru: "учащихся за работами", en: "pupils behind the works")
    /// A part of an indicator: a grade.
    ///
    /// Place: `{grade}`.
    public static let grade = Sentence(ru: "{grade} класс", en: "grade {grade}")
    /// «с».
    public static let page = Sentence(ru: "с.\u{A0}", en: "p.\u{A0}")
    /// «из».
    public static let ofPages = Sentence(ru: " из\u{A0}", en: " of\u{A0}")
    /// The notes below the overview.
    public static let overviewNotes: [Sentence] = [
        Sentence(
            ru:
                "n\u{A0}— число участников; там, где складываются работы по нескольким предметам (показатели с пометкой "
                + "«работы»), число работ. Пустая клетка\u{A0}— данных нет, "
                + "штриховка\u{A0}— год не сравнивается с остальными.",
            en: "n is the number of participants; of works where several subjects are added (marked “works”). An empty "
                + "cell: no data; hatching: a year that is not compared with the others."),
        Sentence(
            ru:
                "Доли разных лет можно сравнивать только внутри сопоставимых лет; за 3\u{A0}года вместе "
                + "годы складываются, кроме тех, сравнение которых реестр разрывов не разрешает даже с оговоркой. Разница долей сама по "
                + "себе не означает изменения: выводы стоят в последнем столбце и на листах показателей.",
            en:
                "Shares may be compared within the comparable years only; years are pooled unless the break register does not "
                + "permit their comparison even with a reservation. A difference of shares is "
                + "no change by itself: the verdicts stand on the sheets of the indicators."),
    ]
    /// A remark that the counts are works.
    public static let countsWorks = Sentence(ru: "работы", en: "works")
}
