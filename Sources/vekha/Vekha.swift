// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

@main
struct Vekha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "vekha")
}
