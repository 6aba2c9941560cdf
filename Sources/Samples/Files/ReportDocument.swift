// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The report of a school as a document (DOCX): the table goes on in a second one with its head again.
struct ReportDocument {
    private let body: String

    init(_ school: String, period: String, rows: [ReportFiles.Row]) {
        var body = [
            ReportFiles.title, "за \(period)", "Наименование ОО: \(school)",
            "Наименование и реквизиты программы: \(ReportFiles.programme)",
        ].map { Self.paragraph($0) }.joined()
        for (index, section) in ReportFiles.sections.enumerated() {
            let own = rows.filter { $0.number.hasPrefix("\(index + 1).") }
            body += Self.table(section, own) + Self.paragraph("")
        }
        self.body = body + Self.paragraph("Руководитель ОО \(ReportFiles.persons[2])")
    }

    /// The bytes of the file.
    var data: Data {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
        let types = "http://schemas.openxmlformats.org/package/2006/content-types"
        let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        var archive = ZipArchive()
        archive.add(
            "[Content_Types].xml",
            Data(
                ("\(xml)<Types xmlns=\"\(types)\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"\(main)\"/></Types>").utf8))
        archive.add(
            "_rels/.rels",
            Data(
                ("\(xml)<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>").utf8))
        archive.add(
            "word/document.xml",
            Data("\(xml)<w:document xmlns:w=\"\(word)\"><w:body>\(body)<w:sectPr/></w:body></w:document>".utf8))
        return archive.data
    }

    private enum Merge: String {
        case none = ""
        case begins = "<w:vMerge w:val=\"restart\"/>"
        case goesOn = "<w:vMerge/>"
    }

    private static func table(_ section: String, _ rows: [ReportFiles.Row]) -> String {
        let heads = ReportFiles.heads
        var xml = "<w:tbl><w:tblPr/><w:tblGrid>" + String(repeating: "<w:gridCol w:w=\"1900\"/>", count: 5)
        xml += "</w:tblGrid>"
        xml += row([
            cell(heads[0], .begins), cell(heads[1], .begins), cell(heads[2], span: 2), cell(heads[3], .begins),
        ])
        xml += row([cell("", .goesOn), cell("", .goesOn), cell("план"), cell("факт"), cell("", .goesOn)])
        xml += row([cell(section, span: 5)])
        for measure in rows {
            let merge: Merge = measure.more == nil ? .none : .begins
            let name = [measure.name, measure.person].filter { !$0.isEmpty }.joined(separator: ", отв. ")
            xml += row([
                cell(measure.number, merge), cell(name, merge), cell(measure.plan), cell(measure.fact),
                cell(measure.result, merge),
            ])
            guard let more = measure.more else { continue }
            xml += row([cell("", .goesOn), cell("", .goesOn), cell(more.plan), cell(more.fact), cell("", .goesOn)])
        }
        return xml + "</w:tbl>"
    }

    private static func row(_ cells: [String]) -> String { "<w:tr>\(cells.joined())</w:tr>" }

    private static func cell(_ text: String, _ merge: Merge = .none, span: Int = 1) -> String {
        let spanned = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
        return "<w:tc><w:tcPr>\(spanned)\(merge.rawValue)</w:tcPr>\(paragraph(text))</w:tc>"
    }

    /// The texts have no sign that XML keeps for itself.
    private static func paragraph(_ text: String) -> String {
        text.isEmpty ? "<w:p/>" : "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }
}
