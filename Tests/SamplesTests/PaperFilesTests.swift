// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct PaperFilesTests {
    static let formats: Set<String> = ["vpr-f1", "vpr-2020", "vpr-2021", "vpr-2022", "vpr-form"]

    @Test(arguments: [[2022, 2023, 2024], [2019, 2020, 2021], [2024, 2025, 2026]])
    func `counting the files anew gives the truth of every slice, row and task`(years: [Int]) throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 10, years: years, seed: 4, layouts: .all))
        var all = PaperRecount()
        for file in district.truth.files where Self.formats.contains(file.format) {
            var found = PaperRecount()
            try found.add(file, of: district)
            #expect(found.rows == file.rows, "\(file.file)")
            #expect(found.absent == file.absent, "\(file.file)")
            #expect(found.rejections == file.rejections, "\(file.file)")
            #expect(file.accepted + file.absent + file.rejected == file.rows)
            #expect(file.rejections["duplicate", default: 0] == file.duplicates)
            all.counts.merge(found.counts) { $0.merging($1, uniquingKeysWith: +) }
            all.tasks.merge(found.tasks) { zip($0, $1).map { zip($0, $1).map(+) } }
        }
        #expect(all.counts == district.truth.counts.filter { $0.key.hasPrefix("ВПР") })
        let sums = district.truth.tasks.mapValues { tasks in
            tasks.map { [$0.points, $0.scored, $0.notAttempted, $0.notTaught, $0.missing] }
        }
        #expect(all.tasks == sums)
        if years.contains(2021) {
            let papers = district.truth.files.filter { Self.formats.contains($0.format) }
            let reasons = papers.reduce(into: Set<String>()) { $0.formUnion($1.rejections.keys) }
            #expect(reasons == ["duplicate", "noMark", "malformedSchool", "malformedScore"])
        }
    }

    /// Source: `domain.md`, 1.2: layouts by year; 2.4: in 2022 the schools that wrote in March did not write again.
    @Test func `each year has its layout`() throws {
        let early = try WrittenDistrict(SampleDistrict(years: [2019, 2020, 2021], layouts: .all))
        let late = try WrittenDistrict(SampleDistrict(years: [2022, 2023, 2024], layouts: .all))
        func formats(_ district: WrittenDistrict, _ year: Int) -> [String: Int] {
            district.truth.files.filter { $0.file.hasPrefix("ВПР/\(year)/") && Self.formats.contains($0.format) }
                .reduce(into: [:]) { $0[$1.format, default: 0] += 1 }
        }
        #expect(formats(early, 2019) == ["vpr-f1": 7])
        #expect(formats(early, 2020) == ["vpr-2020": 7])
        #expect(formats(early, 2021) == ["vpr-2021": 7])
        #expect(formats(late, 2022) == ["vpr-2022": 14])
        #expect(formats(late, 2023) == ["vpr-f1": 7])
        #expect(formats(late, 2024) == ["vpr-f1": 7, "vpr-form": 1])
        func schools(_ period: String) -> Set<Substring> {
            Set(late.truth.counts.keys.filter { $0.hasPrefix("ВПР|\(period)|Русский язык|4|") }.map { $0.suffix(6) })
        }
        let (march, autumn) = (schools("2022 spring"), schools("2022 autumn"))
        #expect(march.count == 2 && autumn.count == 10)
        #expect(march.isDisjoint(with: autumn))
    }

    @Test func `the current layouts are one form and plain protocols`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2020, 2022]))
        #expect(
            Set(district.truth.files.map(\.format)) == [
                "vpr-f1", "ris-protocol", "school-register", "context-form",
            ])
        #expect(district.truth.skipped.isEmpty && district.truth.events.isEmpty && district.truth.aggregated.isEmpty)
        #expect(district.truth.firstCounts == district.truth.counts.filter { !$0.key.hasPrefix("ВПР") })
    }

    /// Source: `domain.md`, 1.2: from 2025 on two subjects are drawn, «Окружающий мир» falls to a third of the schools.
    @Test func `after the redesign a third of the schools writes the world around us`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 30, years: [2026], layouts: .all))
        let keys = district.truth.counts.keys
        #expect(keys.count { $0.hasPrefix("ВПР|2026 spring|Русский язык|4|") } == 30)
        #expect(keys.count { $0.hasPrefix("ВПР|2026 spring|Окружающий мир|4|") } == 10)
    }
}
