// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of `recommendations.xlsx` and of what people decided in it.
public enum DecisionWords {
    /// «Рекомендации».
    public static let name = Sentence(ru: "Рекомендации", en: "Recommendations")
    /// The sheet of the catalogue.
    public static let catalogue = Sentence(ru: "Каталог мер", en: "Catalogue of measures")
    /// The sheet of the measures of schools.
    public static let measures = Sentence(ru: "Меры школ", en: "Measures of schools")
    /// The sheet of the evidence.
    public static let evidence = Sentence(ru: "Основания", en: "Evidence")
    /// The sheet with the notes.
    public static let notes = Sentence(ru: "Как заполнять", en: "How to fill in")
    /// What the head of the workbook says.
    public static let title = Sentence(
        ru: "Адресные рекомендации школам: проект для рабочей группы",
        en: "Targeted recommendations for schools: a draft for the working group")
    /// One line above the table.
    public static let brief = Sentence(
        ru:
            "Жёлтое — ваше: слова, решение, причина, дата. Строки можно сортировать, отбирать, добавлять и удалять. Затем vekha import.",
        en:
            "Yellow is yours: words, decision, reason, day. Rows may be sorted, filtered, added and deleted. Then vekha import."
    )
    /// The head of a column of deficits.
    public static let deficit = Sentence(ru: "Дефицит", en: "Deficit")
    /// The head of a column of numbers of indicators.
    public static let indicator = Sentence(ru: "Показатель №", en: "Indicator no.")
    /// The head of the column that says what a recommendation rests on.
    public static let restsOn = Sentence(ru: "Вид основания", en: "Kind of evidence")
    /// The head of a column of verdicts.
    public static let verdict = Sentence(ru: "Вывод", en: "Verdict")
    /// The head of the column of the evidence in words.
    public static let words = Sentence(ru: "Основание словами", en: "Evidence in words")
    /// «нет» in the place of a deficit.
    public static let noDeficit = Sentence(ru: "нет", en: "none")
    /// A flag: the interim stage recommended it, and it was not done.
    public static let carried = Sentence(
        ru: "перенесена с промежуточного этапа", en: "carried over from the interim stage")
    /// A flag: the evidence is another now.
    public static let evidenceChanged = Sentence(
        ru: "основание изменилось: проверьте и поставьте новую дату решения",
        en: "the evidence has changed: check, and give a new day of decision")
    /// A flag: copies contradict each other; place: `{list}`.
    public static let contradictory = Sentence(
        ru: "копии противоречат друг другу: {list}", en: "copies contradict each other: {list}")
    /// Copies that say different things of one cell; places: `{place}`, `{list}`.
    public static let conflict = Sentence(
        ru: "Копии рекомендаций противоречат друг другу, не учтена ни одна: {place}: {list} (решите в новой книге)",
        en:
            "Copies of the recommendations contradict each other, none counts: {place}: {list} (decide in a new workbook)"
    )
    /// Shown beside the list of decisions; place: `{list}`.
    public static let chosen = Sentence(ru: "Выберите из списка: {list}", en: "Choose from the list: {list}")

    /// The words of a status.
    ///
    /// - Parameter code: `draft`, `accepted`, `changed`, `rejected`, `added` or `withdrawn`.
    /// - Returns: The words.
    public static func status(_ code: String) -> Sentence {
        switch code {
        case "draft": Sentence(ru: "проект", en: "draft")
        case "accepted": Sentence(ru: "принята", en: "accepted")
        case "changed": Sentence(ru: "принята с изменениями", en: "accepted with changes")
        case "rejected": Sentence(ru: "отклонена", en: "rejected")
        case "added": Sentence(ru: "добавлена рабочей группой", en: "added by the working group")
        default: Sentence(ru: "снята: основание отпало", en: "withdrawn: its evidence is gone")
        }
    }

    /// The words of a grade.
    ///
    /// - Parameter code: `confirmed`, `consistent` or `toCheck`.
    /// - Returns: The words.
    public static func grade(_ code: String) -> Sentence {
        switch code {
        case "confirmed": Sentence(ru: "подтверждено", en: "confirmed")
        case "consistent": Sentence(ru: "согласуется", en: "consistent")
        default: Sentence(ru: "требует проверки", en: "to be checked")
        }
    }

    /// What a recommendation rests on.
    ///
    /// - Parameter code: The code of a kind of evidence, such as `change`.
    /// - Returns: The words.
    public static func kind(_ code: String) -> Sentence {
        switch code {
        case "change": Sentence(ru: "подтверждённое изменение", en: "a confirmed change")
        case "level": Sentence(ru: "уровень ниже остальных школ", en: "a level below the other schools")
        case "event": Sentence(ru: "участники ниже минимума", en: "participants below the minimum")
        case "unanswered": Sentence(ru: "слабый показатель без меры", en: "a weak indicator without a measure")
        case "record": Sentence(ru: "реестры и отчёты", en: "registers and reports")
        case "byHand": Sentence(ru: "добавлено рабочей группой", en: "added by the working group")
        default: Sentence(ru: "что известно и что собрать", en: "what is known and what to collect")
        }
    }

    /// Who is to act.
    ///
    /// - Parameter code: The code of an addressee, such as `head`.
    /// - Returns: The words, in the nominative.
    public static func addressee(_ code: String) -> Sentence {
        switch code {
        case "head": Sentence(ru: "директор", en: "head")
        case "deputy": Sentence(ru: "заместитель директора", en: "deputy head")
        case "teachers": Sentence(ru: "методическое объединение", en: "teachers of the subject")
        case "methodicalService": Sentence(ru: "методическая служба", en: "methodical service")
        case "department": Sentence(ru: "управление образования", en: "education department")
        case "leader": Sentence(ru: "школа-лидер, куратор", en: "leading school, curator")
        default: Sentence(ru: "родители (через школу)", en: "parents, through the school")
        }
    }

    /// The name of a field of a decision.
    ///
    /// - Parameter code: `status`, `deficit`, or the code of a column.
    /// - Returns: The head of the column.
    public static func field(_ code: String) -> Sentence {
        code == "deficit"
            ? MeasureMatchColumn.corrected.title
            : RecommendationColumn(rawValue: code)?.title ?? Sentence(ru: code, en: code)
    }

    /// Why a row of `recommendations.xlsx` was not taken.
    static func rejection(_ code: String) -> Sentence {
        switch code {
        case "unknownRelease":
            Sentence(
                ru:
                    "книга с таким выпуском здесь не писалась; перенесите решение в новую книгу (vekha report recommendations)",
                en:
                    "no workbook of this export number was written here; decide in a new one (vekha report recommendations)"
            )
        case "unknownRecommendation":
            Sentence(
                ru:
                    "в этом выпуске нет такой рекомендации: верните ключ строки, а для своей рекомендации очистите ключ и выпуск",
                en:
                    "this export has no such recommendation: restore the row key, or clear key and export number for one of your own"
            )
        case "unknownDecision":
            Sentence(ru: "такого решения нет в списке", en: "the list has no such decision")
        case "missingRejection":
            Sentence(
                ru: "отклонена без причины: впишите «Причину отклонения»",
                en: "rejected without a reason: write it into its column")
        case "missingMeasure":
            Sentence(
                ru: "у добавленной строки нет меры: впишите её номер с листа «Каталог мер» в столбец «Мера каталога»",
                en: "the added row has no measure: write its identifier from the sheet of the catalogue")
        case "unknownMeasure":
            Sentence(
                ru: "такой меры или такого дефицита нет в каталоге", en: "the catalogue has no such measure or deficit")
        case "contradictoryDecision":
            Sentence(
                ru: "в книге две строки об одной рекомендации, и решено по-разному; оставьте одну",
                en: "two rows decide differently of one recommendation; keep one")
        default:
            Sentence(
                ru: "основание отпало, решать нечего; если рекомендация нужна, добавьте меру из каталога новой строкой",
                en: "its evidence is gone; if it is needed still, add a measure of the catalogue in a new row")
        }
    }

    /// What the sheet of notes says.
    public static let lines = [
        Sentence(
            ru:
                "Строка — одна рекомендация одной школе. Слова можно исправлять прямо в жёлтых столбцах; пустой столбец «Решение» или «проект» — ещё не решено.",
            en:
                "A row is one recommendation to one school. The words may be edited in the yellow columns; no decision, or “draft”: not decided yet."
        ),
        Sentence(
            ru:
                "Решение — из списка. «отклонена» — обязательно с причиной. Слова исправлены, решения нет — «принята с изменениями».",
            en:
                "The decision is chosen from the list. “rejected” needs a reason. Words edited without a decision: “accepted with changes”."
        ),
        Sentence(
            ru:
                "Своя рекомендация: новая строка внизу — школа (код или название) и мера с листа «Каталог мер» (столбец «Мера каталога»); решение и ключ пустые. Без меры каталога строка не принимается.",
            en:
                "A recommendation of your own: a new row below with the school (code or name) and a measure of the sheet of the catalogue; decision and key stay empty. Without a measure of the catalogue the row is not taken."
        ),
        Sentence(
            ru: "Удалённая строка ничего не меняет: чтобы отказаться от рекомендации, отклоните её.",
            en: "A deleted row changes nothing: to do without a recommendation, reject it."),
        Sentence(
            ru: "Последние столбцы — «Ключ строки» и «Выпуск книги» — не трогайте: по ним книга узнаёт свои строки.",
            en: "Leave the last columns, the row key and the export number, as they are: by them the rows are known."),
        Sentence(
            ru:
                "Копий может быть несколько: сохраните каждую под своим именем в input/Рекомендации/. Если двое написали в одной ячейке разное, не учитывается ни одно, и спор назовут vekha import и vekha check.",
            en:
                "There may be several copies: save each under a name of its own in input/Рекомендации/. Where two wrote different things into one cell, neither counts, and vekha import and vekha check name it."
        ),
        Sentence(
            ru:
                "«Кто решил» — имя из приказа. В остальных столбцах имён участников и педагогов не пишите: они заменяются на «[имя]».",
            en:
                "“Decided by” is a name of the order. Write no names of participants or teachers elsewhere: they are masked."
        ),
        Sentence(
            ru:
                "Лист «Меры школ»: если программа не угадала, на какой дефицит отвечает мера школы, впишите его букву в «Исправить дефицит» («нет» — ни на какой).",
            en:
                "The sheet of the measures of schools: where the program did not see which deficit a measure answers, write its letter (“none”: no deficit)."
        ),
        Sentence(
            ru: "Сохраните и выполните vekha import: изменённая книга из output/ читается без имени файла.",
            en: "Save and run vekha import: a changed workbook in output/ is read without being named."),
    ]
}
