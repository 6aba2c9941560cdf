// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
public import AnalysisKit
public import Foundation
import Installation
import Monitoring
public import Store
import Wording

/// A campaign whose results came from a generated Parquet file.
public struct LargeCampaign {
    /// The open campaign.
    public let campaign: Campaign
    /// The 16 indicators that are counted from results, and the schools.
    public let description: CampaignDescription

    /// Opens a campaign for reading.
    ///
    /// - Parameter file: The file `campaign.duckdb`.
    /// - Throws: `ADBCError`, `StoreError`, `SettingsError`, `InstallationError`.
    public init(_ file: URL) throws {
        campaign = try Self.open(file, mode: .readOnly)
        let installation = Installation.current
        let templates = try installation.resource("Templates", of: "Monitoring")
        let years = [2021, 2023, 2024]
        let yaml = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: yaml) }
        try CampaignTemplate(language: .english, years: years, selectedOn: []).text(templates: templates)
            .write(to: yaml, atomically: true, encoding: .utf8)
        let breaks = try RuleBook(contentsOf: installation.resource("Rules", of: "Monitoring")).breaks
        description = CampaignDescription(
            indicators: try CampaignSettings(
                contentsOf: yaml, templates: templates, groups: breaks.groups
            ).indicators,
            schools: try campaign.directory().schools,
            breaks: breaks, years: years, selectedOn: [])
    }

    /// Makes a campaign of a Parquet file, in one transaction.
    ///
    /// - Parameters:
    ///   - file: The file `campaign.duckdb`, which does not exist.
    ///   - parquet: The results.
    /// - Throws: `ADBCError`, `StoreError`, `InstallationError`.
    public static func make(_ file: URL, from parquet: URL) throws {
        let campaign = try open(file, mode: .readWrite)
        let works = GeneratedResults.works.map { work in
            let kind = work.kind
            let season = kind.procedure == .vpr ? "'spring'" : "NULL"
            return "(\(work.id), '\(kind.procedure.rawValue)', \(work.year), \(season), '\(kind.subject.rawValue)', "
                + "\(kind.grade), NULL)"
        }
        for statement in [
            "BEGIN TRANSACTION",
            "INSERT INTO works (id, procedure, year, season, subject, grade, date) VALUES \(works.joined(separator: ", "))",
            "INSERT INTO results (import, work, school, outcome, score, person, first_outcome, final_outcome, final_score) "
                + "SELECT 1, work, school, outcome, score, person, outcome, outcome, score "
                + "FROM read_parquet('\(parquet.path)')",
            "INSERT INTO import_slices SELECT DISTINCT 1, work, school FROM results",
            "INSERT INTO school_rows (import, format, school, name, registered) "
                + "SELECT 1, 'school-register', school, 'School ' || school, true "
                + "FROM (SELECT DISTINCT school FROM results) ORDER BY school",
            "INSERT INTO statuses (import, school, position, status) "
                + "SELECT 1, school, 0, 'ШНОР' FROM school_rows WHERE school % 10 = 0",
            "INSERT INTO imports (id, file, sha256, context, format, \"rows\", accepted, absent, rejected, "
                + "approximate, outdated) "
                + "SELECT 1, 'generated.parquet', 'generated', '', 'parquet', count(*), count(*), 0, 0, false, false FROM results",
            "COMMIT",
        ] { _ = try campaign.rows(statement) }
    }

    private static func open(_ file: URL, mode: Campaign.Mode) throws -> Campaign {
        let installation = Installation.current
        let driver = try Driver.load(installation.duckDBDriver().path, entryPoint: Driver.duckDB)
        return try Campaign(
            file, mode: mode, driver: driver, migrations: installation.resource("Migrations", of: "Store"))
    }

    /// The request that is measured: every indicator that is counted from results.
    ///
    /// - Parameter parts: Whether subjects and grades are counted as well.
    /// - Returns: The request.
    public func request(parts: Bool) -> CountRequest {
        CountRequest(
            indicators: Set(description.indicators.filter { !$0.populations.isEmpty }.map(\.id)),
            includesParts: parts)
    }
}
