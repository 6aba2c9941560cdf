// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Wording

/// A `campaign.yaml` with comments, for a new campaign.
public struct CampaignTemplate: Sendable {
    /// The language of the comments and of the campaign.
    public var language: Language
    /// The calendar years that are compared.
    public var years: [Int]
    /// The day whose statuses hold for all periods.
    public var referenceDate: CalendarDate?
    /// The years for which the watched schools were selected; nil where that is not known.
    public var selectedOn: [Int]?
    /// What paths say of files.
    public var hints: [IntakeHint]

    /// Describes a new campaign.
    ///
    /// - Parameters:
    ///   - language: The language of the comments and of the campaign.
    ///   - years: The calendar years that are compared.
    ///   - referenceDate: The day whose statuses hold for all periods.
    ///   - selectedOn: The years for which the watched schools were selected.
    ///   - hints: What paths say of files.
    public init(
        language: Language, years: [Int], referenceDate: CalendarDate? = nil, selectedOn: [Int]? = nil,
        hints: [IntakeHint] = []
    ) {
        self.language = language
        self.years = years
        self.referenceDate = referenceDate
        self.selectedOn = selectedOn
        self.hints = hints
    }

    /// The text of the file.
    ///
    /// - Parameter templates: The folder `Templates` of this room's resources.
    /// - Returns: The text.
    /// - Throws: ``SettingsError/unreadable(file:)``.
    public func text(templates: URL) throws(SettingsError) -> String {
        func read(_ name: String) throws(SettingsError) -> String {
            guard let text = try? String(contentsOf: templates.appending(path: name), encoding: .utf8) else {
                throw .unreadable(file: name)
            }
            return text
        }
        let list = { (values: [Int]) in values.map(String.init).joined(separator: ", ") }
        let hintLines = hints.map { "\n  - {path: \"\($0.pattern)\", procedure: \($0.procedure.rawValue)}" }
        return try read("campaign.\(language.rawValue).yaml")
            .replacing("%YEARS%", with: list(years))
            .replacing("%REFERENCE%", with: referenceDate?.iso ?? "")
            .replacing("%SELECTED%", with: selectedOn.map { "[\(list($0))]" } ?? "unknown")
            .replacing("%INTAKE%", with: hintLines.isEmpty ? "[]" : hintLines.joined())
            + read("indicators.yaml")
    }
}
