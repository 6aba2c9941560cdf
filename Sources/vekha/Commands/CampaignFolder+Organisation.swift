// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Engine
import Foundation
import Installation
import Monitoring
import Store
import Wording

extension CampaignFolder {
    /// The days off by year.
    func calendar() throws -> WorkCalendar {
        try WorkCalendar(
            contentsOf: Installation.current.resource("Rules", of: "Monitoring").appending(path: "days_off.yaml"))
    }

    /// People, the order and deadlines; a fact of the order that `campaign.yaml` says too is an error.
    func organisation(of campaign: Campaign) throws -> Organisation {
        let organisation = try campaign.organisation()
        let file = try campaign.organisationFiles().last?.file ?? ""
        if let sentence = saidTwice(organisation, in: file) { throw Failure(sentence, .data) }
        return organisation
    }

    /// What to say of a fact that a workbook and `campaign.yaml` say both; nil where there is none.
    func saidTwice(_ organisation: Organisation, in file: String) -> Sentence? {
        organisation.saidTwice(with: settings.order).first.map { key in
            .orderSaidTwice(
                OrganisationWords.fact(key.rawValue), key: "order.\(key.rawValue)", file: "input/\(file)")
        }
    }

    /// What of the things that the order asks for is there.
    func deliveries(
        of campaign: Campaign, _ description: CampaignDescription, _ completeness: Completeness, on day: CalendarDate
    ) throws -> Deliveries {
        var deliveries = Deliveries(known: Set(settings.indicators.map(\.id)), stages: try campaign.stages())
        let last = settings.years.last
        for entry in completeness.entries where entry.year == last {
            switch entry.stand {
            case .present, .registered: deliveries.indicators.insert(entry.indicator)
            case .notHeld: deliveries.notHeld.insert(entry.indicator)
            case .missing, .noRegister, .noStaffCount, .notAvailable: break
            }
        }
        deliveries.indicators.formUnion(try besideResults(campaign))
        for value in try campaign.handValues().map(\.record) where value.period.year == last {
            guard case .expert = value.author else { continue }
            if value.isConfirmed || value.numerator != nil || value.share != nil {
                deliveries.indicators.insert(value.indicator)
            }
        }
        for stage in Stage.allCases where try isRecommended(stage, of: campaign) {
            deliveries.recommended.insert(stage)
        }
        deliveries.reporting = description.schools.filter {
            $0.has(.lowResults, on: description.referenceDate) && !$0.isGone(on: day)
        }.map(\.id)
        // A report on another period is not the one that was asked for.
        let overview = try reports(of: campaign, on: day)
        let other = Set((overview?.entries ?? []).filter { $0.isOfOtherPeriod == true }.map(\.school.id))
        deliveries.reported = Set(try campaign.schoolReports().map(\.record.school)).subtracting(other)
        return deliveries
    }

    /// Whether the working group adopted a recommendation for every school that has drafts, or rejected all of them.
    private func isRecommended(_ stage: Stage, of campaign: Campaign) throws -> Bool {
        let schools = Dictionary(grouping: try campaign.recommendations(of: stage), by: \.draft.key.school)
        return !schools.isEmpty
            && schools.values.allSatisfy { states in
                states.contains { $0.status.isAdopted } || states.allSatisfy { $0.status == .rejected }
            }
    }

    /// Indicators that no result is counted for: their records are there, or a run measured them.
    private func besideResults(_ campaign: Campaign) throws -> Set<Int> {
        let measured = try campaign.measuredIndicators()
        let registers = Set(try campaign.supportEvents().map(\.record.register))
        let hasDiagnostics = try !campaign.diagnostics().isEmpty
        return Set(
            settings.indicators.filter { indicator in
                if !indicator.populations.isEmpty { return false }
                if measured.contains(indicator.id) { return true }
                switch indicator.source {
                case .register(let name): return registers.contains(name.hasPrefix("network") ? .network : .help)
                case .findings(let plugin): return plugin == "teachers" && hasDiagnostics
                case .results: return false
                }
            }.map(\.id))
    }

    /// What is due by a day and not there.
    func agenda(
        _ organisation: Organisation, of campaign: Campaign, _ description: CampaignDescription,
        _ completeness: Completeness, on day: CalendarDate
    ) throws -> Agenda {
        Agenda(
            organisation, on: day, calendar: try calendar(),
            deliveries: try deliveries(of: campaign, description, completeness, on: day))
    }
}

extension CalendarDate {
    /// The day that a command line names; today where it names none.
    static func named(_ text: String?) throws -> CalendarDate {
        guard let text else {
            guard let today = CalendarDate(CalendarDate.today) else {
                preconditionFailure("today is a day of the calendar")
            }
            return today
        }
        guard let day = CalendarDate(text) else {
            throw Failure(
                Sentence(
                    ru: "--date: «\(text)» — не дата; пример: 2024-10-01",
                    en: "--date: “\(text)” is no day; such as 2024-10-01"), .usage)
        }
        return day
    }

    /// The day as a language writes it: `01.10.2021`, or `2021-10-01`.
    func text(_ language: Language) -> String { language == .russian ? russian : iso }

    /// The day with its day of the week, in both languages.
    var withWeekday: Sentence {
        let name = OrganisationWords.weekday(weekday)
        return Sentence(ru: "\(russian), \(name.ru)", en: "\(iso), \(name.en)")
    }
}
