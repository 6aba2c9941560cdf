// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Engine
import Foundation
import Installation
import Monitoring
import Store
import Teachers
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
    ///
    /// The interim document has the indicators of its stage alone, the final one has all.
    func description(_ directory: SchoolDirectory, stage: Stage? = nil) -> CampaignDescription {
        let succession = directory.succession(settings.mergers)
        return CampaignDescription(
            indicators: settings.indicators.filter { stage != .interim || $0.stage == .interim },
            schools: directory.counted(succession), breaks: rules.breaks,
            years: settings.years, selectedOn: settings.selectedOn, referenceDate: settings.referenceDate,
            region: region, succession: succession, stage: stage)
    }

    /// The levels of the diagnosis of teachers, as the plugin takes them.
    var levels: [String] {
        let usual = TeachersPlugin.manifest.parameters.first { $0.id == "levels" }?.defaultText ?? ""
        return settings.levels.isEmpty ? usual.split(separator: ",").map(String.init) : settings.levels
    }

    /// The counts of some indicators, one campaign for each year; with the values that experts gave by hand, unless they are
    /// asked for as they were counted.
    func counts(
        _ request: CountRequest, of campaign: Campaign, _ description: CampaignDescription, byHand: Bool = true
    ) throws -> (counts: CountTable, leftOut: [Int: [Period]]) {
        let all = try campaign.counts(request, campaign: description)
        let values = byHand ? try handValues(of: campaign).replacements : [:]
        let corrected = all.corrected(
            by: values.filter { request.indicators.contains($0.key.indicator) }, in: description)
        return PointOfYear(seasons: settings.seasons, years: settings.years).select(corrected)
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
