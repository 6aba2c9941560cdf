// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said of an indicator; a closed list: of its change, in the order in which the ladder is climbed, then of its level.
///
/// The subject of a verdict is the indicator, never the school. ``rawValue`` is the code of the data; words and
/// sentences stand in `Wording`.
public enum Verdict: String, CaseIterable, Codable, Sendable {
    /// The break register or the selection of schools forbids the comparison.
    case notComparable
    /// Too few participants, or fewer than two comparable periods.
    case insufficient
    /// Better, significant after adjustment.
    case improved
    /// Worse, significant after adjustment.
    case worsened
    /// The 90 % interval of the change lies inside the margin.
    case stable
    /// Better before adjustment only.
    case improving
    /// Worse before adjustment only.
    case worsening
    /// Neither shown nor excluded.
    case inconclusive
    /// The level is worse than that of the other schools, significant after adjustment.
    case belowOthers
    /// The level is better than that of the other schools, significant after adjustment.
    case aboveOthers
    /// The 90 % interval of the difference from the other schools lies inside the margin.
    case typical
    /// A difference from the other schools is neither shown nor excluded.
    case levelUnclear

    /// Whether it speaks of a level, not of a change.
    public var isOfLevel: Bool {
        switch self {
        case .belowOthers, .aboveOthers, .typical, .levelUnclear: true
        case .notComparable, .insufficient, .improved, .worsened, .stable, .improving, .worsening, .inconclusive: false
        }
    }

    /// Whether it says better or worse, if only before adjustment.
    public var isDirected: Bool {
        switch self {
        case .improved, .worsened, .improving, .worsening, .belowOthers, .aboveOthers: true
        case .notComparable, .insufficient, .stable, .inconclusive, .typical, .levelUnclear: false
        }
    }

    /// The code of the column of a ``FindingTable``, from 1; 0 means no verdict.
    public var number: UInt8 { UInt8((Verdict.allCases.firstIndex(of: self) ?? 0) + 1) }

    /// The verdict of a column's code; nil for 0.
    public init?(number: UInt8) {
        guard (1...UInt8(Verdict.allCases.count)).contains(number) else { return nil }
        self = Verdict.allCases[Int(number) - 1]
    }
}

/// Why a verdict is what it is: a set of codes of a closed list.
public struct Reasons: OptionSet, Hashable, Codable, Sendable {
    /// One bit for each reason.
    public let rawValue: UInt32

    /// Takes the bits as they are.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The register forbids the comparison of the years.
    public static let breakForbidden = Reasons(rawValue: 1 << 0)
    /// The baseline is a year for which the school was selected.
    public static let selectedOnBaseline = Reasons(rawValue: 1 << 1)
    /// The selection may explain the improvement.
    public static let regressionToMeanPossible = Reasons(rawValue: 1 << 2)
    /// The years are comparable with a reservation only.
    public static let comparableWithReservation = Reasons(rawValue: 1 << 3)
    /// There are too few other schools for a net change.
    public static let noNetComparison = Reasons(rawValue: 1 << 4)
    /// A period has fewer participants than the minimum.
    public static let periodBelowMinimum = Reasons(rawValue: 1 << 5)
    /// Only one comparable period is left.
    public static let onePeriod = Reasons(rawValue: 1 << 6)
    /// A small cell is not published.
    public static let suppressed = Reasons(rawValue: 1 << 7)
    /// The estimate lies inside the margin.
    public static let belowMargin = Reasons(rawValue: 1 << 8)
    /// No number of participants could bring the interval inside the margin.
    public static let marginUnreachable = Reasons(rawValue: 1 << 9)
    /// The interval lies inside the margin.
    public static let intervalWithinMargin = Reasons(rawValue: 1 << 10)
    /// The interval is wider than the margin.
    public static let intervalWiderThanMargin = Reasons(rawValue: 1 << 11)
    /// The adjusted p-value is below the level.
    public static let adjustedBelowLevel = Reasons(rawValue: 1 << 12)
    /// Only the raw p-value is below the level.
    public static let rawBelowLevel = Reasons(rawValue: 1 << 13)
    /// The p-value is above the level.
    public static let aboveLevel = Reasons(rawValue: 1 << 14)
    /// A value was given by hand.
    public static let manualValue = Reasons(rawValue: 1 << 15)
    /// Several works of one pupil are pooled.
    public static let worksPooled = Reasons(rawValue: 1 << 16)
    /// Counts were rebuilt from percent.
    public static let approximatePercent = Reasons(rawValue: 1 << 17)
    /// The school was merged or split.
    public static let compositionChanged = Reasons(rawValue: 1 << 18)
    /// The cohort variation is the prior's.
    public static let priorDispersion = Reasons(rawValue: 1 << 19)
    /// A group was tested as one pooled unit.
    public static let groupPooledAsOne = Reasons(rawValue: 1 << 20)

    /// The change relative to the other schools decides.
    public static let netOfOthers = Reasons(rawValue: 1 << 21)
    /// The whole interval lies beyond the margin.
    public static let intervalBeyondMargin = Reasons(rawValue: 1 << 22)
    /// The difficulty of the papers cannot be told from a change of the whole territory.
    public static let difficultyNotSeparated = Reasons(rawValue: 1 << 23)
    /// Some events of a register have no document.
    public static let evidenceMissing = Reasons(rawValue: 1 << 24)
    /// The number of teachers is not known.
    public static let denominatorUnknown = Reasons(rawValue: 1 << 25)
    /// More persons are counted than there are.
    public static let countsDisagree = Reasons(rawValue: 1 << 26)
    /// The indicators of the final document are left out.
    public static let interimIndicatorsOnly = Reasons(rawValue: 1 << 27)
    /// Nobody was diagnosed a second time.
    public static let noOutputDiagnosis = Reasons(rawValue: 1 << 28)
    /// The forms of the two waves have different largest scores: percent of them are compared.
    public static let differentMaxima = Reasons(rawValue: 1 << 29)
    /// Schools share teachers, so that a value by hand of one does not tell the number of their group.
    public static let sharedTeachers = Reasons(rawValue: 1 << 30)

    /// Every reason with its code in the data, in the order of the list.
    public static let codes: [(reason: Reasons, code: String)] = [
        (.breakForbidden, "breakForbidden"), (.selectedOnBaseline, "selectedOnBaseline"),
        (.regressionToMeanPossible, "regressionToMeanPossible"),
        (.comparableWithReservation, "comparableWithReservation"), (.noNetComparison, "noNetComparison"),
        (.periodBelowMinimum, "periodBelowMinimum"), (.onePeriod, "onePeriod"), (.suppressed, "suppressed"),
        (.belowMargin, "belowMargin"), (.marginUnreachable, "marginUnreachable"),
        (.intervalWithinMargin, "intervalWithinMargin"), (.intervalWiderThanMargin, "intervalWiderThanMargin"),
        (.adjustedBelowLevel, "adjustedBelowLevel"), (.rawBelowLevel, "rawBelowLevel"), (.aboveLevel, "aboveLevel"),
        (.manualValue, "manualValue"), (.worksPooled, "worksPooled"), (.approximatePercent, "approximatePercent"),
        (.compositionChanged, "compositionChanged"), (.priorDispersion, "priorDispersion"),
        (.groupPooledAsOne, "groupPooledAsOne"), (.netOfOthers, "netOfOthers"),
        (.intervalBeyondMargin, "intervalBeyondMargin"), (.difficultyNotSeparated, "difficultyNotSeparated"),
        (.evidenceMissing, "evidenceMissing"), (.denominatorUnknown, "denominatorUnknown"),
        (.countsDisagree, "countsDisagree"), (.interimIndicatorsOnly, "interimIndicatorsOnly"),
        (.noOutputDiagnosis, "noOutputDiagnosis"), (.differentMaxima, "differentMaxima"),
        (.sharedTeachers, "sharedTeachers"),
    ]

    /// All reasons of the list.
    static let known = Reasons(codes.map(\.reason))

    /// The codes of the reasons in the set, in the order of the list.
    public var codes: [String] { Self.codes.filter { contains($0.reason) }.map(\.code) }

    /// The set of some codes; nil where a code is not in the list.
    public init?(codes: [String]) {
        self.init()
        for code in codes {
            guard let known = Self.codes.first(where: { $0.code == code }) else { return nil }
            insert(known.reason)
        }
    }
}
