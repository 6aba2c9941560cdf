// SPDX-License-Identifier: GPL-3.0-or-later

/// How a measure of a programme stands on a day.
public enum MeasureStatus: String, CaseIterable, Codable, Sendable {
    /// Carried out by the last planned day, with a result.
    case onTime
    /// Carried out after the last planned day, with a result.
    case late
    /// The last planned day is over, and the report says that nothing was done, or says nothing at all.
    case notDone
    /// Carried out, but the report says no result.
    case withoutResult
    /// The last planned day is not over, and nothing is said of its being carried out.
    case notYetDue
    /// The report does not tell: no days, or days that cannot be compared.
    case unclear
}

extension SchoolReport.Measure {
    /// How the measure stands on a day.
    ///
    /// Terms of whole months that only overlap are not compared: «сентябрь» for «до 15.09» may be either.
    ///
    /// - Parameter day: The day; what was carried out later is not known on it.
    /// - Returns: The status.
    public func status(on day: CalendarDate) -> MeasureStatus {
        switch isCarriedOut(on: day) {
        case true?:
            if result.isEmpty { return .withoutResult }
            guard let due = plan.to, let done = fact.to else {
                return fact.saysInTime ? .onTime : .unclear
            }
            if done <= due { return .onTime }
            if let start = fact.from, start <= due, fact.isOfMonths { return .unclear }
            return .late
        case false?: return .notDone
        case nil:
            guard let due = plan.to else { return .unclear }
            return day <= due ? .notYetDue : .unclear
        }
    }

    /// Whether the measure was carried out by a day; nil where it is not due yet, or the report does not tell.
    ///
    /// - Parameter day: The day.
    /// - Returns: True where the report names when or that it was carried out; false where it says the contrary, or where
    ///   the last planned day is over and neither a fact nor a result is written.
    public func isCarriedOut(on day: CalendarDate) -> Bool? {
        let isOver = plan.to.map { $0 < day }
        if fact.isDenied || fact.text.isEmpty && MeasureWords.denies(result) { return isOver == false ? nil : false }
        if !fact.text.isEmpty {
            // What begins later is still a plan.
            if let start = fact.from ?? fact.to, start > day { return isOver == true ? false : nil }
            return fact.to != nil || fact.from != nil || fact.isAffirmed ? true : nil
        }
        // A result without a fact: something came of it, and nobody says when.
        guard result.isEmpty, isOver == true else { return nil }
        return false
    }
}

extension SchoolReport.Term {
    /// Whether it says that nothing was done: «не проведено», «перенесено».
    var isDenied: Bool { to == nil && from == nil && MeasureWords.denies(text) }

    /// Whether it says that something was done, without a day: «проведено», «выполнено в срок».
    var isAffirmed: Bool { MeasureWords.affirms(text) }

    /// Whether it says that it was done in time.
    var saysInTime: Bool { isAffirmed && text.lowercased().contains("в срок") && !isDenied }

    /// Whether its days are whole months.
    var isOfMonths: Bool {
        guard let from, let to else { return false }
        return from.day == 1 && to.day == CalendarDate.days(of: to.month, in: to.year)
    }
}

/// The words by which schools say that a measure was carried out, or was not.
enum MeasureWords {
    private static let denials = [
        "не провед", "не провод", "не выполн", "не состоял", "не реализ", "не исполн", "не осуществ", "отмен",
        "перенес", "не было",
    ]
    private static let affirmations = [
        "провед", "провод", "выполн", "состоял", "реализ", "исполн", "осуществ", "в срок", "постоянно", "регулярно",
        "систематически", "ежемесячно", "еженедельно", "по плану", "по графику", "в течение",
    ]

    /// What stands alone for «проведено».
    private static let marks: Set<String> = ["да", "+", "v", "✓", "✔", "√", "☑"]

    static func denies(_ text: String) -> Bool {
        let folded = folded(text)
        return folded == "нет" || denials.contains { folded.hasPrefix($0) }
    }

    static func affirms(_ text: String) -> Bool {
        let folded = folded(text)
        return marks.contains(folded) || affirmations.contains { folded.hasPrefix($0) }
    }

    private static func folded(_ text: String) -> String { text.lowercased().replacing("ё", with: "е") }
}
