// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import ArgumentParser
import Foundation
import Wording

struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins",
        abstract: text(
            "Плагины анализа: список, описание, общие проверки.", "Analysis plugins: list, manifest, common checks."),
        subcommands: [List.self, Describe.self, Check.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: text("Какие плагины есть.", "Which plugins there are."))

        @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
        var format: OutputFormat = .table
        @OptionGroup var language: LanguageOptions

        func run() throws {
            try reporting(language.lang) {
                let speech = Speech(asked: language.lang)
                let manifests = try Vekha.registry().manifests
                switch format {
                case .json: speech.say(try jsonText(manifests))
                case .csv:
                    speech.say(csvLine(["id", "version", "title"]))
                    for manifest in manifests {
                        speech.say(csvLine([manifest.id, manifest.version, manifest.title[speech.language]]))
                    }
                case .table:
                    var table = TextTable([
                        (Sentence(ru: "плагин", en: "plugin")[speech.language], .left),
                        (Sentence(ru: "версия", en: "version")[speech.language], .left),
                        (Sentence(ru: "что делает", en: "what it does")[speech.language], .left),
                    ])
                    for manifest in manifests {
                        table.append([manifest.id, manifest.version, manifest.title[speech.language]])
                    }
                    table.lines.forEach(speech.say(_:))
                }
            }
        }
    }

    struct Describe: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "describe",
            abstract: text(
                "Манифест плагина: параметры, методы, источники.",
                "A plugin's manifest: parameters, methods, references."))

        @Argument(help: ArgumentHelp(text("Имя плагина.", "The plugin's identifier."), valueName: "id"))
        var id: String
        @Option(help: ArgumentHelp(text("table или json.", "table or json.")))
        var format: OutputFormat = .table
        @OptionGroup var language: LanguageOptions

        func run() throws {
            try reporting(language.lang) {
                let speech = Speech(asked: language.lang)
                let manifest = try Vekha.registry().plugin(id).manifest
                if format == .json {
                    speech.say(try jsonText(manifest))
                    return
                }
                speech.say("\(manifest.id) \(manifest.version): \(manifest.title[speech.language])")
                speech.say(manifest.summary[speech.language] + "\n")
                var table = TextTable([
                    (Sentence(ru: "параметр", en: "parameter")[speech.language], .left),
                    (Sentence(ru: "по умолчанию", en: "default")[speech.language], .left),
                    (Sentence(ru: "допустимо", en: "allowed")[speech.language], .left),
                    (Sentence(ru: "что значит", en: "meaning")[speech.language], .left),
                ])
                for parameter in manifest.parameters {
                    table.append([
                        parameter.id, parameter.defaultText, parameter.rangeText, parameter.help[speech.language],
                    ])
                }
                table.lines.forEach(speech.say(_:))
                speech.say(Sentence(ru: "\nИсточники:", en: "\nReferences:"))
                for reference in manifest.references { speech.say("  " + reference) }
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: text(
                "Общие проверки плагина (или всех).", "The common checks of a plugin, or of all of them."))

        @Argument(help: ArgumentHelp(text("Имя плагина.", "The plugin's identifier."), valueName: "id"))
        var id: String?
        @OptionGroup var language: LanguageOptions

        func run() throws {
            try reporting(language.lang) {
                let speech = Speech(asked: language.lang)
                let registry = try Vekha.registry()
                var failures = 0
                for type in try id.map({ [try registry.plugin($0)] }) ?? registry.plugins {
                    for result in CommonChecks(type, needing: registry.plugins).run() {
                        let mark = result.failure == nil ? "✓" : "✗"
                        speech.say(
                            "\(mark) \(type.manifest.id) \(result.check.rawValue)"
                                + (result.failure.map { ": \($0)" } ?? ""))
                        failures += result.failure == nil ? 0 : 1
                    }
                }
                if failures > 0 { throw ExitCode(ExitStatus.notHeld.rawValue) }
            }
        }
    }
}

/// A value as JSON: keys in their order, indented, slashes unescaped.
func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
