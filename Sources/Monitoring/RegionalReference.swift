// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// What a region lends to its districts: ρ with its error and counts by year of each indicator, and what they were made with.
///
/// `vekha run` writes it as `output/data/regional.yaml`; a campaign names such a file as `region: FILE`.
public struct RegionalReference: Hashable, Codable, Sendable {
    /// The variation between cohorts of one indicator.
    public struct Dispersion: Hashable, Codable, Sendable {
        /// ρ, from 0 to 0.9.
        public var rho: Double
        /// Its standard error; 0 for a value that was given.
        public var standardError: Double
        /// Where the region has it from: `given`, `pooled`, `related`, `changes`.
        public var source: String
        /// How many schools it rests on.
        public var units: Int

        /// Joins the values.
        public init(rho: Double, standardError: Double, source: String, units: Int) {
            self.rho = rho
            self.standardError = standardError
            self.source = source
            self.units = units
        }
    }

    /// The counts of one indicator in one period.
    public struct Counts: Hashable, Codable, Sendable {
        /// The period.
        public var period: Period
        /// Works with the outcome that the indicator counts.
        public var successes: Int
        /// Works of all who count.
        public var total: Int
        /// Pupils behind the works.
        public var pupils: Int
        /// Schools with results.
        public var schools: Int

        /// Joins the values.
        public init(period: Period, successes: Int, total: Int, pupils: Int, schools: Int) {
            self.period = period
            self.successes = successes
            self.total = total
            self.pupils = pupils
            self.schools = schools
        }
    }

    /// The territory that the file speaks of.
    public var territory: String
    /// The program that wrote it, with its version.
    public var program: String
    /// The day of the run, as `2024-10-01`; empty where it is not known.
    public var date: String
    /// The versions of the rule tables, by name.
    public var rules: [String: String]
    /// ρ by indicator.
    public var dispersions: [Int: Dispersion]
    /// The counts by indicator, ascending by period.
    public var counts: [Int: [Counts]]

    /// Joins what a region lends.
    public init(
        territory: String, program: String, date: String, rules: [String: String], dispersions: [Int: Dispersion],
        counts: [Int: [Counts]]
    ) {
        self.territory = territory
        self.program = program
        self.date = date
        self.rules = rules
        self.dispersions = dispersions
        self.counts = counts.mapValues { $0.sorted { $0.period < $1.period } }
    }

    /// Reads a region's file.
    ///
    /// - Parameter url: The file.
    /// - Throws: ``SettingsError`` with file, line and key path.
    public init(contentsOf url: URL) throws(SettingsError) {
        try self.init(SettingsNode(contentsOf: url))
    }

    init(_ root: SettingsNode) throws(SettingsError) {
        let fields = try root.fields(
            ["format", "version", "territory", "program", "date", "rules", "indicators"],
            required: ["format", "version", "indicators"])
        if let node = fields["format"], try node.text() != "vekha.region" { throw node.wrong(expected: "vekha.region") }
        _ = try fields["version"]?.int(in: 1...1)
        var rules: [String: String] = [:]
        for (name, node) in try fields["rules"]?.pairs() ?? [] { rules[name] = try node.text() }
        var dispersions: [Int: Dispersion] = [:]
        var counts: [Int: [Counts]] = [:]
        var seen: Set<Int> = []
        for item in try fields["indicators"]?.items() ?? [] {
            let own = try item.fields(["id", "dispersion", "counts"], required: ["id"])
            let id = try own["id"]?.int(in: 1...999) ?? 0
            if !seen.insert(id).inserted { throw item.wrong(expected: "≠ \(id)") }
            dispersions[id] = try Dispersion(own["dispersion"])
            let known = try Self.counts(own["counts"])
            if !known.isEmpty { counts[id] = known }
        }
        self.init(
            territory: try fields["territory"]?.text() ?? "", program: try fields["program"]?.text() ?? "",
            date: try fields["date"]?.text() ?? "", rules: rules, dispersions: dispersions, counts: counts)
    }

    private static func counts(_ node: SettingsNode?) throws(SettingsError) -> [Counts] {
        let largest = 1_000_000_000
        let keys = ["year", "season", "successes", "total", "pupils", "schools"]
        var counts: [Counts] = []
        for item in try node?.items() ?? [] {
            let fields = try item.fields(keys, required: ["year", "successes", "total"])
            let total = try fields["total"]?.int(in: 1...largest) ?? 1
            let successes = try fields["successes"]?.int(in: 0...total) ?? 0
            let season = try fields["season"].map { (node) throws(SettingsError) in try node.word(Season.self) }
            let period = Period(year: try fields["year"]?.int(in: 2000...2100) ?? 2000, season: season)
            if counts.contains(where: { $0.period.year == period.year }) {
                throw item.wrong(expected: "≠ \(period.year)")
            }
            counts.append(
                Counts(
                    period: period, successes: successes, total: total,
                    pupils: try fields["pupils"]?.int(in: 1...total) ?? total,
                    schools: try fields["schools"]?.int(in: 0...largest) ?? 0))
        }
        return counts
    }

    /// The text of the file.
    public var yaml: String {
        func quoted(_ text: String) -> String {
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").filter { !$0.isNewline } + "\""
        }
        var lines = [
            "# Разброс между выпусками (ρ) и число результатов по годам: для campaign.yaml районов, region: regional.yaml.",
            "# Variation between cohorts (ρ) and counts by year, for the campaign.yaml of districts, region: regional.yaml.",
            "format: vekha.region", "version: 1", "territory: \(quoted(territory))", "program: \(quoted(program))",
            "date: \(date.isEmpty ? "~" : date)",
        ]
        if !rules.isEmpty {
            lines.append("rules:")
            lines += rules.sorted { $0.key < $1.key }.map { "  \($0.key): \(quoted($0.value))" }
        }
        let ids = Set(dispersions.keys).union(counts.keys).sorted()
        lines.append(ids.isEmpty ? "indicators: []" : "indicators:")
        for id in ids {
            lines.append("  - id: \(id)")
            if let known = dispersions[id] {
                lines.append(
                    "    dispersion: {rho: \(known.rho), standardError: \(known.standardError), source: \(known.source), "
                        + "units: \(known.units)}")
            }
            guard let own = counts[id], !own.isEmpty else { continue }
            lines.append("    counts:")
            for count in own {
                let season = count.period.season.map { ", season: \($0.rawValue)" } ?? ""
                lines.append(
                    "      - {year: \(count.period.year)\(season), successes: \(count.successes), total: \(count.total), "
                        + "pupils: \(count.pupils), schools: \(count.schools)}")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension RegionalReference.Dispersion {
    private enum Origin: String, CaseIterable { case given, pooled, related, changes }

    fileprivate init?(_ node: SettingsNode?) throws(SettingsError) {
        guard let node else { return nil }
        let fields = try node.fields(["rho", "standardError", "source", "units"], required: ["rho"])
        self.init(
            rho: try fields["rho"]?.number(in: 0...0.9) ?? 0,
            standardError: try fields["standardError"]?.number(in: 0...1) ?? 0,
            source: try fields["source"]?.word(Origin.self).rawValue ?? Origin.given.rawValue,
            units: try fields["units"]?.int(in: 0...1_000_000) ?? 0)
    }
}
