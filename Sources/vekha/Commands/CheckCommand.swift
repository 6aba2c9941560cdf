// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import ArgumentParser
import Engine
import Foundation
import Monitoring
import Wording

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: text(
            "Каких данных не хватает, по показателям и годам; код 1, если не хватает.",
            "Which data are missing, by indicator and year; exit 1 if some are."))

    @Option(help: .hidden) var date: String?
    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format: OutputFormat = .table
    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            if date != nil { throw Failure(.notBuilt("--date"), .usage) }
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            guard let campaign = try folder.openToRead() else { throw Failure(.nothingImported(), .notHeld) }
            let (completeness, description) = try folder.completeness(of: campaign)
            let report = CompletenessReport(completeness, description, speech.language)
            switch format {
            case .table: report.lines.forEach(speech.say(_:))
            case .json: speech.say(try jsonText(report.rows))
            case .csv:
                speech.say(csvLine(["indicator", "year", "stand", "schools", "works"]))
                for row in report.rows {
                    speech.say(
                        csvLine([
                            String(row.indicator), String(row.year), row.stand, row.schools.map(String.init) ?? "",
                            row.works.map(String.init) ?? "",
                        ]))
                }
            }
            if !completeness.missing.isEmpty { throw ExitCode(ExitStatus.notHeld.rawValue) }
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
    }

    private let completeness: Completeness
    private let campaign: CampaignDescription
    private let language: Language

    init(_ completeness: Completeness, _ campaign: CampaignDescription, _ language: Language) {
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
            switch entry.stand {
            case .present(_, let schools, let works):
                Row(indicator: entry.indicator, year: entry.year, stand: "present", schools: schools, works: works)
            case .notHeld: Row(indicator: entry.indicator, year: entry.year, stand: "notHeld", schools: nil, works: nil)
            case .missing: Row(indicator: entry.indicator, year: entry.year, stand: "missing", schools: 0, works: 0)
            case .registered(let schools):
                Row(indicator: entry.indicator, year: entry.year, stand: "present", schools: schools, works: nil)
            case .noRegister:
                Row(indicator: entry.indicator, year: entry.year, stand: "noRegister", schools: 0, works: nil)
            case .noStaffCount:
                Row(indicator: entry.indicator, year: entry.year, stand: "noStaffCount", schools: nil, works: nil)
            case .notAvailable:
                Row(indicator: entry.indicator, year: entry.year, stand: "notAvailable", schools: nil, works: nil)
            }
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
                        case .notAvailable: word("ещё не рассчитывается", "not yet computed")
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
