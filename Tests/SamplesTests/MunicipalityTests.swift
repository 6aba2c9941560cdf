// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Samples

struct MunicipalityTests {
    /// Source: `domain.md`, 1.4: `город …` and `г. …` are one place.
    @Test func `a town has another name in some exports, a district has not`() {
        let town = Municipality(name: SchoolNames.municipality(1), code: "reg99_m002", zone: 1)
        #expect(town.name == "город Синелужск" && town.alias == "г. Синелужск")
        #expect(SchoolNames.municipality(24) == "Белоковыльский муниципальный район")
        #expect(Municipality.district.alias == "Белоковыльский муниципальный район")
    }
}
