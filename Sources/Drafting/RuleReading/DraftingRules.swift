// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Monitoring

/// The rules of drafting with the catalogue of measures: what a methodist reads and changes.
///
/// ```swift
/// let rules = try DraftingRules(
///     contentsOf: Installation.current.resource("Rules", of: "Drafting"), own: campaign.appending(path: "rules"))
/// ```
public struct DraftingRules: Sendable {
    /// The catalogue of measures.
    public let catalogue: MeasureCatalogue
    /// The versions of the files, for the record of a run: `recommendations` and `measures`.
    public let versions: [String: String]
    let rules: [DraftingRule]

    /// Reads rules and catalogue, and lays a campaign's own ones over them: what has a known identifier replaces, what has a
    /// new one is added.
    ///
    /// - Parameters:
    ///   - folder: The folder `Rules` of this room's resources.
    ///   - own: The folder `rules` of a campaign, which may be absent or have one of `measures.yaml` and
    ///     `recommendations.yaml`, or both.
    ///   - indicators: The numbers that a campaign's own rules may name; nil: any.
    /// - Throws: ``SettingsError`` with file, line, key path and the nearest allowed word.
    public init(contentsOf folder: URL, own: URL? = nil, indicators: Set<Int>? = nil) throws(SettingsError) {
        if let own { try Self.requireKnownNames(in: own) }
        func node(_ name: String, _ folder: URL?, isOwn: Bool) throws(SettingsError) -> SettingsNode? {
            guard let file = folder?.appending(path: name) else { return nil }
            if isOwn, !FileManager.default.fileExists(atPath: file.path) { return nil }
            return try SettingsNode(contentsOf: file, name: isOwn ? "rules/\(name)" : name)
        }
        guard let measures = try node("measures.yaml", folder, isOwn: false),
            let rules = try node("recommendations.yaml", folder, isOwn: false)
        else { preconditionFailure("a folder that is given has paths") }
        try self.init(
            measures: measures, rules: rules, ownMeasures: node("measures.yaml", own, isOwn: true),
            ownRules: node("recommendations.yaml", own, isOwn: true), indicators: indicators)
    }

    private static let names = ["measures.yaml", "recommendations.yaml"]

    /// A file of rules under a misspelt name would be left out in silence.
    private static func requireKnownNames(in own: URL) throws(SettingsError) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: own.path)) ?? []
        for file in files.sorted() where !names.contains(file) {
            guard [".yaml", ".yml"].contains(where: file.lowercased().hasSuffix), !file.hasPrefix(".") else { continue }
            throw .unknownWord(
                file: "rules/\(file)", line: 1, path: "rules", word: file, nearest: nearest(file, in: names),
                known: names)
        }
    }

    init(
        measures: SettingsNode, rules: SettingsNode, ownMeasures: SettingsNode? = nil, ownRules: SettingsNode? = nil,
        indicators: Set<Int>? = nil
    ) throws(SettingsError) {
        let catalogue = try MeasureCatalogue(measures, own: ownMeasures)
        self.catalogue = catalogue
        var read = try Self.read(rules, catalogue)
        if let ownRules {
            let own = try Self.read(ownRules, catalogue, indicators)
            for rule in own.rules { read.rules.replace(rule) { $0.id == rule.id } }
            read.version += "+\(own.version)"
        }
        self.rules = read.rules
        versions = ["recommendations": read.version, "measures": catalogue.version]
    }
}
