// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics
import Testing

@testable import Samples

struct DistrictModelTests {
    /// Source: a beta distribution with mean μ and dispersion ρ has the variance ρ μ (1 − μ).
    @Test func `cohorts vary as the dispersion says`() throws {
        let model = DistrictModel(try SampleDistrict())
        let school = try #require(model.schools.first { $0.rank == 11 })
        let mean = model.share(school, .vprRussian6, 2024, .low)
        var random = RandomStream(seed: 3)
        let count = 4_000
        let shares = (0..<count).map { _ in model.cohortShares(school, .vprRussian6, 2024, using: &random).low }
        let found = shares.reduce(0, +) / Double(count)
        let variance = shares.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(count)
        // Five standard errors of a mean, and 12 % of a variance of 4,000 draws.
        #expect(abs(found - mean) < 5 * (DistrictModel.rho * mean * (1 - mean) / Double(count)).squareRoot())
        #expect(abs(variance / (DistrictModel.rho * mean * (1 - mean)) - 1) < 0.12)
        #expect((0.02...0.05).contains(DistrictModel.rho))
    }

    @Test func `only what changes differs between springs`() throws {
        let district = try SampleDistrict(years: [2021, 2023, 2024])
        let model = DistrictModel(district)
        for school in model.schools {
            for paper in Paper.all {
                let shares = [2023, 2024].map { model.share(school, paper.exam, $0, .low) }
                let isChanged = model.change(school, paper.exam, .low) != nil
                #expect((shares[0] != shares[1]) == isChanged)
            }
        }
        let changed = try #require(model.schools.first { $0.rank == 10 })
        #expect(abs(model.share(changed, .vprRussian4, 2023, .low) - 0.04) < 1e-12)
        #expect(abs(model.share(changed, .vprRussian4, 2024, .low) - 0.32) < 1e-12)
    }

    @Test func `a linear change is spread over the calendar`() throws {
        let model = DistrictModel(try SampleDistrict(years: [2019, 2021, 2023]))
        let school = try #require(model.schools.first { $0.rank == 11 })
        let shares = [2019, 2021, 2023].map { model.share(school, .ogeMathematics, $0, .low) }
        #expect(abs(shares[0] - 0.36) < 1e-12)
        #expect(abs(shares[1] - 0.2) < 1e-12)
        #expect(abs(shares[2] - 0.04) < 1e-12)
    }

    @Test func `selected schools had a worse year`() throws {
        let model = DistrictModel(try SampleDistrict(years: [2023, 2024]))
        for school in model.schools where school.statuses.contains(.lowResults) {
            #expect(model.share(school, .ogeRussian, 2023, .low) > model.share(school, .ogeRussian, 2024, .low))
        }
    }

    @Test func `one year has no changes, no gap and no selection`() throws {
        let model = DistrictModel(try SampleDistrict(years: [2024]))
        #expect(model.changes.isEmpty)
        #expect(model.gapRank == nil)
        #expect(model.selectedOn.isEmpty)
    }
}
