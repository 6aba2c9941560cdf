// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the import journal.
public enum JournalWords {
    /// The heads of the columns of files.
    public static let fileColumns: [Sentence] = [
        Sentence(ru: "Файл", en: "File"), Sentence(ru: "Формат", en: "Format"),
        Sentence(ru: "Строк", en: "Rows"), Sentence(ru: "Принято", en: "Accepted"),
        Sentence(ru: "Отсутствовали", en: "Absent"), Sentence(ru: "Отклонено", en: "Rejected"),
        Sentence(ru: "Взято не из содержимого", en: "Not taken from the content"),
        Sentence(ru: "Сверка с самим файлом", en: "Check against the file itself"),
        Sentence(ru: "SHA-256", en: "SHA-256"),
    ]
    /// The heads of the columns of rejections.
    public static let rejectionColumns: [Sentence] = [
        Sentence(ru: "Файл", en: "File"), Sentence(ru: "Лист", en: "Sheet"), Sentence(ru: "Ячейка", en: "Cell"),
        Sentence(ru: "Значение", en: "Value"), Sentence(ru: "Причина", en: "Reason"),
        Sentence(ru: "Возможно, имелось в виду", en: "Perhaps meant"),
    ]
    /// «Всего».
    public static let total = Sentence(ru: "Всего", en: "Total")
    /// «Отклонённые строки и ячейки».
    public static let rejections = Sentence(ru: "Отклонённые строки и ячейки", en: "Rejected rows and cells")
    /// «Отклонённых строк нет».
    public static let noRejections = Sentence(ru: "Отклонённых строк нет", en: "No row was rejected")
    /// «Файлы не загружены».
    public static let empty = Sentence(ru: "Файлы не загружены", en: "No file was imported")
    /// «сходится».
    public static let agrees = Sentence(ru: "сходится", en: "agrees")
    /// A comparison that failed.
    ///
    /// Places: `{what}`, `{declared}`, `{found}`.
    public static let differs = Sentence(
        ru: "{what}: в файле {declared}, по строкам {found}", en: "{what}: the file says {declared}, the rows {found}")
    /// A comparison row by row that failed.
    ///
    /// Places: `{what}`, `{rows}`.
    public static let differsByRow = Sentence(
        ru: "{what}: не сходится {rows}", en: "{what}: {rows} do not agree")
    /// A fact and its origin.
    ///
    /// Places: `{what}`, `{value}`, `{origin}`.
    public static let taken = Sentence(ru: "{what}: {value} ({origin})", en: "{what}: {value} ({origin})")
    /// Rejections beyond those that are listed.
    ///
    /// Place: `{count}`.
    public static let more = Sentence(
        ru: "…и ещё {count}; все стоят в v_rejections", en: "…and {count} more; all are in v_rejections")

    /// What a comparison of a file with itself is about.
    public static func check(_ code: String) -> Sentence {
        switch code {
        case "participants": Sentence(ru: "число участников", en: "participants")
        case "mean": Sentence(ru: "среднее", en: "mean")
        case "minimum": Sentence(ru: "минимальная граница", en: "minimum score")
        case "totalAgainstTasks": Sentence(ru: "балл и сумма за задания", en: "total against tasks")
        case "markAgainstScale": Sentence(ru: "отметка и шкала", en: "mark against scale")
        case "codesAgainstGrade":
            Sentence(ru: "класс и первая цифра кода участника", en: "grade against the first digit of the codes")
        case "percentages": Sentence(ru: "проценты и число участников", en: "percentages and participants")
        default: Sentence(ru: code, en: code)
        }
    }

    /// What was taken from elsewhere.
    public static func key(_ code: String) -> Sentence {
        switch code {
        case "procedure": Sentence(ru: "процедура", en: "procedure")
        case "year": Sentence(ru: "год", en: "year")
        case "season": Sentence(ru: "кампания", en: "season")
        case "subject": Sentence(ru: "предмет", en: "subject")
        case "grade": Sentence(ru: "класс", en: "grade")
        case "date": Sentence(ru: "дата", en: "date")
        case "without_effect":
            Sentence(ru: "апелляций без изменения результата", en: "appeals that changed nothing")
        case "wave": Sentence(ru: "этап", en: "wave")
        case "school": Sentence(ru: "школа", en: "school")
        case "scale_marks":
            Sentence(ru: "отметок вычислено по первичному баллу", en: "marks that follow from the points")
        case "unknown_columns":
            Sentence(
                ru: "столбцов с данными под неизвестным заголовком", en: "columns with data under no known heading")
        case "persons_by": Sentence(ru: "участники связываются", en: "persons are linked")
        case "rejected_deadlines":
            Sentence(ru: "строк о сроках не принято", en: "rows of deadlines not taken")
        case "skipped_sheet": Sentence(ru: "пропущен лист", en: "sheet passed over")
        case "older_export":
            Sentence(
                ru: "строк из прежнего выпуска книги, слиты с тем, что в нём стояло",
                en: "rows of an older export, merged with what stood in it")
        case "passed_schools":
            Sentence(ru: "строк школ без хранения (журнал есть в Ф1)", en: "rows of schools not kept (form 1 has them)")
        default: Sentence(ru: code, en: code)
        }
    }

    /// The word of the code of a season or of a wave; nil for other values.
    static func season(_ code: String) -> Sentence? {
        switch code {
        case "spring": Sentence(ru: "весна", en: "spring")
        case "autumn": Sentence(ru: "осень", en: "autumn")
        case "input": Sentence(ru: "входная", en: "input")
        case "output": Sentence(ru: "итоговая", en: "output")
        default: nil
        }
    }

    /// What persons are told by where a file has one of two; nil for other values.
    static func person(_ code: String) -> Sentence? {
        switch code {
        case "document":
            Sentence(
                ru: "только по документу, с файлами, где есть и ФИО, не свяжутся",
                en: "by document only, not with files that have names as well")
        case "name":
            Sentence(
                ru: "только по ФИО и школе, с файлами, где есть документы, не свяжутся",
                en: "by name and school only, not with files that have documents")
        default: nil
        }
    }

    /// Where a fact was taken from.
    public static func origin(_ code: String) -> Sentence {
        switch code {
        case "path": Sentence(ru: "из пути файла", en: "from the path")
        case "class": Sentence(ru: "из класса", en: "from the class")
        case "column": Sentence(ru: "по столбцу", en: "from a column")
        case "campaign.yaml": Sentence(ru: "из campaign.yaml", en: "from campaign.yaml")
        case "mapping": Sentence(ru: "из файла соответствия", en: "from the mapping file")
        case "school": Sentence(ru: "по кодам школ", en: "from the codes of schools")
        case "protocol": Sentence(ru: "по загруженному протоколу", en: "from the protocol that is known")
        case "sheet": Sentence(ru: "с другого листа", en: "from another sheet")
        case "layout": Sentence(ru: "по виду таблицы", en: "from the layout")
        case "calendar": Sentence(ru: "по календарю ВПР", en: "from the calendar of VPR")
        case "content": Sentence(ru: "в файле", en: "in the file")
        case "scale": Sentence(ru: "по шкале", en: "by the scale")
        default: Sentence(ru: code, en: code)
        }
    }

    /// Why a row or a cell was not taken.
    public static func rejection(_ code: String) -> Sentence {
        switch code {
        case "malformedSchool": Sentence(ru: "логин школы не распознан", en: "the login of the school is no login")
        case "unknownSchool": Sentence(ru: "такой школы нет в справочнике", en: "no register names this school")
        case "malformedMark": Sentence(ru: "отметка не 2, 3, 4 или 5", en: "the mark is not 2, 3, 4 or 5")
        case "malformedScore": Sentence(ru: "балл вне шкалы", en: "the score is outside the scale")
        case "notNumber": Sentence(ru: "нужно число", en: "a number is needed")
        case "noMark": Sentence(ru: "нет ни отметки, ни балла", en: "neither mark nor total")
        case "duplicate": Sentence(ru: "строка повторяется", en: "the same row stands twice")
        case "malformedClass": Sentence(ru: "класс не подходит процедуре", en: "the class does not fit the procedure")
        case "missingName": Sentence(ru: "нет названия", en: "the name is missing")
        case "missingCode": Sentence(ru: "нет кода", en: "the code is missing")
        case "ambiguousCode": Sentence(ru: "один код у двух школ", en: "two schools share the code")
        case "unknownStatus": Sentence(ru: "статус не ШНОР, не ШНСУ и не лидер", en: "the status is not known")
        case "malformedDate": Sentence(ru: "такой даты нет", en: "there is no such day")
        case "malformedValue":
            Sentence(
                ru: "значение не подходит к своему столбцу", en: "the value does not fit its column")
        case "earlierGraduate": Sentence(ru: "выпускник прошлых лет не считается", en: "a graduate of an earlier year")
        case "unknownExamination":
            Sentence(ru: "не ясно, какой это экзамен: предмет и дата", en: "the subject and day of the row are unknown")
        case "conflictingResult":
            Sentence(
                ru: "у участника уже есть другой результат этого дня; учтён первый",
                en: "the person has another result of that day; the first one counts")
        case "unknownState":
            Sentence(ru: "состояние апелляции не распознано", en: "what became of the appeal is not known")
        case "differenceMismatch":
            Sentence(ru: "разница не равна изменению балла", en: "the difference is not that of the scores")
        case "noPerson":
            Sentence(
                ru: "не ясно, чей это результат: нет ни документа, ни имени с кодом школы",
                en: "whose result it is stands nowhere: no document, and no name with a school")
        case "unknownEvent":
            Sentence(
                ru: "не сказано, что случилось: закрыта, переименована или присоединена",
                en: "it does not say what happened: closed, renamed or merged")
        case "missingOther":
            Sentence(ru: "не сказано, с какой школой", en: "it does not say with which school")
        case "surplusOther":
            Sentence(
                ru: "у закрытой школы нет «С чем»; если она вошла в другую, напишите «присоединена»",
                en: "a closed school has no other; write «присоединена» if it became a part of one")
        case "missingDate":
            Sentence(ru: "не сказано, когда присоединена", en: "the day of the merger is missing")
        case "ambiguousSchool":
            Sentence(
                ru: "так называется не одна школа, впишите логин", en: "several schools are called so, write the login")
        case "selfReference":
            Sentence(ru: "школа названа частью самой себя", en: "the school is said to be a part of itself")
        case "schoolCircle":
            Sentence(
                ru: "школы ссылаются друг на друга по кругу или слишком длинной цепочкой",
                en: "schools refer to each other in a circle, or in too long a chain")
        case "repeatedEvent":
            Sentence(
                ru: "в другой строке об этом сказано иначе: другая школа или другой день",
                en: "another row says it otherwise: another school, or another day")
        case "missingDay":
            Sentence(
                ru: "не указана дата, а без неё неизвестен год; впишите день",
                en: "the day is missing, and so its year; write the day")
        case "missingEvidence":
            Sentence(
                ru: "нет подтверждающего документа: при evidence: document мероприятие не считается",
                en: "no document proves the event: with evidence: document it does not count")
        case "countOfTeachers":
            Sentence(
                ru: "здесь нужны коды педагогов через запятую, а не их число",
                en: "codes of teachers belong here, not how many there were")
        case "undividedTeachers":
            Sentence(
                ru:
                    "одно это число или несколько кодов, не сказано: запишите коды как текст, через точку с запятой; мероприятие "
                    + "учтено без педагогов",
                en:
                    "whether it is one number or several codes is not clear: write codes as text, with semicolons between; the "
                    + "event counts without teachers")
        case "conflictingCount":
            Sentence(
                ru: "для этой школы и года выше указана другая численность; учтена первая",
                en: "another number stands above for this school and year; the first one counts")
        case "unknownRegister":
            Sentence(
                ru: "реестр не распознан: впишите «сетевое взаимодействие» или «методическая помощь»",
                en: "the register is not known: write «сетевое взаимодействие» or «методическая помощь»")
        case "unknownRole":
            Sentence(
                ru: "роль не из списка: эксперт, рабочая группа, подписывает, отвечает за мониторинг",
                en: "the role is none of the list of the column «Роль»")
        case "missingPerson": Sentence(ru: "не вписано ФИО", en: "the name of the person is missing")
        case "malformedIndicators":
            Sentence(
                ru: "номера показателей не разобраны: пишите «1–6, 13–21»",
                en: "the numbers of the indicators are not understood: write «1–6, 13–21»")
        case "unknownFact":
            Sentence(
                ru: "такого реквизита нет в списке листа «Пояснения»", en: "no such fact is in the list of the notes")
        case "repeatedFact": Sentence(ru: "этот реквизит уже стоит выше", en: "this fact stands above already")
        case "unknownDuty":
            Sentence(
                ru: "что сдать, не из списка: показатели, отчёты школ, промежуточный документ и другие",
                en: "what is due is none of the list of the column «Что»")
        case "missingDeadline":
            Sentence(
                ru: "не вписан срок: дата, например 01.10.2021", en: "the day is missing: a date such as 01.10.2021")
        case "malformedAnswer": Sentence(ru: "напишите «да» или «нет»", en: "write «да» or «нет»")
        case "unknownPerson":
            Sentence(
                ru:
                    "такого человека нет на листе «Люди»; можно вписать и группу: эксперты, рабочая группа, руководители школ",
                en: "the sheet «Люди» has no such person, and no group is called so")
        case "alteredKey", "unknownIndicator", "unknownPeriod", "numeratorAboveDenominator", "shareAboveWhole",
            "missingReason", "missingDocument", "missingSigner", "contradictoryAnswer", "missingAnswer",
            "nothingToConfirm", "nothingToDecide", "oneSchoolOnly", "groupTooSmall":
            handValue(code)
        case "noTeacher":
            Sentence(ru: "нет ни кода, ни ФИО педагога", en: "neither a code nor a name of the teacher")
        case "unknownWave":
            Sentence(
                ru: "этап не распознан: напишите «входная» или «итоговая»",
                en: "the wave is not known: write «входная» or «итоговая»")
        case "unknownLevel":
            Sentence(
                ru:
                    "такой уровень не объявлен: впишите его на своё место в campaign.yaml, plugins: teachers: levels; баллы "
                    + "строки, если они есть, учтены без него",
                en:
                    "the level is not declared: put it into its place in campaign.yaml, plugins: teachers: levels; points of "
                    + "the row, if any, count without it")
        case "missingMaximum":
            Sentence(
                ru: "не указан максимальный балл, сравнить с другой формой нельзя",
                en: "the largest possible score is missing, so that forms cannot be compared")
        case "unknownTeachingSubject":
            Sentence(
                ru: "предмет не распознан; строка учтена без предмета",
                en: "the subject is not known; the row counts without it")
        case "unknownRelease", "unknownRecommendation", "unknownDecision", "missingRejection", "missingMeasure",
            "unknownMeasure", "contradictoryDecision", "withdrawnRecommendation":
            DecisionWords.rejection(code)
        default: Sentence(ru: code, en: code)
        }
    }

    /// Why an answer of the workbook «Сверка» was not taken.
    private static func handValue(_ code: String) -> Sentence {
        switch code {
        case "alteredKey":
            Sentence(
                ru: "изменены столбцы программы; верните их из новой книги (vekha report sverka)",
                en: "columns of the program were changed; take them from a new workbook (vekha report sverka)")
        case "unknownIndicator":
            Sentence(ru: "такого показателя нет в campaign.yaml", en: "campaign.yaml has no such indicator")
        case "unknownPeriod":
            Sentence(ru: "такого года нет в campaign.yaml", en: "campaign.yaml has no such year")
        case "numeratorAboveDenominator":
            Sentence(ru: "числитель больше знаменателя", en: "the numerator is above the denominator")
        case "shareAboveWhole": Sentence(ru: "процент больше 100", en: "the percentage is above 100")
        case "missingReason":
            Sentence(ru: "у другого числа нет причины", en: "another number is given without a reason")
        case "missingDocument":
            Sentence(ru: "у другого числа нет документа", en: "another number is given without a document")
        case "missingSigner": Sentence(ru: "не сказано, кто заполнил строку", en: "who filled the row in is missing")
        case "contradictoryAnswer":
            Sentence(
                ru: "ответы исключают друг друга: оставьте один — «да», числа, процент или решение",
                en: "the answers exclude each other: keep one of yes, counts, percentage, decision")
        case "missingAnswer":
            Sentence(
                ru: "ответа нет: впишите «да», числа, процент или решение",
                en: "there is no answer: write yes, counts, a percentage or a decision")
        case "oneSchoolOnly":
            Sentence(
                ru: "показатель считает школы: у одной школы знаменатель 1, а числитель 0 или 1",
                en: "the indicator counts schools: one school has the denominator 1 and the numerator 0 or 1")
        case "groupTooSmall":
            Sentence(
                ru: "педагогов меньше пяти: о такой группе ничего не сообщается; уберите числа",
                en: "fewer than five teachers: nothing is told of such a group; take the numbers out")
        case "nothingToConfirm":
            Sentence(
                ru: "посчитанного числа нет; впишите оба числа", en: "there is no computed number; write both numbers")
        default:
            Sentence(
                ru: "школа ничего не предложила, решать нечего", en: "the school gave nothing to decide on")
        }
    }

    /// Why a file was passed over.
    public static func skipped(_ code: String, original: String? = nil) -> Sentence {
        switch code {
        case "openMark":
            Sentence(ru: "служебный файл открытого документа", en: "the mark of an open document")
        case "system": Sentence(ru: "служебный файл системы", en: "a file of the system")
        case "hidden": Sentence(ru: "скрытый файл", en: "a hidden file")
        case "needless":
            Sentence(
                ru: "такой отчёт показателям не нужен: результаты есть в форме Ф1 и в протоколах",
                en: "no indicator needs this report: the results are in form Ф1 and in the protocols")
        case "texts": Sentence.textsOfAnalyst
        case "blank": Sentence(ru: "шаблон не заполнен", en: "a template that is not filled in")
        case "undone":
            Sentence(
                ru: "загрузка отменена ключом --undo; чтобы загрузить снова, назовите файл",
                en: "its import was undone; name the file to import it again")
        case "copy":
            Sentence(
                ru: "то же содержимое, что у \(original ?? "другого файла")",
                en: "the same content as \(original ?? "another file")")
        default: Sentence(ru: code, en: code)
        }
    }

    /// Notes beyond those that are listed.
    ///
    /// Place: `{count}`.
    public static let moreNotes = Sentence(ru: "…и ещё {count}", en: "…and {count} more")

    /// The title of a block of notes.
    public static func section(_ code: String) -> Sentence {
        switch code {
        case "refused": Sentence(ru: "Отказано файлам", en: "Files refused")
        case "skipped": Sentence(ru: "Пропущенные файлы", en: "Files passed over")
        case "replaced":
            Sentence(
                ru: "Заменённые результаты (участников и «2» или ниже минимума: было → стало)",
                en: "Results replaced (participants and «2» or below the minimum: before → after)")
        case "changesWithoutResult":
            Sentence(ru: "Апелляции и перепроверки без результата", en: "Appeals and re-checks without a result")
        case "noticed": Sentence(ru: "Замечено в файлах", en: "Noticed in files")
        case "unknownSchools":
            Sentence(ru: "Школы не из реестра, в расчёт не входят", en: "Schools not in the register, left out")
        default: Sentence(ru: code, en: code)
        }
    }
}
