// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Engine
import Foundation
import Installation
import Monitoring
import Store
import Wording

extension CampaignFolder {
    /// Opens the database of the campaign.
    func open(_ mode: Campaign.Mode) throws -> Campaign {
        let installation = Installation.current
        let driver = try Driver.load(installation.duckDBDriver().path, entryPoint: Driver.duckDB)
        let migrations = try installation.resource("Migrations", of: "Store")
        do {
            return try Campaign(database, mode: mode, driver: driver, migrations: migrations)
        } catch ADBCError.driver(let failure) where failure.diskReason == nil {
            throw Failure(
                .unusableDatabase(path: database.path, message: failure.message), .data, detail: failure.detail)
        }
    }

    /// The database for reading; nil where nothing was imported yet.
    func openToRead() throws -> Campaign? {
        FileManager.default.fileExists(atPath: database.path) ? try open(.readOnly) : nil
    }

    /// The campaign as plugins see it: the registered schools, or all where there is no register.
    func description(_ directory: SchoolDirectory) -> CampaignDescription {
        let succession = directory.succession(settings.mergers)
        return CampaignDescription(
            indicators: settings.indicators, schools: directory.counted(succession), breaks: rules.breaks,
            years: settings.years, selectedOn: settings.selectedOn, referenceDate: settings.referenceDate,
            region: region, succession: succession)
    }

    /// The counts of some indicators, one campaign for each year.
    func counts(
        _ request: CountRequest, of campaign: Campaign, _ description: CampaignDescription
    ) throws -> (counts: CountTable, leftOut: [Int: [Period]]) {
        let all = try campaign.counts(request, campaign: description)
        return PointOfYear(seasons: settings.seasons, years: settings.years).select(all)
    }

    /// Which data are there and which are missing.
    func completeness(of campaign: Campaign) throws -> (Completeness, CampaignDescription) {
        let description = self.description(try campaign.directory())
        let request = CountRequest(indicators: Set(settings.indicators.map(\.id)))
        let counted = try counts(request, of: campaign, description)
        return (Completeness(counts: counted.counts, campaign: description), description)
    }
}

extension Period {
    /// The period as people write it: «2022, осень».
    func text(_ language: Language) -> String {
        switch season {
        case .autumn: language == .russian ? "\(year), осень" : "\(year), autumn"
        case .spring, nil: String(year)
        }
    }
}
