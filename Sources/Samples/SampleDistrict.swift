// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Monitoring

/// A synthetic district: files in the real formats, and the truth about them.
///
/// Schools have the sizes that Russian districts have, cohorts differ more than coins do, pupils are absent, points heap at
/// the border of 2 and 3, cells are dirty, and a few schools truly change. Nothing in it is real: no place, no school, no
/// person. Equal settings give equal bytes on every machine.
///
/// ```swift
/// let district = try SampleDistrict(schools: 12, years: [2022, 2023, 2024], seed: 1)
/// try district.write(to: folder)  // input/…, truth.json
/// ```
public struct SampleDistrict: Hashable, Sendable {
    /// How many schools a district may have.
    public static let supportedSchools = 6...60
    /// The years whose procedures are known.
    public static let supportedYears = 2019...2026

    /// How many schools there are.
    public let schools: Int
    /// The calendar years, ascending.
    public let years: [Int]
    /// The seed; each gives another district of the same kind.
    public let seed: UInt64
    /// Which layouts its files have.
    public let layouts: SampleLayouts

    /// Describes a district.
    ///
    /// - Parameters:
    ///   - schools: How many schools, from 6 to 60.
    ///   - years: Distinct calendar years from 2019 to 2026, in any order.
    ///   - seed: The seed.
    ///   - layouts: Which layouts its files have.
    /// - Throws: ``SampleError/schoolCount(given:supported:)``, ``SampleError/noYears``,
    ///   ``SampleError/unsupportedYear(given:supported:)``, ``SampleError/repeatedYear(_:)``.
    public init(
        schools: Int = 12, years: [Int] = [2022, 2023, 2024], seed: UInt64 = 1, layouts: SampleLayouts = .current
    ) throws(SampleError) {
        guard Self.supportedSchools.contains(schools) else {
            throw .schoolCount(given: schools, supported: Self.supportedSchools)
        }
        self.schools = schools
        self.years = try Self.checked(years)
        self.seed = seed
        self.layouts = layouts
    }

    /// The years in their order.
    static func checked(_ years: [Int]) throws(SampleError) -> [Int] {
        let sorted = years.sorted()
        guard !sorted.isEmpty else { throw .noYears }
        if let year = sorted.first(where: { !supportedYears.contains($0) }) {
            throw .unsupportedYear(given: year, supported: supportedYears)
        }
        for (year, next) in zip(sorted, sorted.dropFirst()) where year == next { throw .repeatedYear(year) }
        return sorted
    }

    /// The name of the district, as the documents may call it.
    public var territory: String { SchoolNames.municipality }

    /// The day whose statuses hold: the autumn after the last results.
    public var referenceDate: CalendarDate? { ExamCalendar.referenceDate(after: years) }

    /// The years whose results put ШНОР on the list: the first one, where there is a later one.
    public var selectedOn: [Int] { years.count > 1 ? [years[0]] : [] }

    /// What the paths of the files say.
    public var hints: [IntakeHint] {
        Procedure.allCases.map { IntakeHint(pattern: "\($0.rawValue)/*", procedure: $0) }
    }

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
