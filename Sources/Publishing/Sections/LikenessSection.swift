// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
public import Monitoring
internal import Wording

/// Schools alike in context as a section: groups in words, each school with its nearest, leaders for ШНОР and ШНСУ.
public struct LikenessSection {
    /// The fewest schools among which a group says as much as the nearest schools.
    private static let manySchools = 30

    private let campaign: CampaignDescription
    private let table: FindingTable
    private let names: [AnalysisUnit: String]

    /// Takes the findings of the plugin; nil where it did not run.
    ///
    /// - Parameters:
    ///   - tables: The findings of the run.
    ///   - campaign: The campaign.
    public init?(tables: [FindingTable], campaign: CampaignDescription) {
        guard let table = tables.first(where: { $0.provenance.plugin == "clusters" }) else { return nil }
        self.campaign = campaign
        self.table = table
        names = Dictionary(
            campaign.schools.map { (.school($0.id), $0.shortName ?? $0.name) }, uniquingKeysWith: { $1 })
    }

    /// The section.
    public var section: PublishedSection {
        PublishedSection(
            id: "likeness", title: LikenessWords.title, notes: notes,
            tables: table.relations.isEmpty ? [] : [groups, schools, leaders])
    }

    /// What the pages of schools say of like schools, by school.
    public var facts: [SchoolID: AlikeSchools] {
        var facts: [SchoolID: AlikeSchools] = [:]
        let groups = Dictionary(table.groupProfiles.map { ($0.group, $0.name) }) { first, _ in first }
        for membership in table.memberships {
            guard let school = SchoolID(login: membership.unit.code) else { continue }
            facts[school, default: AlikeSchools()].cluster = groups[membership.group]
        }
        for relation in table.relations.sorted(by: { $0.rank < $1.rank }) {
            guard let school = SchoolID(login: relation.unit.code), let other = SchoolID(login: relation.other.code)
            else { continue }
            switch relation.role {
            case .peer:
                facts[school, default: AlikeSchools()].peers.append(
                    AlikeSchools.Peer(school: other, distance: relation.distance))
            case .leader:
                facts[school, default: AlikeSchools()].leaders.append(
                    AlikeSchools.Leader(school: other, reason: Self.reason(relation)))
            }
        }
        return facts
    }

    private static func reason(_ relation: Relation) -> Sentence {
        let basis = LikenessWords.basis(relation.basis.rawValue)
        if relation.indicators.isEmpty { return basis }
        let numbers = relation.indicators.map(String.init).joined(separator: ", ")
        return .both { LikenessWords.strongOn.filled($0, ["indicators": numbers, "basis": basis[$0]]) }
    }

    private var notes: [Sentence] {
        guard !table.relations.isEmpty else { return [LikenessWords.noContext] }
        var notes = [LikenessWords.note]
        if table.memberships.isEmpty {
            notes.append(LikenessWords.noGroups)
        } else if table.memberships.count < Self.manySchools {
            notes.append(LikenessWords.fewSchools)
        }
        for (key, words) in [("features", LikenessWords.features), ("dropped", LikenessWords.dropped)] {
            let codes = list(key)
            if !codes.isEmpty {
                notes.append(.both { words.filled($0, ["features": featureNames(codes, $0)]) })
            }
        }
        let imputed = list("features").filter { !list("imputed.\($0)").isEmpty }
        if !imputed.isEmpty {
            notes.append(
                .both { language in
                    let items = imputed.map { code in
                        "\(featureNames([code], language))\u{A0}— \(schoolNames(list("imputed.\(code)")))"
                    }
                    return LikenessWords.imputed.filled(language, ["list": items.joined(separator: "; ")])
                })
        }
        let left = list("leftOut")
        if !left.isEmpty {
            notes.append(.both { LikenessWords.leftOut.filled($0, ["schools": schoolNames(left)]) })
        }
        return notes
    }

    // MARK: Groups

    private var groups: PublishedSection.Table {
        let rows = table.groupProfiles.map { profile -> [PublishedSection.Cell] in
            [
                .count(profile.group), .words(profile.name), .count(profile.size),
                profile.stability.map { .number($0, decimals: 2) } ?? .empty,
                profile.stability.map { .words(LikenessWords.stability($0)) } ?? .empty,
                .words(.both { language in profile.traits(language) }),
            ]
        }
        return PublishedSection.Table(
            title: LikenessWords.groups, help: LikenessWords.stabilityHelp,
            columns: Self.columns(LikenessWords.groupColumns, [8, 44, 8, 14, 16, 70]), rows: rows)
    }

    // MARK: Schools

    private var schools: PublishedSection.Table {
        let members = Dictionary(table.memberships.map { ($0.unit, $0) }) { first, _ in first }
        let peers = Dictionary(grouping: table.relations.filter { $0.role == .peer }, by: \.unit)
        let imputed = list("features").map { (feature: $0, schools: Set(list("imputed.\($0)"))) }
        let rows = peers.keys.sorted { $0.code < $1.code }.map { unit -> [PublishedSection.Cell] in
            let member = members[unit]
            let nearest = (peers[unit] ?? []).sorted { $0.rank < $1.rank }
            let filled = imputed.filter { $0.schools.contains(unit.code) }.map(\.feature)
            return [
                .text(names[unit] ?? unit.code), member.map { .count($0.group) } ?? .empty,
                member?.silhouette.map { .number($0, decimals: 2) } ?? .empty,
                .words(
                    .both { language in
                        nearest.map { peer in
                            "\(names[peer.other] ?? peer.other.code) (\(language.decimal(peer.distance)))"
                        }.joined(separator: "; ")
                    }), .words(.both { featureNames(filled, $0) }),
            ]
        }
        return PublishedSection.Table(
            title: LikenessWords.schools, help: LikenessWords.silhouetteHelp,
            columns: Self.columns(LikenessWords.schoolColumns, [40, 8, 10, 80, 30]), rows: rows)
    }

    // MARK: Leaders

    private var leaders: PublishedSection.Table {
        let proteges = table.provenance.parameters["proteges"].flatMap(Int.init) ?? 0
        let found = Dictionary(grouping: table.relations.filter { $0.role == .leader }, by: \.unit)
        let watched = campaign.schools.filter(campaign.isWatched).sorted { $0.id < $1.id }
        let rows = watched.flatMap { school -> [[PublishedSection.Cell]] in
            let unit = AnalysisUnit.school(school.id)
            let name = PublishedSection.Cell.text(names[unit] ?? unit.code)
            let own = (found[unit] ?? []).sorted { $0.rank < $1.rank }
            if own.isEmpty { return [[name, .words(LikenessWords.noLeader), .empty, .empty, .empty, .empty]] }
            return own.map { leader in
                [
                    name, .text(names[leader.other] ?? leader.other.code),
                    .text(leader.indicators.map(String.init).joined(separator: ", ")),
                    .words(LikenessWords.basis(leader.basis.rawValue)),
                    .number(leader.distance, decimals: 1),
                    leader.isSameMunicipality.map {
                        .words($0 ? LikenessWords.sameMunicipality : LikenessWords.otherMunicipality)
                    } ?? .empty,
                ]
            }
        }
        return PublishedSection.Table(
            title: LikenessWords.leaders,
            help: .both {
                LikenessWords.leadersHelp.filled($0, ["proteges": LikenessWords.limit(proteges, $0)])
            },
            columns: Self.columns(LikenessWords.leaderColumns, [40, 40, 14, 40, 14, 16]), rows: rows)
    }

    // MARK: Words

    private static func columns(_ titles: [Sentence], _ widths: [Double]) -> [PublishedSection.Column] {
        zip(titles, widths).map { PublishedSection.Column($0, width: $1) }
    }

    /// The items of a parameter that lists codes.
    private func list(_ key: String) -> [String] {
        (table.provenance.parameters[key] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    }

    private func featureNames(_ codes: [String], _ language: Language) -> String {
        codes.map { ContextFeatureWords(code: $0)?.name[language] ?? $0 }.joined(separator: "; ")
    }

    private func schoolNames(_ codes: [String]) -> String {
        codes.map { code in names[AnalysisUnit(kind: .school, code: code)] ?? code }.joined(separator: ", ")
    }
}
