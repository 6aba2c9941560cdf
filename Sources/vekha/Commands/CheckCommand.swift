// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import ArgumentParser
import Engine
import Foundation
import Monitoring
import Store
import Wording

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: text(
            "Каких данных не хватает и что просрочено по календарю приказа; код 1, если не хватает.",
            "Which data are missing, and what is late by the calendar of the order; exit 1 if something is."))

    @Option(
        help: ArgumentHelp(
            text(
                "Только сроки приказа: что не сдано на этот день, например 2021-10-01. Без ключа — данные и сроки на сегодня.",
                "The deadlines of the order alone: what is not there on this day, such as 2021-10-01. Without it: the data, and "
                    + "the deadlines as of today.")))
    var date: String?
    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format: OutputFormat = .table
    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            let day = try CalendarDate.named(date)
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            guard let campaign = try folder.openToRead() else {
                throw date == nil ? Failure(.nothingImported(), .notHeld) : Failure(.noDeadlines, .data)
            }
            let organisation = try folder.organisation(of: campaign)
            let (completeness, description) = try folder.completeness(of: campaign)
            var isWhole = true
            if date == nil {
                let reconciliation = try folder.reconciliation(of: campaign, description)
                try print(
                    CompletenessReport(
                        completeness, description, unconfirmed: reconciliation.unconfirmedByPoint, speech.language),
                    speech)
                isWhole = completeness.missing.isEmpty
                if format == .table {
                    let report = ReconciliationReport(reconciliation)
                    (report.lines + report.contradictions).forEach(speech.say(_:))
                    RecommendationReport(try campaign.decisionBook()).lines.forEach(speech.say(_:))
                    folder.analystTexts(of: try campaign.directory()).remarks.forEach(speech.say(_:))
                }
            }
            let file = try campaign.organisationFiles().last
            let hasDeadlines = !organisation.deadlines.isEmpty || (file?.rejectedDeadlines ?? 0) > 0
            if date != nil, !hasDeadlines { throw Failure(.noDeadlines, .data) }
            // Programs ask for deadlines by `--date`: one answer is one table.
            if date != nil || format == .table && hasDeadlines {
                let agenda = AgendaReport(
                    try folder.agenda(organisation, of: campaign, description, completeness, on: day), description,
                    file: file, speech.language)
                try print(agenda, speech)
                isWhole = isWhole && !agenda.isMissing
            } else if format == .table, let rejection = file?.rejection {
                speech.say(rejection)
            }
            if !isWhole { throw ExitCode(ExitStatus.notHeld.rawValue) }
        }
    }

    private func print(_ report: CompletenessReport, _ speech: Speech) throws {
        switch format {
        case .table: report.lines.forEach(speech.say(_:))
        case .json: speech.say(try jsonText(report.rows))
        case .csv:
            speech.say(csvLine(["indicator", "year", "stand", "schools", "works", "unconfirmed"]))
            for row in report.rows {
                speech.say(
                    csvLine([
                        String(row.indicator), String(row.year), row.stand, row.schools.map(String.init) ?? "",
                        row.works.map(String.init) ?? "", String(row.unconfirmed),
                    ]))
            }
        }
    }

    private func print(_ report: AgendaReport, _ speech: Speech) throws {
        switch format {
        case .table:
            if date == nil { speech.say("") }
            report.lines.forEach(speech.say(_:))
        case .json: speech.say(try report.json())
        case .csv: report.csv.forEach(speech.say(_:))
        }
    }
}

/// Completeness as lines for people and rows for programs.
struct CompletenessReport {
    struct Row: Encodable {
        let indicator: Int
        let year: Int
        let stand: String
        let schools: Int?
        let works: Int?
        /// How many numbers no responsible expert confirmed, corrected or left as they are.
        let unconfirmed: Int
    }

    private let completeness: Completeness
    private let campaign: CampaignDescription
    private let unconfirmed: [Reconciliation.Point: Int]
    private let language: Language

    init(
        _ completeness: Completeness, _ campaign: CampaignDescription, unconfirmed: [Reconciliation.Point: Int],
        _ language: Language
    ) {
        self.unconfirmed = unconfirmed
        self.completeness = completeness
        self.campaign = campaign
        self.language = language
    }

    /// One line for each school whose series has a hole: it may be a lost file, or a school without the grade that year.
    private var gapLines: [String] {
        let names = Dictionary(campaign.schools.map { ($0.id, $0.shortName ?? $0.name) }) { first, _ in first }
        let holes = Dictionary(grouping: completeness.gaps) { $0.school }
        return holes.sorted { $0.key < $1.key }.map { school, gaps in
            let years = Dictionary(grouping: gaps) { $0.year }.sorted { $0.key < $1.key }
            let list = years.map { year, gaps in "\(year): " + gaps.map { String($0.indicator) }.joined(separator: ", ")
            }
            .joined(separator: "; ")
            let name = "\(school.code) \(names[school] ?? "")"
            return Sentence(
                ru: "— \(name): нет результатов, хотя в другие годы они есть (год: показатели) — \(list)",
                en: "— \(name): no results, though other years have them (year: indicators) — \(list)")[language]
        }
    }

    var rows: [Row] {
        completeness.entries.map { entry in
            let (stand, schools, works): (String, Int?, Int?) =
                switch entry.stand {
                case .present(_, let schools, let works): ("present", schools, works)
                case .notHeld: ("notHeld", nil, nil)
                case .missing: ("missing", 0, 0)
                case .registered(let schools): ("present", schools, nil)
                case .noRegister: ("noRegister", 0, nil)
                case .noStaffCount: ("noStaffCount", nil, nil)
                case .notAvailable: ("notAvailable", nil, nil)
                }
            let point = Reconciliation.Point(indicator: entry.indicator, year: entry.year)
            return Row(
                indicator: entry.indicator, year: entry.year, stand: stand, schools: schools, works: works,
                unconfirmed: unconfirmed[point] ?? 0)
        }
    }

    var lines: [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        var table = TextTable(
            [("№", .right), (word("показатель", "indicator"), .left)] + campaign.years.map { (String($0), .left) })
        var reasons: Set<String> = []
        for indicator in campaign.indicators {
            let stands = completeness.entries.filter { $0.indicator == indicator.id }
            table.append(
                [String(indicator.id), indicator.shortTitle[language]]
                    + stands.map { entry in
                        switch entry.stand {
                        case .present(let season, let schools, let works):
                            "\(schools)/\(completeness.schools) " + word("шк.", "sch.") + ", \(works)"
                                + (season == .autumn ? word(", осень", ", autumn") : "")
                        case .notHeld(let reason):
                            remember(reason[language], &reasons)
                        case .missing: word("НЕТ ДАННЫХ", "MISSING")
                        case .registered(let schools): word("есть, шк.: \(schools)", "there, sch.: \(schools)")
                        case .noRegister: word("НЕТ РЕЕСТРА", "NO REGISTER")
                        case .noStaffCount: word("НЕТ ЧИСЛЕННОСТИ", "NO STAFF NUMBERS")
                        case .notAvailable: word("рассчитает vekha run", "vekha run computes it")
                        }
                    })
        }
        let missing = completeness.missing.count
        let noun = CountedNoun("точка", "точки", "точек", english: ("point", "points")).counted(missing, language)
        let summary =
            missing == 0
            ? word(
                "У каждого показателя есть результаты за каждый год (школ с результатами / всего, работ).",
                "Every indicator has results in every year (schools with results / all, works).")
            : word("Не хватает: \(noun) (показатель и год).", "Missing: \(noun) (indicator and year).")
        return table.lines + [""] + reasons.sorted().map { "— " + $0 } + gapLines + [summary]
    }

    private func remember(_ reason: String, _ reasons: inout Set<String>) -> String {
        reasons.insert(reason)
        return Sentence(ru: "не проводилось", en: "not held")[language]
    }
}
