// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
internal import Monitoring
internal import Statistics
internal import Wording

/// Teachers as a section: who was diagnosed, indicator 18, the change of competence, levels and deficits; groups only.
public struct TeachersSection {
    private struct Key: Hashable {
        let unit: AnalysisUnit
        let year: Int
        let part: Int?
        let quantity: Quantity
    }

    private typealias Cell = PublishedSection.Cell
    private typealias Column = PublishedSection.Column

    private let campaign: CampaignDescription
    private let provenance: Provenance
    private let findings: [Key: Finding]
    /// The groups with their years: the territory, groups of schools, schools, subjects.
    private let groups: [(unit: AnalysisUnit, year: Int)]
    private let names: [AnalysisUnit: String]

    /// Takes the findings of the plugin `teachers`; nil where it did not run, or nobody was diagnosed.
    ///
    /// - Parameters:
    ///   - tables: The findings of the run.
    ///   - campaign: The campaign.
    public init?(tables: [FindingTable], campaign: CampaignDescription) {
        guard let table = tables.first(where: { $0.provenance.plugin == "teachers" }), table.count > 0 else {
            return nil
        }
        self.campaign = campaign
        provenance = table.provenance
        findings = Dictionary(
            table.findings.map { finding in
                (
                    Key(unit: finding.unit, year: finding.from.year, part: finding.part, quantity: finding.quantity),
                    finding
                )
            }
        ) { first, _ in first }
        names = Dictionary(
            campaign.schools.map { (AnalysisUnit.school($0.id), $0.shortName ?? $0.name) }
        ) { first, _ in first }
        let order: [AnalysisUnit] = [.territory, .lowResults, .adverseConditions]
        func place(_ unit: AnalysisUnit) -> Int {
            order.firstIndex(of: unit) ?? (unit.kind == .school ? order.count : order.count + 1)
        }
        let found = Set(findings.keys.map { Group(unit: $0.unit, year: $0.year) })
        groups = found.sorted {
            (place($0.unit), $0.unit.code, $0.year) < (place($1.unit), $1.unit.code, $1.year)
        }.map { ($0.unit, $0.year) }
    }

    private struct Group: Hashable {
        let unit: AnalysisUnit
        let year: Int
    }

    /// The section.
    public var section: PublishedSection {
        PublishedSection(
            id: "teachers", title: TeacherWords.title, notes: notes,
            tables: [coverage, indicator, change, sizes, levels, deficits])
    }

    // MARK: Words

    private var notes: [Sentence] {
        let isReliabilityKnown = ["reliabilitySubject", "reliabilityMethod"].allSatisfy {
            provenance.parameters[$0].map { $0 != "unknown" } ?? false
        }
        let conflicts = provenance.parameters["conflicts"].map { Self.filled(TeacherWords.conflicts, ["count": $0]) }
        return [
            Self.filled(TeacherWords.note, ["minimum": provenance.parameters["minimum"] ?? "5"]), rule,
            isReliabilityKnown ? TeacherWords.expected : TeacherWords.regression,
        ] + [conflicts].compactMap { $0 }
    }

    private var rule: Sentence {
        var choices: [String: String] = [:]
        for part in (provenance.parameters["rule"] ?? "").split(separator: ";") {
            let pair = part.split(separator: ":", maxSplits: 1).map { $0.drop(while: \.isWhitespace) }
            if pair.count == 2 { choices[String(pair[0])] = String(pair[1]) }
        }
        func words(_ key: String) -> Sentence { TeacherWords.choice(key, choices[key] ?? "") }
        let parts = ["domains", "gain", "denominator"]
        return Sentence(
            ru: TeacherWords.rule.filled(
                .russian, Dictionary(uniqueKeysWithValues: parts.map { ($0, words($0).ru) })),
            en: TeacherWords.rule.filled(
                .english, Dictionary(uniqueKeysWithValues: parts.map { ($0, words($0).en) })))
    }

    private static func filled(_ sentence: Sentence, _ values: [String: String]) -> Sentence {
        Sentence(ru: sentence.filled(.russian, values), en: sentence.filled(.english, values))
    }

    private func name(_ unit: AnalysisUnit) -> Cell {
        switch unit.kind {
        case .school: .text(names[unit] ?? unit.code)
        case .subject: .text(unit.code)
        case .group, .territory, .region: .words(TeacherWords.group(unit.code))
        }
    }

    /// Why there is no number, or what is to be said of it.
    private func remark(_ finding: Finding) -> Cell {
        let sentences = finding.reasons.codes.compactMap {
            TeacherWords.reason($0) ?? ReasonWording.sentence(code: $0)
        }
        guard !sentences.isEmpty else { return .text("") }
        let joined = Sentence(
            ru: sentences.map(\.ru).joined(separator: "; "), en: sentences.map(\.en).joined(separator: "; "))
        guard finding.estimate == nil, finding.quantity == .share else { return .words(joined) }
        return .words(
            Sentence(
                ru: TeacherWords.notComputed.filled(.russian, ["why": joined.ru]),
                en: TeacherWords.notComputed.filled(.english, ["why": joined.en])))
    }

    // MARK: Cells

    private func finding(_ group: (unit: AnalysisUnit, year: Int), _ quantity: Quantity, _ part: Int? = nil) -> Finding?
    {
        findings[Key(unit: group.unit, year: group.year, part: part, quantity: quantity)]
    }

    private func head(_ group: (unit: AnalysisUnit, year: Int)) -> [Cell] {
        [name(group.unit), .text(String(group.year))]
    }

    private static let head = [Column(TeacherWords.group, width: 34), Column(TeacherWords.year, width: 8)]
    private static let domain = Column(TeacherWords.domain, width: 16)

    private static func share(_ finding: Finding?) -> Cell { finding?.estimate.map { .share($0) } ?? .empty }

    private static func interval(_ finding: Finding?) -> Cell {
        finding?.interval.map { .interval(lower: $0.lower, upper: $0.upper) } ?? .empty
    }

    /// Percent of the largest score, or points of it.
    private static func points(_ value: Double?) -> Cell { value.map { .number($0 * 100, decimals: 1) } ?? .empty }

    private static func chance(_ value: Double?) -> Cell { value.map { .pValue($0) } ?? .empty }

    private static func ends(_ interval: ConfidenceInterval?, scale: Double, decimals: Int) -> Cell {
        guard let interval else { return .empty }
        func text(_ language: Language) -> String {
            language.decimal(interval.lower * scale, decimals: decimals) + "…"
                + language.decimal(interval.upper * scale, decimals: decimals)
        }
        return .words(Sentence(ru: text(.russian), en: text(.english)))
    }

    /// The groups and domains that have a finding.
    private func rows(_ quantity: Quantity, _ cells: ((unit: AnalysisUnit, year: Int), Int, Finding) -> [Cell])
        -> [[Cell]]
    {
        groups.flatMap { group in
            DiagnosticRow.Domain.allCases.indices.compactMap { part in
                finding(group, quantity, part).map { finding in
                    let domain = DiagnosticRow.Domain.allCases[part].rawValue
                    return head(group) + [.words(TeacherWords.domain(domain))] + cells(group, part, finding)
                }
            }
        }
    }

    // MARK: Tables

    private var coverage: PublishedSection.Table {
        let columns =
            Self.head + [
                Column(TeacherWords.diagnosed), Column(TeacherWords.staff), Column(TeacherWords.share),
                Column(TeacherWords.onlyBefore), Column(TeacherWords.onlyAfter), Column(TeacherWords.moved),
                Column(TeacherWords.remark, width: 40),
            ]
        return PublishedSection.Table(
            title: TeacherWords.coverage, help: TeacherWords.coverageHelp, columns: columns,
            rows: groups.compactMap { group in
                guard let diagnosed = finding(group, .diagnosed) else { return nil }
                func count(_ quantity: Quantity) -> Cell {
                    finding(group, quantity).map { .count($0.numerator) } ?? .empty
                }
                return head(group) + [
                    .count(diagnosed.numerator), diagnosed.estimate == nil ? .empty : .count(diagnosed.denominator),
                    Self.share(diagnosed), count(.onlyBefore), count(.onlyAfter), count(.changedSchool),
                    remark(diagnosed),
                ]
            })
    }

    private var indicator: PublishedSection.Table {
        let columns =
            Self.head + [
                Column(TeacherWords.gained), Column(TeacherWords.of), Column(TeacherWords.share),
                Column(TeacherWords.interval, width: 16), Column(TeacherWords.chance), Column(TeacherWords.p),
                Column(TeacherWords.remark, width: 50),
            ]
        return PublishedSection.Table(
            title: TeacherWords.indicator, help: TeacherWords.indicatorHelp, columns: columns,
            rows: groups.compactMap { group in
                guard let share = finding(group, .share) else { return nil }
                let isKnown = share.estimate != nil
                return head(group) + [
                    isKnown ? .count(share.numerator) : .empty, isKnown ? .count(share.denominator) : .empty,
                    Self.share(share), Self.interval(share), Self.share(finding(group, .gainChance)),
                    Self.chance(finding(group, .pGainChance)?.estimate), remark(share),
                ]
            })
    }

    private var change: PublishedSection.Table {
        let columns =
            Self.head + [
                Self.domain, Column(TeacherWords.teachers), Column(TeacherWords.before), Column(TeacherWords.after),
                Column(TeacherWords.difference), Column(TeacherWords.differenceInterval, width: 16),
                Column(TeacherWords.p), Column(TeacherWords.adjusted), Column(TeacherWords.rose),
                Column(TeacherWords.fell), Column(TeacherWords.reliablyRose), Column(TeacherWords.reliablyFell),
                Column(TeacherWords.regressionPart, width: 16), Column(TeacherWords.remark, width: 40),
            ]
        return PublishedSection.Table(
            title: TeacherWords.change, help: TeacherWords.changeHelp, columns: columns,
            rows: rows(.pairedDifference) { group, part, found in
                func count(_ quantity: Quantity) -> Cell {
                    finding(group, quantity, part).map { .count($0.numerator) } ?? .empty
                }
                return [
                    .count(found.denominator), Self.points(finding(group, .meanBefore, part)?.estimate),
                    Self.points(finding(group, .meanAfter, part)?.estimate), Self.points(found.estimate),
                    Self.ends(found.interval, scale: 100, decimals: 1), Self.chance(found.test?.p),
                    Self.chance(found.test?.pAdjusted), count(.risen), count(.fallen), count(.reliableGain),
                    count(.reliableLoss), Self.points(finding(group, .expectedRegression, part)?.estimate),
                    remark(found),
                ]
            })
    }

    private var sizes: PublishedSection.Table {
        let columns =
            Self.head + [
                Self.domain, Column(TeacherWords.student), Column(TeacherWords.pratt), Column(TeacherWords.sign),
                Column(TeacherWords.clustered), Column(TeacherWords.dz), Column(TeacherWords.interval, width: 16),
                Column(TeacherWords.dav), Column(TeacherWords.interval, width: 16),
            ]
        return PublishedSection.Table(
            title: TeacherWords.sizes, help: TeacherWords.sizesHelp, columns: columns,
            rows: rows(.pairedDifference) { group, part, _ in
                func value(_ quantity: Quantity) -> Double? { finding(group, quantity, part)?.estimate }
                func size(_ quantity: Quantity) -> Cell { value(quantity).map { .number($0, decimals: 2) } ?? .empty }
                func ends(_ quantity: Quantity) -> Cell {
                    Self.ends(finding(group, quantity, part)?.interval, scale: 1, decimals: 2)
                }
                return [
                    Self.chance(value(.pStudent)), Self.chance(value(.pPratt)), Self.chance(value(.pSign)),
                    Self.chance(value(.pClustered)), size(.effectDzCorrected), ends(.effectDz),
                    size(.effectDavCorrected), ends(.effectDav),
                ]
            })
    }

    private var levels: PublishedSection.Table {
        let columns =
            Self.head + [
                Self.domain, Column(TeacherWords.teachers), Column(TeacherWords.rose), Column(TeacherWords.fell),
                Column(TeacherWords.movement), Column(TeacherWords.movementSecond),
            ]
        return PublishedSection.Table(
            title: TeacherWords.levels, columns: columns,
            rows: rows(.levelRise) { group, part, rise in
                func chance(_ quantities: [Quantity]) -> Cell {
                    Self.chance(quantities.lazy.compactMap { finding(group, $0, part)?.estimate }.first)
                }
                return [
                    .count(rise.denominator), .count(rise.numerator),
                    finding(group, .levelFall, part).map { .count($0.numerator) } ?? .empty,
                    chance([.pMcNemar, .pStuartMaxwell]), chance([.pMcNemarMid, .pBowker]),
                ]
            })
    }

    private var deficits: PublishedSection.Table {
        let columns =
            Self.head + [
                Self.domain, Column(TeacherWords.below), Column(TeacherWords.of), Column(TeacherWords.share),
                Column(TeacherWords.interval, width: 16),
            ]
        return PublishedSection.Table(
            title: TeacherWords.deficits, help: Self.filled(TeacherWords.deficitsHelp, ["level": sufficient]),
            columns: columns,
            rows: rows(.belowLevel) { _, _, found in
                [
                    .count(found.numerator), .count(found.denominator), Self.share(found), Self.interval(found),
                ]
            })
    }

    /// The lowest level that is no deficit.
    private var sufficient: String {
        let given = provenance.parameters["sufficient"] ?? ""
        if !given.isEmpty { return given }
        let levels = (provenance.parameters["levels"] ?? "").split(separator: ",")
        return levels.count > 1 ? String(levels[1].drop(while: \.isWhitespace)) : ""
    }
}
