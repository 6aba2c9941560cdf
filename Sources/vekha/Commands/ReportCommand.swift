// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import ArgumentParser
import Drafting
import Foundation
import Installation
import Monitoring
import Publishing
import Store
import Wording
import Workbooks

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: text(
            "Написать документы ещё раз по готовым выводам, без расчёта.",
            "Write documents again from stored findings, without computing."))

    /// A document that can be asked for.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case page, indicators, sverka, forms, plan, requests, reminders, interim, final, summary, recommendations
        case letters, `protocol`, control, evidence

        /// Those that are built.
        static let built: Set<Kind> = [.page, .indicators, .forms, .sverka, .recommendations]
    }

    @Argument(
        help: ArgumentHelp(
            text(
                "page, indicators — документы последнего расчёта; forms — бланки отчётов школ (приложение 2); sverka — книги «Сверка» "
                    + "для экспертов и школ; recommendations — рекомендации школам. Без слов — всё.",
                "page, indicators: documents of the last run; forms: blank reports of schools; sverka: the workbooks of "
                    + "reconciliation; recommendations: those for schools. Without words: all."),
            valueName: text("вид", "kind")))
    var kinds: [Kind] = []
    @Flag(
        name: .customLong("all-schools"),
        help: ArgumentHelp(
            text("Бланки для всех школ, а не только ШНОР.", "Forms for all schools, not for ШНОР alone.")))
    var isForAll = false
    @Option(
        help: ArgumentHelp(
            text(
                "Документы расчёта какого этапа: interim или final. Без ключа — расчёта вне этапов, а если его не было — последнего.",
                "Of the run for which document: interim or final. Without it: of the run for none, else of the last one."
            )))
    var stage: Stage?
    @Option(
        help: ArgumentHelp(
            text("День, на который смотрят, например 2024-10-01.", "The day that is looked at, such as 2024-10-01.")))
    var date: String?
    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            if let kind = kinds.first(where: { !Kind.built.contains($0) }) {
                throw Failure(.notBuilt("report \(kind.rawValue)"), .usage)
            }
            let asked = kinds.isEmpty ? Kind.built : Set(kinds)
            let day = try date.map { try CalendarDate.named($0) }
            let folder = try options.open()
            let speech = folder.speech(options.language.lang)
            // What the workbook of recommendations held is kept, so that copies of it can be merged: that is a change.
            let isStored = FileManager.default.fileExists(atPath: folder.database.path)
            let opened =
                asked.contains(.recommendations) && isStored ? try folder.open(.readWrite) : try folder.openToRead()
            guard let campaign = opened else { throw Failure(Self.nothingYet(asked), .data) }
            let files = asked.intersection([.page, .indicators, .recommendations])
            if !files.isEmpty {
                let documents = StoredDocuments(folder: folder, speech: speech, day: day, asked: stage)
                try documents.write(files, of: campaign)
            }
            if asked.contains(.sverka) { try ReconciliationFiles(folder: folder, speech: speech).write(campaign) }
            if asked.contains(.forms) {
                let forms = ReportForms(folder: folder, speech: speech, isForAll: isForAll)
                // Where everything was asked for, what is missing is told and the rest is there.
                guard Installation.current.pandoc() != nil || !kinds.isEmpty else {
                    speech.warn(.noDocumentWriter())
                    return
                }
                try forms.write(campaign)
            }
        }
    }

    /// What each document waits for where nothing was imported.
    private static func nothingYet(_ asked: Set<Kind>) -> Sentence {
        switch asked {
        case [.forms]: .noSchools()
        case [.sverka]: .nothingToReconcile()
        default: .nothingImported()
        }
    }
}

/// A run as the database has it.
private struct StoredRun {
    let id: Int
    let stage: Stage?
    let date: String
    let seed: UInt64
}

/// Documents of a run, from what it stored.
struct StoredDocuments {
    let folder: CampaignFolder
    let speech: Speech
    let day: CalendarDate?
    /// The stage that was asked for; nil: none.
    let asked: Stage?

    /// The run whose documents are written: its number, stage, day and seed.
    private func run(of campaign: Campaign) throws -> StoredRun {
        let runs = try campaign.rows("SELECT id, stage, date, seed FROM runs ORDER BY stage = 'all' DESC, id DESC")
            .map {
                StoredRun(
                    id: $0[0].int ?? 0, stage: Stage(rawValue: $0[1].text ?? ""), date: $0[2].text ?? "",
                    seed: UInt64($0[3].text ?? "") ?? 0)
            }
        if let run = runs.first(where: { asked == nil || $0.stage == asked }) { return run }
        guard let asked, !runs.isEmpty else {
            throw Failure(
                Sentence(ru: "расчёта ещё не было; выполните vekha run", en: "nothing was run yet; run vekha run"),
                .data)
        }
        throw Failure(
            Sentence(
                ru: "расчёта этапа \(asked.rawValue) ещё не было; выполните vekha run --stage \(asked.rawValue)",
                en: "stage \(asked.rawValue) was not run yet; run vekha run --stage \(asked.rawValue)"), .data)
    }

    func write(_ kinds: Set<ReportCommand.Kind>, of campaign: Campaign) throws {
        let run = try run(of: campaign)
        let tables = try campaign.findings(of: run.stage)
        let date = day ?? CalendarDate(run.date).orToday()
        var record = RunRecord()
        record.run = run.id
        record.date = date
        record.seed = run.seed
        record.program = Vekha.configuration.version
        record.rules = folder.rules.versions
        let description = folder.description(try campaign.directory(), stage: run.stage)
        let counts = try folder.counts(
            CountRequest(indicators: Set(folder.settings.indicators.map(\.id))), of: campaign, description)
        let edition = try CampaignRun(folder: folder, speech: speech, seed: record.seed, date: date, stage: run.stage)
            .edition(campaign, description, tables, counts.counts, record, folder.organisation(of: campaign))
        let templates = try Installation.current.resource("Templates", of: "Publishing")
        let documents: [Publisher.Document] = [.page, .indicators].filter { document in
            kinds.contains(document == .page ? .page : .indicators)
        }
        var files = try Publisher(templates: templates).publish(edition, to: folder.output, documents: documents)
        if kinds.contains(.recommendations) {
            let rules = try folder.draftingRules()
            let matches = Drafter(rules).matches(
                try folder.draftingFacts(description, tables, of: campaign, on: date, language: speech.language))
            let workbook = try campaign.together {
                try RecommendationFiles(folder: folder, speech: speech).write(
                    campaign, description, rules.catalogue, matches: matches, created: date.midnight)
            }
            files.append(workbook)
            if Installation.current.pandoc() != nil {
                files += try SchoolFiles(folder: folder, edition: edition).write()
            } else {
                speech.warn(.noDocumentWriter())
            }
        }
        speech.tell(files, in: folder.output)
    }
}

/// The blank reports of schools.
struct ReportForms {
    let folder: CampaignFolder
    let speech: Speech
    let isForAll: Bool

    func write(_ campaign: Campaign) throws {
        let installation = Installation.current
        guard let pandoc = installation.pandoc() else { throw Failure(.noDocumentWriter(), .unavailable) }
        let press = DocumentPress(
            DocumentAssembler(
                python: try installation.python(), helper: try installation.helper("documents.py"), pandoc: pandoc,
                reference: try installation.resource("Templates/document", of: "Publishing")),
            created: folder.settings.referenceDate.orToday().midnight)
        let reference = folder.settings.referenceDate
        let schools = try campaign.directory().schools.filter { school in
            school.isRegistered && (isForAll || school.has(.lowResults, on: reference))
                && !(reference.map { school.isGone(on: $0) } ?? false)
        }
        guard !schools.isEmpty else {
            throw Failure(
                Sentence(
                    ru: "в реестре нет ШНОР; отметьте их в input/Школы.xlsx или добавьте --all-schools",
                    en: "the register has no ШНОР; mark them in input/Школы.xlsx, or add --all-schools"), .data)
        }
        let organisation = try campaign.organisation()
        func fact(_ key: String) -> String { organisation.facts.first { $0.key == key }?.value ?? "" }
        let order = folder.settings.order
        var output = try OutputFolder(folder.output, language: speech.language)
        var files: [WrittenFile] = []
        for school in schools {
            let form = ReportForm(
                school: school, department: fact("departmentGenitive"),
                number: order.number.isEmpty ? fact("number") : order.number,
                date: order.date.isEmpty ? fact("date") : order.date, period: fact("reportPeriod"))
            files.append(
                try output.write(form.path) { url throws(PublishingError) in try press.write(form.document, to: url) })
        }
        speech.tell(files, in: folder.output.appending(path: "forms"))
    }
}

extension Speech {
    /// What became of files: those that a person changed by name, and how many there are.
    func tell(_ files: [WrittenFile], in folder: URL) {
        for file in files {
            guard case .beside(let kept) = file.outcome else { continue }
            say(
                Sentence(
                    ru: "\(kept) изменён человеком и не тронут; новая версия: \(file.path)",
                    en: "\(kept) was changed by a person and left alone; the new version: \(file.path)"))
        }
        let count = CountedNoun.file.counted(files.count, language)
        say(Sentence(ru: "Готово: \(count) в \(folder.path)", en: "Done: \(count) in \(folder.path)"))
    }
}

extension CalendarDate? {
    /// The day, or the one of this machine's clock.
    fileprivate func orToday() -> CalendarDate {
        guard let day = self ?? CalendarDate(CalendarDate.today) else {
            preconditionFailure("today is a day of the calendar")
        }
        return day
    }
}
