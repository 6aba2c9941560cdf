// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Foundation
import Installation
import Logging
import Monitoring
import Wording

extension Language: ExpressibleByArgument {}

/// How a command prints what it found.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
}

/// The language of one call.
struct LanguageOptions: ParsableArguments {
    @Option(help: ArgumentHelp(text("Язык сообщений: ru или en.", "Language of messages: ru or en.")))
    var lang: Language?
}

/// The campaign that a command works in, and the language.
struct CampaignOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            text("Папка кампании.", "The campaign's folder."), valueName: text("папка", "dir")))
    var campaign = "."

    @Flag(
        help: ArgumentHelp(
            text(
                "Работать, даже если папка кампании лежит в сети (базу может открыть только одна машина).",
                "Work even where the campaign's folder is on a network (one machine alone may open the database).")))
    var allowNetwork = false

    @OptionGroup var language: LanguageOptions

    /// The folder and its settings; one of a network is refused, unless it is allowed.
    func open() throws -> CampaignFolder {
        let folder = try CampaignFolder(path: campaign)
        if !allowNetwork, let kind = NetworkFolder.kind(of: folder.url) {
            throw Failure(.networkFolder(campaign, kind: kind), .usage)
        }
        return folder
    }
}

/// A folder that holds a campaign.
struct CampaignFolder {
    /// The folder.
    let url: URL
    /// What `campaign.yaml` says.
    let settings: CampaignSettings
    /// The rule tables of the program.
    let rules: RuleBook
    /// What the region's file gives, where the settings name one.
    let region: RegionalReference?

    /// Reads the settings of a folder.
    init(path: String) throws {
        url = URL(fileURLWithPath: path, isDirectory: true)
        let file = url.appending(path: "campaign.yaml")
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw Failure(.noCampaign(folder: path), .usage)
        }
        let installation = Installation.current
        rules = try RuleBook(contentsOf: installation.resource("Rules", of: "Monitoring"))
        settings = try CampaignSettings(
            contentsOf: file, templates: installation.resource("Templates", of: "Monitoring"),
            groups: rules.breaks.groups)
        let folder = url
        region = try settings.region.map {
            try RegionalReference(contentsOf: URL(fileURLWithPath: $0, relativeTo: folder).absoluteURL)
        }
    }

    /// Where the files of the national systems are put.
    var input: URL { url.appending(path: "input", directoryHint: .isDirectory) }
    /// Where documents are written.
    var output: URL { url.appending(path: "output", directoryHint: .isDirectory) }
    /// The database.
    var database: URL { url.appending(path: "campaign.duckdb") }
    /// The key of the campaign's pseudonyms.
    var key: URL { url.appending(path: "campaign.key") }

    /// Whether anything was imported.
    var hasDatabase: Bool { FileManager.default.fileExists(atPath: database.path) }

    /// How the campaign speaks.
    func speech(_ asked: Language?) -> Speech { Speech(asked: asked, campaign: settings.language) }
}

extension ParsableCommand {
    /// Runs a command's work; an error becomes one line and its exit code.
    func reporting(_ asked: Language?, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            try Self.report(error, asked)
        }
    }

    /// Prints an error as one line and ends the command with its exit code.
    static func report(_ error: any Error, _ asked: Language?) throws -> Never {
        let failure = Failure(error)
        Speech(asked: asked, campaign: failureLanguage).warn(failure.sentence)
        if let detail = failure.detail, !detail.isEmpty { Speech.log.debug("\(detail)") }
        throw ExitCode(failure.status.rawValue)
    }

    /// The language of the campaign in the folder that the command line names, where its settings can be read.
    static var failureLanguage: Language? {
        let arguments = CommandLine.arguments
        let flag = arguments.firstIndex(of: "--campaign")
        let path = flag.flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil } ?? "."
        let file = URL(fileURLWithPath: path).appending(path: "campaign.yaml")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("language:") }
        return line.flatMap { Language(rawValue: $0.dropFirst(9).trimmingCharacters(in: .whitespaces)) } ?? .russian
    }
}
