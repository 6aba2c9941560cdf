// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the section on indicator 17: schools with positive dynamics.
public enum ProgressWords {
    /// The title; `{number}` is that of the indicator.
    public static let title = Sentence(
        ru: "Показатель {number}: ШНОР с положительной динамикой",
        en: "Indicator {number}: schools with positive dynamics")
    /// The name of the sheet; `{number}` is that of the indicator.
    public static let sheet = Sentence(ru: "Динамика ШНОР ({number})", en: "Dynamics of ШНОР ({number})")
    /// What is counted; `{indicators}` are the numbers of the indicators that are used.
    public static let note = Sentence(
        ru: "Приказ не говорит, какая динамика положительна, поэтому показаны три правила; принятое отмечено. "
            + "Знаменатель\u{A0}— ШНОР, у которых хотя бы по одному показателю есть сопоставимые годы. Использованы "
            + "показатели {indicators}.",
        en: "The order does not say which dynamics are positive: three rules are shown, the adopted one is marked. The "
            + "denominator is the ШНОР with comparable years of at least one indicator. Used are the indicators "
            + "{indicators}.")
    /// What chance alone gives.
    public static let chance = Sentence(
        ru: "«Случайно»\u{A0}— какая доля школ в среднем подошла бы под правило, если бы ничего не менялось: годы "
            + "школы переставлены во всех порядках сразу по всем её показателям; для подтверждённых изменений\u{A0}— "
            + "не более доли, которую даёт уровень значимости. Доля, близкая к случайной, о работе школ ничего не "
            + "говорит.",
        en: "“By chance” is the share of schools that would fit the rule on average were nothing to change: the years "
            + "of a school are put into every order, the same for all its indicators; of confirmed changes it is at "
            + "most what the significance level gives. A share near that of chance tells nothing of the work of "
            + "schools.")
    /// At the interim stage.
    public static let interim = Sentence(
        ru: "Промежуточный документ: рассчитано без показателей {left}, срок которых\u{A0}— итоговый документ; приказ "
            + "требует показатель {number} раньше них. В итоговом документе значение будет рассчитано заново.",
        en: "The interim document: computed without the indicators {left}, which are due for the final one; the order "
            + "asks for indicator {number} before them. The final document computes it anew.")
    /// What the selection does.
    public static let selection = Sentence(
        ru: "ШНОР отобраны по плохим годам; если такой год входит в сравнение, улучшение возможно и само собой "
            + "(campaign.yaml: selectedOn).",
        en: "ШНОР were selected for bad years; where such a year is compared, they may improve by themselves "
            + "(campaign.yaml: selectedOn).")
    /// Nothing can be computed.
    public static let notComputed = Sentence(
        ru: "Показатель не рассчитан: ни у одной ШНОР нет показателя, годы которого можно сравнить.",
        en: "The indicator is not computed: no ШНОР has an indicator whose years can be compared.")
    /// The title of the table of rules.
    public static let byRule = Sentence(ru: "По правилам", en: "By rule")
    /// The title of the table of schools.
    public static let bySchool = Sentence(ru: "По школам", en: "By school")
    /// The heads of the table of rules.
    public static let ruleColumns = [
        Sentence(ru: "Правило", en: "Rule"), Sentence(ru: "Принято", en: "Adopted"),
        Sentence(ru: "Школ подошло", en: "Schools that fit"), Sentence(ru: "Всего", en: "Of"),
        Sentence(ru: "Доля", en: "Share"), Sentence(ru: "Интервал 95\u{A0}%", en: "95% interval"),
        Sentence(ru: "Случайно", en: "By chance"),
    ]
    /// The heads of the table of schools.
    public static let schoolColumns = [
        Sentence(ru: "Школа", en: "School"), Sentence(ru: "Рассчитано показателей", en: "Indicators computed"),
        Sentence(ru: "Лучше в последнем году", en: "Better in the last year"),
        Sentence(ru: "Лучше каждый год", en: "Better every year"),
        Sentence(ru: "Подтверждённых улучшений", en: "Confirmed improvements"),
        Sentence(ru: "По принятому правилу", en: "By the adopted rule"),
        Sentence(ru: "Вероятность этого случайно", en: "Its probability by chance"),
    ]

    /// What a rule asks for.
    ///
    /// - Parameters:
    ///   - code: `everyYear`, `confirmed` or `kOfM`.
    ///   - k: How many indicators must be positive; 0 is more than half.
    /// - Returns: The words.
    public static func rule(_ code: String, k: Int) -> Sentence {
        let (ru, en) =
            k == 0
            ? ("больше половины рассчитанных показателей", "more than half of the indicators computed")
            : ("не менее \(k) рассчитанных показателей", "at least \(k) of the indicators computed")
        return switch code {
        case "everyYear": Sentence(ru: "каждый год лучше: \(ru)", en: "better every year: \(en)")
        case "confirmed":
            Sentence(
                ru: "есть подтверждённое улучшение и нет подтверждённого ухудшения",
                en: "a confirmed improvement and no confirmed worsening")
        case "kOfM":
            Sentence(
                ru: "в последнем году лучше, чем в первом: \(ru)",
                en: "better in the last year than in the first: \(en)")
        default: Sentence(ru: code, en: code)
        }
    }
}
