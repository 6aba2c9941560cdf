// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Workbooks

/// Writes all files of a sample below a folder, and what an import must make of them.
struct DistrictFiles {
    private let model: DistrictModel
    private let shelf: FileShelf

    init(_ model: DistrictModel, into folder: URL) {
        self.model = model
        shelf = FileShelf(folder)
    }

    /// Writes the files; `truth` gets the bookkeeping of each and the counts.
    func write(_ truth: inout SampleTruth) throws(SampleError) {
        try writeRegisters(&truth)
        for (place, year) in model.years.enumerated() {
            try PaperFiles(model, shelf).write(year, place: place, &truth)
            if !model.isRegion { try ExamFiles(model, shelf).write(year, place: place, &truth) }
        }
        guard model.layouts == .all, !model.isRegion else { return }
        try writeOrganisation(&truth)
        try ReferenceFiles(model, shelf).write(&truth)
        try ReportFiles(model, shelf).write(&truth)
        try NeedlessFiles(shelf).write(&truth)
        try DiagnosticFiles(model).write(shelf, &truth)
        try writeSupport(&truth)
        try writeReconciliation(&truth)
    }

    private func writeReconciliation(_ truth: inout SampleTruth) throws(SampleError) {
        guard let file = ReconciliationFile(model, counts: truth.counts) else { return }
        try shelf.save(ReconciliationFile.file, created: model.years[model.years.count - 1]) {
            workbook throws(WorkbookWriteError) in try file.write(workbook)
        }
        truth.add(register: ReconciliationFile.file, .handValues, rows: file.values.count)
        truth.handValues = file.truth
    }

    private func writeSupport(_ truth: inout SampleTruth) throws(SampleError) {
        let register = SupportFile(model)
        try shelf.save(SupportFile.file, created: model.years[model.years.count - 1]) {
            workbook throws(WorkbookWriteError) in try register.write(workbook)
        }
        truth.add(register: SupportFile.file, .supportRegister, rows: register.rowCount)
        truth.support = register.truth
        truth.persons.names += register.persons
    }

    private func writeOrganisation(_ truth: inout SampleTruth) throws(SampleError) {
        let organisation = OrganisationFile(lastYear: model.years[model.years.count - 1])
        let name = "Состав и сроки.xlsx"
        try shelf.save(name, created: model.years[0]) { workbook throws(WorkbookWriteError) in
            try organisation.write(workbook)
        }
        truth.add(register: name, .organisation, rows: organisation.rows)
        truth.deadlines = organisation.truth
    }

    private func writeRegisters(_ truth: inout SampleTruth) throws(SampleError) {
        let register = RegisterFile(model)
        let name = "Школы.xlsx"
        try shelf.save(name, created: model.years[0]) { workbook throws(WorkbookWriteError) in
            try register.write(workbook)
        }
        truth.add(register: name, .schoolRegister, rows: register.rows.count)
        let context = ContextForm(model)
        try shelf.save(context.file, created: context.year) { workbook throws(WorkbookWriteError) in
            try context.write(workbook)
        }
        truth.add(register: context.file, .contextForm, rows: model.schools.count)
        for school in model.schools {
            let head = ContextForm.head(school)
            truth.persons.names.append(head.name)
            truth.persons.contacts += [head.telephone, head.address]
        }
    }
}
