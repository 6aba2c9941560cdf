// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Monitoring
import Statistics
import Wording

/// Schools alike in context: groups, the nearest schools of each, and leaders for ШНОР and ШНСУ.
public struct ClustersPlugin: AnalysisPlugin {
    static let method = Parameter(
        "method", default: "auto", .oneOf(["auto"] + ClusterMethod.allCases.map(\.rawValue)),
        help: Sentence(
            ru: "метод: ward — дерево Уорда, kmedoids — k медоидов, kmeans — k средних; auto — Уорд до 2000 "
                + "школ, дальше k средних",
            en: "the method: ward is Ward's tree, kmedoids k medoids, kmeans k means; auto is Ward's up to 2000 "
                + "schools, k means above"))
    static let k = Parameter(
        "k", default: 0, .within(0...50),
        help: Sentence(
            ru: "число групп; 0 — с наибольшим средним силуэтом (для района от 2 до 4)",
            en: "the number of groups; 0 is the one with the largest mean silhouette (2 to 4 for a district)"))
    static let peers = Parameter(
        "peers", default: 5, .within(1...20),
        help: Sentence(ru: "сколько похожих школ называть для каждой", en: "how many like schools are named for each"))
    static let leaders = Parameter(
        "leaders", default: 2, .within(0...5),
        help: Sentence(
            ru: "сколько лидеров предлагать одной школе, не больше",
            en: "the most leaders that are proposed to one school"))
    static let proteges = Parameter(
        "proteges", default: 3, .within(1...20),
        help: Sentence(
            ru: "за сколькими школами закреплять одного лидера, не больше",
            en: "the most schools that one leader is proposed to"))

    /// What the plugin is.
    public static let manifest = PluginManifest(
        id: "clusters", version: "1.0.0",
        title: Sentence(ru: "Похожие школы", en: "Schools alike"),
        summary: Sentence(
            ru: "Группы школ, похожих условиями работы, а не результатами; ближайшие по условиям школы для "
                + "каждой; для ШНОР и ШНСУ — лидеры со сходными условиями, сильные там, где школа слаба.",
            en: "Groups of schools that are alike in their context, not in their results; the nearest schools of "
                + "each; for ШНОР and ШНСУ leaders of like context that are strong where the school is weak."),
        references: [
            "Ward J. H. (1963). Hierarchical grouping to optimize an objective function. JASA 58, 236–244.",
            "Rousseeuw P. J. (1987). Silhouettes. J. Comput. Appl. Math. 20, 53–65.",
            "Hennig C. (2007). Cluster-wise assessment of cluster stability. Comput. Stat. Data Anal. 52, 258–271.",
            "Jonker R., Volgenant A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment "
                + "problems. Computing 38, 325–340.",
        ],
        kinds: [.membership, .relation],
        parameters: [
            method.declaration, k.declaration, peers.declaration, leaders.declaration, proteges.declaration,
        ])

    /// The fewest schools that are put into groups; below it only the nearest schools are named.
    static let fewestSchools = 6
    private static let source = "dynamics"

    /// Makes the plugin.
    public init() {}

    /// The verdicts of the same run: they decide who can lead, never who is alike.
    public func requests(parameters: ParameterValues, campaign: CampaignDescription) -> [DataRequest] {
        parameters[Self.leaders] > 0 ? [.findings(plugin: Self.source)] : []
    }

    /// Groups, nearest schools and leaders.
    ///
    /// - Throws: `CancellationError`, `StatisticsError` where more groups are asked for than there are schools that differ,
    ///   or more schools are compared than the method can hold.
    public func analyse(
        _ data: RequestedData, parameters: ParameterValues, campaign: CampaignDescription, context: AnalysisContext
    ) throws -> FindingTable {
        try context.checkCancellation()
        var findings = FindingTable(
            provenance: Provenance(
                plugin: Self.manifest.id, version: Self.manifest.version, parameters: parameters.texts))
        let present = campaign.schools.filter { school in !(campaign.referenceDate.map(school.isGone) ?? false) }
        let table = ContextTable(present, on: campaign.referenceDate)
        findings.note(table)
        guard let matrix = try table.matrix() else { return findings }
        var options = ClusterAnalysis.Options()
        options.method = ClusterMethod(rawValue: parameters[Self.method])
        options.peers = parameters[Self.peers]
        options.seed = context.seed
        let asked = parameters[Self.k]
        options.k = asked > 0 ? asked : table.schools.count < Self.fewestSchools ? 1 : nil
        let analysis = try ClusterAnalysis(
            units: table.schools.map(\.id.code), values: matrix, options: options, parallel: context)
        findings.append(analysis, of: table)
        if parameters[Self.leaders] > 0 {
            let search = LeaderSearch(
                table: table, matrix: try FeatureScaling(matrix).matrix,
                strengths: SchoolStrengths(data.findings[Self.source], campaign: campaign), campaign: campaign)
            findings.relations += search.relations(
                leaders: parameters[Self.leaders], proteges: parameters[Self.proteges])
        }
        findings.relations.sort {
            ($0.unit.code, $0.role.rawValue, $0.rank) < ($1.unit.code, $1.role.rawValue, $1.rank)
        }
        return findings
    }
}
