// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Clusters
import Dynamics
import Foundation
import AnalysisKit
import Progress
import Support
import Teachers

@main
struct Vekha: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vekha",
        abstract: text(
            "Что изменилось в результатах школ, что нет, и о чём судить нельзя.",
            "What changed in the results of schools, what did not, and what cannot be told."),
        version: "0.1.0",
        subcommands: [
            InitCommand.self, SampleCommand.self, ImportCommand.self, CheckCommand.self,
            RunCommand.self, PluginsCommand.self, StatCommand.self, ReportCommand.self, PurgeCommand.self,
            ArchiveCommand.self,
        ])

    @OptionGroup var options: CampaignOptions

    /// Results of pupils are their owner's alone: whatever the program makes is not readable for others.
    static func main() {
        umask(0o077)
        // A file that may not grow is an error that is told, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // What a command itself refused is told by now, and leaves its exit code alone.
            guard !(error is ExitCode), exitCode(for: error) == .validationFailure else { exit(withError: error) }
            let complaint = UsageComplaint(message: message(for: error), full: fullMessage(for: error))
            Speech(asked: Speech.commandLineLanguage, campaign: failureLanguage).warn(complaint.sentence)
            exit(withError: ExitCode.validationFailure)
        }
    }

    /// Without a subcommand: the stand of the campaign in this folder.
    func run() throws { try reporting(options.language.lang) { try CampaignStatus(options).print() } }

    /// The analysis plugins that are built in; the only list of them.
    static func registry() throws -> PluginRegistry {
        try PluginRegistry([
            DynamicsPlugin.self, SupportPlugin.self, ProgressPlugin.self, TeachersPlugin.self, ClustersPlugin.self,
        ])
    }
}
