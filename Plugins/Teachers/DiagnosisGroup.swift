// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The findings of one group of teachers in one year.
struct DiagnosisGroup: Sendable {
    let unit: AnalysisUnit
    let year: DiagnosisYear
    let indicator: Int
    let options: DiagnosisOptions
    let seed: UInt64

    private var members: [DiagnosedTeacher] { year.members[unit] ?? [] }

    /// All findings that may be shown; the territory's own numbers are shown from the smallest size on as well.
    func drafts() throws -> [TeacherDraft] {
        var drafts = coverage
        for domain in DiagnosticRow.Domain.allCases {
            drafts += try changes(domain) + movements(domain) + deficits(domain)
        }
        return drafts + (try indicatorDrafts())
    }

    func finding(
        _ quantity: Quantity, _ domain: DiagnosticRow.Domain? = nil, numerator: Int, of denominator: Int,
        estimate: Double?, interval: ConfidenceInterval? = nil, reasons: Reasons = []
    ) -> TeacherDraft {
        let period = Period(year: year.year)
        // An interval of the bootstrap may miss its own estimate, and then says nothing.
        let isSound = interval.flatMap { ends in estimate.map { ends.lower <= $0 && $0 <= ends.upper } } ?? false
        return TeacherDraft(
            finding: Finding(
                unit: unit, indicator: indicator, part: domain?.number, quantity: quantity, from: period, to: period,
                numerator: numerator, denominator: denominator, pupils: denominator, estimate: estimate,
                interval: isSound ? interval : nil, reasons: reasons))
    }

    /// A share with its Wilson interval.
    func share(
        _ quantity: Quantity, _ domain: DiagnosticRow.Domain? = nil, _ numerator: Int, of denominator: Int,
        reasons: Reasons = []
    ) throws(StatisticsError) -> TeacherDraft {
        let wilson = try WilsonInterval(BinomialCount(numerator, of: denominator))
        return finding(
            quantity, domain, numerator: numerator, of: denominator, estimate: wilson.estimate,
            interval: wilson.interval, reasons: reasons)
    }

    // MARK: Who was diagnosed

    private var coverage: [TeacherDraft] {
        guard year.shows(unit, .diagnosed) else { return [] }
        let n = members.count
        // Nobody says how many teach a subject.
        let staff = unit.kind == .subject ? nil : year.staff[unit]
        var reasons: Reasons = []
        if unit.kind != .subject, staff == nil { reasons.insert(.denominatorUnknown) }
        if let staff, staff < n { reasons.insert(.countsDisagree) }
        let all = staff.flatMap { $0 >= n ? $0 : nil }
        // Parts of a whole are told together or not at all: a small one would be what the others leave.
        let parts: [(bases: [DiagnosisYear.Base], counts: [(Quantity, (DiagnosedTeacher) -> Bool)])] = [
            (
                [.onlyBefore, .onlyAfter, .twice],
                [(.onlyBefore, { !$0.hasAfter }), (.onlyAfter, { !$0.hasBefore })]
            ),
            ([.moved, .stayed], [(.changedSchool, \.hasChangedSchool)]),
        ]
        let told = parts.filter { $0.bases.allSatisfy { year.tells(unit, $0) } }
        return [
            finding(
                .diagnosed, numerator: n, of: all ?? n, estimate: all.map { Double(n) / Double($0) }, reasons: reasons)
        ]
            + told.flatMap(\.counts).map { quantity, isCounted in
                finding(quantity, numerator: members.count(where: isCounted), of: n, estimate: nil)
            }
    }

    // MARK: Levels

    private func movements(_ domain: DiagnosticRow.Domain) throws -> [TeacherDraft] {
        guard year.shows(unit, .levelPairs(domain)) else { return [] }
        let pairs = members.compactMap { $0.levels(domain) }
        let movement = try LevelMovement(
            before: pairs.map(\.before), after: pairs.map(\.after), levels: options.levels.count)
        func chance(_ quantity: Quantity, _ p: Double) -> TeacherDraft {
            finding(quantity, domain, numerator: movement.raised, of: pairs.count, estimate: p)
        }
        let tests =
            options.levels.count == 2
            ? [chance(.pMcNemar, movement.mcNemar.pValue()), chance(.pMcNemarMid, movement.mcNemar.pMid)]
            : [
                chance(.pStuartMaxwell, movement.stuartMaxwell.pValue), chance(.pBowker, movement.bowker.pValue),
            ]
        return [
            try share(.levelRise, domain, movement.raised, of: pairs.count),
            try share(.levelFall, domain, movement.lowered, of: pairs.count),
        ] + tests
    }

    private func deficits(_ domain: DiagnosticRow.Domain) throws -> [TeacherDraft] {
        guard year.shows(unit, .levels(domain)) else { return [] }
        let levels = members.compactMap { $0.lastLevel(domain) }
        return [try share(.belowLevel, domain, levels.count { $0 < options.sufficient }, of: levels.count)]
    }

    // MARK: The indicator

    private func indicatorDrafts() throws -> [TeacherDraft] {
        let judged = members.compactMap { $0.differences(options) }
        guard year.shows(unit, .judged) else {
            // That there is no number is told of groups that are large enough to be told of at all.
            guard unit.kind != .subject, year.shows(unit, .diagnosed) else { return [] }
            return [notComputed(members.contains(where: \.hasAfter) ? .suppressed : .noOutputDiagnosis)]
        }
        guard let rule else { return [] }
        let chance = try SignFlipChance(judged, rule: rule)
        var (total, factor) = (chance.total, 1.0)
        if options.isOfAllStaff {
            if unit.kind == .subject { return [] }
            guard let staff = year.staff[unit] else { return [notComputed(.denominatorUnknown)] }
            guard staff >= chance.total else { return [notComputed(.countsDisagree)] }
            (total, factor) = (staff, Double(chance.total) / Double(staff))
        }
        var reasons: Reasons = options.reliability.count < 2 ? .regressionToMeanPossible : []
        if members.contains(where: { teacher in
            DiagnosticRow.Domain.allCases.contains(where: teacher.hasDifferentMaxima)
        }) {
            reasons.insert(.differentMaxima)
        }
        var share = try self.share(.share, nil, chance.gained, of: total, reasons: reasons)
        share.finding.pupils = chance.total
        return [
            share,
            finding(
                .gainChance, numerator: chance.gained, of: total, estimate: chance.expected * factor),
            finding(.pGainChance, numerator: chance.gained, of: total, estimate: min(1, max(0, chance.pValue))),
        ]
    }

    private func notComputed(_ reason: Reasons) -> TeacherDraft {
        finding(.share, numerator: 0, of: 0, estimate: nil, reasons: reason)
    }

    /// The rule with its thresholds; nil where the territory has too few teachers for them.
    private var rule: GainRule? {
        switch options.gain {
        case .any: return GainRule(domains: options.domains)
        case .points(let points): return GainRule(domains: options.domains, smallest: .points(points))
        case .reliable:
            // A domain that nobody was diagnosed in twice gains nothing, whatever its threshold.
            let thresholds = [DiagnosticRow.Domain.subject, .method].map { (reliableChange($0)?.threshold ?? 0) * 100 }
            return GainRule(domains: options.domains, smallest: .beyond(thresholds))
        }
    }

    /// The change that a form of known reliability tells from chance.
    func reliableChange(_ domain: DiagnosticRow.Domain) -> ReliableChange? {
        guard let norm = year.norms[domain], let reliability = options.reliability[domain] else { return nil }
        return try? ReliableChange(standardDeviation: norm.standardDeviation, reliability: reliability)
    }

    /// The shares of those with both waves, sorted so that sums do not depend on the order of the rows.
    func pairs(_ domain: DiagnosticRow.Domain) -> [(before: Double, after: Double, school: SchoolID)] {
        members.compactMap { teacher in
            teacher.pair(domain).map { ($0.before, $0.after, teacher.school) }
        }.sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    }

    /// Whether the forms of some of them have different largest scores.
    func hasDifferentMaxima(_ domain: DiagnosticRow.Domain) -> Bool {
        members.contains { $0.pair(domain) != nil && $0.hasDifferentMaxima(domain) }
    }
}
