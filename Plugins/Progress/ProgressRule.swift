// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit

/// What «positive dynamics» of a school may mean.
enum ProgressRule: String, CaseIterable {
    /// At least k of its computed indicators are better in every compared year than in the one before.
    case everyYear
    /// At least one confirmed improvement, and no confirmed worsening.
    case confirmed
    /// At least k of its computed indicators are better in the last compared year than in the first.
    case kOfM

    /// The quantity that holds its shares.
    var share: Quantity {
        switch self {
        case .everyYear: .everyYearShare
        case .confirmed: .confirmedShare
        case .kOfM: .kOfMShare
        }
    }

    /// The quantity that holds what chance alone would give.
    var chance: Quantity {
        switch self {
        case .everyYear: .everyYearChance
        case .confirmed: .confirmedChance
        case .kOfM: .kOfMChance
        }
    }
}
