// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of «Сверка»: the workbooks, and the chapter that tells what came of them.
public enum ReconciliationWords {
    /// «Сверка».
    public static let name = Sentence(ru: "Сверка", en: "Reconciliation")
    /// The folder below the output folder.
    public static let folder = Sentence(ru: "Сверка", en: "Reconciliation")
    /// The sheet with the notes.
    public static let notes = Sentence(ru: "Как заполнять", en: "How to fill in")
    /// «да».
    public static let yes = Sentence(ru: "да", en: "yes")
    /// «принять».
    public static let accept = Sentence(ru: "принять", en: "accept")
    /// «отклонить».
    public static let reject = Sentence(ru: "отклонить", en: "reject")
    /// «весна».
    public static let spring = Sentence(ru: "весна", en: "spring")
    /// «осень».
    public static let autumn = Sentence(ru: "осень", en: "autumn")
    /// The head of the column of the person in the workbook of a school.
    public static let position = Sentence(ru: "Должность заполнившего", en: "Position of who filled in")
    /// The workbook of an expert; place: `{name}`.
    public static let ofExpert = Sentence(ru: "Сверка чисел. Эксперт: {name}", en: "Reconciliation. Expert: {name}")
    /// The workbook of all indicators that nobody answers for.
    public static let ofAll = Sentence(ru: "Сверка чисел. Все показатели", en: "Reconciliation. All indicators")
    /// The workbook of the indicators that no expert answers for.
    public static let ofRest = Sentence(
        ru: "Сверка чисел. Показатели без эксперта", en: "Reconciliation. Indicators without an expert")
    /// The workbook of a school; place: `{name}`.
    public static let ofSchool = Sentence(ru: "Сверка чисел. {name}", en: "Reconciliation. {name}")
    /// The file of an expert; place: `{name}`.
    public static let expertFile = Sentence(ru: "Эксперт {name}", en: "Expert {name}")
    /// The file of all indicators.
    public static let allFile = Sentence(ru: "Сверка (все показатели)", en: "Reconciliation (all indicators)")
    /// The file of the indicators that no expert answers for.
    public static let restFile = Sentence(
        ru: "Сверка (показатели без эксперта)", en: "Reconciliation (indicators without an expert)")
    /// One line above the table.
    public static let brief = Sentence(
        ru: "Верно — «да»; неверно — другие числа, причина и документ. Строки можно сортировать, отбирать и удалять.",
        en: "Right: “yes”; wrong: other numbers, the reason and the document. Rows may be sorted, filtered and deleted."
    )
    /// Shown where a cell of the program is typed over.
    public static let kept = Sentence(
        ru: "Этот столбец заполняет программа. Своё значение впишите в жёлтые столбцы.",
        en: "The program fills this column. Write your value into the yellow columns.")
    /// Shown where something else than a whole number is typed.
    public static let wholeNumber = Sentence(
        ru: "Здесь целое число от 0. Процент без чисел — в своём столбце.",
        en: "A whole number from 0. A percentage without counts has a column of its own.")
    /// Shown beside a list; place: `{list}`.
    public static let chosen = Sentence(ru: "Выберите из списка: {list}", en: "Choose from the list: {list}")

    /// What the sheet of notes says; of a school without what only experts do.
    ///
    /// - Parameter isExpert: Whether the workbook is that of an expert.
    /// - Returns: The lines.
    public static func lines(isExpert: Bool) -> [Sentence] {
        var lines = [
            Sentence(
                ru:
                    "Каждая строка — школа, показатель и год. Заполняются только жёлтые столбцы; пустая строка ничего не меняет.",
                en:
                    "Each row is a school, an indicator and a year. Only the yellow columns are filled in; an empty row changes nothing."
            ),
            Sentence(
                ru: "Число верно: «да» в столбце «Подтверждаю».", en: "The number is right: “yes” under “I confirm”."),
            Sentence(
                ru:
                    "Число неверно: другой числитель, другой знаменатель или оба; причина и документ, который это доказывает, — обязательно.",
                en:
                    "The number is wrong: another numerator, another denominator, or both; the reason and the document that proves it are required."
            ),
            Sentence(
                ru:
                    "Известен только процент: впишите его без чисел. Он будет показан, но проверять изменение по нему нельзя.",
                en: "Only a percentage is known: write it without counts. It is shown, but no change is tested with it."
            ),
            isExpert
                ? Sentence(
                    ru: "Кто заполнил и дата: фамилия, имя, отчество из приказа. Без этого строка не принимается.",
                    en: "Who filled in and when: the name as in the order. Without it a row is not taken.")
                : Sentence(
                    ru: "Вместо имени — должность. Имён, документов и телефонов не пишите: они не сохраняются.",
                    en: "The position in place of the name. Write no names, documents or telephones: they are not kept."
                ),
            Sentence(
                ru: "Сохраните файл, положите его в input/ и выполните vekha import.",
                en: "Save the file, put it into input/ and run vekha import."),
        ]
        if isExpert {
            lines.insert(
                Sentence(
                    ru:
                        "Школа предложила своё число: «принять» — оно заменит посчитанное, «отклонить» — останется посчитанное; своё число — впишите его вместо решения.",
                    en:
                        "The school gave a number of its own: “accept” puts it in the place of the computed one, “reject” keeps that; for a third number write it in place of the decision."
                ), at: 3)
        } else {
            lines.insert(
                Sentence(
                    ru: "Ваше число заменит посчитанное, когда его примет ответственный эксперт.",
                    en: "Your number takes the place of the computed one when the responsible expert accepts it."),
                at: 3)
        }
        return lines
    }

    // MARK: The chapter

    /// What the chapter is about.
    public static let intro = Sentence(
        ru:
            "Люди подтвердили или исправили отдельные числа. Исправленное число эксперта стоит на месте посчитанного и отмечено знаком † во всех таблицах; части показателя (предметы, классы) остаются посчитанными.",
        en:
            "People confirmed or corrected single numbers. A number corrected by an expert stands in the place of the computed one and is marked † in all tables; the parts of an indicator (subjects, grades) stay as computed."
    )
    /// The footnote of the mark.
    public static let footnote = Sentence(
        ru: "† Число внесено вручную: причина и документ — в разделе «Сверка».",
        en: "† A number was given by hand: the reason and the document are in the chapter “Reconciliation”.")
    /// The mark of a number that was given by hand.
    public static let mark = "†"

    /// The titles of the tables, by code.
    ///
    /// - Parameter code: `summary`, `replaced`, `disputed`, `contradictory`, `shares`, `changed`.
    /// - Returns: The title.
    public static func table(_ code: String) -> Sentence {
        switch code {
        case "summary": Sentence(ru: "Что сказано о числах", en: "What is said of the numbers")
        case "replaced": Sentence(ru: "Исправленные числа", en: "Corrected numbers")
        case "disputed":
            Sentence(ru: "Открытые споры: в расчёте посчитанное", en: "Open disputes: the computed number counts")
        case "contradictory":
            Sentence(
                ru: "Копии, которые противоречат друг другу: в расчёте посчитанное",
                en: "Copies that contradict each other: the computed number counts")
        case "shares":
            Sentence(
                ru: "Проценты без чисел: показаны, не проверяются",
                en: "Percentages without counts: shown, never tested")
        default:
            Sentence(
                ru: "После сверки данные изменились: проверьте ещё раз",
                en: "The data changed after the reconciliation: check again")
        }
    }

    /// The help of a table, by the same codes; nil where none is needed.
    ///
    /// - Parameter code: The code of the table.
    /// - Returns: The help.
    public static func help(_ code: String) -> Sentence? {
        switch code {
        case "disputed":
            Sentence(
                ru: "Ответственный эксперт принимает или отклоняет число в своей книге «Сверка» (vekha report sverka).",
                en: "The responsible expert accepts or rejects the number in the workbook (vekha report sverka).")
        case "contradictory":
            Sentence(
                ru: "Уберите лишнюю копию (vekha import --undo ФАЙЛ) или исправьте одну из них и загрузите снова.",
                en: "Take one copy back (vekha import --undo FILE), or mend one of them and import it again.")
        default: nil
        }
    }

    /// The stands of a number, by code.
    ///
    /// - Parameter code: `confirmed`, `confirmedBySchool`, `replaced`, `shareOnly`, `rejected`, `disputed`, `contradictory`, `silent`.
    /// - Returns: The words.
    public static func stand(_ code: String) -> Sentence {
        switch code {
        case "confirmed": Sentence(ru: "подтверждено экспертом", en: "confirmed by an expert")
        case "confirmedBySchool":
            Sentence(ru: "подтверждено школой, не экспертом", en: "confirmed by the school, not by an expert")
        case "replaced": Sentence(ru: "исправлено", en: "corrected")
        case "shareOnly": Sentence(ru: "известен только процент", en: "only a percentage is known")
        case "rejected": Sentence(ru: "предложение школы отклонено", en: "the school's value is rejected")
        case "disputed": Sentence(ru: "открытый спор", en: "an open dispute")
        case "contradictory": Sentence(ru: "копии противоречат друг другу", en: "copies contradict each other")
        default: Sentence(ru: "не подтверждено", en: "not confirmed")
        }
    }

    /// The heads of the columns of the chapter, by code.
    ///
    /// - Parameter code: Such as `before`.
    /// - Returns: The head.
    public static func head(_ code: String) -> Sentence {
        switch code {
        case "stand": Sentence(ru: "Состояние", en: "Stand")
        case "count": Sentence(ru: "Чисел", en: "Numbers")
        case "code": Sentence(ru: "Код", en: "Code")
        case "school": Sentence(ru: "Школа", en: "School")
        case "indicator": Sentence(ru: "Показатель", en: "Indicator")
        case "period": Sentence(ru: "Год", en: "Year")
        case "computed": Sentence(ru: "Посчитано", en: "Computed")
        case "seen": Sentence(ru: "При сверке было", en: "At the reconciliation")
        case "now": Sentence(ru: "Стало", en: "Now")
        case "given": Sentence(ru: "Внесено", en: "Given")
        case "author": Sentence(ru: "Кто", en: "Who")
        case "decided": Sentence(ru: "Кто принял", en: "Accepted by")
        case "reason": Sentence(ru: "Причина", en: "Reason")
        case "document": Sentence(ru: "Документ", en: "Document")
        case "day": Sentence(ru: "Дата", en: "Date")
        default: Sentence(ru: "Файл", en: "File")
        }
    }

    /// «школа».
    public static let school = Sentence(ru: "школа", en: "the school")
    /// «ответственный».
    public static let responsible = Sentence(ru: "ответственный", en: "the responsible person")
    /// «да», as what a copy says.
    public static let confirms = Sentence(ru: "подтверждает", en: "confirms")
    /// A numerator of a denominator; places: `{numerator}`, `{denominator}`.
    public static let counts = Sentence(ru: "{numerator} из {denominator}", en: "{numerator} of {denominator}")
}
