// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
import Wording

extension RuleBook {
    /// Reads the rule tables of a folder: `breaks.yaml`, `scales.yaml`, `ege.yaml`.
    ///
    /// - Parameter folder: The folder `Rules` of this room's resources.
    /// - Throws: ``SettingsError`` with file, line and key path.
    public init(contentsOf folder: URL) throws(SettingsError) {
        let (breaks, breaksVersion) = try Self.breaks(SettingsNode(contentsOf: folder.appending(path: "breaks.yaml")))
        let (scales, scalesVersion) = try Self.scales(SettingsNode(contentsOf: folder.appending(path: "scales.yaml")))
        let (minima, high, egeVersion) = try Self.ege(SettingsNode(contentsOf: folder.appending(path: "ege.yaml")))
        self.init(
            breaks: breaks, versions: ["breaks": breaksVersion, "scales": scalesVersion, "ege": egeVersion],
            highScore: high, scales: scales, minima: minima)
    }

    static func breaks(_ root: SettingsNode) throws(SettingsError) -> (BreakRegister, version: String) {
        let keys = ["version", "reasons", "not_held", "groups"]
        let fields = try root.fields(keys, required: ["version", "reasons", "groups"])
        let version = try fields["version"]?.text() ?? ""
        var reasons: [String: (sentence: Sentence, source: String)] = [:]
        for (key, node) in try fields["reasons"]?.pairs() ?? [] { reasons[key] = try reason(node) }
        var notHeld: [String: [Int: Sentence]] = [:]
        for (group, node) in try fields["not_held"]?.pairs() ?? [] {
            for (key, year) in try node.pairs() {
                guard let number = Int(key) else { throw year.wrong(expected: "2020") }
                notHeld[group, default: [:]][number] = try reason(year).sentence
            }
        }
        var entries: [String: [BreakEntry]] = [:]
        for (group, node) in try fields["groups"]?.pairs() ?? [] {
            for (key, pair) in try node.pairs() {
                let years = key.split(separator: "-").compactMap { Int($0) }
                guard years.count == 2, years[0] < years[1] else { throw pair.wrong(expected: "2019-2021") }
                let items = try pair.items()
                guard let first = items.first, items.count <= 2 else { throw pair.wrong(expected: "[…, …]") }
                var known: (sentence: Sentence, source: String)?
                if items.count == 2 {
                    known = reasons[try items[1].text()]
                    if known == nil { throw items[1].wrong(expected: reasons.keys.sorted().joined(separator: " | ")) }
                }
                let comparability = try first.word(Comparability.self)
                if comparability != .comparable, known == nil { throw pair.wrong(expected: "[reservation, …]") }
                entries[group, default: []].append(
                    BreakEntry(
                        from: years[0], to: years[1], comparability: comparability, reason: known?.sentence,
                        source: known?.source ?? ""))
            }
        }
        return (BreakRegister(version: version, entries: entries, notHeld: notHeld), version)
    }

    private static func reason(_ node: SettingsNode) throws(SettingsError) -> (sentence: Sentence, source: String) {
        let keys = ["ru", "en", "source", "date"]
        let fields = try node.fields(keys, required: keys)
        _ = try fields["date"]?.date()
        let sentence = Sentence(ru: try fields["ru"]?.text() ?? "", en: try fields["en"]?.text() ?? "")
        return (sentence, try fields["source"]?.text() ?? "")
    }

    static func scales(_ root: SettingsNode) throws(SettingsError) -> ([ScaleRule], version: String) {
        let fields = try root.fields(["version", "scales"], required: ["version", "scales"])
        var rules: [ScaleRule] = []
        for item in try fields["scales"]?.items() ?? [] {
            let required = ["procedure", "subject", "grade", "from", "to", "maximum", "lowest", "source", "date"]
            let rule = try item.fields(required + ["conditions"], required: required)
            _ = try rule["date"]?.date()
            let maximum = try rule["maximum"]?.int(in: 1...200) ?? 0
            var lowest: [Int] = []
            for border in try rule["lowest"]?.items() ?? [] { lowest.append(try border.int(in: 1...maximum)) }
            guard lowest.count == 3, lowest == lowest.sorted() else { throw item.wrong(expected: "lowest: [3, 4, 5]") }
            let scale = MarkScale(
                maximum: maximum, lowest: lowest, hasConditions: try rule["conditions"]?.bool() ?? false,
                source: try rule["source"]?.text() ?? "")
            guard let procedure = try rule["procedure"]?.word(Procedure.self), let from = rule["from"],
                let to = rule["to"]
            else { continue }
            rules.append(
                ScaleRule(
                    procedure: procedure, subject: Subject(rawValue: try rule["subject"]?.text() ?? ""),
                    grade: try rule["grade"]?.int(in: 1...11) ?? 0, first: try period(from), last: try period(to),
                    scale: scale))
        }
        return (rules, try fields["version"]?.text() ?? "")
    }

    private static func period(_ node: SettingsNode) throws(SettingsError) -> Period {
        let words = try node.text().split(separator: " ").map(String.init)
        guard let first = words.first, let year = Int(first), words.count <= 2 else {
            throw node.wrong(expected: "2020 autumn")
        }
        guard words.count == 2 else { return Period(year: year) }
        guard let season = Season(rawValue: words[1]) else { throw node.wrong(expected: "spring | autumn") }
        return Period(year: year, season: season)
    }

    static func ege(_ root: SettingsNode) throws(SettingsError) -> ([MinimumRule], high: Int, version: String) {
        let keys = ["version", "high", "minima"]
        let fields = try root.fields(keys, required: keys)
        var rules: [MinimumRule] = []
        for item in try fields["minima"]?.items() ?? [] {
            let required = ["subject", "years", "score", "source", "date"]
            let rule = try item.fields(required, required: required)
            _ = try rule["date"]?.date()
            let years = (try rule["years"]?.text() ?? "").split(separator: "-").compactMap { Int($0) }
            guard let first = years.first, let last = years.last, first <= last else {
                throw item.wrong(expected: "years: 2018-2026")
            }
            rules.append(
                MinimumRule(
                    subject: Subject(rawValue: try rule["subject"]?.text() ?? ""), years: first...last,
                    score: try rule["score"]?.int(in: 1...99) ?? 0, source: try rule["source"]?.text() ?? ""))
        }
        return (rules, try fields["high"]?.int(in: 1...100) ?? 0, try fields["version"]?.text() ?? "")
    }
}
