// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Store
import Wording

/// What is due and not there, as lines for people and rows for programs.
struct AgendaReport {
    private let agenda: Agenda
    private let campaign: CampaignDescription
    private let file: OrganisationFile?
    private let language: Language

    init(_ agenda: Agenda, _ campaign: CampaignDescription, file: OrganisationFile?, _ language: Language) {
        self.agenda = agenda
        self.campaign = campaign
        self.file = file
        self.language = language
    }

    /// Whether something that is due is missing, or may be: a deadline that was not understood cannot be judged.
    var isMissing: Bool { hasMissing || hasUnread }

    private var hasMissing: Bool { agenda.duties.contains { $0.stand == .missing } }
    private var hasUnread: Bool { (file?.rejectedDeadlines ?? 0) > 0 }

    private var late: [Agenda.Duty] { agenda.duties.filter { $0.stand == .missing && $0.isLate } }
    private var today: [Agenda.Duty] { agenda.duties.filter { $0.stand == .missing && !$0.isLate } }
    private var unknown: [Agenda.Duty] { agenda.duties.filter { $0.stand == .unknown } }

    // MARK: For people

    var lines: [String] {
        var lines = [heading]
        lines += block(AgendaWords.byPerson, [AgendaWords.who, AgendaWords.what], people)
        lines += block(AgendaWords.bySchool, [AgendaWords.school, AgendaWords.who], schools)
        lines += block(AgendaWords.byIndicator, [AgendaWords.indicator, AgendaWords.who], indicators)
        if !unknown.isEmpty {
            lines += ["", AgendaWords.unknown.filled(language, ["count": String(unknown.count)])]
        }
        let notices = notices
        if !notices.isEmpty { lines += [""] + notices.map { "— " + $0.sentence[language] } }
        return lines
    }

    private var heading: String {
        let places = [
            "day": agenda.day.text(language), "weekday": OrganisationWords.weekday(agenda.day.weekday)[language],
            "late": String(late.count), "today": String(today.count),
        ]
        let words = hasMissing ? AgendaWords.open : hasUnread ? AgendaWords.unjudged : AgendaWords.closed
        return words.filled(language, places)
    }

    /// A table below its title; nothing where it has no rows.
    private func block(_ title: Sentence, _ columns: [Sentence], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let all = columns + [AgendaWords.term, AgendaWords.stand]
        var table = TextTable(all.map { ($0[language], .left) })
        rows.forEach { table.append($0) }
        return ["", title[language]] + table.lines
    }

    /// One row for each person and deadline.
    private var people: [[String]] {
        struct Key: Hashable {
            let owner: String
            let deadline: Organisation.Deadline
        }
        var keys: [Key] = []
        var groups: [Key: [Agenda.Duty]] = [:]
        for duty in agenda.duties {
            for owner in owners(of: duty) {
                let key = Key(owner: owner, deadline: duty.deadline)
                if groups[key] == nil { keys.append(key) }
                groups[key, default: []].append(duty)
            }
        }
        // A person's duties stand together, in the order in which people are first named.
        let order = Dictionary(keys.enumerated().map { ($1.owner, $0) }) { first, _ in first }
        let sorted = keys.enumerated().sorted {
            (order[$0.element.owner] ?? 0, $0.offset) < (order[$1.element.owner] ?? 0, $1.offset)
        }
        return sorted.compactMap { _, key in
            guard let duties = groups[key], let first = duties.first else { return nil }
            return [key.owner, what(key.deadline, duties), term(first), stand(first)]
        }
    }

    private var schools: [[String]] {
        let names = Dictionary(campaign.schools.map { ($0.id, $0.shortName ?? $0.name) }) { first, _ in first }
        return agenda.duties.compactMap { duty in
            guard case .school(let id) = duty.item else { return nil }
            let owners = owners(of: duty).joined(separator: ", ")
            return ["\(id.code) \(names[id] ?? "")", owners, term(duty), stand(duty)]
        }
    }

    private var indicators: [[String]] {
        agenda.duties.compactMap { duty in
            guard case .indicator(let number) = duty.item else { return nil }
            let title = campaign.indicators.first { $0.id == number }?.shortTitle[language] ?? ""
            return ["\(number). \(title)", owners(of: duty).joined(separator: ", "), term(duty), stand(duty)]
        }
    }

    /// Who owes it, in words where nobody is named.
    private func owners(of duty: Agenda.Duty) -> [String] {
        if duty.owners.isEmpty {
            return [(duty.deadline.subject == .reports ? OrganisationWords.heads : OrganisationWords.nobody)[language]]
        }
        return duty.owners.map { owner in OrganisationWords.groups.first { $0.ru == owner }?[language] ?? owner }
    }

    private func what(_ deadline: Organisation.Deadline, _ duties: [Agenda.Duty]) -> String {
        let subject = OrganisationWords.subject(deadline.subject.rawValue)[language]
        let numbers = duties.compactMap { if case .indicator(let number) = $0.item { number } else { nil } }
        if !numbers.isEmpty {
            return OrganisationWords.indicators(numbers.rangesText, count: numbers.count)[language]
        }
        return deadline.subject == .reports ? "\(subject): \(duties.count)" : subject
    }

    private func term(_ duty: Agenda.Duty) -> String {
        AgendaWords.term(duty.deadline.day.text(language), isInclusive: duty.deadline.isInclusive)[language]
    }

    private func stand(_ duty: Agenda.Duty) -> String {
        duty.stand == .unknown ? AgendaWords.notNoted[language] : AgendaWords.late(duty.daysLate, language)
    }

    // MARK: Notices

    private struct Notice {
        let kind: String
        let sentence: Sentence
        var day: CalendarDate?
        var lastDay: CalendarDate?
    }

    private var notices: [Notice] {
        agenda.notices.map { notice in
            switch notice {
            case .dayOff(let day, let last):
                Notice(
                    kind: "dayOff", sentence: AgendaWords.dayOff(day.withWeekday, lastDay: last.withWeekday), day: day,
                    lastDay: last)
            case .weekendsOnly(let year): Notice(kind: "weekendsOnly", sentence: AgendaWords.weekendsOnly(year))
            case .computed(let subject):
                Notice(
                    kind: "computed",
                    sentence: AgendaWords.computed(OrganisationWords.subject(subject.rawValue)))
            case .unknownIndicators(let numbers):
                Notice(kind: "unknownIndicators", sentence: AgendaWords.unknownIndicators(numbers.rangesText))
            }
        }
            + [file?.rejection].compactMap { $0.map { Notice(kind: "rejectedRows", sentence: $0) } }
    }

    // MARK: For programs

    private struct Answer: Encodable {
        struct Duty: Encodable {
            let subject: String
            let indicator: Int?
            let school: String?
            let responsible: [String]
            let deadline: String
            let inclusive: Bool
            let lastDay: String
            let daysLate: Int
            let state: String
        }

        struct Notice: Encodable {
            let kind: String
            let text: String
            let day: String?
            let lastDay: String?
        }

        let date: String
        let late: Int
        let today: Int
        let unknown: Int
        let duties: [Duty]
        let notices: [Notice]
    }

    private var rows: [Answer.Duty] {
        agenda.duties.map { duty in
            var indicator: Int?
            var school: String?
            switch duty.item {
            case .indicator(let number): indicator = number
            case .school(let id): school = id.code
            case .document: break
            }
            let state = duty.stand == .unknown ? "unknown" : duty.isLate ? "late" : "today"
            return Answer.Duty(
                subject: duty.deadline.subject.rawValue, indicator: indicator, school: school, responsible: duty.owners,
                deadline: duty.deadline.day.iso, inclusive: duty.deadline.isInclusive, lastDay: duty.lastDay.iso,
                daysLate: duty.daysLate, state: state)
        }
    }

    /// The answer as JSON: what is due and not there, `state` `late`, `today` or `unknown`.
    func json() throws -> String {
        try jsonText(
            Answer(
                date: agenda.day.iso, late: late.count, today: today.count, unknown: unknown.count, duties: rows,
                notices: notices.map {
                    Answer.Notice(
                        kind: $0.kind, text: $0.sentence[language], day: $0.day?.iso, lastDay: $0.lastDay?.iso)
                }))
    }

    /// One line for each duty.
    var csv: [String] {
        [
            csvLine([
                "subject", "indicator", "school", "responsible", "deadline", "inclusive", "lastDay", "daysLate",
                "state",
            ])
        ]
            + rows.map { row in
                csvLine([
                    row.subject, row.indicator.map(String.init) ?? "", row.school ?? "",
                    row.responsible.joined(separator: "; "), row.deadline, String(row.inclusive), row.lastDay,
                    String(row.daysLate), row.state,
                ])
            }
    }
}

extension OrganisationFile {
    /// What to say of its rows that were not understood; nil where all were.
    var rejection: Sentence? {
        rejected == 0
            ? nil
            : AgendaWords.rejected("input/\(file)", rows: rejected, deadlines: rejectedDeadlines, cell: cell)
    }
}
