// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring

/// What words in a path, or in a title, say of the procedure.
enum PathWords {
    /// The examinations that a text names: `ОГЭ_01_2022.xlsx`, `ГИА-11/…`; an empty set where it names none.
    static func procedures(in text: String) -> Set<Procedure> {
        var found: Set<Procedure> = []
        let words = text.precomposedStringWithCanonicalMapping.uppercased().split { !$0.isLetter }
        for word in words {
            switch word {
            case "ОГЭ": found.insert(.oge)
            case "ЕГЭ", "КЕГЭ": found.insert(.ege)
            case "ГВЭ": found.insert(.gve)
            default: break
            }
        }
        if found.isEmpty, let grade = grade(in: text) { found = grade == 9 ? [.oge, .gve] : [.ege, .gve] }
        return found
    }

    /// The grade of `ГИА-9`, `ГИА 11`, `ГВЭ9`; nil where the text names none, or both.
    static func grade(in text: String) -> Int? {
        let upper = text.precomposedStringWithCanonicalMapping.uppercased()
        var found: Set<Int> = []
        for name in ["ГИА", "ГВЭ"] {
            var rest = upper[...]
            while let range = rest.range(of: name) {
                rest = rest[range.upperBound...]
                let digits = rest.drop { "-_ ".contains($0) }.prefix { $0.isASCII && $0.isNumber }
                if let grade = Int(digits), grade == 9 || grade == 11 { found.insert(grade) }
            }
        }
        return found.count == 1 ? found.first : nil
    }
}

extension IntakeHint {
    /// Whether a path fits the pattern: `*` is any text, `?` one character.
    func fits(_ path: String) -> Bool {
        let text = Array(path.precomposedStringWithCanonicalMapping.lowercased())
        let glob = Array(pattern.precomposedStringWithCanonicalMapping.lowercased())
        var (t, g) = (0, 0)
        var retry: (star: Int, text: Int)?
        while t < text.count {
            if g < glob.count, glob[g] == "*" {
                retry = (g, t)
                g += 1
            } else if g < glob.count, glob[g] == "?" || glob[g] == text[t] {
                g += 1
                t += 1
            } else if let last = retry {
                retry = (last.star, last.text + 1)
                g = last.star + 1
                t = last.text + 1
            } else {
                return false
            }
        }
        return glob[g...].allSatisfy { $0 == "*" }
    }
}

/// Decides which examination a protocol is of, from all places that say something of it.
///
/// ЕГЭ and ОГЭ share codes and titles, so one place seldom suffices. Every place leaves a set of examinations; the file
/// is of the only one that all leave. Content comes first, then the path, then `campaign.yaml`; all must agree.
struct ProcedureDecision {
    private(set) var evidence: [(origin: String, leaves: Set<Procedure>)] = []

    static let all: Set<Procedure> = [.oge, .ege, .gve]

    /// Adds what a place leaves; a place that leaves everything says nothing.
    mutating func add(_ origin: String, _ leaves: Set<Procedure>) {
        guard !leaves.isEmpty, leaves != Self.all else { return }
        evidence.append((origin, leaves))
    }

    /// What all places together leave; empty where they say different things.
    var left: Set<Procedure> { evidence.reduce(Self.all) { $0.intersection($1.leaves) } }

    /// Adds what a title tells, by its words, its code, its subject and its form.
    mutating func add(_ title: ProtocolTitle) {
        let origin = title.subject.isEmpty ? "path" : "title"
        add(origin, title.named)
        if title.code != nil { add(origin, title.isGVECode ? [.gve] : [.oge, .ege]) }
        let named = title.known
        if named == .profileMathematics || named == .baseMathematics { add(origin, [.ege]) }
    }

    /// Adds what the grade of the pupils leaves.
    mutating func add(grade: Int?) {
        switch grade {
        case 9: add("class", [.oge, .gve])
        case 11: add("class", [.ege, .gve])
        default: break
        }
    }

    /// Adds what the words of a path and the lines of `campaign.yaml` leave.
    mutating func add(path: String, hints: [IntakeHint]) {
        add("path", PathWords.procedures(in: path))
        if let hint = hints.first(where: { $0.fits(path) }) { add("campaign.yaml", [hint.procedure]) }
    }

    /// Takes a table of grade 9 with cells `Математика(2026.06.02)` for one of ОГЭ, where no place says ГВЭ.
    mutating func addLayout(of title: ProtocolTitle) {
        if title.isCell, left == [.oge, .gve] { add("layout", [.oge]) }
    }

    /// The examination, and the places that were needed to know it.
    func decide(file: String, sheet: String) throws(IntakeError) -> (procedure: Procedure, origins: [String]) {
        var left = Self.all
        var origins: [String] = []
        for (origin, leaves) in evidence {
            let narrowed = left.intersection(leaves)
            guard !narrowed.isEmpty else {
                throw .contradiction(file: file, sheet: sheet, fact: "procedure", evidence: named)
            }
            if narrowed != left { origins.append(origin) }
            left = narrowed
        }
        guard left.count == 1, let procedure = left.first else {
            throw .undecided(file: file, sheet: sheet, candidates: Self.sorted(left), evidence: named)
        }
        return (procedure, origins)
    }

    private var named: [Evidence] {
        evidence.map { item in
            Evidence(
                origin: item.origin, value: Self.sorted(item.leaves).map(\.rawValue).joined(separator: ", "))
        }
    }

    private static func sorted(_ procedures: Set<Procedure>) -> [Procedure] {
        Procedure.allCases.filter(procedures.contains)
    }
}
