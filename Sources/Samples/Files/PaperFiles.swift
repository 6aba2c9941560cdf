// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Workbooks

/// The files of ВПР: each year in the layout that it had.
struct PaperFiles {
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
    ///   - place: Its place among the years.
    ///   - truth: Gets the bookkeeping of each file and the counts.
    /// - Throws: ``SampleError/file(path:)``, ``SampleError/workbook(_:)``.
    func write(_ year: Int, place: Int, _ truth: inout SampleTruth) throws(SampleError) {
        for season in model.seasons(year) {
            let format = self.format(year)
            for zone in 1...model.zones {
                let schools = model.schools.filter { $0.municipality.zone == zone }
                for (number, paper) in papers(year, season).enumerated() {
                    var batch = PaperBatch(model, paper, year: year, season: season, schools: schools)
                    guard !batch.isEmpty else { continue }
                    try writeAlone(&batch, &truth)
                    // Some files hold one row twice, some say a wrong number of participants.
                    let marked = (number * 5 + place * 3) % schools.count
                    batch.repeats = (number + place) % 4 == 1 ? marked : nil
                    batch.miscounts = (number + place) % 5 == 2 ? marked : nil
                    if format != .individual {
                        batch.strays[(marked + 1) % schools.count] =
                            PaperBatch.Stray.allCases[(number + zone) % PaperBatch.Stray.allCases.count]
                    }
                    let name = folder(year, season, zone: zone) + file(paper, year)
                    try write(batch, format, named: name)
                    truth.add(batch, format, named: name)
                }
            }
        }
    }

    private func papers(_ year: Int, _ season: Season) -> [Paper] {
        let papers = Paper.works(year)
        return model.isRegion && year < 2025 ? papers + Paper.upper : papers
    }

    /// The layout of a year: raw exports gave no marks, so there are none where no scale is known.
    private func format(_ year: Int) -> SampleFormat {
        guard model.layouts == .all else { return .individual }
        switch year {
        case 2020: return .raw2020
        case 2021: return .raw2021
        case 2022: return .raw2022
        default: return .individual
        }
    }

    /// `ВПР/2022/март/`, `ВПР/2020/зона 2/`.
    private func folder(_ year: Int, _ season: Season, zone: Int) -> String {
        "ВПР/\(year)/" + (season == ExamCalendar.season(year) ? "" : "март/") + (model.zones > 1 ? "зона \(zone)/" : "")
    }

    private func file(_ paper: Paper, _ year: Int) -> String {
        switch format(year) {
        case .raw2020: RawExport2020.name(paper)
        case .raw2021: RawExport2021.name(paper)
        case .raw2022: RawExport2022.name(paper)
        default: "Ф1_\(paper.letters)\(paper.exam.grade)_\(year).xlsx"
        }
    }

    private func write(_ batch: PaperBatch, _ format: SampleFormat, named name: String) throws(SampleError) {
        let names = batch.schools.map { model.name($0, batch.year) }
        try shelf.save(name, created: batch.year) { workbook throws(WorkbookWriteError) in
            switch format {
            case .raw2020: try RawExport2020(batch).write(workbook)
            case .raw2021: try RawExport2021(batch).write(workbook)
            case .raw2022: try RawExport2022(batch, names: names).write(workbook)
            default: try IndividualForm(batch, names: names).write(workbook)
            }
        }
    }

    /// In the last year that has the form and a scale, one school sends its Russian of grade 4 in the form for schools, and
    /// stands in no other file of that work.
    private func writeAlone(_ batch: inout PaperBatch, _ truth: inout SampleTruth) throws(SampleError) {
        guard model.layouts == .all, !model.isRegion, batch.paper.exam == .vprRussian4,
            batch.year == model.years.last(where: { $0 == 2024 || $0 == 2026 }),
            let place = batch.schools.firstIndex(where: { $0.rank == batch.schools.count / 2 })
        else { return }
        let own = batch.alone(place)
        let form = CollectionForm(own, place: 0)
        let name = folder(batch.year, batch.season, zone: 1) + form.name
        try shelf.save(name, created: batch.year) { workbook throws(WorkbookWriteError) in try form.write(workbook) }
        truth.add(own, .collection, named: name)
    }
}
