// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// The method of an edition in words, for the workbook and the page.
struct MethodText {
    struct Line {
        var heading: String
        var text: String
    }

    struct Section {
        var title: String
        var lines: [Line]
    }

    private let digest: Digest
    private let text: VerdictText
    private var language: Language { text.language }

    init(_ digest: Digest) {
        self.digest = digest
        text = VerdictText(digest)
    }

    /// The sections that have lines.
    var sections: [Section] {
        [
            Section(title: WorkbookWords.method[language], lines: paragraphs),
            Section(title: MethodWords.asideTitle[language], lines: aside),
            Section(title: MethodWords.absentTitle[language], lines: absent),
            Section(title: MethodWords.checksTitle[language], lines: checks),
            Section(title: MethodWords.parameters[language], lines: parameters),
            Section(title: MethodWords.rulesTitle[language], lines: versions),
        ].filter { !$0.lines.isEmpty }
    }

    var paragraphs: [Line] {
        let settings = digest.settings
        let values = [
            "level": text.level, "margin": text.margin, "minimum": String(settings.minimum),
        ]
        return [Line(heading: WorkbookWords.verdict[language], text: MethodWords.confirmed[language])]
            + MethodWords.paragraphs(settings.rules).map {
                Line(heading: $0.heading[language], text: $0.text.filled(language, values))
            }
    }

    /// One line for each indicator with years that are set aside.
    var aside: [Line] {
        digest.edition.campaign.indicators.compactMap { indicator in
            let asides = text.asides(indicator)
            guard !asides.isEmpty || digest.yearsOfSelected(indicator) != nil else { return nil }
            let reasons = asides.map { aside in
                let source = aside.entry.map { " [\($0.source)]" } ?? ""
                return text.line(aside) + source
            }
            return Line(
                heading: "\(indicator.id). \(indicator.shortTitle[language])",
                text: [text.comparedYears(indicator), reasons.joined(separator: "; ")].filter { !$0.isEmpty }
                    .map { $0 + "." }.joined(separator: " "))
        }
    }

    /// The indicators without findings.
    var absent: [Line] {
        digest.absent.map { indicator in
            let words = indicator.populations.isEmpty ? DocumentWords.notYet : DocumentWords.noData
            return Line(
                heading: WorkbookWords.indicatorSheet.filled(language, ["number": String(indicator.id)]),
                text: "\(indicator.title[language]): \(words[language])")
        }
    }

    var checks: [Line] {
        digest.edition.checks.map { check in
            let word = (check.holds ? MethodWords.holds : MethodWords.fails)[language]
            return Line(heading: check.subject[language], text: "\(word). \(check.detail[language])")
        }
    }

    var parameters: [Line] {
        let settings = digest.settings
        let known = [
            Line(
                heading: MethodWords.parameterLevel[language], text: language.decimal(settings.level, decimals: 2)),
            Line(
                heading: MethodWords.parameterAdjustment[language],
                text: MethodWords.adjustment(settings.rules.adjustment)[language]),
            Line(heading: MethodWords.parameterMargin[language], text: "±" + text.margin),
            Line(heading: MethodWords.parameterMinimum[language], text: String(settings.minimum)),
            Line(heading: MethodWords.seed[language], text: String(digest.edition.run.seed)),
        ]
        let plugins = digest.edition.tables.map { table in
            // What was found of each indicator has a table of its own in the appendix.
            let given = table.provenance.parameters.filter { !$0.key.contains(".") }
            let values = given.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            return Line(
                heading: MethodWords.plugin.filled(language, ["name": table.provenance.plugin]),
                text: ([table.provenance.version] + values).joined(separator: "; "))
        }
        return known + plugins
    }

    var versions: [Line] {
        let run = digest.edition.run
        var lines: [Line] = []
        if !run.program.isEmpty { lines.append(Line(heading: MethodWords.program[language], text: run.program)) }
        if let date = run.date {
            lines.append(
                Line(heading: MethodWords.runDate[language], text: language == .russian ? date.russian : date.iso))
        }
        lines += run.versions.sorted { $0.key < $1.key }.map { Line(heading: $0.key, text: $0.value) }
        lines += run.rules.sorted { $0.key < $1.key }.map {
            Line(heading: MethodWords.rule.filled(language, ["name": $0.key]), text: $0.value)
        }
        return lines
    }
}
