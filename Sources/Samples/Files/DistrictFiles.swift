// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Workbooks

/// Writes all files of a district below a folder, and what an import must make of them.
struct DistrictFiles {
    private let model: DistrictModel
    private let folder: URL

    init(_ model: DistrictModel, into folder: URL) {
        self.model = model
        self.folder = folder
    }

    /// Writes the files; `truth` gets the bookkeeping of each and the counts.
    func write(_ truth: inout SampleTruth) throws(SampleError) {
        try writeRegisters(&truth)
        for (place, year) in model.years.enumerated() {
            try writePapers(year, place: place, &truth)
            try writeProtocols(year, place: place, &truth)
        }
    }

    private func writeRegisters(_ truth: inout SampleTruth) throws(SampleError) {
        let register = RegisterFile(model)
        let name = "Школы.xlsx"
        try save(name, created: model.years[0]) { workbook throws(WorkbookWriteError) in try register.write(workbook) }
        truth.add(register: name, format: "school-register", rows: model.schools.count)
        let context = ContextForm(model)
        try save(context.file, created: context.year) { workbook throws(WorkbookWriteError) in
            try context.write(workbook)
        }
        truth.add(register: context.file, format: "context-form", rows: model.schools.count)
    }

    private func writePapers(_ year: Int, place: Int, _ truth: inout SampleTruth) throws(SampleError) {
        for (number, paper) in Paper.all.enumerated() {
            let results = model.schools.map { school in
                model.wrote(school, paper.exam, year) ? PaperResults(model, school, paper, year: year).rows : []
            }
            // Some files hold one row twice, some say a wrong number of participants.
            let marked = (number * 5 + place * 3) % model.schools.count
            let file = PaperFile(
                paper: paper, year: year, schools: model.schools, results: results,
                repeats: (number + place) % 4 == 1 ? marked : nil,
                miscounts: (number + place) % 5 == 2 ? marked : nil)
            let name = "ВПР/\(year)/Ф1_\(paper.letters)\(paper.exam.grade)_\(year).xlsx"
            try save(name, created: year) { workbook throws(WorkbookWriteError) in try file.write(workbook) }
            truth.add(file, named: name)
        }
    }

    private func writeProtocols(_ year: Int, place: Int, _ truth: inout SampleTruth) throws(SampleError) {
        for session in ExamCalendar.sessions(year) {
            let exam = session.exam
            let rows = ProtocolResults(model, session).rows
            guard !rows.isEmpty else { continue }
            let layout = ProtocolFile.Layout.all[place % ProtocolFile.Layout.all.count]
            let file = ProtocolFile(
                session: session, rows: rows, layout: layout,
                hasOneDocumentColumn: exam == .egeProfile && layout == .sparse,
                repeats: (exam.number + place) % 4 == 0 ? rows.count / 3 : nil)
            let stem = "\(exam.procedure.rawValue)/\(year)/\(exam.procedure.rawValue)_\(exam.code)_\(year)"
            let name: String
            switch layout {
            case .dense, .sparse:
                name = stem + ".xlsx"
                try save(name, created: year) { workbook throws(WorkbookWriteError) in try file.write(workbook) }
            case .text:
                name = stem + ".csv"
                try save(name, data: DelimitedForm.of(exam).encoded(file.table()))
            }
            truth.add(file, named: name, model)
        }
    }

    private func save(
        _ name: String, created year: Int, _ fill: (WorkbookWriter) throws(WorkbookWriteError) -> Void
    ) throws(SampleError) {
        let url = try place(name)
        // A fixed instant of the year: equal settings give equal bytes.
        let created = Date(timeIntervalSince1970: Double(year - 1970) * 31_556_952)
        do throws(WorkbookWriteError) {
            let workbook = try WorkbookWriter(to: url, created: created)
            try fill(workbook)
            try workbook.close()
        } catch {
            throw .workbook(error)
        }
    }

    private func save(_ name: String, data: Data) throws(SampleError) {
        let url = try place(name)
        do {
            try data.write(to: url)
        } catch {
            throw .file(path: url.path)
        }
    }

    private func place(_ name: String) throws(SampleError) -> URL {
        let url = folder.appending(path: name)
        try SampleFolder.makeFolder(url.deletingLastPathComponent())
        return url
    }
}
