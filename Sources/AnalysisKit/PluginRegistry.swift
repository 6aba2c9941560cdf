// SPDX-License-Identifier: GPL-3.0-or-later

/// The plugins that a run can use, in the order in which they were given.
public struct PluginRegistry: Sendable {
    /// The plugins by type.
    public let plugins: [any AnalysisPlugin.Type]

    /// Lists plugins.
    ///
    /// - Parameter plugins: Their types.
    /// - Throws: ``AnalysisError/duplicatePlugin(id:)`` when two share an identifier.
    public init(_ plugins: [any AnalysisPlugin.Type]) throws(AnalysisError) {
        var seen: Set<String> = []
        for plugin in plugins where !seen.insert(plugin.manifest.id).inserted {
            throw .duplicatePlugin(id: plugin.manifest.id)
        }
        self.plugins = plugins
    }

    /// The manifests, in order.
    public var manifests: [PluginManifest] { plugins.map { $0.manifest } }

    /// The plugin of an identifier.
    ///
    /// - Parameter id: The identifier.
    /// - Returns: The plugin.
    /// - Throws: ``AnalysisError/unknownPlugin(id:known:)``.
    public func plugin(_ id: String) throws(AnalysisError) -> any AnalysisPlugin.Type {
        guard let plugin = plugins.first(where: { $0.manifest.id == id }) else {
            throw .unknownPlugin(id: id, known: manifests.map(\.id))
        }
        return plugin
    }
}

/// One plugin of a run, with its parameters and what it asks for.
public struct PlannedAnalysis: Sendable {
    /// The plugin.
    public let plugin: any AnalysisPlugin
    /// Its manifest.
    public let manifest: PluginManifest
    /// The checked values of its parameters.
    public let parameters: ParameterValues
    /// What it asks for.
    public let requests: [DataRequest]

    /// Makes a plugin ready to run.
    ///
    /// - Parameters:
    ///   - type: The plugin.
    ///   - given: Values of its parameters as text.
    ///   - campaign: The campaign.
    /// - Throws: ``AnalysisError`` for wrong parameters, or what the plugin throws.
    public init(_ type: any AnalysisPlugin.Type, given: [String: String], campaign: CampaignDescription) throws {
        manifest = type.manifest
        plugin = type.init()
        parameters = try ParameterValues(given, for: manifest)
        requests = try plugin.requests(parameters: parameters, campaign: campaign)
    }

    /// The plugins whose findings it asks for.
    public var needs: [String] {
        requests.compactMap { if case .findings(let plugin) = $0 { plugin } else { nil } }
    }
}

/// The plugins of a run, each after the plugins that it needs.
public struct AnalysisPlan: Sendable {
    /// The analyses, in the order in which they run.
    public let analyses: [PlannedAnalysis]
    /// The one request for counts that answers all of them.
    public let counts: CountRequest
    /// Whether any of them asks for diagnosed teachers.
    public let needsDiagnostics: Bool

    /// Plans a run before any work is done.
    ///
    /// - Parameters:
    ///   - registry: The plugins that there are.
    ///   - only: The identifiers to run, with what they need; nil: all.
    ///   - parameters: Values of parameters as text, by plugin and identifier.
    ///   - campaign: The campaign.
    /// - Throws: ``AnalysisError`` for an unknown plugin, a wrong parameter, a cycle of needs.
    public init(
        _ registry: PluginRegistry, only: [String]? = nil, parameters: [String: [String: String]] = [:],
        campaign: CampaignDescription
    ) throws {
        for id in parameters.keys.sorted() { _ = try registry.plugin(id) }
        var order: [PlannedAnalysis] = []
        var done: Set<String> = []
        func visit(_ id: String, path: [String]) throws {
            if done.contains(id) { return }
            if let start = path.firstIndex(of: id) { throw AnalysisError.cycle(Array(path[start...]) + [id]) }
            let planned = try PlannedAnalysis(
                registry.plugin(id), given: parameters[id] ?? [:], campaign: campaign)
            for need in planned.needs { try visit(need, path: path + [id]) }
            done.insert(id)
            order.append(planned)
        }
        for id in only ?? registry.manifests.map(\.id) { try visit(id, path: []) }
        analyses = order
        needsDiagnostics = order.contains { $0.requests.contains(.diagnostics) }
        counts = order.flatMap(\.requests).reduce(CountRequest(indicators: [])) { merged, request in
            if case .counts(let counts) = request { merged.merged(with: counts) } else { merged }
        }
    }
}
