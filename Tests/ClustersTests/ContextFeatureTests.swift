// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring
import Testing
import Wording

@testable import Clusters

struct ContextFeatureTests {
    private static func school(_ context: [String: String], _ statuses: [SchoolStatus] = []) throws -> School {
        School(
            id: try TestSchools.id(1), name: "1", statuses: statuses.map { StatusPeriod(status: $0) }, context: context)
    }

    @Test func `numbers enter as shares and logarithms, and come back`() throws {
        let school = try Self.school([
            "15": "3000", "16": "49", "20": "200", "24": "30", "25": "16", "27": "4",
        ])
        let expected: [(ContextFeature, Double, Double)] = [
            (.pupils, log(200), 200), (.special, 0.15, 0.15), (.pupilsPerTeacher, log(12.5), 12.5),
            (.category, 0.25, 0.25), (.settlement, log(3000), 3000), (.distance, log(50), 49),
        ]
        for (feature, value, natural) in expected {
            let found = try #require(feature.value(of: school, on: nil), "\(feature)")
            #expect(abs(found - value) < 1e-12, "\(feature)")
            #expect(abs(feature.natural(found) - natural) < 1e-9, "\(feature)")
        }
    }

    @Test func `a part above its whole, nobody and nonsense are missing`() throws {
        let school = try Self.school(["15": "0", "16": "-", "20": "10", "24": "11", "25": "0", "27": "1"])
        for feature in [ContextFeature.special, .pupilsPerTeacher, .category, .settlement, .distance] {
            #expect(feature.value(of: school, on: nil) == nil, "\(feature)")
        }
    }

    @Test func `ШНСУ is context, ШНОР is none`() throws {
        #expect(ContextFeature.adverse.value(of: try Self.school([:], [.adverseConditions]), on: nil) == 1)
        #expect(ContextFeature.adverse.value(of: try Self.school([:], [.lowResults]), on: nil) == 0)
    }

    @Test(arguments: ContextFeature.allCases)
    func `every feature has words`(feature: ContextFeature) throws {
        let words = try #require(ContextFeatureWords(code: feature.rawValue))
        #expect(!words.name.ru.isEmpty && !words.name.en.isEmpty)
        #expect((words.form == .yesOrNo) == feature.isBinary)
    }

    @Test func `no words are left over`() {
        #expect(ContextFeatureWords.codes == ContextFeature.allCases.map(\.rawValue).sorted())
    }
}
