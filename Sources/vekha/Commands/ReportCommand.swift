// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import ArgumentParser
import Foundation
import Monitoring
import Publishing
import Store
import Wording

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: text(
            "Написать документы ещё раз, без расчёта: sverka — книги «Сверка» для экспертов и школ.",
            "Write documents again, without computing: sverka is the workbooks of reconciliation."))

    /// A document that can be asked for.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case page, indicators, sverka, forms, plan, requests, reminders, interim, final, summary, recommendations
        case letters, `protocol`, control, evidence
    }

    @Argument(
        help: ArgumentHelp(text("Какие документы.", "Which documents."), valueName: text("вид", "kind")))
    var kinds: [Kind] = []
    @OptionGroup var options: CampaignOptions

    func run() throws {
        try reporting(options.language.lang) {
            if let kind = kinds.first(where: { $0 != .sverka }) {
                throw Failure(.notBuilt("report \(kind.rawValue)"), .usage)
            }
            guard !kinds.isEmpty else { throw Failure(.notBuilt("report"), .usage) }
            let folder = try options.open()
            try ReconciliationFiles(folder: folder, speech: folder.speech(options.language.lang)).write()
        }
    }
}

/// Writes the workbooks «Сверка» of a campaign.
struct ReconciliationFiles {
    let folder: CampaignFolder
    let speech: Speech

    func write() throws {
        guard let campaign = try folder.openToRead() else { throw Failure(.nothingImported(), .data) }
        let description = folder.description(try campaign.directory())
        guard !description.schools.isEmpty else { throw Failure(.nothingImported(), .data) }
        let work = try folder.reconciliation(of: campaign, description)
        let books = work.books(sources: try campaign.sources(of: description))
        let files = try Publisher.publish(
            books, to: folder.output, language: speech.language, created: Date(timeIntervalSince1970: 0))
        for file in files {
            guard case .beside(let kept) = file.outcome else { continue }
            speech.say(
                Sentence(
                    ru: "\(kept) изменён человеком и не тронут; новая версия: \(file.path)",
                    en: "\(kept) was changed by a person and left alone; the new version: \(file.path)"))
        }
        let count = CountedNoun.file.counted(files.count, speech.language)
        let place = "\(folder.output.path)/\(ReconciliationWords.folder[speech.language])"
        speech.say(Sentence(ru: "Готово: \(count) в \(place)", en: "Done: \(count) in \(place)"))
    }
}
