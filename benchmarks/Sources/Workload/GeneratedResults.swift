// SPDX-License-Identifier: GPL-3.0-or-later

public import ADBC
public import Foundation
import Monitoring

/// Synthetic results of a large territory as a Parquet file with the columns of the store's table `results`.
///
/// Everything follows from hashes of work, school, pupil and seed inside DuckDB, so that ten million rows take seconds. A
/// school has 10 to 40 participants in a work, 25 on average.
public struct GeneratedResults: Sendable {
    /// How many schools there are; each has 14 works in each of three years.
    public let schools: Int
    /// The seed.
    public let seed: Int

    /// Describes about so many results.
    ///
    /// - Parameters:
    ///   - rows: The number of results, within about one of a hundred.
    ///   - seed: The seed.
    public init(rows: Int, seed: Int = 1) {
        schools = max(20, rows / (Self.works.count * 25))
        self.seed = seed
    }

    /// A kind of work, with its usual shares of low and high outcomes.
    struct Kind {
        let procedure: Procedure
        let subject: Subject
        let grade: Int
        let low: Double
        let high: Double

        var isScored: Bool { procedure == .ege && subject != .baseMathematics }
    }

    private static let kinds = [
        Kind(procedure: .vpr, subject: .russian, grade: 4, low: 0.08, high: 0.17),
        Kind(procedure: .vpr, subject: .mathematics, grade: 4, low: 0.04, high: 0.3),
        Kind(procedure: .vpr, subject: .surroundingWorld, grade: 4, low: 0.03, high: 0.2),
        Kind(procedure: .vpr, subject: .russian, grade: 5, low: 0.15, high: 0.13),
        Kind(procedure: .vpr, subject: .mathematics, grade: 5, low: 0.15, high: 0.2),
        Kind(procedure: .vpr, subject: .russian, grade: 6, low: 0.18, high: 0.1),
        Kind(procedure: .vpr, subject: .mathematics, grade: 6, low: 0.16, high: 0.09),
        Kind(procedure: .oge, subject: .russian, grade: 9, low: 0.04, high: 0.25),
        Kind(procedure: .oge, subject: .mathematics, grade: 9, low: 0.1, high: 0.1),
        Kind(procedure: .ege, subject: .russian, grade: 11, low: 0.02, high: 0.15),
        Kind(procedure: .ege, subject: .profileMathematics, grade: 11, low: 0.08, high: 0.08),
        Kind(procedure: .ege, subject: .baseMathematics, grade: 11, low: 0.06, high: 0.25),
        Kind(procedure: .gve, subject: .russian, grade: 11, low: 0.05, high: 0.15),
        Kind(procedure: .gve, subject: .mathematics, grade: 11, low: 0.08, high: 0.12),
    ]

    /// The works with their numbers, from 1: three springs.
    static let works: [(id: Int, kind: Kind, year: Int)] = [2021, 2023, 2024].enumerated().flatMap { place, year in
        kinds.enumerated().map { (id: 1 + place * kinds.count + $0, kind: $1, year: year) }
    }

    /// Writes the results.
    ///
    /// - Parameters:
    ///   - file: The Parquet file.
    ///   - driver: DuckDB.
    /// - Throws: `ADBCError`.
    public func write(to file: URL, driver: Driver) throws {
        let scratch = file.deletingPathExtension().appendingPathExtension("scratch.duckdb")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let connection = try Database.open(path: scratch.path, driver: driver, mode: .readWrite).connect()
        let kinds = Self.works.map { work in
            "(\(work.id), \(work.kind.low), \(work.kind.high), \(work.kind.isScored))"
        }
        // A share varies between schools and between the cohorts of a school.
        try connection.execute(
            """
            CREATE TABLE cells AS
            SELECT w.id, s.school, w.scored, CAST(10 + hash(w.id, s.school, \(seed), 1) % 31 AS INTEGER) AS n,
                w.low * (0.4 + 1.2 * \(uniform("s.school, 2"))) * (0.7 + 0.6 * \(uniform("w.id, s.school, 3"))) AS low,
                w.high * (0.4 + 1.2 * \(uniform("s.school, 4"))) * (0.7 + 0.6 * \(uniform("w.id, s.school, 5"))) AS high
            FROM (VALUES \(kinds.joined(separator: ", "))) AS w(id, low, high, scored),
                (SELECT CAST(100000 + range AS INTEGER) AS school FROM range(\(schools))) AS s
            ORDER BY w.id, s.school
            """)
        try connection.execute(
            """
            COPY (
                SELECT CAST(id AS INTEGER) AS work, school,
                    CAST(CASE WHEN u < low THEN IF(scored, 10, 2) WHEN u >= 1 - high THEN IF(scored, 12, 5)
                        WHEN scored THEN 11 WHEN u < (1 + low - high) / 2 THEN 3 ELSE 4 END AS UTINYINT) AS outcome,
                    CAST(100 * u AS SMALLINT) AS score, hash(school, pupil, \(seed), 7) AS person
                FROM (SELECT *, \(uniform("id, school, pupil, 6")) AS u
                    FROM (SELECT id, school, scored, low, high, unnest(range(n)) AS pupil FROM cells))
            ) TO '\(file.path)' (FORMAT parquet)
            """)
    }

    private func uniform(_ keys: String) -> String { "((hash(\(keys), \(seed)) >> 11) / 9007199254740992.0)" }
}
