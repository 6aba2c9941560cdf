// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Monitoring

extension CalendarDate {
    /// The day of this machine's clock and place, as `2024-10-01`.
    static var today: String {
        let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        func padded(_ number: Int?) -> String { ((number ?? 0) < 10 ? "0" : "") + String(number ?? 0) }
        return "\(now.year ?? 0)-\(padded(now.month))-\(padded(now.day))"
    }
}
