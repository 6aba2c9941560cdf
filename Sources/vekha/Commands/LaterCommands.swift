// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Wording

// Commands of the contract that a later release brings: one line instead of a misleading complaint.

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", shouldDisplay: false)
    @Argument(parsing: .allUnrecognized, help: .hidden) var rest: [String] = []
    func run() throws { try reporting(nil) { throw Failure(.notBuilt("report"), .usage) } }
}
