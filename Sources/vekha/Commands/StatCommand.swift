// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Wording

struct StatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stat",
        abstract: text(
            "Та же статистика по простой таблице, без кампании.",
            "The same statistics on a plain table, without a campaign."),
        subcommands: [StatChangeCommand.self, StatPairedCommand.self, StatClusterCommand.self])
}
