// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
internal import Wording

/// «Календарь и ответственные»: the order, its people, and what is due by when.
public struct CalendarSection {
    private let organisation: Organisation
    private let agenda: Agenda
    private let calendar: WorkCalendar

    /// Joins people and dates with what of them is open.
    ///
    /// - Parameters:
    ///   - organisation: People, the order and deadlines.
    ///   - agenda: What is due on the day of the run and not there.
    ///   - calendar: The days off.
    public init(_ organisation: Organisation, _ agenda: Agenda, _ calendar: WorkCalendar) {
        self.organisation = organisation
        self.agenda = agenda
        self.calendar = calendar
    }

    /// The section; nil where no workbook says anything.
    public var section: PublishedSection? {
        if organisation == Organisation() { return nil }
        return PublishedSection(
            id: "calendar", title: CalendarWords.title, sheet: CalendarWords.sheet, notes: notes,
            tables: [deadlines, people, order])
    }

    private var notes: [Sentence] {
        let day = agenda.day
        var notes = [CalendarWords.asOf(ru: day.russian, en: day.iso)]
        for notice in dayOffs { notes.append(notice) }
        let days = organisation.deadlines.flatMap { [$0.namedDay, $0.lastDay(calendar)] }
        let years = Set(days.map(\.year)).filter { calendar.source(of: $0) == nil }
        notes += years.sorted().map(AgendaWords.weekendsOnly)
        return notes
    }

    /// Days off among the ends of the monitoring and the deadlines.
    private var dayOffs: [Sentence] {
        var seen: Set<CalendarDate> = []
        let ends = [organisation.fact(.from), organisation.fact(.to)].compactMap { CalendarDate($0) }
        return (ends + organisation.deadlines.map(\.namedDay)).filter {
            calendar.isDayOff($0) && seen.insert($0).inserted
        }
        .map { AgendaWords.dayOff(words($0), lastDay: words(calendar.workingDay(atOrBefore: $0))) }
    }

    private func words(_ day: CalendarDate) -> Sentence {
        let name = OrganisationWords.weekday(day.weekday)
        return Sentence(ru: "\(day.russian), \(name.ru)", en: "\(day.iso), \(name.en)")
    }

    // MARK: Tables

    private var deadlines: PublishedSection.Table {
        PublishedSection.Table(
            title: CalendarWords.deadlines,
            columns: [
                Self.column(AgendaWords.what, 34), Self.column(CalendarWords.indicators, 16),
                Self.column(AgendaWords.term, 24), Self.column(CalendarWords.lastDay, 16),
                Self.column(AgendaWords.who, 30), Self.column(AgendaWords.stand, 34),
            ],
            rows: organisation.deadlines.map { deadline in
                let term = AgendaWords.term(deadline.day.russian, isInclusive: deadline.isInclusive).ru
                let english = AgendaWords.term(deadline.day.iso, isInclusive: deadline.isInclusive).en
                let last = deadline.lastDay(calendar)
                return [
                    .words(OrganisationWords.subject(deadline.subject.rawValue)),
                    deadline.indicators.isEmpty ? .empty : .text(deadline.indicators.rangesText),
                    .words(Sentence(ru: term, en: english)), .words(Sentence(ru: last.russian, en: last.iso)),
                    owner(deadline), .words(stand(deadline, last)),
                ]
            })
    }

    private func owner(_ deadline: Organisation.Deadline) -> PublishedSection.Cell {
        if let group = OrganisationWords.groups.first(where: { $0.ru == deadline.responsible }) { return .words(group) }
        if !deadline.responsible.isEmpty { return .text(deadline.responsible) }
        let experts = organisation.people.filter { person in
            person.role == .expert && !Set(person.indicators).isDisjoint(with: deadline.indicators)
        }
        if !experts.isEmpty { return .text(experts.map(\.name).joined(separator: ", ")) }
        return deadline.subject == .reports ? .words(OrganisationWords.heads) : .empty
    }

    private func stand(_ deadline: Organisation.Deadline, _ last: CalendarDate) -> Sentence {
        if let done = deadline.done { return CalendarWords.done(ru: done.russian, en: done.iso) }
        if last > agenda.day { return CalendarWords.ahead }
        let duties = agenda.duties.filter { $0.deadline == deadline }
        guard let first = duties.first else {
            return [.interim, .final].contains(deadline.subject)
                ? CalendarWords.computed(isInterim: deadline.subject == .interim) : CalendarWords.there
        }
        if first.stand == .unknown { return AgendaWords.notNoted }
        return CalendarWords.open(days: first.daysLate, numbers: numbers(duties), schools: schools(duties))
    }

    private func numbers(_ duties: [Agenda.Duty]) -> String {
        duties.compactMap { if case .indicator(let number) = $0.item { number } else { nil } }.rangesText
    }

    private func schools(_ duties: [Agenda.Duty]) -> Int {
        duties.count { if case .school = $0.item { true } else { false } }
    }

    private var people: PublishedSection.Table {
        PublishedSection.Table(
            title: CalendarWords.people,
            columns: [
                Self.column(CalendarWords.role, 34), Self.column(CalendarWords.name, 16),
                Self.column(CalendarWords.position, 24), Self.column(CalendarWords.indicators, 16),
            ],
            rows: organisation.people.map { person in
                [
                    .words(OrganisationWords.role(person.role.rawValue)), .text(person.name),
                    person.position.isEmpty ? .empty : .text(person.position),
                    person.indicators.isEmpty ? .empty : .text(person.indicators.rangesText),
                ]
            })
    }

    private var order: PublishedSection.Table {
        PublishedSection.Table(
            title: CalendarWords.order,
            columns: [Self.column(CalendarWords.fact, 34), Self.column(CalendarWords.value, 60)],
            rows: organisation.facts.map { [.words(OrganisationWords.fact($0.key)), .text($0.value)] })
    }

    /// A column whose title is a word of a sentence elsewhere.
    private static func column(_ title: Sentence, _ width: Double) -> PublishedSection.Column {
        func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        return PublishedSection.Column(Sentence(ru: capitalised(title.ru), en: capitalised(title.en)), width: width)
    }
}
