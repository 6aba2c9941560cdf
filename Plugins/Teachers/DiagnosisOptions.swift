// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Monitoring
import Statistics

/// The parameters of an analysis and the choices of its indicator, read.
struct DiagnosisOptions: Sendable {
    /// The smallest gain that counts.
    enum Gain: Equatable, Sendable {
        case any
        case reliable
        /// Percentage points of the largest score.
        case points(Double)

        /// Reads a choice of `campaign.yaml`; nil for another word.
        init?(_ text: String) {
            switch text {
            case "any": self = .any
            case "reliable": self = .reliable
            default:
                guard text.hasPrefix("points:"), let points = Double(text.dropFirst(7)), points > 0, points <= 100
                else { return nil }
                self = .points(points)
            }
        }
    }

    /// The levels in small letters, the lowest first.
    let levels: [String]
    /// The index of the lowest level that is no deficit.
    let sufficient: Int
    /// Where each level but the lowest begins, fractions; empty where points tell no level.
    let cuts: [Double]
    /// The reliability of a form by domain, where it is known.
    let reliability: [DiagnosticRow.Domain: Double]
    /// The smallest group that is shown.
    let minimum: Int
    /// How the tests of a family are adjusted.
    let adjustment: MultipleTesting
    /// Whether both domains must gain, or one is enough.
    let domains: GainRule.Domains
    /// The smallest gain that counts.
    let gain: Gain
    /// Whether the share is of all teachers, not of those who were diagnosed twice.
    let isOfAllStaff: Bool
    /// The number of the indicator; nil where the campaign has none.
    let indicator: Int?

    init(_ parameters: ParameterValues, _ campaign: CampaignDescription) throws(AnalysisError) {
        func wrong(_ id: String, _ value: String, _ range: String) -> AnalysisError {
            .parameterOutOfRange(plugin: TeachersPlugin.manifest.id, id: id, value: value, range: range)
        }
        let levels = Self.words(parameters[TeachersPlugin.levels]).map(Self.normalised)
        let sufficient = Self.normalised(parameters[TeachersPlugin.sufficient])
        guard let place = sufficient.isEmpty ? 1 : levels.firstIndex(of: sufficient) else {
            throw wrong("sufficient", sufficient, levels.joined(separator: " | "))
        }
        let cuts = Self.words(parameters[TeachersPlugin.cuts]).compactMap { Double($0) }.map { $0 / 100 }
        guard cuts.isEmpty || cuts.count == levels.count - 1 else {
            throw wrong("cuts", parameters[TeachersPlugin.cuts], "\(levels.count - 1) (levels − 1)")
        }
        var reliability: [DiagnosticRow.Domain: Double] = [:]
        reliability[.subject] = Double(parameters[TeachersPlugin.reliabilitySubject])
        reliability[.method] = Double(parameters[TeachersPlugin.reliabilityMethod])
        (self.levels, self.sufficient, self.cuts, self.reliability) = (levels, place, cuts, reliability)
        minimum = parameters[TeachersPlugin.minimum]
        adjustment = MultipleTesting(rawValue: parameters[TeachersPlugin.adjust]) ?? .benjaminiHochberg
        let definition = campaign.indicators.first { $0.source == .findings(plugin: TeachersPlugin.manifest.id) }
        indicator = definition?.id
        let choices = definition?.choices ?? [:]
        domains = choices["domains"].flatMap(GainRule.Domains.init) ?? .either
        gain = choices["gain"].flatMap(Gain.init) ?? .any
        isOfAllStaff = choices["denominator"] == "allStaff"
        if gain == .reliable {
            for (id, domain) in [("reliabilitySubject", DiagnosticRow.Domain.subject), ("reliabilityMethod", .method)]
            where reliability[domain] == nil {
                throw wrong(id, "unknown", "0…1 (gain: reliable)")
            }
        }
    }

    /// The words of a list, without spaces around them.
    private static func words(_ list: String) -> [String] {
        list.split(separator: ",").map { word in
            let word = word.drop(while: \.isWhitespace)
            return String(word.reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }

    private static func normalised(_ level: String) -> String { level.lowercased().replacing("ё", with: "е") }
}
