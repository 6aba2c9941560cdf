// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// Which deficits a measure of a school's programme answers, and by which words: shown, and corrected by people.
public struct MatchedMeasure: Hashable, Sendable {
    /// The school.
    public let school: SchoolID
    /// The measure, as the school writes it.
    public let measure: String
    /// The identifiers of the deficits that it answers, in the order of the catalogue.
    public let deficits: [String]
    /// The words of the measure by which it was matched, in its order; empty where people said it.
    public let words: [String]
    /// The subjects that it names; empty: any.
    public let subjects: [String]
    /// The procedures that it names; empty: any.
    public let procedures: [String]
    /// Whether people corrected it.
    public let isCorrected: Bool

    /// Whether it answers a deficit of an indicator.
    ///
    /// - Parameters:
    ///   - deficit: The identifier of the deficit.
    ///   - indicator: The indicator; a measure that names another subject or procedure does not answer it.
    /// - Returns: True where it does.
    func answers(_ deficit: String, of indicator: IndicatorDefinition) -> Bool {
        guard deficits.contains(deficit) else { return false }
        if isCorrected { return true }
        let taught = Set(indicator.schoolSubjects)
        let held = Set(indicator.populations.map(\.procedure.rawValue))
        return (subjects.isEmpty || !taught.isDisjoint(with: subjects))
            && (procedures.isEmpty || !held.isDisjoint(with: procedures))
    }
}
