// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// What a school writes above its table: its name, the programme, the period.
struct ReportHead {
    /// «Наименование ОО»; empty where it is not filled in.
    private(set) var school = ""
    /// «Наименование и реквизиты программы» without persons; empty where it is not filled in.
    private(set) var programme = ""
    private let lines: [[String]]
    /// A longer value is cut.
    private static let longest = 1_000

    /// Looks for the fields.
    ///
    /// - Parameter lines: The filled cells of each line.
    init(lines: [[String]]) {
        self.lines = lines
        for (index, cells) in lines.enumerated() {
            guard let (field, rest) = Self.field(cells[0]) else { continue }
            var value = ([rest] + cells.dropFirst()).filter { !$0.isEmpty }.joined(separator: " ")
            // The value may stand in the line below.
            if value.isEmpty, index + 1 < lines.count, Self.isValue(lines[index + 1]) { value = lines[index + 1][0] }
            value = Normaliser.text(value.replacing("_", with: " "))
            switch field {
            case .school: if school.isEmpty { school = String(value.prefix(Self.longest)) }
            case .programme:
                if programme.isEmpty { programme = String(PersonMask.masked(value).prefix(Self.longest)) }
            case .period: continue
            }
        }
    }

    /// The period that is reported on: what stands behind «за» in the title, or in a field of its own.
    func period(year: Int?) -> SchoolReport.Term {
        let reader = TermReader(year: year)
        for cells in lines {
            let text = cells.joined(separator: " ")
            if case (.period, let rest)? = Self.field(text), let term = Self.period(in: rest, reader) { return term }
            let words = text.split(separator: " ")
            let isTitle = words.contains { $0.lowercased().hasPrefix("отч") }
            guard let place = words.firstIndex(where: { $0.lowercased() == "за" }), isTitle || place == 0 else {
                continue
            }
            if let term = Self.period(in: words[(place + 1)...].joined(separator: " "), reader) { return term }
        }
        return SchoolReport.Term("")
    }

    /// The longest beginning of a text that is a term with both its days.
    private static func period(in text: String, _ reader: TermReader) -> SchoolReport.Term? {
        var words = text.split(separator: " ").prefix(10)
        while !words.isEmpty {
            let term = reader.read(words.joined(separator: " "))
            if term.from != nil, term.to != nil { return term }
            words.removeLast()
        }
        return nil
    }

    private enum Field { case school, programme, period }

    private static let labels: [(Field, [String])] = [
        (
            .programme,
            ["наименование и реквизиты программы", "наименование программы", "реквизиты программы", "программа:"]
        ),
        (
            .school,
            [
                "наименование оо", "наименование образовательной организации", "наименование школы",
                "наименование общеобразовательной организации", "наименование общеобразовательного учреждения",
                "образовательная организация:", "оо:", "школа:",
            ]
        ), (.period, ["отчетный период", "период отчета", "период:"]),
    ]

    /// The field that a line begins with, and what stands behind its label.
    private static func field(_ line: String) -> (Field, String)? {
        let folded = line.lowercased().replacing("ё", with: "е")
        for (field, labels) in labels {
            guard let label = labels.first(where: folded.hasPrefix) else { continue }
            var rest = Substring(line.dropFirst(label.count))
            // «Наименование ОО (полное): …».
            if let colon = rest.firstIndex(of: ":"), rest.hasPrefix(" (") || rest.hasPrefix("(") {
                rest = rest[rest.index(after: colon)...]
            }
            return (field, Normaliser.text(rest.drop { ":–—- ".contains($0) }))
        }
        return nil
    }

    private static func isValue(_ cells: [String]) -> Bool {
        cells.count == 1 && field(cells[0]) == nil && cells[0].count <= 300
    }
}
