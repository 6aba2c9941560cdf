// SPDX-License-Identifier: GPL-3.0-or-later

/// One cell of the calibration: how its schools are made, and how often.
struct Cell: Sendable {
    /// How the share of a cohort varies about the mean of its school.
    enum Variation: String, Sendable {
        /// A beta distribution with one ρ for all schools.
        case rho = "constant rho"
        /// A beta distribution with one standard deviation for all schools.
        case deviation = "constant sd"
        /// Normal with one standard deviation, each year correlated with the one before.
        case lagged = "lag"
    }

    /// What is simulated: the name of a table.
    var scenario: String
    var schools: Int
    var years: Int
    /// The mean share of a school.
    var share: Double
    /// Pupils a year; 0: the mixture of real sizes.
    var size: Int
    /// The standard deviation of the cohorts' shares at the mean share.
    var deviation: Double
    var variation = Variation.rho
    /// The correlation of neighbouring years.
    var lag = 0.0
    /// The standard deviation of schools relative to their mean share.
    var spread = 0.3
    /// What the middle years (of two the last) are moved by, on the logit scale.
    var shift = 0.0
    /// The true change over the window.
    var change = 0.0
    /// The part of the schools that truly change.
    var changing = 0.0
    /// ρ where it is given instead of the deviation.
    var givenRho: Double?
    /// How many districts are simulated.
    var replicates: Int

    /// ρ at the mean share.
    var rho: Double { givenRho ?? deviation * deviation / (share * (1 - share)) }

    /// The name of the cell in the file of results.
    var key: String {
        let numbers = [
            "\(schools)", "\(years)", "\(share)", "\(size)", "\(deviation)", "\(lag)", "\(shift)", "\(change)",
            "\(changing)",
            givenRho.map { "\($0)" } ?? "",
        ]
        return ([scenario, variation.rawValue] + numbers + ["\(replicates)"]).joined(separator: ";")
    }

    /// A seed that follows from the cell alone.
    var seed: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
