// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
public import ArgumentParser
import Drafting
import Engine
import Foundation
import Installation
import Monitoring
import Publishing
import Store
import Wording

/// The editions that there are; the public one comes with suppression.
enum EditionKind: String, CaseIterable, ExpressibleByArgument {
    case `internal`, `public`
}

extension Stage: ExpressibleByArgument {}

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: text(
            "Посчитать показатели, проверить изменения, написать документы в output/.",
            "Count the indicators, test the changes, write the documents into output/."))

    @Option(
        help: ArgumentHelp(
            text("Только эти плагины и нужные им.", "Only these plugins and what they need."), valueName: "id"))
    var only: [String] = []
    @Option(help: ArgumentHelp(text("Начальное число случайных процедур.", "The seed of random procedures.")))
    var seed: UInt64 = 1
    @Option(
        help: ArgumentHelp(
            text(
                "Для какого документа: interim — только показатели промежуточного этапа, final — все. Без ключа — все, вне этапов.",
                "For which document: interim has the indicators of its stage alone, final has all. Without it: all, for none."
            )
        ))
    var stage: Stage?
    @Option(help: .hidden) var edition = EditionKind.internal
    @Option(
        help: ArgumentHelp(
            text(
                "День, которым датируются документы, например 2024-10-01.",
                "The day that dates the documents, such as 2024-10-01.")))
    var date: String?
    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            if edition == .public { throw Failure(.notBuilt("--edition public"), .usage) }
            let day = try CalendarDate.named(date)
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            guard FileManager.default.fileExists(atPath: folder.database.path) else {
                throw Failure(.nothingImported(), .data)
            }
            let work = CampaignRun(folder: folder, speech: speech, seed: seed, date: day, stage: stage)
            try work.run(only: only.isEmpty ? nil : only)
        }
    }
}

/// One run of a campaign: plan, count, analyse, store, publish.
struct CampaignRun {
    let folder: CampaignFolder
    let speech: Speech
    let seed: UInt64
    let date: CalendarDate
    let stage: Stage?

    /// The indicators that the final document adds to the interim one; none for other runs.
    private var postponed: [IndicatorDefinition] {
        stage == .interim ? folder.settings.indicators.filter { $0.stage == .final } : []
    }

    func run(only: [String]?) throws {
        var record = RunRecord()
        let campaign = try folder.open(.readWrite)
        try campaign.set(result: folder.settings.result)
        let organisation = try folder.organisation(of: campaign)
        let description = folder.description(try campaign.directory(), stage: stage)
        guard !description.schools.isEmpty else { throw Failure(.nothingImported(), .data) }
        let plan = try AnalysisPlan(
            Vekha.registry(), only: only, parameters: folder.settings.parameters, campaign: description)
        // Some of the plugins alone would draft too little, and take the rest back.
        let isPartial = only != nil
        let rules = try folder.draftingRules()
        let bar = ProgressBar(Sentence(ru: "Расчёт", en: "Run"), speech)
        defer { bar.finish() }

        // What people gave by hand for indicators that nothing is counted for belongs to the counts as well.
        var request = plan.counts
        let known = Set(description.indicators.map(\.id))
        request.indicators.formUnion(
            try folder.handValues(of: campaign, indicators: known).replacements.keys.map(\.indicator))
        let counted = try record.timed("count") { try folder.counts(request, of: campaign, description) }
        let diagnostics =
            plan.needsDiagnostics ? try campaign.diagnosticTable(description) : DiagnosticTable()
        guard counted.counts.count > 0 || !diagnostics.rows.isEmpty else {
            let years = try campaign.yearsOfResults()
            throw Failure(
                years.isEmpty
                    ? .nothingImported() : .noResultsOfPeriods(years: years, periods: folder.settings.years), .data)
        }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let tables = try record.timed("analyse") {
            try AnalysisRun(plan: plan, campaign: description, seed: seed, threads: threads)
                .findings(
                    counts: counted.counts, diagnostics: diagnostics, progress: { bar.show(0.1 + 0.5 * $0) })
        }
        bar.show(0.7)
        record.date = date
        record.program = Vekha.configuration.version
        record.rules = folder.rules.versions.merging(["days_off": try folder.calendar().version]) { rules, _ in rules }
        record.seed = seed
        let drafted = try record.timed("draft") {
            Drafter(rules).drafts(
                try folder.draftingFacts(description, tables, of: campaign, on: date, language: speech.language))
        }
        record.rules.merge(rules.versions) { known, _ in known }
        record.rows = [
            "results": try campaign.rows("SELECT CAST(count(*) AS BIGINT) FROM results").first?.first?.int ?? 0,
            "counts": counted.counts.count, "findings": tables.reduce(0) { $0 + $1.count },
            "recommendations": drafted.recommendations.count,
        ]
        record.versions["DuckDB"] = try campaign.rows("SELECT library_version FROM pragma_version()").first?.first?.text
        var files: [WrittenFile] = []
        // The findings count only if their documents were written: a failed run leaves the campaign as it was.
        try campaign.replaceFindings(
            tables, drafts: isPartial ? nil : drafted.recommendations,
            run: RunDescription(stage: stage, date: date.iso, seed: seed)
        ) { number in
            record.run = number
            files = try publish(
                campaign, description, tables, counted.counts, record, organisation, isPartial: isPartial)
            if isPartial { return }
            files.append(
                try RecommendationFiles(folder: folder, speech: speech).write(
                    campaign, description, rules.catalogue, matches: drafted.matches, created: date.midnight))
        }
        bar.finish()
        report(files, tables, counted.leftOut)
        if isPartial {
            speech.say(
                Sentence(
                    ru: "С --only рекомендации не составляются: остались прежние",
                    en: "With --only no recommendations are drafted: the earlier ones stay"))
        } else {
            say(drafted.recommendations)
        }
        folder.analystTexts(of: try campaign.directory()).remarks.forEach(speech.say(_:))
        let reconciliation = ReconciliationReport(try folder.reconciliation(of: campaign, description))
        (reconciliation.contradictions + reconciliation.changed).forEach(speech.say(_:))
        RecommendationReport(try campaign.decisionBook()).lines.forEach(speech.say(_:))
    }

    private func publish(
        _ campaign: Campaign, _ description: CampaignDescription, _ tables: [FindingTable], _ counts: CountTable,
        _ record: RunRecord, _ organisation: Organisation, isPartial: Bool
    ) throws -> [WrittenFile] {
        let edition = try edition(campaign, description, tables, counts, record, organisation)
        let templates = try Installation.current.resource("Templates", of: "Publishing")
        let files = try Publisher(templates: templates).publish(edition, to: folder.output)
        // New findings beside the advice of an earlier run would not fit each other.
        if isPartial { return files }
        // Without the writer of documents the rest of a run is there, and the run says what it left out.
        guard Installation.current.pandoc() != nil else {
            speech.warn(.noDocumentWriter())
            return files
        }
        return files + (try SchoolFiles(folder: folder, edition: edition).write())
    }

    /// Everything that the documents of a run hold.
    func edition(
        _ campaign: Campaign, _ description: CampaignDescription, _ tables: [FindingTable], _ counts: CountTable,
        _ record: RunRecord, _ organisation: Organisation
    ) throws -> Edition {
        let created =
            DateComponents(
                calendar: Calendar(identifier: .gregorian), timeZone: TimeZone(secondsFromGMT: 0), year: date.year,
                month: date.month, day: date.day
            ).date ?? Date(timeIntervalSince1970: 0)
        var edition = Edition(
            language: speech.language,
            header: Edition.Header(
                organisation: organisation.fact(.department), territory: folder.settings.territory,
                order: organisation.order(folder.settings.order), stage: stage),
            created: created, campaign: description, tables: tables,
            imports: try campaign.journal().map { ImportEntry($0.reading) },
            checks: try checks(campaign, counts, description),
            run: record)
        edition.importNotes = try campaign.importNotes()
        let help = SupportSection(
            tables: tables, campaign: description, events: try campaign.supportEvents().map(\.record))
        let likeness = LikenessSection(tables: tables, campaign: description)
        edition.sections = [
            ProgressSection(tables: tables, campaign: description)?.section,
            TeachersSection(tables: tables, campaign: description)?.section, help.section,
            likeness?.section,
        ]
        .compactMap { $0 }
        if let reports = try folder.reports(of: campaign, on: date) { edition.sections.append(.reports(reports)) }
        edition.schools = try folder.schoolFacts(
            of: campaign, on: date, states: try campaign.recommendations(of: description.stage),
            alike: likeness?.facts ?? [:])
        edition.sections += try calendar(organisation, campaign)
        if let section = try folder.reconciliation(of: campaign, description).section {
            edition.sections.append(section)
        }
        return edition
    }

    private func checks(
        _ campaign: Campaign, _ counts: CountTable, _ description: CampaignDescription
    ) throws -> [Edition.Check] {
        let completeness = Completeness(counts: counts, campaign: description)
        var checks = completeness.entries.compactMap { entry -> Edition.Check? in
            let subject = Sentence(
                ru: "Показатель \(entry.indicator), \(entry.year) г.", en: "Indicator \(entry.indicator), \(entry.year)"
            )
            switch entry.stand {
            case .present, .registered, .notAvailable: return nil
            case .noRegister, .noStaffCount:
                let words = SupportWords.missing(isStaff: entry.stand == .noStaffCount)
                return Edition.Check(subject: subject, holds: false, detail: words)
            case .notHeld(let reason): return Edition.Check(subject: subject, holds: true, detail: reason)
            case .missing:
                return Edition.Check(
                    subject: subject, holds: false, detail: Sentence(ru: "нет данных", en: "no data"))
            }
        }
        if !postponed.isEmpty {
            checks.append(
                Edition.Check(
                    subject: DocumentWords.interim, holds: true,
                    detail: .postponed(postponed.map(\.id).rangesText)))
        }
        for refusal in try campaign.refusals() {
            checks.append(
                Edition.Check(
                    subject: Sentence(ru: "Файл не загружен", en: "A file was refused"), holds: false,
                    detail: Sentence(ru: refusal.ru, en: refusal.en)))
        }
        return checks
    }

    private func report(_ files: [WrittenFile], _ tables: [FindingTable], _ leftOut: [Int: [Period]]) {
        // A school without the grade has no results, and so no cell in the documents.
        let measured = Set(tables.flatMap { $0.findings.filter { $0.quantity == .share }.map { Cell($0) } })
        let changes = tables.flatMap { table in
            table.findings.filter { $0.quantity == .change && $0.unit.kind == .school && measured.contains(Cell($0)) }
        }
        var numbers: [Verdict: Int] = [:]
        for change in changes { if let verdict = change.verdict { numbers[verdict, default: 0] += 1 } }
        speech.say(
            Sentence(
                ru: "Выводы по школам и показателям (\(changes.count)):",
                en: "Verdicts by school and indicator (\(changes.count)):"))
        list(numbers)
        let levels = tables.flatMap { $0.findings.filter { $0.quantity == .level }.compactMap(\.verdict) }
        if !levels.isEmpty {
            speech.say(
                Sentence(
                    ru: "Уровень относительно остальных школ (\(levels.count)):",
                    en: "Level against the other schools (\(levels.count)):"))
            list(Dictionary(levels.map { ($0, 1) }, uniquingKeysWith: +))
        }
        if !leftOut.isEmpty { speech.say(Self.twoCampaigns(leftOut)) }
        if !postponed.isEmpty { speech.say(.postponed(postponed.map(\.id).rangesText)) }
        for file in files {
            switch file.outcome {
            case .beside(let kept):
                speech.say(
                    Sentence(
                        ru: "\(kept) изменён человеком и не тронут; новая версия: \(file.path)",
                        en: "\(kept) was changed by a person and left alone; the new version: \(file.path)"))
            default: continue
            }
        }
        speech.say(
            Sentence(
                ru:
                    "Готово: \(folder.output.path)/report.html, indicators.xlsx, recommendations.xlsx, data/findings.csv",
                en: "Done: \(folder.output.path)/report.html, indicators.xlsx, recommendations.xlsx, data/findings.csv")
        )
    }
}

extension CampaignRun {
    /// The campaigns that were left out for another of their year, each once with its indicators.
    static func twoCampaigns(_ leftOut: [Int: [Period]]) -> Sentence {
        var indicators: [Period: [Int]] = [:]
        for (indicator, periods) in leftOut {
            for period in periods { indicators[period, default: []].append(indicator) }
        }
        func list(_ language: Language) -> String {
            indicators.sorted { $0.key < $1.key }.map { period, numbers in
                let season = period.season.map {
                    ($0 == .autumn ? ReconciliationWords.autumn : ReconciliationWords.spring)[language] + " "
                }
                let words = OrganisationWords.indicators(numbers.rangesText, count: numbers.count)
                return "\(season ?? "")\(period.year) (\(words[language]))"
            }.joined(separator: "; ")
        }
        return Sentence(
            ru: "  В году две кампании, не взята \(list(.russian)); выбор — campaign.yaml: seasons",
            en: "  Two campaigns in a year, left out: \(list(.english)); campaign.yaml: seasons chooses")
    }

    /// The chapter of people and deadlines, as of the day of the run; none where no workbook says them.
    ///
    /// The run itself is stored only when its documents are written, yet its document is there then.
    private func calendar(_ organisation: Organisation, _ campaign: Campaign) throws -> [PublishedSection] {
        if organisation == Organisation() { return [] }
        let whole = try folder.completeness(of: campaign)
        var deliveries = try folder.deliveries(of: campaign, whole.1, whole.0, on: date)
        if let stage { deliveries.stages.insert(stage) }
        let calendar = try folder.calendar()
        let agenda = Agenda(organisation, on: date, calendar: calendar, deliveries: deliveries)
        return CalendarSection(organisation, agenda, calendar).section.map { [$0] } ?? []
    }

    /// How many recommendations were drafted, and for how many schools.
    private func say(_ drafts: [Recommendation]) {
        let schools = Set(drafts.map(\.key.school)).count
        speech.say(
            Sentence(
                ru: "Проекты рекомендаций: \(drafts.count), школ: \(schools) (recommendations.xlsx, recommendations/)",
                en:
                    "Drafts of recommendations: \(drafts.count), schools: \(schools) (recommendations.xlsx, recommendations/)"
            ))
    }

    /// How often each verdict was given.
    private func list(_ numbers: [Verdict: Int]) {
        for verdict in Verdict.allCases where numbers[verdict, default: 0] > 0 {
            guard let words = VerdictWording(code: verdict.rawValue) else { continue }
            speech.say("  \(words.cell[speech.language]): \(numbers[verdict] ?? 0)")
        }
    }
}

/// A cell of the map of schools and indicators.
private struct Cell: Hashable {
    let unit: AnalysisUnit
    let indicator: Int

    init(_ finding: Finding) {
        unit = finding.unit
        indicator = finding.indicator
    }
}

extension RunRecord {
    /// Does a step and keeps how long it took.
    mutating func timed<Result>(_ name: String, _ step: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try step()
        let elapsed = (clock.now - start).components
        durations.append(Step(name: name, seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18))
        return result
    }
}
