// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// Matches measures of schools to deficits by the beginnings of words of the catalogue.
struct MeasureMatcher {
    private let catalogue: MeasureCatalogue
    private let corrections: [MeasureMatch.Key: String]

    init(_ catalogue: MeasureCatalogue, corrections: [MeasureMatch.Key: String]) {
        self.catalogue = catalogue
        self.corrections = corrections
    }

    func match(_ measure: String, of school: SchoolID) -> MatchedMeasure {
        let words = Self.words(measure)
        var found: [(place: Int, word: String)] = []
        var deficits: [String] = []
        for deficit in catalogue.deficits {
            let hits = deficit.words.compactMap { Self.place(of: $0, in: words) }
            guard !hits.isEmpty else { continue }
            deficits.append(deficit.id)
            found += hits.map { (place: $0.lowerBound, word: words[$0].joined(separator: " ")) }
        }
        let corrected = corrections[MeasureMatch.Key(school: school, name: measure)].map { $0.isEmpty ? [] : [$0] }
        var seen: Set<String> = []
        let told = found.sorted { ($0.place, $0.word) < ($1.place, $1.word) }.map(\.word)
            .filter { seen.insert($0).inserted }
        return MatchedMeasure(
            school: school, measure: measure, deficits: corrected ?? deficits, found: deficits,
            words: corrected == nil ? told : [],
            subjects: Self.names(catalogue.subjects, in: words),
            procedures: Self.names(catalogue.procedures, in: words), isCorrected: corrected != nil)
    }

    private static func names(_ beginnings: [String: [String]], in words: [String]) -> [String] {
        beginnings.filter { $0.value.contains { place(of: $0, in: words) != nil } }.keys.sorted()
    }

    /// Where words stand that begin as the words of a phrase do, one after the other.
    private static func place(of phrase: String, in words: [String]) -> Range<Int>? {
        let beginnings = Self.words(phrase)
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
