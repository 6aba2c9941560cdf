// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Samples
import Testing
import Workbooks

struct ReportFilesTests {
    @Test func `two schools report, one as a document, and the truth has what stands in both`() throws {
        let folder = try TemporaryFolder()
        let truth = try SampleDistrict(layouts: .all).write(to: folder.url)
        #expect(truth.reports.map(\.file.pathExtension) == ["docx", "xlsx"])
        let watched = truth.schools.filter { $0.statuses.contains("ШНОР") }.map(\.login)
        #expect(watched.count == 3 && truth.reports.allSatisfy { watched.contains($0.school) })
        #expect(
            truth.reports[0].measures.map(\.status) == [
                "onTime", "late", "notDone", "withoutResult", "unclear", "notYetDue", "onTime",
            ])
        let installation = Installation.current
        let reader = WorkbookReader(
            python: try installation.python(), helper: try installation.helper("workbooks.py"),
            pandoc: installation.pandoc())
        for report in truth.reports {
            let workbook = try reader.read(folder.url.appending(path: "input/\(report.file)"))
            let cells = workbook.sheets.flatMap { sheet in (0..<sheet.rowCount).flatMap { sheet.row($0) } }
            for measure in report.measures {
                let name = measure.name.components(separatedBy: ", отв.")[0]
                #expect(cells.contains { $0.hasPrefix(name) }, "\(name)")
            }
            #expect(cells.contains { $0.contains("Образцова А. Б.") })
        }
    }
}

extension String {
    fileprivate var pathExtension: String { (self as NSString).pathExtension }
}
