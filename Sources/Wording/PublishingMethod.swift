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
            + "показателю, а не к работе школы или учителя, и ничего не говорит о причинах.",
        en:
            "“Confirmed” always means statistically, not by inspection. A verdict is about the indicator, not about "
            + "the work "
            + "of a school or a teacher, and says nothing of causes.")

    /// The paragraphs of the method, in order.
    ///
    /// - Parameter rules: The rules that the edition was computed with.
    /// - Returns: The paragraphs, with the places of ``MethodWords`` still open.
    public static func paragraphs(_ rules: TestRules) -> [Paragraph] {
        [
            counted, interval, comparedWith, rules.change, rules.allowsForCohorts ? cohorts : noCohorts, net,
            rules.many,
            noChange, level, groups, selection, seen, practice, data,
        ]
    }

    private static let counted = Paragraph(
        heading: Sentence(ru: "Что считается", en: "What is counted"),
        text: Sentence(
            ru:
                "Показатель\u{A0}— доля: числитель и знаменатель стоят рядом с ней. В знаменателе все участники, кроме "
                + "отсутствовавших и тех, у кого нет ни отметки, ни балла. Где складываются работы по нескольким "
                + "предметам, "
                + "считаются работы, а разброс увеличивается на число работ одного участника.",
            en:
                "An indicator is a share, shown with numerator and denominator. The denominator holds all "
                + "participants but "
                + "the absent and those with neither mark nor score. Where works of several subjects are added, works "
                + "are counted and the variance is multiplied by works per pupil."))
    private static let interval = Paragraph(
        heading: Sentence(ru: "Интервал доли", en: "Interval of a share"),
        text: Sentence(
            ru:
                "95-процентный интервал Уилсона: в этих пределах лежит доля, которая согласуется с наблюдаемым числом "
                + "участников. Чем меньше участников, тем он шире. Перекрываются ли интервалы двух лет, само по себе "
                + "ничего "
                + "не решает: решает проверка изменения.",
            en:
                "Wilson's 95% interval: the shares that agree with what was observed. Fewer participants, wider "
                + "interval. "
                + "Whether the intervals of two years overlap decides nothing: the test of change does."))
    private static let comparedWith = Paragraph(
        heading: Sentence(ru: "Какие годы сравниваются", en: "Which years are compared"),
        text: Sentence(
            ru:
                "Последний наибольший набор лет, попарно сопоставимых по реестру разрывов. Если таких лет меньше "
                + "двух, берутся и "
                + "годы, сопоставимые с оговоркой: тогда решает изменение относительно других школ. Год, в котором "
                + "участников меньше {minimum}, откладывается. Если школа "
                + "отобрана по результатам года, он не служит для неё началом отсчёта.",
            en:
                "The latest largest set of years that the break register allows to compare in pairs. With fewer than "
                + "two of them, "
                + "years comparable with a reservation are taken, and the change relative to the other schools "
                + "decides. A year with fewer than {minimum} participants is set aside. A year "
                + "by whose results a school was selected is no baseline for it."))
    private static let noChange = Paragraph(
        heading: Sentence(ru: "«Существенных изменений нет»", en: "“No material change”"),
        text: Sentence(
            ru: "Пишется, только если 90-процентный интервал изменения целиком лежит в пределах ±{margin} (два "
                + "односторонних критерия по 5\u{A0}%). Во всех прочих неясных случаях стоит «не подтверждено и не "
                + "исключено»: это не значит, что изменений нет.",
            en:
                "Only where the 90% interval of the change lies within ±{margin} (two one-sided tests at 5%). All "
                + "other "
                + "unclear cases read “neither shown nor excluded”, which does not mean that nothing changed."))
    private static let cohorts = Paragraph(
        heading: Sentence(ru: "Обычный разброс между выпусками", en: "Ordinary variation between cohorts"),
        text: Sentence(
            ru:
                "Выпуски одной школы различаются и без всяких изменений, сильнее, чем при бросании монеты. Три года "
                + "одной школы "
                + "этого разброса не покажут, все школы вместе\u{A0}— покажут: он оценён по каждому показателю (ρ, "
                + "таблица в "
                + "приложении), и на него увеличены интервалы и p. Если школ мало, берётся ρ\u{A0}=\u{A0}0,04 с "
                + "запасом.",
            en:
                "Cohorts of one school differ without any change, more than coins do. Three years of one school "
                + "cannot show by "
                + "how much, all schools together can: it is estimated for each indicator (ρ, table in the appendix), "
                + "and "
                + "intervals and p are widened by it. With few schools ρ = 0.04 is taken, on the safe side."))
    private static let noCohorts = Paragraph(
        heading: Sentence(ru: "Обычный разброс между выпусками", en: "Ordinary variation between cohorts"),
        text: Sentence(
            ru:
                "Выпуски одной школы различаются и без всяких изменений. В этом расчёте такой разброс не учтён "
                + "(dispersion: none), "
                + "поэтому p занижено во всех школах, тем сильнее, чем больше школа: подтверждённые изменения стоит "
                + "читать "
                + "осторожно. Пример модельного расчёта: 40 школ, 3 года, доля 20\u{A0}%, стандартное отклонение между "
                + "выпусками 5\u{A0}п.п., настоящих изменений нет, поправка Бенджамини\u{A0}— Хохберга, уровень "
                + "5\u{A0}%. При 25, "
                + "50, 100 и 200 участниках в год хотя бы одно изменение «подтверждалось» примерно в 20, 50, 90 и "
                + "100\u{A0}% случаев, а в среднем ложно «подтверждалось» около 0,3, 1, 3 и 9 изменений из 40.",
            en:
                "Cohorts of one school differ without any change. This run does not allow for it (dispersion: none), "
                + "so p is too "
                + "small in all schools, the more so the larger the school: read confirmed changes with caution. An "
                + "example by "
                + "simulation: 40 schools, 3 years, a share of 20%, a standard deviation between cohorts of 5 pp, no "
                + "true "
                + "change, Benjamini–Hochberg, level 5%. With 25, 50, 100 and 200 participants a year at least one "
                + "change "
                + "was “confirmed” in about 20, 50, 90 and 100% of the cases, and about 0.3, 1, 3 and 9 of 40 on "
                + "average."
        ))
    private static let net = Paragraph(
        heading: Sentence(ru: "Относительно других школ", en: "Relative to the other schools"),
        text: Sentence(
            ru:
                "В 2020–2022 и 2025 годах сдвинулись все сразу, а трудность заданий меняется каждый год. Поэтому "
                + "рядом с изменением "
                + "школы стоит её изменение относительно остальных школ: их общий сдвиг оценён на логит-шкале без "
                + "самой школы, с "
                + "собственным уровнем каждой, и вычтен. Нужно не меньше пяти других школ, и ни одна не должна давать "
                + "больше "
                + "половины их участников.",
            en:
                "The years 2020–2022 and 2025 moved everybody at once, and papers differ in difficulty. So beside a "
                + "school's "
                + "change stands its change relative to the others: their common movement is fitted on the logit "
                + "scale without "
                + "the school, each with its own level, and taken out. It needs at least five other schools, none "
                + "with more "
                + "than half of their participants."))
    private static let level = Paragraph(
        heading: Sentence(ru: "Уровень", en: "Level"),
        text: Sentence(
            ru:
                "Школа, у которой три года подряд 45\u{A0}% «2», не изменилась, но помощь ей нужна. Доля за "
                + "сопоставимые годы вместе "
                + "сравнивается с долей остальных школ за те же годы (и региона, если его файл назван); у уровней "
                + "своя поправка на "
                + "число проверок. «Сглаженный уровень»\u{A0}— доля, подтянутая к общей тем сильнее, чем меньше "
                + "участников. Места "
                + "школ не приводятся: без одновременных интервалов для мест они обманывают.",
            en:
                "A school at 45% of «2» three years running has not changed and needs help. The share of the "
                + "comparable years "
                + "together is compared with that of the other schools in the same years (and of the region, where "
                + "its file is "
                + "named); levels are adjusted for many tests by themselves. The “drawn level” is the share drawn "
                + "towards the "
                + "common one by as much as participants are few. There are no ranks: without simultaneous intervals "
                + "they deceive."
        ))
    private static let groups = Paragraph(
        heading: Sentence(ru: "Группы школ", en: "Groups of schools"),
        text: Sentence(
            ru:
                "ШНОР, ШНСУ, остальные школы и район: каждая школа сравнивается сама с собой, затем изменения "
                + "складываются "
                + "(обобщённый критерий Мантеля), поэтому смена состава группы за изменение не принимается. Группы "
                + "сравниваются и "
                + "с остальными школами. Трудность заданий разных лет от изменения целого района не отделить: для "
                + "него даётся "
                + "величина с интервалом, а вывод\u{A0}— только относительно границы ±{margin}.",
            en:
                "ШНОР, ШНСУ, other schools and the territory: each school is compared with itself, then the changes "
                + "are added "
                + "(Mantel's extension), so that a change in the mix is no change. Groups also stand against the "
                + "other schools. "
                + "The difficulty of papers cannot be told from a change of the whole territory: it gets a size and an "
                + "interval, and a verdict only against the margin of ±{margin}."))
    private static let selection = Paragraph(
        heading: Sentence(ru: "Отбор ШНОР", en: "Selection of ШНОР"),
        text: Sentence(
            ru:
                "ШНОР отбирают по плохому году, поэтому потом они в среднем улучшаются и сами собой. Годы отбора для "
                + "них не служат "
                + "началом отсчёта. Рядом показано, какого изменения следовало бы ждать от одного отбора: модельный "
                + "расчёт по "
                + "уровням школ и ρ, как если бы отбирали только по этому показателю.",
            en:
                "ШНОР are selected for a bad year, so later they improve on average by themselves. The years of the "
                + "selection "
                + "are no baseline for them. Beside it stands the change to be expected from the selection alone: a "
                + "simulation "
                + "from the schools' levels and ρ, as if this indicator alone had decided."))
    private static let seen = Paragraph(
        heading: Sentence(ru: "Что можно было заметить", en: "What could have been seen"),
        text: Sentence(
            ru:
                "Для каждой школы указано наименьшее ухудшение, которое при её числе участников было бы замечено с "
                + "вероятностью "
                + "80\u{A0}%. Если оно велико, отсутствие вывода почти ничего не значит.",
            en:
                "For each school stands the smallest worsening that its number of participants would have shown with "
                + "probability "
                + "80%. Where it is large, the absence of a conclusion means next to nothing."))
    private static let practice = Paragraph(
        heading: Sentence(ru: "Правила, принятые на практике", en: "Rules used in practice"),
        text: Sentence(
            ru:
                "Рядом с выводом стоят правило ФИОКО (доля «2» выросла на 10\u{A0}п.п. и более) и «лучше каждый год» с "
                + "вероятностью, с которой это случается без всяких изменений (для трёх равных лет около 1/6). Сами "
                + "по себе "
                + "они ничего не доказывают.",
            en:
                "Beside the verdict stand FIOKO's rule (the share of «2» up by 10 pp or more) and “better every year” "
                + "with "
                + "the probability that it happens without any change (about 1/6 for three equal years). By themselves "
                + "they prove nothing."))
    private static let data = Paragraph(
        heading: Sentence(ru: "Данные в CSV и JSON", en: "Data as CSV and JSON"),
        text: Sentence(
            ru:
                "Неокруглённые числа\u{A0}— в файлах data/findings.csv и data/findings.json. В CSV ячейка текстового "
                + "столбца, "
                + "которая начинается знаком формулы (=, +, -, @), получает впереди апостроф.",
            en:
                "Unrounded numbers are in data/findings.csv and data/findings.json. In CSV a cell of a text column "
                + "that "
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
        case "discrete-bh": Sentence(ru: "Дёлер, Дюран и Рокен (HSU)", en: "Döhler, Durand & Roquain (HSU)")
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
        ru: "для ШНОР, отобранных по результатам {selection}, сравниваются {years}",
        en: "for ШНОР, selected on the results of {selection}, compared: {years}")
    /// The same where less than two years are left.
    ///
    /// Place: `{selection}`.
    public static let selectedNothing = Sentence(
        ru: "для ШНОР, отобранных по результатам {selection}, сравнивать нечего",
        en: "for ШНОР, selected on the results of {selection}, nothing is left to compare")
    /// «Сравнивать нечего».
    public static let comparedNothing = Sentence(ru: "Сравнивать нечего", en: "Nothing is left to compare")
}
