// SPDX-License-Identifier: GPL-3.0-or-later

/// The description of the method in plain words, for the workbook and the page.
///
/// Places: `{level}`, `{margin}`, `{minimum}`.
public enum MethodWords {
    /// A heading and its text.
    public struct Paragraph: Hashable, Sendable {
        /// The heading.
        public let heading: Sentence
        /// The text.
        public let text: Sentence
    }

    /// What «подтверждено» means, said once in every document.
    public static let confirmed = Sentence(
        ru: "«Подтверждено» всюду означает «подтверждено статистически», а не проверкой на месте. Вывод относится к "
            + "показателю, а не к работе школы или учителя, и ничего не говорит о причинах. Обычный разброс между выпусками одной "
            + "школы в этой версии ещё не учтён, поэтому часть подтверждённых изменений может быть случайной, тем чаще, "
            + "чем больше школа.",
        en:
            "“Confirmed” always means statistically, not by inspection. A verdict is about the indicator, not about the work "
            + "of a school or a teacher, and says nothing of causes. The ordinary variation between cohorts of one school is "
            + "not yet included in this release, so some confirmed changes may be chance, the more often the larger the "
            + "school.")

    /// The paragraphs of the method, in order.
    ///
    /// - Parameter rules: The rules that the edition was computed with.
    /// - Returns: The paragraphs, with the places of ``MethodWords`` still open.
    public static func paragraphs(_ rules: TestRules) -> [Paragraph] {
        [counted, interval, comparedWith, rules.change, rules.many, noChange, cohorts, groups, practice, data]
    }

    private static let counted = Paragraph(
        heading: Sentence(ru: "Что считается", en: "What is counted"),
        text: Sentence(
            ru:
                "Показатель\u{A0}— доля: числитель и знаменатель стоят рядом с ней. В знаменателе все участники, кроме "
                + "отсутствовавших и тех, у кого нет ни отметки, ни балла. Где складываются работы по нескольким предметам, "
                + "считаются работы, а разброс увеличивается на число работ одного участника.",
            en:
                "An indicator is a share, shown with numerator and denominator. The denominator holds all participants but "
                + "the absent and those with neither mark nor score. Where works of several subjects are added, works "
                + "are counted and the variance is multiplied by works per pupil."))
    private static let interval = Paragraph(
        heading: Sentence(ru: "Интервал доли", en: "Interval of a share"),
        text: Sentence(
            ru:
                "95-процентный интервал Уилсона: в этих пределах лежит доля, которая согласуется с наблюдаемым числом "
                + "участников. Чем меньше участников, тем он шире. Перекрываются ли интервалы двух лет, само по себе ничего "
                + "не решает: решает проверка изменения.",
            en:
                "Wilson's 95% interval: the shares that agree with what was observed. Fewer participants, wider interval. "
                + "Whether the intervals of two years overlap decides nothing: the test of change does."))
    private static let comparedWith = Paragraph(
        heading: Sentence(ru: "Какие годы сравниваются", en: "Which years are compared"),
        text: Sentence(
            ru:
                "Последний наибольший набор лет, попарно сопоставимых по реестру разрывов. Годы, сопоставимые лишь с "
                + "оговоркой, пока не сравниваются. Год, в котором участников меньше {minimum}, откладывается. Если школа "
                + "отобрана по результатам года, он не служит для неё началом отсчёта.",
            en:
                "The latest largest set of years that the break register allows to compare in pairs. Years comparable with "
                + "a reservation are not compared yet. A year with fewer than {minimum} participants is set aside. A year "
                + "by whose results a school was selected is no baseline for it."))
    private static let noChange = Paragraph(
        heading: Sentence(ru: "«Существенных изменений нет»", en: "“No material change”"),
        text: Sentence(
            ru: "Пишется, только если 90-процентный интервал изменения целиком лежит в пределах ±{margin} (два "
                + "односторонних критерия по 5\u{A0}%). Во всех прочих неясных случаях стоит «не подтверждено и не "
                + "исключено»: это не значит, что изменений нет.",
            en:
                "Only where the 90% interval of the change lies within ±{margin} (two one-sided tests at 5%). All other "
                + "unclear cases read “neither shown nor excluded”, which does not mean that nothing changed."))
    private static let cohorts = Paragraph(
        heading: Sentence(ru: "Обычный разброс между выпусками", en: "Ordinary variation between cohorts"),
        text: Sentence(
            ru:
                "Выпуски одной школы различаются и без всяких изменений. В этой версии такой разброс ещё не учитывается, "
                + "поэтому p занижено во всех школах, тем сильнее, чем больше школа: подтверждённые изменения стоит читать "
                + "осторожно. Пример модельного расчёта: 40 школ, 3 года, доля 20\u{A0}%, стандартное отклонение между "
                + "выпусками 5\u{A0}п.п., настоящих изменений нет, поправка Бенджамини\u{A0}— Хохберга, уровень 5\u{A0}%. При 25, "
                + "50, 100 и 200 участниках в год хотя бы одно изменение «подтверждалось» примерно в 20, 50, 90 и "
                + "100\u{A0}% случаев, а в среднем ложно «подтверждалось» около 0,3, 1, 3 и 9 изменений из 40.",
            en:
                "Cohorts of one school differ without any change. This release does not allow for it yet, so p is too small "
                + "in all schools, the more so the larger the school: read confirmed changes with caution. An example by "
                + "simulation: 40 schools, 3 years, a share of 20%, a standard deviation between cohorts of 5 pp, no true "
                + "change, Benjamini–Hochberg, level 5%. With 25, 50, 100 and 200 participants a year at least one change "
                + "was “confirmed” in about 20, 50, 90 and 100% of the cases, and about 0.3, 1, 3 and 9 of 40 on average."
        ))
    private static let groups = Paragraph(
        heading: Sentence(ru: "Группы школ", en: "Groups of schools"),
        text: Sentence(
            ru:
                "ШНОР и ШНСУ вместе, остальные школы и район проверяются пока как одна большая школа каждая: изменение "
                + "состава группы может повлиять на вывод. ШНОР отбирают по плохому году, поэтому их средние улучшаются и "
                + "сами собой.",
            en:
                "Watched schools together, other schools and the territory are tested as one large school each for now: a "
                + "change of the mix may play a part. Watched schools are selected for a bad year and improve on average "
                + "by themselves."))
    private static let practice = Paragraph(
        heading: Sentence(ru: "Правила, принятые на практике", en: "Rules used in practice"),
        text: Sentence(
            ru:
                "Рядом с выводом стоят правило ФИОКО (доля «2» выросла на 10\u{A0}п.п. и более) и «лучше каждый год» с "
                + "вероятностью, с которой это случается без всяких изменений (для трёх равных лет около 1/6). Сами по себе "
                + "они ничего не доказывают.",
            en:
                "Beside the verdict stand FIOKO's rule (the share of «2» up by 10 pp or more) and “better every year” with "
                + "the probability that it happens without any change (about 1/6 for three equal years). By themselves "
                + "they prove nothing."))
    private static let data = Paragraph(
        heading: Sentence(ru: "Данные в CSV и JSON", en: "Data as CSV and JSON"),
        text: Sentence(
            ru:
                "Неокруглённые числа\u{A0}— в файлах data/findings.csv и data/findings.json. В CSV ячейка текстового столбца, "
                + "которая начинается знаком формулы (=, +, -, @), получает впереди апостроф.",
            en:
                "Unrounded numbers are in data/findings.csv and data/findings.json. In CSV a cell of a text column that "
                + "begins like a formula (=, +, -, @) gets a leading apostrophe."))

    /// The name of a procedure of adjustment.
    ///
    /// - Parameter code: Its code, such as `bh`.
    /// - Returns: The name.
    public static func adjustment(_ code: String) -> Sentence {
        switch code {
        case "bh": Sentence(ru: "Бенджамини\u{A0}— Хохберг", en: "Benjamini–Hochberg")
        case "by": Sentence(ru: "Бенджамини\u{A0}— Йекутиели", en: "Benjamini–Yekutieli")
        case "holm": Sentence(ru: "Холм", en: "Holm")
        case "hochberg": Sentence(ru: "Хохберг", en: "Hochberg")
        case "none": Sentence(ru: "без поправки", en: "none")
        default: Sentence(ru: code, en: code)
        }
    }

    /// «Параметры расчёта».
    public static let parameters = Sentence(ru: "Параметры расчёта", en: "Parameters")
    /// «Что не сравнивается и почему».
    public static let asideTitle = Sentence(ru: "Что не сравнивается и почему", en: "What is not compared, and why")
    /// «Показатели, которые ещё не рассчитываются».
    public static let absentTitle = Sentence(
        ru: "Показатели, которые ещё не рассчитываются", en: "Indicators not computed yet")
    /// «Проверки данных».
    public static let checksTitle = Sentence(ru: "Проверки данных", en: "Checks of the data")
    /// «Версии».
    public static let rulesTitle = Sentence(ru: "Версии", en: "Versions")
    /// «Источник».
    public static let sources = Sentence(ru: "Источник", en: "Source")
    /// «выполнено».
    public static let holds = Sentence(ru: "выполнено", en: "holds")
    /// «не выполнено».
    public static let fails = Sentence(ru: "не выполнено", en: "does not hold")
    /// «Уровень значимости».
    public static let parameterLevel = Sentence(ru: "Уровень значимости", en: "Significance level")
    /// «Граница существенного изменения».
    public static let parameterMargin = Sentence(
        ru: "Граница существенного изменения", en: "Margin of a material change")
    /// «Наименьшее число участников в году».
    public static let parameterMinimum = Sentence(
        ru: "Наименьшее число участников в году", en: "Least participants in a year")
    /// «Поправка на число проверок».
    public static let parameterAdjustment = Sentence(ru: "Поправка на число проверок", en: "Adjustment")
    /// «Зерно случайных чисел».
    public static let seed = Sentence(ru: "Зерно случайных чисел", en: "Seed")
    /// «Программа».
    public static let program = Sentence(ru: "Программа", en: "Program")
    /// «Дата расчёта».
    public static let runDate = Sentence(ru: "Дата расчёта", en: "Day of the run")
    /// «Таблица правил “{name}”».
    public static let rule = Sentence(ru: "Таблица правил «{name}»", en: "Rule table “{name}”")
    /// «Модуль анализа “{name}”».
    public static let plugin = Sentence(ru: "Модуль анализа «{name}»", en: "Plugin “{name}”")
    /// «Сравниваются {years}».
    public static let comparedYears = Sentence(ru: "Сравниваются {years}", en: "Compared: {years}")
    /// What is compared for the schools that were selected, where it is not what is compared for all others.
    ///
    /// Places: `{selection}`, `{years}`.
    public static let selectedYears = Sentence(
        ru: "для ШНОР и ШНСУ, отобранных по результатам {selection}, сравниваются {years}",
        en: "for the watched schools, selected on the results of {selection}, compared: {years}")
    /// The same where less than two years are left.
    ///
    /// Place: `{selection}`.
    public static let selectedNothing = Sentence(
        ru: "для ШНОР и ШНСУ, отобранных по результатам {selection}, сравнивать нечего",
        en: "for the watched schools, selected on the results of {selection}, nothing is left to compare")
    /// «Сравнивать нечего».
    public static let comparedNothing = Sentence(ru: "Сравнивать нечего", en: "Nothing is left to compare")
}
