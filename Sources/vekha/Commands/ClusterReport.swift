// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Statistics
import Wording

/// What `vekha stat cluster` found, as JSON, CSV or tables; keys may be added, never renamed.
struct ClusterReport {
    private let units: [String]
    private let features: [String]
    private let analysis: ClusterAnalysis
    /// How many traits of a cluster the table shows.
    private static let shownTraits = 3

    init(_ table: ClusterTable, _ analysis: ClusterAnalysis) {
        (units, features, self.analysis) = (table.units, table.features, analysis)
    }

    /// One object.
    var json: [String] {
        let head = object([
            ("k", "\(analysis.k)"), ("method", quoted(analysis.method.rawValue)),
            ("silhouette", number(analysis.silhouette)), ("objective", number(analysis.objective)),
            ("objectiveIs", quoted(analysis.method.objective.rawValue)),
            ("clusters", list(analysis.clusters.map(json))),
            ("candidates", list(analysis.candidates.map(json))),
            ("dropped", list(analysis.dropped.map { quoted(features[$0]) })),
            (
                "imputed",
                list(
                    analysis.imputed.map {
                        object([("unit", quoted(units[$0.observation])), ("feature", quoted(features[$0.feature]))])
                    })
            ),
        ]).dropLast()
        let rows = units.indices.map { json(unit: $0) + ($0 + 1 < units.count ? "," : "") }
        return [head + ", \"units\": ["] + rows + ["]}"]
    }

    private func json(_ cluster: ClusterAnalysis.Cluster) -> String {
        let traits = cluster.traits.map { trait in
            object([
                ("feature", quoted(features[trait.feature])), ("difference", number(trait.difference)),
                ("median", number(trait.median)), ("othersMedian", number(trait.othersMedian)),
            ])
        }
        return object([
            ("cluster", "\(cluster.number)"), ("size", "\(cluster.size)"), ("jaccard", number(cluster.jaccard)),
            ("silhouette", number(cluster.silhouette)),
            ("medoid", cluster.medoid.map { quoted(units[$0]) } ?? "null"), ("traits", list(traits)),
        ])
    }

    private func json(_ candidate: ClusterAnalysis.Candidate) -> String {
        object([
            ("k", "\(candidate.k)"), ("silhouette", number(candidate.silhouette)), ("gap", number(candidate.gap)),
            ("gapStandardError", number(candidate.gapStandardError)),
        ])
    }

    private func json(unit: Int) -> String {
        let peers = analysis.peers[unit].map {
            object([("unit", quoted(units[$0.unit])), ("distance", number($0.distance))])
        }
        return object([
            ("unit", quoted(units[unit])), ("cluster", "\(analysis.labels[unit])"),
            ("silhouette", number(analysis.silhouettes?[unit])), ("peers", list(peers)),
        ])
    }

    /// One line for each unit; its peers from the nearest on.
    var csv: [String] {
        let most = analysis.peers.map(\.count).max() ?? 0
        let head = ["unit", "cluster", "silhouette", "size", "jaccard"]
        let names = (1...max(most, 1)).prefix(most).flatMap { ["peer\($0)", "distance\($0)"] }
        return [csvLine(head + names)]
            + units.indices.map { unit in
                let cluster = analysis.clusters[analysis.labels[unit] - 1]
                let peers = analysis.peers[unit].flatMap { [units[$0.unit], "\($0.distance)"] }
                return csvLine(
                    [
                        units[unit], "\(cluster.number)", text(analysis.silhouettes?[unit]), "\(cluster.size)",
                        text(cluster.jaccard),
                    ] + peers)
            }
    }

    /// The clusters, then the units.
    func table(_ language: Language) -> [String] {
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        var clusters = TextTable([
            (word("кластер", "cluster"), .right), (word("объектов", "units"), .right),
            (word("силуэт", "silhouette"), .right), (word("Жаккар", "Jaccard"), .right),
            (word("чем отличается (медиана, у остальных)", "what sets it apart (median, of the others)"), .left),
        ])
        for cluster in analysis.clusters {
            let traits = cluster.traits.prefix(Self.shownTraits).filter { $0.difference != 0 }.map { trait in
                "\(features[trait.feature]) \(value(trait.median, language)) (\(value(trait.othersMedian, language)))"
            }
            clusters.append([
                "\(cluster.number)", "\(cluster.size)", decimal(cluster.silhouette, language),
                decimal(cluster.jaccard, language), traits.isEmpty ? "—" : traits.joined(separator: "; "),
            ])
        }
        var rows = TextTable([
            (word("объект", "unit"), .left), (word("кластер", "cluster"), .right),
            (word("силуэт", "silhouette"), .right),
            (word("ближайшие (расстояние)", "nearest (distance)"), .left),
        ])
        for unit in units.indices {
            let peers = analysis.peers[unit].map { "\(units[$0.unit]) (\(value($0.distance, language)))" }
            rows.append([
                units[unit], "\(analysis.labels[unit])", decimal(analysis.silhouettes?[unit], language),
                peers.isEmpty ? "—" : peers.joined(separator: "; "),
            ])
        }
        return clusters.lines + [""] + rows.lines
    }

    /// How the number of clusters was found, and what was filled in or left out.
    func notes(_ language: Language) -> [String] {
        let tried = analysis.candidates.map { candidate in
            Sentence.clusterCandidate(
                k: candidate.k, silhouette: decimal(candidate.silhouette, language),
                gap: decimal(candidate.gap, language), error: decimal(candidate.gapStandardError, language))[language]
        }
        var notes = [
            "",
            Sentence.clusteredBy(
                method: analysis.method.rawValue, k: analysis.k, silhouette: decimal(analysis.silhouette, language))[
                    language],
            Sentence.clusterNumbers(tried)[language],
        ]
        if !analysis.dropped.isEmpty {
            notes.append(Sentence.droppedFeatures(analysis.dropped.map { features[$0] })[language])
        }
        if !analysis.imputed.isEmpty {
            let concerned = Set(analysis.imputed.map(\.feature)).sorted().map { features[$0] }
            notes.append(Sentence.imputedValues(analysis.imputed.count, features: concerned)[language])
        }
        return notes
    }

    private func decimal(_ value: Double?, _ language: Language) -> String {
        value.map { language.decimal($0, decimals: 2) } ?? "—"
    }

    /// Numbers too large or too small for a column stand as they are.
    private func value(_ value: Double, _ language: Language) -> String {
        value == 0 || (0.01..<1e9).contains(abs(value)) ? language.decimal(value, decimals: 2) : "\(value)"
    }

    private func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "null" } ?? "null" }

    private func text(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "" } ?? "" }

    private func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }

    private func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    private func quoted(_ text: String) -> String {
        let data = (try? JSONEncoder.plain.encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
