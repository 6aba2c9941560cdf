// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Wording

extension MeasureCatalogue {
    /// Reads a catalogue and lays a campaign's own one over it.
    ///
    /// - Parameters:
    ///   - root: The catalogue.
    ///   - own: The campaign's own file: what has a known identifier replaces, what has a new one is added.
    /// - Throws: ``SettingsError`` with file, line, key path and the nearest word.
    init(_ root: SettingsNode, own: SettingsNode?) throws(SettingsError) {
        self.init(version: "", deficits: [], measures: [], subjects: [:], procedures: [:])
        try read(root)
        if let own { try read(own) }
    }

    private mutating func read(_ root: SettingsNode) throws(SettingsError) {
        let fields = try root.fields(["version", "subjects", "procedures", "roles", "deficits", "measures"])
        let version = try fields["version"]?.text() ?? "own"
        self.version = self.version.isEmpty ? version : "\(self.version)+\(version)"
        for (name, node) in try fields["subjects"]?.pairs() ?? [] { subjects[name] = try Self.words(node) }
        for (name, node) in try fields["procedures"]?.pairs() ?? [] {
            guard Procedure(rawValue: name) != nil else {
                throw node.unknown(name, among: Procedure.allCases.map(\.rawValue))
            }
            procedures[name] = try Self.words(node)
        }
        var seen: Set<String> = []
        for node in try fields["deficits"]?.items() ?? [] {
            let deficit = try Self.deficit(node)
            guard seen.insert(deficit.id).inserted else { throw node.wrong(expected: "≠ \(deficit.id)") }
            deficits.replace(deficit) { $0.id == deficit.id }
        }
        for node in try fields["measures"]?.items() ?? [] {
            let measure = try measure(node)
            guard seen.insert(measure.id).inserted else { throw node.wrong(expected: "≠ \(measure.id)") }
            measures.replace(measure) { $0.id == measure.id }
        }
    }

    private static func deficit(_ node: SettingsNode) throws(SettingsError) -> Deficit {
        let keys = ["id", "title", "risks", "words"]
        let fields = try node.fields(keys, required: keys)
        var risks: [Int] = []
        for item in try fields["risks"]?.items() ?? [] { risks.append(try item.int(in: 1...12)) }
        return Deficit(
            id: try DraftingRules.identifier(fields["id"]), title: try fields["title"].sentence(),
            riskFactors: risks, words: try Self.words(fields["words"]))
    }

    private func measure(_ node: SettingsNode) throws(SettingsError) -> CatalogueMeasure {
        let required = ["id", "deficit", "addressee", "text", "expected", "control", "term"]
        let fields = try node.fields(required + ["responsible"], required: required)
        let addressee = try DraftingRules.addressee(fields["addressee"])
        for key in ["text", "expected", "control", "responsible"] {
            try Placeholder.check(fields[key], allowed: key == "text" ? [.subject] : [])
        }
        return CatalogueMeasure(
            id: try DraftingRules.identifier(fields["id"]),
            deficit: try fields["deficit"]?.word(among: deficits.map(\.id)) ?? "", addressee: addressee,
            text: try fields["text"].sentence(),
            responsible: try fields["responsible"].map { (node) throws(SettingsError) in try node.sentence() }
                ?? DraftingWords.responsible(addressee.rawValue),
            expected: try fields["expected"].sentence(), control: try fields["control"].sentence(),
            term: try DraftTerm(fields["term"]))
    }

    private static func words(_ node: SettingsNode?) throws(SettingsError) -> [String] {
        var words: [String] = []
        for item in try node?.items() ?? [] { words.append(try item.text()) }
        return words
    }
}

extension Optional where Wrapped == SettingsNode {
    /// The text in two languages; empty where the key is absent.
    func sentence() throws(SettingsError) -> Sentence {
        guard let self else { return Sentence(ru: "", en: "") }
        return try self.sentence()
    }
}

extension Array {
    /// Puts an element in the place of the one that fits, or at the end.
    mutating func replace(_ element: Element, where fits: (Element) -> Bool) {
        if let place = firstIndex(where: fits) { self[place] = element } else { append(element) }
    }
}
