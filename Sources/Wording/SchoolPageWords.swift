// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the pages of schools, in `report.html` and in DOCX.
public enum SchoolPageWords {
    /// «Школы».
    public static let chapter = Sentence(ru: "Школы", en: "Schools")
    /// What the chapter is.
    public static let chapterHelp = Sentence(
        ru: "Страница школы открывается щелчком по строке; отбор и порядок\u{A0}— те же, что у карты.",
        en: "A click on a line opens the page of a school; filters and order are those of the map.")
    /// What to do where scripts are off.
    public static let noScript = Sentence(
        ru:
            "Страницы школ открывает сценарий этой страницы; он отключён. Те же страницы\u{A0}— в папке recommendations.",
        en: "A script of this page opens the pages of schools, and it is off. The folder recommendations has them too.")

    /// «Уровень».
    public static let level = Sentence(ru: "Уровень", en: "Level")
    /// What the table of levels holds.
    public static let levelHelp = Sentence(
        ru: "Доля\u{A0}— по сопоставимым годам вместе.", en: "The share is that of the comparable years together.")
    /// What stands beside the share of the other schools.
    public static let expectedHelp = Sentence(
        ru: "«Было бы»\u{A0}— сколько участников (работ) было бы при доле остальных школ.",
        en: "“Would be”: how many participants (works) it would be at the share of the other schools.")
    /// The heads of the table of levels.
    public static let levelHeads: [Sentence] = [
        Sentence(ru: "Показатель", en: "Indicator"), Sentence(ru: "Годы", en: "Years"),
        Sentence(ru: "Доля", en: "Share"), Sentence(ru: "Сколько это", en: "How many"),
        Sentence(ru: "В остальных школах", en: "Other schools"), Sentence(ru: "Было бы", en: "Would be"),
        Sentence(ru: "Вывод об уровне", en: "Verdict on the level"),
    ]
    /// The number at the share of the others; `{count}` is a whole number.
    public static let about = Sentence(ru: "около\u{A0}{count}", en: "about\u{A0}{count}")
    /// «12 из 35 участников»; places `{x}`, `{total}`.
    public static let counts = Sentence(ru: "{x} из {total}", en: "{x} of {total}")
    /// Where the school has no results at all.
    public static let noResults = Sentence(
        ru: "Результатов школы за годы мониторинга нет: показатели не рассчитаны.",
        en: "The school has no results in the years of the monitoring: no indicator is computed.")
    /// «Динамика».
    public static let change = Sentence(ru: "Динамика", en: "Change")
    /// «Программа школы (приложение 2)».
    public static let programme = Sentence(
        ru: "Программа школы (приложение\u{A0}2)", en: "The school's programme (Приложение 2)")
    /// The report is due and did not come.
    public static let reportMissing = Sentence(
        ru: "Отчёт школы не получен.", en: "The school's report was not received.")
    /// Nothing is asked of the school.
    public static let reportNotAsked = Sentence(
        ru: "Отчёт школы не запрашивался.", en: "No report was asked of the school.")
    /// How many measures the programme has and how many were carried out; places `{all}`, `{done}`, `{told}`.
    public static let programmeStand = Sentence(
        ru: "Мероприятий: {all}; проведено {done} из {told}, о которых это известно.",
        en: "Measures: {all}; carried out: {done} of the {told} of which that is known.")
    /// «Похожие школы».
    public static let alike = Sentence(ru: "Похожие школы", en: "Alike schools")
    /// Nothing was computed.
    public static let alikeUnknown = Sentence(
        ru: "Похожие школы не определены: нет контекстных данных или расчёта по ним.",
        en: "Alike schools are not known: there is no context data, or no run over them.")
    /// The group of the school; place `{cluster}`.
    public static let cluster = Sentence(
        ru: "Группа похожих по условиям школ: {cluster}.", en: "The group of schools in like conditions: {cluster}.")
    /// The nearest schools; place `{list}`.
    public static let peers = Sentence(
        ru: "Ближайшие по условиям (чем меньше число, тем ближе): {list}.",
        en: "The nearest by conditions (the smaller the number, the nearer): {list}.")
    /// A school to learn from; places `{school}`, `{reason}`.
    public static let leader = Sentence(
        ru: "Школа-лидер (предлагаемая, по согласованию): {school}\u{A0}— {reason}.",
        en: "Leading school (proposed, to be agreed): {school}: {reason}.")
    /// «Меры».
    public static let measures = Sentence(ru: "Меры в первую очередь", en: "Measures to begin with")
    /// There is none.
    public static let noMeasures = Sentence(
        ru: "По имеющимся данным рекомендаций нет.", en: "Nothing is recommended on the data at hand.")
    /// How many more there are; place `{count}`.
    public static let more = Sentence(
        ru: "Ещё рекомендаций: {count}; все\u{A0}— в таблице.",
        en: "Further recommendations: {count}; the table has all.")
    /// «Вывод».
    public static let conclusion = Sentence(ru: "Вывод", en: "Conclusion")

    /// «Рекомендации».
    public static let recommendations = Sentence(ru: "Рекомендации", en: "Recommendations")
    /// What the chapter holds.
    public static let recommendationsHelp = Sentence(
        ru:
            "Рекомендация опирается на выводы расчёта: щелчок по основанию открывает вывод. «Проект»\u{A0}— рабочая группа ещё не решила.",
        en:
            "A recommendation rests on findings of the run: a click on the evidence opens the finding. «Draft»: the group has not decided."
    )
    /// «ПРОЕКТ» on a document that is not decided.
    public static let draftMark = Sentence(ru: "ПРОЕКТ", en: "DRAFT")
    /// The title of the document.
    public static let title = Sentence(ru: "Адресные рекомендации", en: "Targeted recommendations")
    /// What the document is made from; place `{years}`.
    public static let basis = Sentence(
        ru: "по результатам мониторинга за {years}", en: "by the results of the monitoring, {years}")
    /// The heads of the table, as the form has them.
    public static let heads: [Sentence] = [
        Sentence(ru: "№", en: "No."), Sentence(ru: "Адресат", en: "Addressee"),
        Sentence(
            ru: "Выявленный дефицит (показатель, значение, основание)", en: "Deficit (indicator, value, evidence)"),
        Sentence(ru: "Рекомендуемая мера", en: "Recommended measure"), Sentence(ru: "Срок", en: "Term"),
        Sentence(ru: "Ответственный", en: "Responsible"), Sentence(ru: "Ожидаемый результат", en: "Expected result"),
        Sentence(ru: "Как проверить", en: "How to check"),
    ]
    /// «Основание».
    public static let evidence = Sentence(ru: "Основание", en: "Evidence")
    /// How many findings more there are; place `{count}`.
    public static let moreEvidence = Sentence(
        ru: "и ещё {count} (recommendations.xlsx, лист «Основания»)",
        en: "and {count} more (recommendations.xlsx, sheet «Основания»)")
    /// The same on a page that shows them when asked; place `{count}`.
    public static let moreOnPage = Sentence(ru: "ещё {count}", en: "{count} more")
    /// «Уверенность».
    public static let grade = Sentence(ru: "Уверенность", en: "Grade")
    /// «Статус».
    public static let status = Sentence(ru: "Статус", en: "Status")
    /// A possible cause, where the words do not say that it is one.
    public static let hypothesis = Sentence(ru: "Возможная причина (проверить)", en: "Possible cause (to be checked)")
    /// «Срок», «Ответственный» and so on within a line.
    public static let reason = Sentence(ru: "Причина отклонения", en: "Reason of the rejection")
    /// «Исполнение».
    public static let done = Sentence(ru: "Исполнение", en: "Done")
    /// What stands where the evidence is not what people saw.
    public static let evidenceChanged = Sentence(
        ru: "основание изменилось после решения", en: "the evidence changed after the decision")
    /// What stands at evidence about few pupils.
    public static let internalOnly = Sentence(
        ru: "только для внутреннего использования", en: "for internal use only")
    /// A line of the index of schools; places `{count}`, `{adopted}`.
    public static let index = Sentence(
        ru: "рекомендаций: {count}, из них принято: {adopted}", en: "recommendations: {count}, adopted: {adopted}")
    /// A button below a long table; `{count}` is how many rows are hidden.
    public static let showMore = Sentence(ru: "Показать ещё ({count})", en: "Show more ({count})")
    /// How many recommendations are shown; places `{shown}`, `{all}`.
    public static let shown = Sentence(
        ru: "Показано рекомендаций: {shown} из {all}", en: "Recommendations shown: {shown} of {all}")

    /// What a school is watched as.
    ///
    /// - Parameter statuses: Its statuses, such as «ШНОР, ШНСУ»; empty where it has none.
    /// - Returns: The sentence.
    public static func watched(_ statuses: String) -> Sentence {
        statuses.isEmpty
            ? Sentence(ru: "Школа не входит в списки ШНОР и ШНСУ.", en: "The school is neither ШНОР nor ШНСУ.")
            : Sentence(ru: "Статус школы: \(statuses).", en: "Status of the school: \(statuses).")
    }
}
