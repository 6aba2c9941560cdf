// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Wording

/// The order that started a monitoring.
public struct MonitoringOrder: Hashable, Codable, Sendable {
    /// Its number, as text; empty until somebody fills it in.
    public var number: String
    /// Its date, as text; empty until somebody fills it in.
    public var date: String
    /// Its title.
    public var title: String

    /// Describes an order.
    ///
    /// - Parameters:
    ///   - number: Its number, as text.
    ///   - date: Its date, as text.
    ///   - title: Its title.
    public init(number: String, date: String, title: String) {
        self.number = number
        self.date = date
        self.title = title
    }
}

/// What the path of a file says of its content, where the content does not.
public struct IntakeHint: Hashable, Codable, Sendable {
    /// A pattern of the path below the input folder: `*` is any text, `?` one character.
    public let pattern: String
    /// The procedure of the files that fit.
    public let procedure: Procedure

    /// Joins a pattern and what it says.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - procedure: The procedure.
    public init(pattern: String, procedure: Procedure) {
        self.pattern = pattern
        self.procedure = procedure
    }
}

/// The settings of a campaign, as `campaign.yaml` holds them.
public struct CampaignSettings: Hashable, Sendable {
    /// The language of documents and messages.
    public var language: Language
    /// The order that started the monitoring.
    public var order: MonitoringOrder
    /// The territory, as the documents name it.
    public var territory: String
    /// The calendar years that are compared, ascending.
    public var years: [Int]
    /// The campaign of ВПР that is the point of a year, where it is chosen.
    public var seasons: [Int: Season]
    /// The day whose statuses hold for all periods.
    public var referenceDate: CalendarDate?
    /// The years for which the watched schools were selected; nil where that is not known.
    public var selectedOn: Set<Int>?
    /// The region's file, as a path from the campaign's folder; nil where none is named.
    public var region: String?
    /// For which periods the results of a merged school count for its successor.
    public var mergers: MergerRule
    /// Which result of an examination counts where an indicator does not say it.
    public var result: ResultReading
    /// What paths say of files.
    public var hints: [IntakeHint]
    /// Values of parameters as text, by plugin and parameter.
    public var parameters: [String: [String: String]]
    /// The indicators, in the order of the file.
    public var indicators: [IndicatorDefinition]

    /// The levels of the diagnosis of teachers that the campaign declares, as they are written.
    public var levels: [String] {
        (parameters["teachers"]?["levels"] ?? "").split(separator: ",").map(String.init)
    }

    /// Reads `campaign.yaml`.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - templates: The folder `Templates` of this room's resources, for indicators that the file leaves out.
    ///   - groups: The rows of the break register, which an indicator's `comparability` must name.
    /// - Throws: ``SettingsError`` with file, line and key path.
    public init(contentsOf url: URL, templates: URL, groups: [String]) throws(SettingsError) {
        let root = try SettingsNode(contentsOf: url)
        let defaults = try SettingsNode(contentsOf: templates.appending(path: "indicators.yaml"))
        try self.init(root, defaultIndicators: defaults, groups: groups)
    }

    init(_ root: SettingsNode, defaultIndicators: SettingsNode, groups: [String]) throws(SettingsError) {
        let known = [
            "language", "order", "territory", "periods", "seasons", "referenceDate", "selectedOn", "mergers", "result",
            "intake", "engine", "plugins", "indicators", "suppression", "region",
        ]
        let fields = try root.fields(known, required: ["periods"])
        if let node = fields["suppression"] { throw node.notBuilt }
        language = try fields["language"]?.word(Language.self) ?? .russian
        order = try Self.order(fields["order"])
        territory = try fields["territory"]?.text() ?? ""
        var years: [Int] = []
        for node in try fields["periods"]?.items() ?? [] {
            let year = try node.int(in: 2000...2100)
            if years.contains(year) { throw node.wrong(expected: "≠ \(year)") }
            years.append(year)
        }
        guard (1...20).contains(years.count) else {
            throw (fields["periods"] ?? root).wrong(expected: "[2022, 2023, 2024]")
        }
        self.years = years.sorted()
        var seasons: [Int: Season] = [:]
        for (key, node) in try fields["seasons"]?.pairs() ?? [] {
            guard let year = Int(key), years.contains(year) else {
                throw node.wrong(expected: years.sorted().map(String.init).joined(separator: " | "))
            }
            seasons[year] = try node.word(Season.self)
        }
        self.seasons = seasons
        referenceDate = try fields["referenceDate"]?.date()
        selectedOn = try Self.selectedOn(fields["selectedOn"], last: years.max() ?? 2100)
        region = try fields["region"]?.text()
        mergers = try fields["mergers"]?.word(MergerRule.self) ?? .fromDate
        result = try fields["result"]?.word(ResultReading.self) ?? .final
        hints = try Self.hints(fields["intake"])
        if let engine = fields["engine"], try engine.text() != "duckdb" {
            if ["postgresql", "spark"].contains(try engine.text()) { throw engine.notBuilt }
            throw engine.wrong(expected: "duckdb")
        }
        var parameters: [String: [String: String]] = [:]
        for (plugin, node) in try fields["plugins"]?.pairs() ?? [] {
            parameters[plugin] = [:]
            for (id, value) in try node.pairs() { parameters[plugin]?[id] = try value.text() }
        }
        self.parameters = parameters
        indicators = try IndicatorDefinition.list(
            fields["indicators"] ?? defaultIndicators, groups: groups, result: result)
    }

    private static func order(_ node: SettingsNode?) throws(SettingsError) -> MonitoringOrder {
        let fields = try node?.fields(["number", "date", "title"]) ?? [:]
        func text(_ key: String) throws(SettingsError) -> String { try fields[key]?.text() ?? "" }
        return MonitoringOrder(number: try text("number"), date: try text("date"), title: try text("title"))
    }

    private static func selectedOn(_ node: SettingsNode?, last: Int) throws(SettingsError) -> Set<Int>? {
        guard let node else { return nil }
        if let text = try? node.text(), text == "unknown" { return nil }
        var years: Set<Int> = []
        for item in try node.items() { years.insert(try item.int(in: 2000...last)) }
        return years
    }

    private static func hints(_ node: SettingsNode?) throws(SettingsError) -> [IntakeHint] {
        var hints: [IntakeHint] = []
        for item in try node?.items() ?? [] {
            let fields = try item.fields(["path", "procedure"], required: ["path", "procedure"])
            guard let path = fields["path"], let procedure = fields["procedure"] else { continue }
            hints.append(IntakeHint(pattern: try path.text(), procedure: try procedure.word(Procedure.self)))
        }
        return hints
    }
}

extension IndicatorDefinition {
    /// Reads a list of indicators.
    ///
    /// - Parameters:
    ///   - node: The sequence of indicators.
    ///   - groups: The rows of the break register.
    ///   - result: Which result of an examination counts where an indicator does not say it.
    /// - Returns: The indicators, in the order of the file.
    /// - Throws: ``SettingsError`` with file, line and key path.
    static func list(
        _ node: SettingsNode, groups: [String], result: ResultReading
    ) throws(SettingsError) -> [IndicatorDefinition] {
        var indicators: [IndicatorDefinition] = []
        for item in try node.items() {
            let indicator = try IndicatorDefinition(item, groups: groups, result: result)
            if indicators.contains(where: { $0.id == indicator.id }) { throw item.wrong(expected: "≠ \(indicator.id)") }
            indicators.append(indicator)
        }
        return indicators
    }

    init(_ node: SettingsNode, groups: [String], result: ResultReading) throws(SettingsError) {
        let sources = ["results", "register", "findings"]
        let fields = try node.fields(
            [
                "id", "title", "short", "criterion", "benefit", "stage", "comparability", "parts", "choices",
            ] + sources, required: ["id", "title", "benefit"])
        let given = sources.filter { fields[$0] != nil }
        guard given.count == 1, let key = given.first, let sourceNode = fields[key] else {
            throw node.wrong(expected: sources.joined(separator: " | "))
        }
        let source: IndicatorSource
        switch key {
        case "results":
            var populations: [Population] = []
            for item in try sourceNode.items() { populations.append(try Population(item)) }
            source = .results(populations)
        case "register": source = .register(try sourceNode.text())
        default: source = .findings(plugin: try sourceNode.text())
        }
        if case .results = source, fields["comparability"] == nil { throw node.wrong(expected: "comparability: vpr") }
        if let group = fields["comparability"], !groups.contains(try group.text()) {
            throw group.wrong(expected: groups.joined(separator: " | "))
        }
        let title = try Sentence(fields["title"])
        self.init(
            id: try fields["id"]?.int(in: 1...999) ?? 0, title: title,
            shortTitle: try fields["short"].map { (short) throws(SettingsError) in try Sentence(short) } ?? title,
            criterion: try fields["criterion"]?.word(Criterion.self) ?? .results,
            benefit: try fields["benefit"]?.word(Benefit.self) ?? .lower,
            stage: try fields["stage"]?.word(Stage.self) ?? .interim, source: source,
            breakdown: try fields["parts"]?.word(Breakdown.self) ?? .none,
            comparability: try fields["comparability"]?.text(),
            choices: try Self.choices(fields["choices"], source: source, result: result))
    }

    /// The readings of the order that this release can compute; others wait for their own release.
    private static let adoptedChoices = [
        "pooling": ["works"], "result": ["final"], "earlierGraduates": ["excluded"],
        "rule": ["kOfM", "everyYear", "confirmed"], "domains": ["either", "both"],
        "gain": ["any", "reliable"], "denominator": ["diagnosedTwice", "allStaff"], "evidence": ["document", "any"],
        "persons": ["distinct"],
    ]

    /// «points:5»: percentage points of the largest score, above 0 and at most 100.
    private static func isGain(_ text: String) -> Bool {
        guard text.hasPrefix("points:"), let points = Double(text.dropFirst("points:".count)) else { return false }
        return points > 0 && points <= 100
    }

    private static func choices(
        _ node: SettingsNode?, source: IndicatorSource, result: ResultReading
    ) throws(SettingsError) -> [String: String] {
        var choices: [String: String] = [:]
        // Works of ВПР are written once.
        if case .results(let populations) = source, populations.contains(where: { $0.procedure != .vpr }) {
            choices["result"] = result.rawValue
        }
        for (key, value) in try node?.fields(adoptedChoices.keys.sorted()) ?? [:] {
            if key == "result" {
                choices[key] = try value.word(ResultReading.self).rawValue
            } else {
                let text = try value.text()
                guard adoptedChoices[key]?.contains(text) == true || key == "gain" && isGain(text) else {
                    throw value.notBuilt
                }
                choices[key] = text
            }
        }
        return choices
    }
}

extension Population {
    init(_ node: SettingsNode) throws(SettingsError) {
        let required = ["procedure", "subjects", "grades", "numerator"]
        let fields = try node.fields(required + ["denominator"], required: required)
        if let denominator = fields["denominator"], try denominator.text() != "participants" {
            throw denominator.wrong(expected: "participants")
        }
        var subjects: [Subject] = []
        var grades: [Int] = []
        var numerator: [Outcome] = []
        for item in try fields["subjects"]?.items() ?? [] { subjects.append(Subject(rawValue: try item.text())) }
        for item in try fields["grades"]?.items() ?? [] { grades.append(try item.int(in: 1...11)) }
        for item in try fields["numerator"]?.items() ?? [] {
            guard let outcome = Outcome(code: try item.text()) else {
                throw item.wrong(expected: Outcome.allCases.map(\.code).joined(separator: " | "))
            }
            numerator.append(outcome)
        }
        self.init(
            procedure: try fields["procedure"]?.word(Procedure.self) ?? .vpr, subjects: subjects, grades: grades,
            numerator: numerator)
    }
}

extension Sentence {
    init(_ node: SettingsNode?) throws(SettingsError) {
        guard let node else {
            self.init(ru: "", en: "")
            return
        }
        if let text = try? node.text() {
            self.init(ru: text, en: text)
            return
        }
        let fields = try node.fields(["ru", "en"], required: ["ru"])
        let russian = try fields["ru"]?.text() ?? ""
        self.init(ru: russian, en: try fields["en"]?.text() ?? russian)
    }
}
