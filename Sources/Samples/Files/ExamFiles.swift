// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The files of the state examinations: protocols of all waves, appeals.
struct ExamFiles {
    private let model: DistrictModel
    private let shelf: FileShelf

    init(_ model: DistrictModel, _ shelf: FileShelf) {
        self.model = model
        self.shelf = shelf
    }

    /// Writes a year.
    ///
    /// - Parameters:
    ///   - year: The year.
    ///   - place: Its place among the years, which decides the layout.
    ///   - truth: Gets the bookkeeping of each file and the counts.
    /// - Throws: ``SampleError/file(path:)``, ``SampleError/workbook(_:)``.
    func write(_ year: Int, place: Int, _ truth: inout SampleTruth) throws(SampleError) {
        let years = ExamCalendar.sessions(year).map { ExamYear(model, $0) }
        let layout = ProtocolFile.Layout.all[place % ProtocolFile.Layout.all.count]
        let joined = model.layouts == .all && place == 0 ? years.filter { $0.session.exam.procedure == .oge } : []
        if !joined.isEmpty { try write(together: joined, year, &truth) }
        for exam in years {
            for (wave, session, rows) in exam.waves
            where wave != .main || joined.isEmpty || session.exam.procedure != .oge {
                try write(session, wave, rows, layout, place: place, &truth)
            }
            if !exam.appeals.isEmpty { try writeAppeals(exam, &truth) }
            truth.count(exam, model)
        }
        if model.layouts == .all, place == 1 { try zip(.gve, year, &truth) }
        truth.add(
            persons: Set(years.flatMap { exam in exam.waves.flatMap { $0.rows.map(\.person) } }), year: year)
    }

    private func write(
        _ session: ExamCalendar.Session, _ wave: ExamCalendar.Wave, _ rows: [ProtocolRow],
        _ layout: ProtocolFile.Layout, place: Int, _ truth: inout SampleTruth
    ) throws(SampleError) {
        let exam = session.exam
        let file = ProtocolFile(
            session: session, rows: rows, layout: layout,
            hasOneDocumentColumn: exam == .egeProfile && layout == .sparse,
            repeats: wave == .main && (exam.number + place) % 4 == 0 ? rows.count / 3 : nil)
        let stem =
            "\(exam.procedure.rawValue)/\(session.year)/\(exam.procedure.rawValue)_\(exam.code)_\(session.year)"
            + (wave == .main ? "" : "_\(wave.rawValue)")
        let name: String
        switch layout {
        case .dense, .sparse:
            name = stem + ".xlsx"
            try shelf.save(name, created: session.year) { workbook throws(WorkbookWriteError) in
                try file.write(workbook)
            }
        case .text:
            name = stem + ".csv"
            try shelf.save(name, data: DelimitedForm.of(exam, model.layouts).encoded(file.table()))
        }
        truth.add(protocol: name, rows, duplicates: file.repeats == nil ? 0 : 1)
    }

    /// The main days of several subjects in one sheet.
    private func write(together exams: [ExamYear], _ year: Int, _ truth: inout SampleTruth) throws(SampleError) {
        let sessions = exams.compactMap { exam in
            exam.waves.first { $0.wave == .main }.map { (session: $0.session, rows: $0.rows) }
        }
        let name = "ОГЭ/\(year)/ОГЭ_\(year).xlsx"
        try shelf.save(name, created: year) { workbook throws(WorkbookWriteError) in
            try SubjectsSheet(sessions: sessions).write(workbook)
        }
        truth.add(protocol: name, sessions.flatMap(\.rows))
    }

    /// One file of appeals stands outside the folder of its procedure, so that only the codes of the schools tell which
    /// it is.
    private func writeAppeals(_ year: ExamYear, _ truth: inout SampleTruth) throws(SampleError) {
        let exam = year.session.exam
        let file = ChangesFile(year: year, look: exam.grade == 11 && exam != .egeRussian ? .full : .short)
        let folder = exam == .egeRussian ? "Апелляции" : exam.procedure.rawValue
        let name = "\(folder)/\(year.session.year)/Апелляции_\(exam.code)_\(year.session.year).xlsx"
        try shelf.save(name, created: year.session.year) { workbook throws(WorkbookWriteError) in
            try file.write(workbook)
        }
        truth.add(file, named: name)
    }

    /// Packs the protocols of a procedure and year as they come from a portal.
    private func zip(_ procedure: Procedure, _ year: Int, _ truth: inout SampleTruth) throws(SampleError) {
        let folder = "\(procedure.rawValue)/\(year)/"
        let archive = folder + "Протоколы \(procedure.rawValue) \(year).zip"
        var zip = ZipArchive()
        for index in truth.files.indices where truth.files[index].file.hasPrefix(folder) {
            let name = truth.files[index].file
            let inner = String(name.dropFirst(folder.count))
            zip.add(inner, try shelf.take(name))
            truth.files[index].file = "\(archive)/\(inner)"
        }
        guard !zip.isEmpty else { return }
        try shelf.save(archive, data: zip.data)
    }
}
