// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Monitoring
internal import Wording

/// The page of a school as a text document: the page upright, the table of recommendations across.
struct SchoolDocument {
    typealias Block = TextDocument.Block
    typealias Cell = DocumentTable.Cell

    let page: SchoolPage
    let edition: Edition
    /// The sentence that names the order; empty where nobody typed it.
    let order: String
    private var language: Language { edition.language }
    /// How many findings a cell tells in words, and how many it names where there are more.
    private static let (told, named) = (3, 6)

    /// Its path below the output folder: `recommendations/342202 Речная СОШ № 1.docx`.
    var path: String { "recommendations/" + FileTitle.name("\(page.school.id.code) \(page.name)", "docx") }

    /// The document.
    var document: TextDocument {
        let table = page.standing
        let pages = TextDocument.Section(
            mark + title + text(.intro) + levels + changes + programme + alike + measures
                + section(.conclusion, SchoolPageWords.conclusion, []))
        let across = TextDocument.Section(
            mark + [.paragraph(SchoolPageWords.recommendations[language], .title)] + [.table(self.table(table))],
            orientation: .landscape)
        return TextDocument(
            title: "\(SchoolPageWords.title[language]) \(page.school.id.code)", language: language,
            sections: table.isEmpty ? [pages] : [pages, across])
    }

    private var mark: [Block] {
        page.isDraft ? [.paragraph("**\(SchoolPageWords.draftMark[language])**", .corner)] : []
    }

    private var title: [Block] {
        let years = SchoolPageWords.basis.filled(language, ["years": Self.years(edition, language)])
        let name = Self.literal("\(page.school.name) (\(page.school.id.code))")
        let lines = [SchoolPageWords.title[language], name, years]
        return [
            .paragraph(lines.joined(separator: "\n"), .title),
            .paragraph(
                [page.lead, order.isEmpty ? "" : Self.literal(order) + "."].filter { !$0.isEmpty }.joined(
                    separator: " "), .body),
            .paragraph(DocumentWords.internalUse[language] + ". " + MethodWords.confirmed[language], .note),
        ]
    }

    /// The years of the campaign, such as «2022–2024 гг.».
    private static func years(_ edition: Edition, _ language: Language) -> String {
        let years = edition.campaign.years
        guard language == .russian else { return years.yearsText }
        return years.yearsText + noBreakSpace + (years.count == 1 ? "г." : "гг.")
    }

    /// A heading, what stands below it, and what the analyst wrote.
    private func section(_ place: AnalystTexts.Section, _ heading: Sentence, _ blocks: [Block]) -> [Block] {
        let own = text(place)
        return blocks.isEmpty && own.isEmpty ? [] : [.heading(heading[language], level: 2)] + blocks + own
    }

    private func text(_ place: AnalystTexts.Section) -> [Block] {
        (page.texts[place] ?? []).map { .paragraph(Self.literal($0), .body) }
    }

    private var levels: [Block] {
        guard !page.levels.isEmpty else {
            return section(.level, SchoolPageWords.level, [.paragraph(SchoolPageWords.noResults[language], .body)])
        }
        // A page upright has no room for all columns of the screen: years stand below counts, numbers below shares.
        let heads = SchoolPageWords.levelHeads.map { $0[language] }
        let isCompared = page.levels.contains { $0.verdict != nil }
        let help = [SchoolPageWords.levelHelp] + (isCompared ? [SchoolPageWords.expectedHelp] : [])
        let columns = [heads[0], heads[2], "\(heads[3])\n(\(heads[1].lowercased()))"]
        let compared = isCompared ? ["\(heads[4])\n(\(heads[5].lowercased()))", heads[6]] : []
        let rows = page.levels.map { level in
            let own = [Cell(level.title), Cell(level.share, isNumber: true), Cell("\(level.counts)\n\(level.years)")]
            let others = [level.others, level.expected].filter { !$0.isEmpty }.joined(separator: "\n")
            return isCompared ? own + [Cell(others), Cell(level.words)] : own
        }
        let table = DocumentTable(
            widths: isCompared ? [46, 17, 40, 31, 40] : [90, 24, 60], head: [(columns + compared).map { Cell($0) }],
            rows: rows)
        return section(
            .level, SchoolPageWords.level,
            [.paragraph(help.map { $0[language] }.joined(separator: " "), .note), .table(table)])
    }

    private var changes: [Block] {
        section(
            .change, SchoolPageWords.change,
            page.changes.filter { !$0.sentence.isEmpty }.map { change in
                .paragraph("**\(Self.literal(change.title)).** \(change.sentence)", .plain)
            })
    }

    private var programme: [Block] {
        var blocks = page.programme.lines.map { Block.paragraph(Self.literal($0), .body) }
        if !page.programme.measures.isEmpty {
            // The first head is the school, which the document is about.
            let heads = ReportWords.measureColumns.dropFirst().map { Cell($0[language]) }
            let rows = page.programme.measures.map { $0.map { Cell($0) } }
            blocks.append(.table(DocumentTable(widths: [55, 25, 25, 45, 26], head: [heads], rows: rows)))
        }
        return section(.programme, SchoolPageWords.programme, blocks)
    }

    private var alike: [Block] {
        section(.alike, SchoolPageWords.alike, page.alike.map { .paragraph(Self.literal($0), .body) })
    }

    private var measures: [Block] {
        var blocks = page.measures.enumerated().map { index, measure in
            Block.paragraph("\(index + 1). " + Self.literal(measure.measure) + " (\(standing(measure)))", .body)
        }
        if blocks.isEmpty { blocks = [.paragraph(SchoolPageWords.noMeasures[language], .body)] }
        let more = page.standing.count - page.measures.count
        if more > 0 {
            blocks.append(.paragraph(SchoolPageWords.more.filled(language, ["count": String(more)]), .note))
        }
        return section(.measures, SchoolPageWords.measures, blocks)
    }

    /// «подтверждено; проект; только для внутреннего использования».
    private func standing(_ measure: SchoolPage.Measure) -> String {
        let words = [DecisionWords.grade(measure.grade.rawValue), DecisionWords.status(measure.status.rawValue)]
        return (words.map { $0[language] } + measure.flags).joined(separator: "; ")
    }

    /// How sure a recommendation is, and where it stands, in the words of a cell.
    private func decided(_ measure: SchoolPage.Measure) -> String {
        let grade = DecisionWords.grade(measure.grade.rawValue)[language]
        let status = [DecisionWords.status(measure.status.rawValue)[language]] + measure.flags
        return "\(SchoolPageWords.grade[language]): \(grade). \(SchoolPageWords.status[language]): "
            + status.joined(separator: "; ")
    }

    /// «Основание: …»: the numbers with their findings; where there are many, or the deficit says them, the findings alone.
    private func basis(_ measure: SchoolPage.Measure) -> String {
        let isLong = measure.evidence.count > Self.told
        var parts = measure.evidence.prefix(isLong ? Self.named : Self.told).map { evidence in
            let text = isLong || measure.finding.contains(evidence.text) ? "" : evidence.text
            guard !evidence.finding.isEmpty else { return text }
            return text.isEmpty ? evidence.finding : "\(text) [\(evidence.finding)]"
        }.filter { !$0.isEmpty }
        let more = measure.evidence.count - Self.named
        if isLong, more > 0 { parts.append(SchoolPageWords.moreEvidence.filled(language, ["count": String(more)])) }
        return parts.isEmpty ? "" : "\(SchoolPageWords.evidence[language]): " + parts.joined(separator: "; ")
    }

    private func table(_ measures: [SchoolPage.Measure]) -> DocumentTable {
        let rows = measures.enumerated().map { index, measure in
            let basis = basis(measure)
            let finding = [measure.finding, basis, measure.cause, decided(measure)].filter { !$0.isEmpty }
            let addressee = DecisionWords.addressee(measure.addressee.rawValue)[language]
            let texts = [
                addressee, finding.joined(separator: "\n"), measure.measure, measure.term, measure.responsible,
                measure.expected, measure.control,
            ]
            return [Cell(String(index + 1), isNumber: true)] + texts.map { Cell($0) }
        }
        return DocumentTable(
            widths: [8, 34, 60, 50, 36, 40, 34, 36], head: [SchoolPageWords.heads.map { Cell($0[language]) }],
            rows: rows)
    }

    /// A text whose pairs of asterisks are no marks of bold: a sign of no width stands between them.
    static func literal(_ text: String) -> String { text.replacing("**", with: "*\u{2060}*\u{2060}") }
}
