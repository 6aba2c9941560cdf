// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring

/// A finding with where it stands.
struct LocatedFinding: Sendable {
    let plugin: String
    let row: Int
    let finding: Finding

    /// The identifier of the finding within its run, such as `dynamics:1042`.
    var id: String { "\(plugin):\(row)" }
}

/// The findings of schools that recommendations may rest on, by school.
struct FindingIndex: Sendable {
    private let rows: [AnalysisUnit: [LocatedFinding]]
    /// The indicators of which a table knows anything of any unit.
    let measured: Set<Int>

    /// What recommendations may rest on; the other quantities are for statisticians.
    private static let quantities: Set<UInt8> = Set(
        [Quantity.share, .change, .level, .event, .belowLevel].map(\.number))

    init(_ tables: [String: FindingTable]) {
        var rows: [AnalysisUnit: [LocatedFinding]] = [:]
        var measured: Set<Int> = []
        for (plugin, table) in tables.sorted(by: { $0.key < $1.key }) {
            let isSchool = table.units.map { $0.kind == .school }
            for row in 0..<table.count where Self.quantities.contains(table.quantity[row]) {
                measured.insert(Int(table.indicator[row]))
                guard isSchool[Int(table.unit[row])] else { continue }
                rows[table.units[Int(table.unit[row])], default: []].append(
                    LocatedFinding(plugin: plugin, row: row, finding: table[row]))
            }
        }
        self.rows = rows
        self.measured = measured
    }

    func findings(of school: SchoolID) -> SchoolFindings { SchoolFindings(rows[.school(school)] ?? []) }
}

/// The findings of one school.
struct SchoolFindings: Sendable {
    private let byIndicator: [Int: [LocatedFinding]]

    /// Sorted by what they say, so that the order of the rows means nothing.
    init(_ rows: [LocatedFinding]) {
        byIndicator = Dictionary(grouping: rows) { $0.finding.indicator }.mapValues { rows in
            rows.sorted { one, other in
                let (first, second) = (one.finding, other.finding)
                if first.to != second.to { return first.to < second.to }
                if first.from != second.from { return first.from < second.from }
                return (first.quantity.number, first.part ?? -1, first.numerator, first.denominator)
                    < (second.quantity.number, second.part ?? -1, second.numerator, second.denominator)
            }
        }
    }

    private func rows(_ quantity: Quantity, _ indicator: Int, part: Int? = nil) -> [LocatedFinding] {
        (byIndicator[indicator] ?? []).filter { $0.finding.quantity == quantity && $0.finding.part == part }
    }

    /// The last one of a quantity; nil where there is none.
    func last(_ quantity: Quantity, _ indicator: Int, part: Int? = nil) -> LocatedFinding? {
        rows(quantity, indicator, part: part).last
    }

    /// The shares of the whole indicator with participants, by period.
    func shares(_ indicator: Int) -> [LocatedFinding] { rows(.share, indicator).filter { $0.finding.denominator > 0 } }

    /// The shares of the periods that a finding rests on.
    func shares(behind finding: Finding) -> [LocatedFinding] {
        shares(finding.indicator).filter { $0.finding.to >= finding.from && $0.finding.to <= finding.to }
    }
}
