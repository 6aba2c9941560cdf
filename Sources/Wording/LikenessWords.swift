// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of the chapter on schools that are alike in context.
public enum LikenessWords {
    /// The title of the chapter and the name of the sheet.
    public static let title = Sentence(ru: "Похожие школы", en: "Schools alike")
    /// What is compared, and what is not.
    public static let note = Sentence(
        ru: "Школы сравниваются по условиям работы (контекстная форма и статус ШНСУ), а не по результатам: "
            + "результаты учеников на группы и на ближайшие школы не влияют. Признаки приведены к одному масштабу "
            + "(медиана и медианное отклонение); расстояние\u{A0}— корень из суммы квадратов разностей, чем оно "
            + "меньше, тем условия ближе.",
        en: "Schools are compared by their context (the context form and the status ШНСУ), not by results: what "
            + "pupils achieve does not enter the groups nor the nearest schools. The features are on one scale "
            + "(median and median deviation); the distance is the root of the sum of squared differences: the "
            + "smaller, the more alike.")
    /// What is compared; `{features}` are the features.
    public static let features = Sentence(ru: "Признаки: {features}.", en: "Features: {features}.")
    /// What is not compared; `{features}` are the features.
    public static let dropped = Sentence(
        ru: "Не использованы (ответов мало или школы почти не различаются): {features}.",
        en: "Not used (few answers, or schools hardly differ): {features}.")
    /// What was filled in; `{list}` names features and schools.
    public static let imputed = Sentence(
        ru: "Пропущенные ответы заменены медианой: {list}.",
        en: "Missing answers were replaced by the median: "
            + "{list}.")
    /// Who is not compared; `{schools}` are their names.
    public static let leftOut = Sentence(
        ru: "Не сравниваются, так как ответов меньше половины: {schools}.",
        en: "Not compared, since fewer than half of the answers are there: {schools}.")
    /// Few schools.
    public static let fewSchools = Sentence(
        ru: "Школ немного, поэтому границы групп условны: ближайшие школы говорят о школе больше, чем её группа.",
        en: "There are few schools, so that the borders of groups are loose: the nearest schools say more of a "
            + "school than its group.")
    /// No groups at all.
    public static let noGroups = Sentence(
        ru: "Группы не выделены: для этого школ слишком мало. Показаны ближайшие школы.",
        en: "No groups are made: there are too few schools for it. The nearest schools are shown.")
    /// Nothing to compare by.
    public static let noContext = Sentence(
        ru: "Похожие школы и лидеры не подобраны: нет двух школ, об условиях которых известно достаточно. "
            + "Загрузите форму «Сбор контекстных данных об ОО» (vekha import).",
        en: "No like schools and no leaders are found: there are no two schools of whose context enough is "
            + "known. Import the form «Сбор контекстных данных об ОО» (vekha import).")
    /// The title of the table of groups.
    public static let groups = Sentence(ru: "Группы", en: "Groups")
    /// What the stability means.
    public static let stabilityHelp = Sentence(
        ru: "Устойчивость\u{A0}— насколько группа повторяется, если набирать школы наугад снова и снова (Жаккар "
            + "по Хеннигу): ниже 0,6\u{A0}— не устойчива, 0,6–0,75\u{A0}— под вопросом, от 0,75\u{A0}— устойчива.",
        en: "Stability is how well the group is found again when schools are drawn at random again and again "
            + "(Jaccard after Hennig): below 0.6 not stable, 0.6–0.75 doubtful, from 0.75 stable.")
    /// The heads of the table of groups.
    public static let groupColumns = [
        Sentence(ru: "Группа", en: "Group"), Sentence(ru: "Какие школы", en: "Which schools"),
        Sentence(ru: "Школ", en: "Schools"), Sentence(ru: "Устойчивость", en: "Stability"),
        Sentence(ru: "Вывод", en: "Meaning"),
        Sentence(ru: "Чем отличается: медиана группы (остальных)", en: "How it differs: median of the group (others)"),
    ]
    /// The title of the table of schools.
    public static let schools = Sentence(ru: "Школы и ближайшие к ним", en: "Schools and their nearest")
    /// What the silhouette means.
    public static let silhouetteHelp = Sentence(
        ru: "Силуэт: 1\u{A0}— школа в своей группе, около 0\u{A0}— на границе двух, ниже 0\u{A0}— ближе к чужой. "
            + "В скобках у ближайших школ\u{A0}— расстояние.",
        en: "Silhouette: 1 is a school well within its group, near 0 on the border of two, below 0 nearer to "
            + "another. In brackets after the nearest schools stands the distance.")
    /// The heads of the table of schools.
    public static let schoolColumns = [
        Sentence(ru: "Школа", en: "School"), Sentence(ru: "Группа", en: "Group"),
        Sentence(ru: "Силуэт", en: "Silhouette"), Sentence(ru: "Ближайшие школы", en: "Nearest schools"),
        Sentence(ru: "Заменено медианой", en: "Replaced by the median"),
    ]
    /// The title of the table of leaders.
    public static let leaders = Sentence(
        ru: "Школы-лидеры для ШНОР и ШНСУ: предлагаемые, по согласованию",
        en: "Leaders for ШНОР and ШНСУ: proposed, to be agreed upon")
    /// How leaders are chosen; `{proteges}` is the limit of schools for each.
    public static let leadersHelp = Sentence(
        ru: "Лидер подтверждённо силён там, где школа слаба (лучше остальных школ или улучшился), и близок по "
            + "условиям; если такого нет, названа школа со статусом «лидер», и это сказано. ШНОР лидером не "
            + "предлагается. За одним лидером\u{A0}— не больше {proteges}; пары подобраны так, чтобы обеспечить "
            + "как можно больше школ, сначала ШНОР, а сумма расстояний была наименьшей. Школа со статусом «лидер» "
            + "считается вдвое ближе, школа другого муниципалитета\u{A0}— в полтора раза дальше; путь по дороге "
            + "не учтён.",
        en: "A leader is confirmed to be strong where the school is weak (better than the other schools, or "
            + "improved) and near in context; where there is none, a school with the status «лидер» is named, and "
            + "that is said. A ШНОР is never proposed. One leader has {proteges} at most; the pairs serve as many "
            + "schools as possible, ШНОР first, with the least sum of distances. A school with the status «лидер» "
            + "counts as half as far, one of another municipality as half as far again; the way by road is not "
            + "taken into account."
    )
    /// The heads of the table of leaders.
    public static let leaderColumns = [
        Sentence(ru: "Школа", en: "School"), Sentence(ru: "Предлагаемый лидер", en: "Proposed leader"),
        Sentence(ru: "Показатели", en: "Indicators"), Sentence(ru: "Основание", en: "Basis"),
        Sentence(ru: "Расстояние по условиям", en: "Distance in context"),
        Sentence(ru: "Муниципалитет", en: "Municipality"),
    ]
    /// The municipality of school and leader is one.
    public static let sameMunicipality = Sentence(ru: "тот же", en: "the same")
    /// They are two.
    public static let otherMunicipality = Sentence(ru: "другой", en: "another")
    /// The school is confirmed to be weak there.
    public static let confirmedWeakness = Sentence(
        ru: "слабость школы подтверждена", en: "the school is confirmed to be weak there")
    /// The school has its lowest level there.
    public static let lowestLevel = Sentence(
        ru: "самый низкий уровень школы; слабость не подтверждена",
        en: "the lowest level of the school; a weakness is not confirmed")
    /// The department named it a leader, no more.
    public static let status = Sentence(
        ru: "статус «лидер»; что школа сильна там, где эта слаба, не подтверждено",
        en: "status «лидер»; that the school is strong where this one is weak is not confirmed")
    /// The school is strong on some indicators; `{indicators}` are their numbers, `{basis}` why they count.
    public static let strongOn = Sentence(
        ru: "сильна по показателям {indicators} ({basis})", en: "strong on the indicators {indicators} ({basis})")
    /// No leader was found.
    public static let noLeader = Sentence(
        ru: "не найден: нет школы, подтверждённо сильной там, где эта слаба, и нет школы со статусом «лидер», или у "
            + "таких школ нет мест",
        en: "none found: no school is confirmed to be strong where this one is weak, or such schools have no "
            + "places left")

    /// Why a leader was chosen.
    ///
    /// - Parameter code: `confirmedWeakness`, `lowestLevel` or `status`.
    /// - Returns: The words.
    public static func basis(_ code: String) -> Sentence {
        switch code {
        case "confirmedWeakness": confirmedWeakness
        case "lowestLevel": lowestLevel
        case "status": status
        default: Sentence(ru: code, en: code)
        }
    }

    /// What a stability means.
    ///
    /// - Parameter jaccard: The bootstrap Jaccard, from 0 to 1.
    /// - Returns: The words.
    public static func stability(_ jaccard: Double) -> Sentence {
        if jaccard < 0.6 { return Sentence(ru: "не устойчива", en: "not stable") }
        return jaccard < 0.75
            ? Sentence(ru: "под вопросом", en: "doubtful") : Sentence(ru: "устойчива", en: "stable")
    }

    /// A few schools, as a limit has them: «3 школ», "3 schools".
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - language: The language asked for.
    /// - Returns: The number and the noun, in the genitive that «не больше» asks for.
    public static func limit(_ count: Int, _ language: Language) -> String {
        let isOne = count % 10 == 1 && count % 100 != 11
        guard language == .russian else { return CountedNoun.school.counted(count, language) }
        return "\(count)" + noBreakSpace + (isOne ? "школы" : "школ")
    }
}
