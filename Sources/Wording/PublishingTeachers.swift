// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the section on teachers: the diagnosis and indicator 18.
public enum TeacherWords {
    /// The title.
    public static let title = Sentence(ru: "Педагоги", en: "Teachers")
    /// What is shown and what is not.
    public static let note = Sentence(
        ru:
            "Показаны только группы не меньше {minimum} педагогов. Если вычитанием можно узнать о меньшей группе, скрыта и "
            + "следующая по величине. Баллы переведены в процент от максимума формы. Результаты педагогов не связываются с "
            + "результатами классов, педагоги не ранжируются.",
        en:
            "Only groups of at least {minimum} teachers are shown. Where a smaller one could be found by subtraction, the next "
            + "larger one is hidden as well. Scores are percent of the form's largest score. Results of teachers are never "
            + "linked with those of classes, and teachers are not ranked.")
    /// What the rise may be without any help.
    public static let regression = Sentence(
        ru:
            "Надёжность форм не указана (plugins: teachers: reliabilitySubject, reliabilityMethod), поэтому часть роста может "
            + "быть возвратом к среднему: отобранные за низкий балл во второй раз получают больше и без помощи.",
        en:
            "The reliability of the forms is not given (plugins: teachers: reliabilitySubject, reliabilityMethod): a part of the "
            + "rise may be regression to the mean, for those chosen for low scores score higher the second time anyway."
    )
    /// How the expected part is shown.
    public static let expected = Sentence(
        ru: "Столбец «Ожидается и без помощи» — возврат к среднему при указанной надёжности формы.",
        en: "The column “Expected anyway” is the regression to the mean at the given reliability of the form.")
    /// Results that a later file replaces.
    public static let conflicts = Sentence(
        ru: "Учтён результат из файла, загруженного последним, вместо другого за тот же год и этап: {count}.",
        en: "The result of the file imported last counts instead of another one of the same year and wave: {count}.")
    /// The rule of indicator 18: places `{domains}`, `{gain}`, `{denominator}`.
    public static let rule = Sentence(
        ru: "Показатель 18: {domains}; {gain}; {denominator}.", en: "Indicator 18: {domains}; {gain}; {denominator}.")

    /// The words of a choice of the indicator.
    ///
    /// - Parameters:
    ///   - key: `domains`, `gain` or `denominator`.
    ///   - value: The choice, such as `either` or `points:5`.
    /// - Returns: The words.
    public static func choice(_ key: String, _ value: String) -> Sentence {
        switch (key, value) {
        case ("domains", "both"):
            Sentence(ru: "рост и по предмету, и по методике", en: "a gain in both the subject and methods")
        case ("domains", _):
            Sentence(ru: "рост по предмету или по методике", en: "a gain in the subject or in methods")
        case ("gain", "any"): Sentence(ru: "засчитывается любой рост", en: "any gain counts")
        case ("gain", "reliable"):
            Sentence(
                ru: "засчитывается надёжный рост (Джекобсон\u{A0}— Труакс, 95\u{A0}%)",
                en: "a reliable gain counts (Jacobson and Truax, 95%)")
        case ("gain", _):
            Sentence(
                ru:
                    "засчитывается рост не меньше \(value.drop { $0 != ":" }.dropFirst().replacing(".", with: ",")) п.п. от максимума",
                en: "a gain of at least \(value.drop { $0 != ":" }.dropFirst()) points of the largest score counts")
        case ("denominator", "allStaff"):
            Sentence(ru: "знаменатель — все педагоги школ", en: "the denominator is all teachers of the schools")
        default:
            Sentence(
                ru: "знаменатель — прошедшие обе диагностики", en: "the denominator is those diagnosed twice")
        }
    }

    /// What a dash in the columns of coverage means.
    public static let coverageHelp = Sentence(
        ru: "Прочерк вместо числа прошедших одну диагностику или сменивших школу: их меньше наименьшей показываемой "
            + "группы.",
        en: "A dash for those with one diagnosis or another school: there are fewer than the smallest group that is "
            + "shown.")
    /// The titles of the tables and their help.
    public static let coverage = Sentence(ru: "Кто прошёл диагностику", en: "Who was diagnosed")
    /// Indicator 18.
    public static let indicator = Sentence(
        ru: "Показатель 18: доля педагогов с ростом", en: "Indicator 18: the share of teachers who gained")
    /// What chance does to it.
    public static let indicatorHelp = Sentence(
        ru:
            "«Случайно» — какая доля вышла бы в среднем, если бы рост и снижение были равновероятны; p — вероятность получить "
            + "долю не меньше наблюдаемой только случайно.",
        en:
            "“By chance” is the share to be expected were rise and fall equally likely; p is the probability of a share at "
            + "least as large by chance alone.")
    /// The change.
    public static let change = Sentence(ru: "Изменение результатов", en: "The change of scores")
    /// What its numbers are.
    public static let changeHelp = Sentence(
        ru:
            "Только прошедшие обе диагностики. Интервал 95\u{A0}%; p\u{A0}— точный критерий Уилкоксона, рядом с поправкой на число "
            + "проверок.",
        en:
            "Those diagnosed twice only. The interval has 95%; p is Wilcoxon's exact test, beside it adjusted for the number of "
            + "tests.")
    /// Tests and sizes.
    public static let sizes = Sentence(ru: "Проверки и размер эффекта", en: "Tests and effect sizes")
    /// What they are.
    public static let sizesHelp = Sentence(
        ru:
            "t — парный критерий Стьюдента; «Уилкоксон, Пратт» учитывает нулевые разности; CR2 — школы как кластеры, от десяти "
            + "школ; d — с поправкой Хеджеса, интервал бутстрепа (BCa) — для d без поправки.",
        en:
            "t is the paired t test; “Wilcoxon, Pratt” allows for zero differences; CR2 takes schools as clusters, from ten "
            + "schools on; d has Hedges' correction, the bootstrap interval (BCa) is that of d without it.")
    /// Levels.
    public static let levels = Sentence(ru: "Движение между уровнями", en: "Movement between levels")
    /// The map of deficits.
    public static let deficits = Sentence(ru: "Карта дефицитов", en: "The map of deficits")
    /// What it shows.
    public static let deficitsHelp = Sentence(
        ru:
            "Доля педагогов ниже уровня «{level}» по последней диагностике. Дефицит — повод предложить помощь, а не оценка "
            + "педагога.",
        en:
            "The share of teachers below the level “{level}” in their last diagnosis. A deficit is a reason to offer help, no "
            + "judgement of a teacher.")

    /// «Год».
    public static let year = Sentence(ru: "Год", en: "Year")
    /// «Группа».
    public static let group = Sentence(ru: "Группа", en: "Group")
    /// «Компетенции».
    public static let domain = Sentence(ru: "Компетенции", en: "Competence")
    /// «Прошли».
    public static let diagnosed = Sentence(ru: "Прошли хотя бы раз", en: "Diagnosed at all")
    /// «Всего педагогов».
    public static let staff = Sentence(ru: "Всего педагогов", en: "All teachers")
    /// «Доля».
    public static let share = Sentence(ru: "Доля", en: "Share")
    /// «Интервал».
    public static let interval = Sentence(ru: "Интервал 95\u{A0}%", en: "95% interval")
    /// «Только входная».
    public static let onlyBefore = Sentence(ru: "Только входная", en: "Input only")
    /// «Только итоговая».
    public static let onlyAfter = Sentence(ru: "Только итоговая", en: "Output only")
    /// «Сменили школу».
    public static let moved = Sentence(ru: "Сменили школу", en: "Changed school")
    /// «Примечание».
    public static let remark = Sentence(ru: "Примечание", en: "Remark")
    /// «С ростом».
    public static let gained = Sentence(ru: "С ростом", en: "Gained")
    /// «Из скольких».
    public static let of = Sentence(ru: "Из скольких", en: "Of")
    /// «Случайно».
    public static let chance = Sentence(ru: "Случайно", en: "By chance")
    /// «Педагогов».
    public static let teachers = Sentence(ru: "Педагогов", en: "Teachers")
    /// «Входная, %».
    public static let before = Sentence(ru: "Входная, %", en: "Input, %")
    /// «Итоговая, %».
    public static let after = Sentence(ru: "Итоговая, %", en: "Output, %")
    /// «Изменение, п.п.».
    public static let difference = Sentence(ru: "Изменение, п.п.", en: "Change, points")
    /// «Интервал, п.п.».
    public static let differenceInterval = Sentence(ru: "Интервал, п.п.", en: "Interval, points")
    /// «p».
    public static let p = Sentence(ru: "p", en: "p")
    /// «p с поправкой».
    public static let adjusted = Sentence(ru: "p с поправкой", en: "p, adjusted")
    /// «Выше», «ниже».
    public static let rose = Sentence(ru: "Стало выше", en: "Rose")
    /// «Стало ниже».
    public static let fell = Sentence(ru: "Стало ниже", en: "Fell")
    /// «Надёжно выше».
    public static let reliablyRose = Sentence(ru: "Надёжно выше", en: "Reliably rose")
    /// «Надёжно ниже».
    public static let reliablyFell = Sentence(ru: "Надёжно ниже", en: "Reliably fell")
    /// «Ожидается и без помощи, п.п.».
    public static let regressionPart = Sentence(ru: "Ожидается и без помощи, п.п.", en: "Expected anyway, points")
    /// The tests by name.
    public static let student = Sentence(ru: "p, t", en: "p, t")
    /// Pratt's zeros.
    public static let pratt = Sentence(ru: "p, Уилкоксон, Пратт", en: "p, Wilcoxon, Pratt")
    /// The sign test.
    public static let sign = Sentence(ru: "p, знаков", en: "p, signs")
    /// Schools as clusters.
    public static let clustered = Sentence(ru: "p, CR2", en: "p, CR2")
    /// By the spread of differences.
    public static let dz = Sentence(ru: "d по разностям", en: "d of differences")
    /// By the spread of scores.
    public static let dav = Sentence(ru: "d по баллам", en: "d of scores")
    /// «Без изменений уровня».
    public static let movement = Sentence(ru: "p, движение", en: "p, movement")
    /// Bowker's or the mid-p.
    public static let movementSecond = Sentence(ru: "p, симметрия", en: "p, symmetry")
    /// «Ниже уровня».
    public static let below = Sentence(ru: "Ниже уровня", en: "Below the level")
    /// There is no number: place `{why}`.
    public static let notComputed = Sentence(
        ru: "показатель не рассчитан: {why}", en: "the indicator is not computed: {why}")

    /// The sentence of a reason where that of schools does not fit teachers; nil for the others.
    ///
    /// - Parameter code: The code in the data.
    /// - Returns: The sentence, without a full stop, or nil.
    public static func reason(_ code: String) -> Sentence? {
        code == "regressionToMeanPossible"
            ? Sentence(
                ru: "часть роста может быть возвратом к среднему",
                en: "a part of the rise may be regression to the mean")
            : nil
    }

    /// The name of a domain.
    ///
    /// - Parameter code: `subject`, `method` or `whole`.
    /// - Returns: The name.
    public static func domain(_ code: String) -> Sentence {
        switch code {
        case "subject": Sentence(ru: "предметные", en: "subject")
        case "method": Sentence(ru: "методические", en: "methods")
        default: Sentence(ru: "в целом", en: "as a whole")
        }
    }

    /// The name of a group of schools.
    ///
    /// - Parameter code: The code of the group, or `territory`.
    /// - Returns: The name.
    public static func group(_ code: String) -> Sentence {
        switch code {
        case "territory": Sentence(ru: "Территория", en: "The territory")
        case "shnor": Sentence(ru: "ШНОР", en: "ШНОР")
        case "shnsu": Sentence(ru: "ШНСУ", en: "ШНСУ")
        default: Sentence(ru: code, en: code)
        }
    }
}
