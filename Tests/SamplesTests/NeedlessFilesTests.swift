// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct NeedlessFilesTests {
    @Test func `every file below the input folder is one to read or one to skip`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, layouts: .all))
        let found = Set(try district.folder.files().keys).filter { $0.hasPrefix("input/") }.map { $0.dropFirst(6) }
        let read = district.truth.files.map { file in
            file.file.firstRange(of: ".zip/").map { file.file[..<$0.upperBound].dropLast() } ?? file.file[...]
        }
        let skipped = district.truth.skipped.map { $0.file[...] }
        #expect(Set(found) == Set(read).union(skipped))
        #expect(Set(read).isDisjoint(with: skipped))
        let names = Set(skipped.compactMap { $0.split(separator: "/").last })
        #expect(names.isSuperset(of: ["~$Школы.xlsx", ".~lock.Школы.xlsx#", "Thumbs.db"]))
    }

    @Test func `the copy has the bytes of its original and stands after it`() throws {
        let district = try WrittenDistrict(SampleDistrict(schools: 6, years: [2024], layouts: .all))
        let files = try district.folder.files()
        let copy = try #require(district.truth.skipped.first { $0.reason == "copy" })
        let original = try #require(copy.original)
        #expect(files["input/\(copy.file)"] == files["input/\(original)"])
        #expect(Array(original.utf8).lexicographicallyPrecedes(Array(copy.file.utf8)))
        #expect(district.truth.files.contains { $0.file == original })
    }
}
