// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Wording

struct StatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stat",
        abstract: text(
            "Та же статистика по простой таблице, без кампании.",
            "The same statistics on a plain table, without a campaign."),
        subcommands: [StatChangeCommand.self, StatPairedCommand.self, Cluster.self])

    struct Cluster: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "cluster", shouldDisplay: false)
        @Argument(help: .hidden) var file: String?
        @OptionGroup var language: LanguageOptions
        func run() throws { try reporting(language.lang) { throw Failure(.notBuilt("stat cluster"), .usage) } }
    }
}
