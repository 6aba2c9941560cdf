// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Matches measures of schools to deficits by the beginnings of words of the catalogue.
struct MeasureMatcher {
    /// The beginnings of words of each phrase, split once: a region has a hundred thousand measures.
    private let deficits: [(id: String, phrases: [[String]])]
    private let subjects: [String: [[String]]]
    private let procedures: [String: [[String]]]
    private let corrections: [MeasureMatch.Key: String]

    init(_ catalogue: MeasureCatalogue, corrections: [MeasureMatch.Key: String]) {
        deficits = catalogue.deficits.map { ($0.id, $0.words.map(Self.words)) }
        subjects = catalogue.subjects.mapValues { $0.map(Self.words) }
        procedures = catalogue.procedures.mapValues { $0.map(Self.words) }
        self.corrections = corrections
    }

    func match(_ measure: String, of school: SchoolID) -> MatchedMeasure {
        let words = Self.words(measure)
        var found: [(place: Int, word: String)] = []
        var answered: [String] = []
        for deficit in deficits {
            let hits = deficit.phrases.compactMap { Self.place(of: $0, in: words) }
            guard !hits.isEmpty else { continue }
            answered.append(deficit.id)
            found += hits.map { (place: $0.lowerBound, word: words[$0].joined(separator: " ")) }
        }
        let corrected = corrections[MeasureMatch.Key(school: school, name: measure)].map { $0.isEmpty ? [] : [$0] }
        var seen: Set<String> = []
        let told = found.sorted { ($0.place, $0.word) < ($1.place, $1.word) }.map(\.word)
            .filter { seen.insert($0).inserted }
        return MatchedMeasure(
            school: school, measure: measure, deficits: corrected ?? answered, found: answered,
            words: corrected == nil ? told : [],
            subjects: Self.names(subjects, in: words),
            procedures: Self.names(procedures, in: words), isCorrected: corrected != nil)
    }

    private static func names(_ beginnings: [String: [[String]]], in words: [String]) -> [String] {
        beginnings.filter { $0.value.contains { place(of: $0, in: words) != nil } }.keys.sorted()
    }

    /// Where words stand that begin as those of a phrase do, one after the other.
    private static func place(of beginnings: [String], in words: [String]) -> Range<Int>? {
        guard !beginnings.isEmpty, beginnings.count <= words.count else { return nil }
        for start in 0...(words.count - beginnings.count)
        where zip(beginnings, words[start...]).allSatisfy({ $1.hasPrefix($0) }) {
            return start..<(start + beginnings.count)
        }
        return nil
    }

    /// Small letters and digits between everything else; «ё» is «е».
    private static func words(_ text: String) -> [String] {
        text.lowercased().replacing("ё", with: "е").split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension IndicatorDefinition {
    /// The subjects as schools teach them: both levels of mathematics are one.
    var schoolSubjects: [String] {
        var names: [String] = []
        for subject in populations.flatMap(\.subjects) {
            let name =
                [Subject.profileMathematics, .baseMathematics].contains(subject)
                ? Subject.mathematics.rawValue : subject.rawValue
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
