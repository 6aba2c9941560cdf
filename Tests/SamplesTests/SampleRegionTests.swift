// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct SampleRegionTests {
    @Test func `a region has the raw layouts, one file for each work and zone, and its truth`() throws {
        let region = try WrittenDistrict(SampleRegion(schools: 24, years: [2020]))
        let files = region.files(.raw2020)
        #expect(files.count == 33)
        #expect(
            Set(files.map { $0.file.split(separator: "/").dropFirst(2).first ?? "" }) == ["зона 1", "зона 2", "зона 3"])
        var all: [String: [String: Int]] = [:]
        // One zone of two works is counted anew; the layout itself is tested with the district.
        for file in files where file.file.hasSuffix("зона 2/8/Математика.xlsx") || file.file.contains("зона 2/4/Рус") {
            var found = PaperRecount()
            try found.add(file, of: region)
            #expect(found.rows == file.rows && found.rejections == file.rejections && found.absent == file.absent)
            all.merge(found.counts) { first, _ in first }
        }
        #expect(all.count > 8)
        #expect(all.allSatisfy { region.truth.counts[$0.key] == $0.value })
        #expect(region.truth.counts.keys.allSatisfy { $0.hasPrefix("ВПР|2020 autumn|") })
        #expect(Set(region.truth.schools.map(\.municipality)).count > 15)
    }

    @Test func `equal settings give equal bytes`() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        try SampleRegion(schools: 24, years: [2026], seed: 3).write(to: first.url)
        try SampleRegion(schools: 24, years: [2026], seed: 3).write(to: second.url)
        #expect(try first.files() == second.files())
    }

    @Test func `what a region cannot be is refused`() {
        #expect(throws: SampleError.schoolCount(given: 23, supported: 24...2000)) { try SampleRegion(schools: 23) }
        #expect(throws: SampleError.unsupportedYear(given: 2018, supported: 2019...2026)) {
            try SampleRegion(years: [2018])
        }
        #expect(throws: SampleError.repeatedYear(2020)) { try SampleRegion(years: [2020, 2020]) }
        #expect(throws: SampleError.noYears) { try SampleRegion(years: []) }
    }
}
