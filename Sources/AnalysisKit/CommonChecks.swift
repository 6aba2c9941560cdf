// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Wording

/// One of the checks that every plugin must pass, whatever it computes.
public enum CommonCheck: String, CaseIterable, Codable, Sendable {
    /// A table without rows gives findings that keep the contract.
    case emptyTable
    /// A single school.
    case oneUnit
    /// A single period.
    case onePeriod
    /// No participant has the outcome.
    case allZero
    /// Every participant has the outcome.
    case allSuccesses
    /// Nobody took part.
    case zeroDenominator
    /// The same unit, indicator and period twice: an error, or findings that keep the contract.
    case duplicatedKeys
    /// The order of the rows changes nothing.
    case rowOrder
    /// The number of threads and the order of the chunks change nothing.
    case chunkOrder
    /// Other codes of the units change the codes only.
    case relabelledUnits
    /// Reversed periods reverse the sign of a change and its verdict, and leave its p-value.
    case reversedPeriods
    /// The same input twice gives the same findings.
    case sameAnswerTwice
    /// A cancelled run stops.
    case cancellation
    /// The manifest is complete and every default is an allowed value.
    case manifest
    /// Findings are of the kinds that the manifest declares.
    case declaredKinds

    /// Whether the check says something of a plugin that gives findings of some kinds.
    func applies(to kinds: [FindingKind]) -> Bool { self != .reversedPeriods || kinds.contains(.estimate) }
}

/// What a check found.
public struct CommonCheckResult: Hashable, Codable, Sendable {
    /// The check.
    public let check: CommonCheck
    /// What went wrong; nil where it passed.
    public let failure: String?
}

/// The checks that every plugin must pass, as scikit-learn's `check_estimator` does for estimators.
public struct CommonChecks: Sendable {
    private let type: any AnalysisPlugin.Type
    private let others: [any AnalysisPlugin.Type]
    private let campaign: CampaignDescription
    private let counts: CountTable
    private var diagnostics: DiagnosticTable

    /// Prepares the checks of a plugin on counts of their own.
    ///
    /// - Parameters:
    ///   - type: The plugin.
    ///   - others: The plugins whose findings it may need; one that is not among them gives none.
    ///   - seed: The seed of the counts.
    public init(
        _ type: any AnalysisPlugin.Type, needing others: [any AnalysisPlugin.Type] = [], seed: UInt64 = 1
    ) {
        self.type = type
        self.others = others
        (campaign, counts) = Self.sample(seed: seed)
        diagnostics = Self.sampleDiagnostics(campaign, seed: seed)
    }

    /// Runs all checks.
    ///
    /// - Returns: One result for each check that applies to the declared kinds, in the order of the list.
    public func run() -> [CommonCheckResult] {
        CommonCheck.allCases.filter { $0.applies(to: type.manifest.kinds) }.map { check in
            do {
                return CommonCheckResult(check: check, failure: try failure(check))
            } catch {
                return CommonCheckResult(check: check, failure: "\(error)")
            }
        }
    }

    private func failure(_ check: CommonCheck) throws -> String? {
        switch check {
        case .emptyTable: try diagnosing { _ in [] }.broken(CountTable())
        case .oneUnit:
            try diagnosing { rows in rows.filter { $0.school == rows.first?.school } }
                .broken(counts.filtered { $0.unit == counts.units[0] })
        case .onePeriod:
            try diagnosing { rows in rows.filter { $0.year == rows.first?.year } }
                .broken(counts.filtered { $0.period == counts.periods[0] })
        case .allZero:
            // Nobody changes.
            try diagnosing { $0.mapped { $0.after = $0.before } }.broken(counts.mapped { $0.numerator = 0 })
        case .allSuccesses:
            try diagnosing { $0.mapped { $0.after = Self.best } }.broken(
                counts.mapped { $0.numerator = $0.denominator })
        case .zeroDenominator:
            try diagnosing { $0.mapped { $0.teachers = 0 } }.broken(
                counts.mapped {
                    $0.numerator = 0
                    $0.denominator = 0
                    $0.pupils = 0
                })
        case .duplicatedKeys: diagnosing { $0 + $0.prefix(1) }.duplicated()
        case .rowOrder:
            try difference(
                analyse(counts), diagnosing { $0.reversed() }.analyse(CountTable(counts.rows.reversed())))
        case .chunkOrder: try difference(analyse(counts), analyse(counts, context: Self.backwards))
        case .relabelledUnits: try relabelled()
        case .reversedPeriods: try reversed()
        case .sameAnswerTwice: try difference(analyse(counts), analyse(counts))
        case .cancellation: cancelled()
        case .manifest: manifestFailure()
        case .declaredKinds: try undeclared()
        }
    }

    /// The same checks on other rows of teachers.
    private func diagnosing(_ change: ([DiagnosticTable.Row]) -> [DiagnosticTable.Row]) -> CommonChecks {
        var checks = self
        checks.diagnostics.rows = change(diagnostics.rows)
        return checks
    }

    private static let best = DiagnosticTable.Scores(
        subject: DiagnosticTable.Score(points: 50, maximum: 50), method: DiagnosticTable.Score(points: 20, maximum: 20))

    private func analyse(
        _ counts: CountTable, campaign: CampaignDescription? = nil, context: AnalysisContext = AnalysisContext()
    ) throws -> FindingTable {
        try analyse(type, counts, campaign ?? self.campaign, context)
    }

    private func analyse(
        _ type: any AnalysisPlugin.Type, _ counts: CountTable, _ campaign: CampaignDescription,
        _ context: AnalysisContext
    ) throws -> FindingTable {
        let planned = try PlannedAnalysis(type, given: [:], campaign: campaign)
        var findings: [String: FindingTable] = [:]
        for need in planned.needs {
            guard let other = others.first(where: { $0.manifest.id == need }) else { continue }
            findings[need] = try analyse(other, counts, campaign, context)
        }
        return try planned.plugin.analyse(
            RequestedData(counts: counts, diagnostics: diagnostics, findings: findings), parameters: planned.parameters,
            campaign: campaign, context: context)
    }

    private func broken(_ counts: CountTable) throws -> String? {
        try analyse(counts).validate(
            indicators: Set(campaign.indicators.map(\.id)), schools: Set(campaign.schools.map(\.id)))
        return nil
    }

    private func duplicated() -> String? {
        let twice = CountTable(Array(counts.rows) + Array(counts.rows.prefix(1)))
        guard let table = try? analyse(twice) else { return nil }
        let isBroken =
            (try? table.validate(
                indicators: Set(campaign.indicators.map(\.id)), schools: Set(campaign.schools.map(\.id)))) == nil
        return isBroken ? "a duplicated key gives findings that break the contract" : nil
    }

    private func difference(_ first: FindingTable, _ second: FindingTable) -> String? {
        let other = Dictionary(second.findings.map { (Key($0), $0) }) { first, _ in first }
        guard first.count == second.count else { return "\(first.count) findings, then \(second.count)" }
        for finding in first.findings where other[Key(finding)] != finding {
            return "\(finding.unit.code), indicator \(finding.indicator), \(finding.quantity) differs"
        }
        if Set(first.memberships) != Set(second.memberships) || first.groupProfiles != second.groupProfiles {
            return "memberships differ"
        }
        return Set(first.relations) == Set(second.relations) ? nil : "relations differ"
    }

    private func relabelled() throws -> String? {
        func relabel(_ unit: AnalysisUnit) -> AnalysisUnit {
            guard unit.kind == .school, let number = Int32(unit.code), let id = SchoolID(number: 900_000 - number)
            else { return unit }
            return .school(id)
        }
        var campaign = campaign
        campaign.schools = campaign.schools.compactMap { school in
            SchoolID(number: 900_000 - school.id.number).map {
                School(
                    id: $0, name: school.name, municipality: school.municipality, statuses: school.statuses,
                    context: school.context)
            }
        }
        func relabel(_ school: SchoolID) -> SchoolID { SchoolID(number: 900_000 - school.number) ?? school }
        var others = diagnosing { rows in rows.mapped { $0.school = relabel($0.school) } }
        others.diagnostics.staff = diagnostics.staff.map {
            StaffCount(school: relabel($0.school), year: $0.year, teachers: $0.teachers)
        }
        let relabelled = try others.analyse(counts.mapped { $0.unit = relabel($0.unit) }, campaign: campaign)
        var expected = FindingTable(provenance: relabelled.provenance)
        let plain = try analyse(counts)
        for var finding in plain.findings {
            finding.unit = relabel(finding.unit)
            expected.append(finding)
        }
        expected.groupProfiles = plain.groupProfiles
        expected.memberships = plain.memberships.map { membership in
            var membership = membership
            membership.unit = relabel(membership.unit)
            return membership
        }
        expected.relations = plain.relations.map { relation in
            var relation = relation
            (relation.unit, relation.other) = (relabel(relation.unit), relabel(relation.other))
            return relation
        }
        return difference(expected, relabelled)
    }

    private func reversed() throws -> String? {
        let years = campaign.years
        guard let first = years.first, let last = years.last else { return nil }
        let reversed = try analyse(counts.mapped { $0.period = Period(year: first + last - $0.period.year) })
        let forward = try analyse(counts).findings.filter { $0.quantity == .change }
        let backward = Dictionary(
            reversed.findings.filter { $0.quantity == .change }.map { ($0.unit.code + "|\($0.indicator)", $0) }
        ) { first, _ in first }
        for finding in forward {
            guard let mirror = backward[finding.unit.code + "|\(finding.indicator)"] else {
                return "\(finding.unit.code), indicator \(finding.indicator) is lost"
            }
            let isMirrored =
                close(finding.estimate, mirror.estimate.map { -$0 }) && close(finding.test?.p, mirror.test?.p)
            if mirror.verdict != finding.verdict.map(mirrored(_:)) {
                return "\(finding.unit.code), indicator \(finding.indicator) has no mirrored verdict"
            }
            if !isMirrored { return "\(finding.unit.code), indicator \(finding.indicator) is no mirror" }
        }
        return nil
    }

    private func mirrored(_ verdict: Verdict) -> Verdict {
        switch verdict {
        case .improved: .worsened
        case .worsened: .improved
        case .improving: .worsening
        case .worsening: .improving
        case .notComparable, .insufficient, .stable, .inconclusive, .belowOthers, .aboveOthers, .typical,
            .levelUnclear:
            verdict
        }
    }

    private func close(_ first: Double?, _ second: Double?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return abs(first - second) <= 1e-9 * max(1e-3, abs(first))
    }

    private func cancelled() -> String? {
        let context = AnalysisContext(isCancelled: { true })
        do {
            _ = try analyse(counts, context: context)
            return "a cancelled run went on to its end"
        } catch is CancellationError {
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func undeclared() throws -> String? {
        let extra = try analyse(counts).kinds.subtracting(type.manifest.kinds).map(\.rawValue).sorted()
        return extra.isEmpty ? nil : "findings of a kind that is not declared: \(extra.joined(separator: ", "))"
    }

    private func manifestFailure() -> String? {
        let manifest = type.manifest
        let isPlain = manifest.id.allSatisfy { ("a"..."z").contains($0) || $0 == "-" || ("0"..."9").contains($0) }
        if manifest.id.isEmpty || !isPlain { return "the identifier is not lower case with hyphens" }
        if manifest.version.split(separator: ".").count(where: { Int($0) != nil }) != 3 { return "no semantic version" }
        for text in [manifest.title, manifest.summary] + manifest.parameters.map(\.help)
        where text.ru.isEmpty || text.en.isEmpty {
            return "a text is missing in one language"
        }
        if manifest.kinds.isEmpty || manifest.references.isEmpty { return "kinds or references are missing" }
        return nil
    }

    private struct Key: Hashable {
        let unit: AnalysisUnit
        let indicator: Int
        let part: Int?
        let quantity: Quantity
        let from, to: Period

        init(_ finding: Finding) {
            unit = finding.unit
            indicator = finding.indicator
            part = finding.part
            quantity = finding.quantity
            from = finding.from
            to = finding.to
        }
    }

    /// Small chunks, so that the few units of the sample are more than one, from the last to the first.
    private static let backwards = AnalysisContext(
        runner: { chunks, body in for index in chunks.indices.reversed() { try body(index, chunks[index]) } },
        largestGrain: 3)
}

extension [DiagnosticTable.Row] {
    fileprivate func mapped(_ change: (inout DiagnosticTable.Row) -> Void) -> [DiagnosticTable.Row] {
        map { row in
            var row = row
            change(&row)
            return row
        }
    }
}

extension CountTable {
    /// A table of some rows, in their order.
    ///
    /// - Parameter rows: The rows.
    public init(_ rows: some Sequence<Row>) {
        self.init()
        for row in rows { append(row) }
    }

    /// The rows that fit, in their order.
    ///
    /// - Parameter isIncluded: Whether a row stays.
    /// - Returns: A table of the rows that stay.
    public func filtered(_ isIncluded: (Row) -> Bool) -> CountTable { CountTable(rows.filter(isIncluded)) }

    func mapped(_ change: (inout Row) -> Void) -> CountTable {
        CountTable(
            rows.map { row in
                var row = row
                change(&row)
                return row
            })
    }
}
