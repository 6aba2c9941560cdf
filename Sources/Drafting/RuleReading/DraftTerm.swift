// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
internal import Wording

/// By when a recommendation is to be done.
public enum DraftTerm: Hashable, Sendable {
    /// Some weeks after the deadline of the recommendations of the stage.
    case weeks(Int)
    /// A deadline of the order's calendar.
    case deadline(Organisation.Deadline.Subject)

    /// Reads `6` or `final`; a key that is absent is six weeks.
    ///
    /// - Parameter node: The value.
    /// - Throws: ``SettingsError``.
    init(_ node: SettingsNode?) throws(SettingsError) {
        guard let node else {
            self = .weeks(6)
            return
        }
        if Int(try node.text()) != nil {
            self = .weeks(try node.int(in: 1...104))
            return
        }
        let word = try node.word(among: Organisation.Deadline.Subject.allCases.map(\.rawValue))
        self = .deadline(Organisation.Deadline.Subject(rawValue: word) ?? .final)
    }

    /// The later of two terms; a deadline of the order stands, whatever the weeks.
    static func later(_ first: DraftTerm, _ second: DraftTerm) -> DraftTerm {
        switch (first, second) {
        case (.weeks(let one), .weeks(let other)): .weeks(max(one, other))
        case (.deadline, _): first
        case (_, .deadline): second
        }
    }
}

/// Turns terms into days by the calendar of the order.
struct TermCalendar {
    let organisation: Organisation
    let calendar: WorkCalendar?
    let stage: Stage?
    let language: Language

    /// «до 20.12.2024», or words where the order's calendar says no day.
    func text(_ term: DraftTerm) -> String {
        switch term {
        case .weeks(let weeks):
            let base: Organisation.Deadline.Subject =
                stage == .interim ? .interimRecommendations : .finalRecommendations
            guard let day = day(of: base)?.adding(days: 7 * weeks) else {
                return DraftingWords.weeks(weeks)[language]
            }
            return until(working(day))
        case .deadline(let subject):
            guard let day = day(of: subject) else { return DraftingWords.noDay(subject.rawValue)[language] }
            return until(working(day))
        }
    }

    /// The last day of all deadlines of the subject: several experts may have several.
    private func day(of subject: Organisation.Deadline.Subject) -> CalendarDate? {
        organisation.deadlines.filter { $0.subject == subject }.map(\.namedDay).max()
    }

    private func working(_ day: CalendarDate) -> CalendarDate { calendar?.workingDay(atOrBefore: day) ?? day }

    private func until(_ day: CalendarDate) -> String {
        DraftingWords.until(language == .russian ? day.russian : day.iso)[language]
    }
}
