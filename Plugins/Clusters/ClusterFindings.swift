// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

extension FindingTable {
    /// Tells what is compared, and what is left out.
    mutating func note(_ table: ContextTable) {
        provenance.parameters["features"] = table.features.map(\.rawValue).joined(separator: ", ")
        provenance.parameters["dropped"] = table.dropped.map(\.rawValue).joined(separator: ", ")
        provenance.parameters["leftOut"] = table.leftOut.map(\.code).joined(separator: ", ")
        provenance.parameters["compared"] = String(table.schools.count)
    }

    /// Writes groups and nearest schools, by the codes of the schools.
    mutating func append(_ analysis: ClusterAnalysis, of table: ContextTable) {
        var imputed: [ContextFeature: [String]] = [:]
        for value in analysis.imputed {
            imputed[table.features[value.feature], default: []].append(table.schools[value.observation].id.code)
        }
        for (feature, schools) in imputed {
            provenance.parameters["imputed.\(feature.rawValue)"] = schools.sorted().joined(separator: ", ")
        }
        provenance.parameters["usedMethod"] = analysis.method.rawValue
        provenance.parameters["groups"] = String(analysis.k)
        provenance.parameters["silhouette"] = analysis.silhouette.map(\.parameterText)
        provenance.parameters["candidates"] = analysis.candidates.compactMap { candidate in
            candidate.silhouette.map { "\(candidate.k): \($0)" + (candidate.gap.map { " (gap \($0))" } ?? "") }
        }.joined(separator: "; ")
        let order = table.schools.indices.sorted { table.schools[$0].id < table.schools[$1].id }
        if analysis.k > 1 {
            groupProfiles = analysis.clusters.map { GroupProfile($0, table.features) }
            memberships = order.map { place in
                let group = analysis.labels[place]
                return Membership(
                    unit: .school(table.schools[place].id), group: group,
                    silhouette: analysis.silhouettes?[place], stability: analysis.clusters[group - 1].jaccard)
            }
        }
        for place in order {
            for (index, peer) in analysis.peers[place].enumerated() {
                let (school, other) = (table.schools[place], table.schools[peer.unit])
                relations.append(
                    Relation(
                        unit: .school(school.id), other: .school(other.id), role: .peer, rank: index + 1,
                        distance: peer.distance, isSameMunicipality: school.isNeighbour(of: other)))
            }
        }
    }
}

extension GroupProfile {
    /// The profile of a cluster, the medians back in the units of the questions.
    fileprivate init(_ cluster: ClusterAnalysis.Cluster, _ features: [ContextFeature]) {
        self.init(
            group: cluster.number, size: cluster.size, stability: cluster.jaccard,
            features: cluster.traits.map { trait in
                let feature = features[trait.feature]
                return Feature(
                    code: feature.rawValue, median: feature.natural(trait.median),
                    othersMedian: feature.natural(trait.othersMedian), difference: trait.difference)
            })
    }
}
