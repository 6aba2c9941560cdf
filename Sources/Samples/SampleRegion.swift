// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Monitoring

/// A synthetic region: ВПР of all its schools in the layouts of their years, with the truth about them.
///
/// 640 schools have about 650,000 rows a year in 33 files. One file is in memory at a time. Equal settings give equal
/// bytes on every machine.
///
/// ```swift
/// let region = try SampleRegion(years: [2020])
/// try region.write(to: folder)  // input/…, truth.json
/// ```
public struct SampleRegion: Hashable, Sendable {
    /// How many schools a region may have.
    public static let supportedSchools = 24...2000
    /// The years whose works are known.
    public static let supportedYears = SampleDistrict.supportedYears

    /// How many schools there are.
    public let schools: Int
    /// The calendar years, ascending.
    public let years: [Int]
    /// The seed; each gives another region of the same kind.
    public let seed: UInt64

    /// Describes a region.
    ///
    /// - Parameters:
    ///   - schools: How many schools, from 24 to 2000.
    ///   - years: Distinct calendar years from 2019 to 2026, in any order.
    ///   - seed: The seed.
    /// - Throws: ``SampleError/schoolCount(given:supported:)``, ``SampleError/noYears``,
    ///   ``SampleError/unsupportedYear(given:supported:)``, ``SampleError/repeatedYear(_:)``.
    public init(schools: Int = 640, years: [Int] = [2022, 2023, 2024], seed: UInt64 = 1) throws(SampleError) {
        guard Self.supportedSchools.contains(schools) else {
            throw .schoolCount(given: schools, supported: Self.supportedSchools)
        }
        self.schools = schools
        self.years = try SampleDistrict.checked(years)
        self.seed = seed
    }

    /// The day whose statuses hold: the autumn after the last results.
    public var referenceDate: CalendarDate? { ExamCalendar.referenceDate(after: years) }

    /// What the paths of the files say.
    public var hints: [IntakeHint] { [IntakeHint(pattern: "ВПР/*", procedure: .vpr)] }

    /// Writes `input/` and `truth.json`.
    ///
    /// Both appear only when they are whole.
    ///
    /// - Parameter folder: The folder of a campaign; made where it does not exist.
    /// - Returns: The truth, as `truth.json` holds it.
    /// - Throws: ``SampleError/exists(path:)`` when the folder has an `input` with files or a `truth.json`,
    ///   ``SampleError/file(path:)``, ``SampleError/workbook(_:)``.
    @discardableResult
    public func write(to folder: URL) throws(SampleError) -> SampleTruth {
        try DistrictModel(self).write(to: folder, seed: seed, referenceDate: referenceDate)
    }
}
