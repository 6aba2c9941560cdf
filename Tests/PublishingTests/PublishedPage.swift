// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// A written page, with the data that its script reads.
struct PublishedPage {
    let html: String
    let data: [String: Any]
    /// By indicator, by unit; nil where there is no finding.
    let rows: [[[Any]?]]

    init(_ url: URL) throws {
        html = try String(contentsOf: url, encoding: .utf8)
        let open = "<script type=\"application/json\" id=\"data\">"
        let start = try #require(html.range(of: open)).upperBound
        let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)).lowerBound
        let object = try JSONSerialization.jsonObject(with: Data(html[start..<end].utf8))
        data = try #require(object as? [String: Any])
        let raw = try #require(data["rows"] as? [[Any]])
        rows = raw.map { $0.map { $0 as? [Any] } }
    }

    var units: [[String: Any]] { data["units"] as? [[String: Any]] ?? [] }
    var indicators: [[String: Any]] { data["indicators"] as? [[String: Any]] ?? [] }
    var verdicts: [[String: Any]] { data["verdicts"] as? [[String: Any]] ?? [] }
    var periods: [[String: Any]] { data["periods"] as? [[String: Any]] ?? [] }

    func unit(code: String) throws -> Int { try #require(units.firstIndex { $0["code"] as? String == code }) }
}
