// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Foundation
internal import Monitoring
internal import Wording
internal import Workbooks

/// `indicators.xlsx`: the order's table, a map of verdicts, a sheet for each indicator, the method, the import journal.
struct IndicatorWorkbook {
    let digest: Digest
    let text: VerdictText
    var edition: Edition { digest.edition }
    var language: Language { digest.edition.language }

    init(_ digest: Digest) {
        self.digest = digest
        text = VerdictText(digest)
    }

    func write(to url: URL) throws(PublishingError) {
        do throws(WorkbookWriteError) {
            var properties = WorkbookWriter.Properties()
            properties.title = DocumentWords.title[language]
            properties.author = edition.header.organisation
            properties.comments = orderLine
            let workbook = try WorkbookWriter(to: url, created: edition.created, properties: properties)
            let overview = try workbook.addSheet(
                WorkbookWords.overview[language], page: page(repeating: 2, from: OverviewSheet.head, columns: 2))
            let map = try workbook.addSheet(WorkbookWords.map[language], page: page(repeating: 1, from: MapSheet.head))
            var sheets: [Int: SheetWriter] = [:]
            for indicator in digest.computed {
                let plan = IndicatorSheet(self, indicator)
                let sheet = try workbook.addSheet(
                    WorkbookWords.indicatorSheet.filled(language, ["number": String(indicator.id)]),
                    page: page(repeating: 2, from: plan.head, columns: 2))
                sheets[indicator.id] = sheet
                try plan.write(sheet)
            }
            try OverviewSheet(self).write(overview)
            try MapSheet(self).write(map, links: sheets)
            for section in edition.sections {
                try SectionSheet(section: section, language: language).write(
                    workbook.addSheet(section.sheet[language], page: page(repeating: 0, from: 0)))
            }
            try MethodSheet(self).write(
                workbook.addSheet(WorkbookWords.method[language], page: page(repeating: 0, from: 0)))
            try JournalSheet(self).write(
                workbook.addSheet(WorkbookWords.journal[language], page: page(repeating: 1, from: JournalSheet.head)))
            try workbook.close()
        } catch {
            throw .workbook(error)
        }
    }

    /// The order in one line; empty where nothing is filled in.
    var orderLine: String {
        let order = edition.header.order
        guard !order.title.isEmpty else { return "" }
        guard !order.number.isEmpty, !order.date.isEmpty else {
            return DocumentWords.orderTitle.filled(language, ["title": order.title])
        }
        return DocumentWords.order.filled(
            language, ["date": order.date, "number": order.number, "title": order.title])
    }

    /// The school's statuses on the reference date.
    func status(_ school: School) -> String {
        SchoolStatus.allCases.filter { school.has($0, on: edition.campaign.referenceDate) }.map(\.rawValue)
            .joined(separator: ", ")
    }

    private func page(repeating rows: Int, from first: Int, columns: Int = 0) -> SheetPage {
        var page = SheetPage()
        page.firstRepeatedRow = first
        page.repeatedRows = rows
        page.repeatedColumns = columns
        page.margins.top = 15
        page.margins.bottom = 15
        // Excel allows 255 characters in a line.
        let territory = String(edition.header.territory.prefix(80))
        page.header = .init(left: [.text(territory)], right: [.sheet])
        page.footer = .init(
            left: [.text(DocumentWords.internalUse[language])],
            right: [.text(WorkbookWords.page[language]), .page, .text(WorkbookWords.ofPages[language]), .pages])
        return page
    }
}
