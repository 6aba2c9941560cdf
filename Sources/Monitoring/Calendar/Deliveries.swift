// SPDX-License-Identifier: GPL-3.0-or-later

/// What of the things that the order asks for is there.
public struct Deliveries: Hashable, Sendable {
    /// The indicators of the campaign.
    public var known: Set<Int>
    /// The indicators whose numbers are there, from files or by hand.
    public var indicators: Set<Int>
    /// The indicators whose procedure was not held, so that nothing can be expected.
    public var notHeld: Set<Int>
    /// The schools that owe a report, in the order in which they are listed.
    public var reporting: [SchoolID]
    /// The schools whose report is there.
    public var reported: Set<SchoolID>
    /// The documents whose findings are stored.
    public var stages: Set<Stage>
    /// The stages after which every school with drafts has a decision of the working group.
    public var recommended: Set<Stage> = []

    /// Joins what is there.
    ///
    /// - Parameters:
    ///   - known: The indicators of the campaign.
    ///   - indicators: The indicators whose numbers are there.
    ///   - notHeld: The indicators whose procedure was not held.
    ///   - reporting: The schools that owe a report.
    ///   - reported: The schools whose report is there.
    ///   - stages: The documents whose findings are stored.
    public init(
        known: Set<Int>, indicators: Set<Int> = [], notHeld: Set<Int> = [], reporting: [SchoolID] = [],
        reported: Set<SchoolID> = [], stages: Set<Stage> = []
    ) {
        self.known = known
        self.indicators = indicators
        self.notHeld = notHeld
        self.reporting = reporting
        self.reported = reported
        self.stages = stages
    }
}
