// SPDX-License-Identifier: GPL-3.0-or-later

/// The description of the method in plain words, for the workbook and the page.
///
/// Places: `{level}`, `{margin}`, `{minimum}`, `{adjustment}`.
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
            + "показателю, а не к работе школы или учителя, и ничего не говорит о причинах.",
        en:
            "“Confirmed” always means statistically, not by inspection. A verdict is about the indicator, not about the work "
            + "of a school or a teacher, and says nothing of causes.")

    /// The paragraphs of the method, in order.
    public static let paragraphs: [Paragraph] = [
        Paragraph(
            heading: Sentence(ru: "Что считается", en: "What is counted"),
            text: Sentence(
                ru:
                    "Показатель\u{A0}— доля: числитель и знаменатель стоят рядом с ней. В знаменателе все участники, кроме "
                    + "отсутствовавших и тех, у кого нет ни отметки, ни балла. Где складываются работы по нескольким предметам, "
                    + "считаются работы, а разброс увеличивается на число работ одного участника.",
                en:
                    "An indicator is a share, shown with numerator and denominator. The denominator holds all participants but "
                    + "the absent and those with neither mark nor score. Where works of several subjects are added, works "
                    + "are counted and the variance is multiplied by works per pupil.")),
        Paragraph(
            heading: Sentence(ru: "Интервал доли", en: "Interval of a share"),
            text: Sentence(
                ru:
                    "95-процентный интервал Уилсона: в этих пределах лежит доля, которая согласуется с наблюдаемым числом "
                    + "участников. Чем меньше участников, тем он шире. Перекрываются ли интервалы двух лет, само по себе ничего "
                    + "не решает: решает проверка изменения.",
                en:
                    "Wilson's 95% interval: the shares that agree with what was observed. Fewer participants, wider interval. "
                    + "Whether the intervals of two years overlap decides nothing: the test of change does.")),
        Paragraph(
            heading: Sentence(ru: "Какие годы сравниваются", en: "Which years are compared"),
            text: Sentence(
                ru:
                    "Последний наибольший набор лет, попарно сопоставимых по реестру разрывов. Годы, сопоставимые лишь с "
                    + "оговоркой, пока не сравниваются. Год, в котором участников меньше {minimum}, откладывается. Если школа "
                    + "отобрана по результатам года, он не служит для неё началом отсчёта.",
                en:
                    "The latest largest set of years that the break register allows to compare in pairs. Years comparable with "
                    + "a reservation are not compared yet. A year with fewer than {minimum} participants is set aside. A year "
                    + "by whose results a school was selected is no baseline for it.")),
        Paragraph(
            heading: Sentence(ru: "Проверка изменения", en: "Test of change"),
            text: Sentence(
                ru:
                    "Условный точный критерий тренда Кохрана\u{A0}— Армитиджа по числам участников, двусторонний, со средним p "
                    + "(mid-p). Величина изменения\u{A0}— наклон взвешенной прямой, умноженный на длину периода; разность "
                    + "последнего и первого года\u{A0}— с интервалом Ньюкомба.",
                en:
                    "The conditional exact Cochran–Armitage trend test on the counts, two-sided, with the mid-p-value. The size "
                    + "of the change is the weighted slope times the length of the window; the difference of last and first "
                    + "year has Newcombe's interval.")),
        Paragraph(
            heading: Sentence(ru: "Поправка на число проверок", en: "Adjustment for many tests"),
            text: Sentence(
                ru:
                    "Когда проверяется много школ, часть различий возникает случайно. Поэтому значимость считается с поправкой "
                    + "({adjustment}) внутри каждого показателя; уровень {level}. Среди подтверждённых изменений случайных "
                    + "в среднем не больше этой доли.",
                en: "Where many schools are tested, some differences arise by chance. So significance is adjusted "
                    + "({adjustment}) within each indicator; level {level}. Among the confirmed changes no more than this "
                    + "share are chance on average.")),
        Paragraph(
            heading: Sentence(ru: "«Существенных изменений нет»", en: "“No material change”"),
            text: Sentence(
                ru: "Пишется, только если 90-процентный интервал изменения целиком лежит в пределах ±{margin} (два "
                    + "односторонних критерия по 5\u{A0}%). Во всех прочих неясных случаях стоит «не подтверждено и не "
                    + "исключено»: это не значит, что изменений нет.",
                en:
                    "Only where the 90% interval of the change lies within ±{margin} (two one-sided tests at 5%). All other "
                    + "unclear cases read “neither shown nor excluded”, which does not mean that nothing changed.")),
        Paragraph(
            heading: Sentence(ru: "Обычный разброс между выпусками", en: "Ordinary variation between cohorts"),
            text: Sentence(
                ru:
                    "Выпуски одной школы различаются и без всяких изменений. В этой версии такой разброс ещё не учитывается, "
                    + "поэтому в больших школах p занижено: подтверждённые изменения там стоит читать осторожно.",
                en:
                    "Cohorts of one school differ without any change. This version does not allow for it yet, so p is too small "
                    + "in large schools: read confirmed changes there with caution.")),
        Paragraph(
            heading: Sentence(ru: "Группы школ", en: "Groups of schools"),
            text: Sentence(
                ru:
                    "ШНОР и ШНСУ вместе, остальные школы и район проверяются пока как одна большая школа каждая: изменение "
                    + "состава группы может повлиять на вывод. ШНОР отбирают по плохому году, поэтому их средние улучшаются и "
                    + "сами собой.",
                en:
                    "Watched schools together, other schools and the territory are tested as one large school each for now: a "
                    + "change of the mix may play a part. Watched schools are selected for a bad year and improve on average "
                    + "by themselves.")),
        Paragraph(
            heading: Sentence(ru: "Правила, принятые на практике", en: "Rules used in practice"),
            text: Sentence(
                ru:
                    "Рядом с выводом стоят правило ФИОКО (доля «2» выросла на 10\u{A0}п.п. и более) и «лучше каждый год» с "
                    + "вероятностью, с которой это случается без всяких изменений (для трёх равных лет около 1/6). Сами по себе "
                    + "они ничего не доказывают.",
                en:
                    "Beside the verdict stand FIOKO's rule (the share of «2» up by 10 pp or more) and “better every year” with "
                    + "the probability that it happens without any change (about 1/6 for three equal years). By themselves "
                    + "they prove nothing.")),
        Paragraph(
            heading: Sentence(ru: "Данные в CSV и JSON", en: "Data as CSV and JSON"),
            text: Sentence(
                ru:
                    "Неокруглённые числа\u{A0}— в файлах data/findings.csv и data/findings.json. В CSV ячейка текстового столбца, "
                    + "которая начинается знаком формулы (=, +, -, @), получает впереди апостроф.",
                en:
                    "Unrounded numbers are in data/findings.csv and data/findings.json. In CSV a cell of a text column that "
                    + "begins like a formula (=, +, -, @) gets a leading apostrophe.")),
    ]

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
    /// «Сравнивать нечего».
    public static let comparedNothing = Sentence(ru: "Сравнивать нечего", en: "Nothing is left to compare")
}
