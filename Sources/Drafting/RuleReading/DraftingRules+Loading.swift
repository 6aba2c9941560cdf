// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

extension DraftingRules {
    static func read(
        _ root: SettingsNode, _ catalogue: MeasureCatalogue, _ indicators: Set<Int>? = nil
    ) throws(SettingsError) -> (rules: [DraftingRule], version: String) {
        let fields = try root.fields(["version", "recommendations"], required: ["recommendations"])
        var rules: [DraftingRule] = []
        for node in try fields["recommendations"]?.items() ?? [] {
            let rule = try rule(node, catalogue, indicators)
            if rules.contains(where: { $0.id == rule.id }) { throw node.wrong(expected: "≠ \(rule.id)") }
            rules.append(rule)
        }
        return (rules, try fields["version"]?.text() ?? "own")
    }

    private static func rule(
        _ node: SettingsNode, _ catalogue: MeasureCatalogue, _ allowed: Set<Int>?
    ) throws(SettingsError) -> DraftingRule {
        let known = [
            "id", "when", "deficit", "cause", "measures", "action", "addressee", "term", "responsible", "expected",
            "control",
        ]
        let fields = try node.fields(known, required: ["id", "when"])
        let condition = try condition(fields["when"], allowed)
        // Of what is only known no measure of a deficit follows; of evidence nothing but measures of the catalogue does.
        let isKnown = condition.evidence == .known
        _ = try node.fields(
            known.filter { !(isKnown ? ["deficit", "measures", "cause"] : ["action"]).contains($0) },
            required: isKnown ? ["action", "addressee"] : ["deficit", "measures"])
        var measures: [CatalogueMeasure] = []
        for item in try fields["measures"]?.items() ?? [] {
            let id = try item.word(among: catalogue.measures.map(\.id))
            if measures.contains(where: { $0.id == id }) { throw item.wrong(expected: "≠ \(id)") }
            if let measure = catalogue.measure(id) { measures.append(measure) }
        }
        if let list = fields["measures"], !(1...3).contains(measures.count) {
            throw list.wrong(expected: "[A1, A2, A3]")
        }
        for key in ["cause", "action", "responsible", "expected", "control"] {
            try Placeholder.check(fields[key], allowed: Placeholder.allowed(condition))
        }
        func text(_ key: String) throws(SettingsError) -> Sentence? {
            guard let field = fields[key] else { return nil }
            return try field.sentence()
        }
        return DraftingRule(
            id: try identifier(fields["id"]), condition: condition,
            deficit: try fields["deficit"]?.word(among: catalogue.deficits.map(\.id)) ?? "",
            cause: try fields["cause"].sentence(), measures: measures.map(\.id),
            action: try fields["action"].sentence(),
            addressee: fields["addressee"] == nil
                ? measures.first?.addressee ?? .head : try addressee(fields["addressee"]),
            term: fields["term"] == nil && !isKnown ? nil : try DraftTerm(fields["term"]),
            responsible: try text("responsible"), expected: try text("expected"), control: try text("control"))
    }

    private static func condition(_ node: SettingsNode?, _ known: Set<Int>?) throws(SettingsError) -> RuleCondition {
        let keys = [
            "evidence", "about", "verdicts", "indicators", "benefit", "procedures", "group", "stage", "minimum",
            "share",
        ]
        let fields = try node?.fields(keys, required: ["evidence"]) ?? [:]
        let evidence = try word(fields["evidence"], EvidenceKind.allCases.filter { $0 != .byHand }) ?? .known
        let isOfRecords = evidence == .record || evidence == .known
        let required = isOfRecords ? ["evidence", "about"] : ["evidence"]
        _ = try node?.fields(keys.filter { isOfRecords || !["about", "share"].contains($0) }, required: required)
        let about = try word(
            fields["about"], RuleCondition.Topic.allCases.filter { $0.isOfKnown == (evidence == .known) })
        let allowed = RuleCondition.verdicts(evidence, about)
        var verdicts: Set<Verdict> = []
        for item in try fields["verdicts"]?.items() ?? [] {
            if let verdict = try word(item, allowed) { verdicts.insert(verdict) }
        }
        var indicators: Set<Int> = []
        for item in try fields["indicators"]?.items() ?? [] {
            let number = try item.int(in: 1...999)
            // A rule on an indicator that there is not would never speak, or silence the one that it replaces.
            if let known, !known.contains(number) { throw item.wrong(expected: known.sorted().rangesText) }
            indicators.insert(number)
        }
        var procedures: Set<Procedure> = []
        for item in try fields["procedures"]?.items() ?? [] {
            if let procedure = try word(item, Procedure.allCases) { procedures.insert(procedure) }
        }
        return RuleCondition(
            evidence: evidence, about: about, verdicts: verdicts.isEmpty ? Set(allowed) : verdicts,
            indicators: indicators, benefit: try word(fields["benefit"], Benefit.allCases), procedures: procedures,
            group: try word(fields["group"], RuleCondition.Group.allCases) ?? .any,
            stage: try word(fields["stage"], Stage.allCases), minimum: try fields["minimum"]?.int(in: 1...100_000) ?? 1,
            share: try fields["share"]?.number(in: 0...1) ?? 0)
    }

    private static func word<Word: RawRepresentable>(
        _ node: SettingsNode?, _ words: [Word]
    ) throws(SettingsError) -> Word? where Word.RawValue == String {
        guard let node else { return nil }
        return Word(rawValue: try node.word(among: words.map(\.rawValue)))
    }

    static func addressee(_ node: SettingsNode?) throws(SettingsError) -> Addressee {
        try word(node, Addressee.allCases) ?? .head
    }

    /// Latin letters, digits and hyphens: what a key may hold.
    static func identifier(_ node: SettingsNode?) throws(SettingsError) -> String {
        guard let node else { return "" }
        let text = try node.text()
        let isSound = !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard isSound, text != RecommendationKey.byHand else { throw node.wrong(expected: "level-fails, A1") }
        return text
    }
}
