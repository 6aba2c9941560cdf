// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Monitoring
internal import Workbooks

/// A sheet of a diagnosis: its columns by wave and domain, and what the whole of it says.
struct DiagnosticSheet {
    /// What holds for the rows that do not say it.
    struct Facts {
        /// The wave; nil where a column or groups of columns say it.
        var wave: DiagnosticRow.Wave?
        /// The year; nil where only the rows have a date.
        var year: Int?
        /// What was taken from elsewhere than the rows: key, value, origin.
        var taken: [(String, String, String)] = []
    }

    static let years = 2000...2100

    let sheet: Sheet
    let header: Header
    /// Whether both waves stand beside each other.
    let isWide: Bool
    private let maxima: [String: Double]
    /// Columns of percent that hold fractions: a spreadsheet keeps 72 % as 0.72.
    private let fractions: Set<String>

    init(_ table: RecognisedTable) {
        (sheet, header) = (table.sheet, table.header)
        isWide = table.header.columns.keys.contains { $0.hasPrefix("input.") && $0 != "input.day" }
        var maxima: [String: Double] = [:]
        var fractions: Set<String> = []
        for (key, column) in table.header.columns {
            if key.hasSuffix(".score") {
                maxima[key] = DiagnosticHeader.statedMaximum(column, table.header, table.sheet)
            }
            guard key.hasSuffix(".percent") else { continue }
            let values = table.header.body(of: table.sheet).compactMap {
                Normaliser.decimal(table.sheet.utf8($0, column))
            }
            if values.contains(where: { $0.decimals > 0 }), values.allSatisfy({ $0.value <= 1 }) {
                fractions.insert(key)
            }
        }
        self.maxima = maxima
        self.fractions = fractions
    }

    /// The column that names the teacher.
    var teacherColumn: Int { header["teacher"] ?? header["code"] ?? header["surname"] ?? 0 }

    /// The code or name of a row; the code where both are there.
    func teacher(_ row: Int) -> String {
        func text(_ key: String) -> String { header[key].map { Normaliser.text(sheet[row, $0]) } ?? "" }
        let code = text("code")
        if !code.isEmpty { return code }
        let whole = text("teacher")
        return whole.isEmpty ? ["surname", "name", "patronymic"].map(text).joined(separator: " ") : whole
    }

    /// Whether a row repeats the header, or sums up the others.
    func isOther(_ row: Int, first: Int) -> Bool {
        if sheet.isSame(row, as: header.row) || sheet.isSame(row, as: header.top) { return true }
        guard first != teacherColumn || sheet.firstFilled(row) == teacherColumn else { return false }
        let title = Normaliser.heading(sheet[row, first])
        return ["итого", "всего", "средн"].contains { title.hasPrefix($0) }
            && header["school"].map { sheet.isBlank(row, $0) } ?? true
            && header["login"].map { sheet.isBlank(row, $0) } ?? true
    }

    /// The keys of the columns of a wave, by domain.
    func groups(
        of wave: DiagnosticRow.Wave
    ) -> [(domain: DiagnosticRow.Domain, keys: [DiagnosticColumn.Kind: String])] {
        DiagnosticRow.Domain.allCases.compactMap { domain in
            var keys: [DiagnosticColumn.Kind: String] = [:]
            for kind in DiagnosticColumn.Kind.allCases {
                let key = DiagnosticHeader.key(isWide ? wave : nil, domain, kind)
                // A column that names no wave holds for both where it is a maximum.
                let common = DiagnosticHeader.key(nil, domain, kind)
                if header[key] != nil {
                    keys[kind] = key
                } else if kind == .maximum, header[common] != nil {
                    keys[kind] = common
                }
            }
            return keys.keys.contains { $0 != .maximum } ? (domain, keys) : nil
        }
    }

    func statedMaximum(_ key: String) -> Double? { maxima[key] }

    /// The percent of a cell: `72`, `72 %`, or 0.72 in a column of fractions.
    func percent(_ text: String, _ key: String) -> Double? {
        let isSigned = text.hasSuffix("%")
        guard let value = Self.number(isSigned ? String(text.dropLast()) : text) else { return nil }
        return fractions.contains(key) && !isSigned ? value * 100 : value
    }

    /// Points, and the largest number where the cell has both: `18`, `18/25`, `18 из 25`.
    static func points(_ text: String) -> (points: Double, maximum: Double?)? {
        for separator in ["/", " из "] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            guard let points = number(String(parts[0])), let maximum = number(String(parts[1])), maximum > 0 else {
                return nil
            }
            return (points, maximum)
        }
        return number(text).map { ($0, nil) }
    }

    static func number(_ text: String) -> Double? {
        let text = Normaliser.text(text)
        return Normaliser.decimal(Array(text.utf8)[...])?.value
    }

    // MARK: What the whole says

    /// Wave and year where the rows do not say them.
    func facts(file: String) throws(IntakeError) -> Facts {
        var facts = Facts()
        if !isWide, header["wave"] == nil {
            var said: [Evidence] = []
            for (origin, text) in [("sheet", sheet.name), ("title", title)] {
                if let wave = DiagnosticColumn.wave(of: text) {
                    said.append(Evidence(origin: origin, value: wave.rawValue))
                }
            }
            let path = Self.wave(inPath: file)
            if said.isEmpty, let path { said.append(Evidence(origin: "path", value: path.rawValue)) }
            guard let first = said.first, let wave = DiagnosticRow.Wave(rawValue: first.value) else {
                throw .missingFact(file: file, sheet: sheet.name, fact: "wave")
            }
            if said.contains(where: { $0.value != first.value }) {
                throw .contradiction(file: file, sheet: sheet.name, fact: "wave", evidence: said)
            }
            facts.wave = wave
            facts.taken.append(("wave", first.value, first.origin))
        }
        let years = Self.years(in: title)
        let ofPath = PathFacts(file).years
        if years.count == 1 || ofPath.count == 1 { facts.year = years.count == 1 ? years.first : ofPath.first }
        if !["day", "input.day", "output.day"].contains(where: { header[$0] != nil }) {
            guard let year = facts.year else {
                throw .missingFact(file: file, sheet: sheet.name, fact: "diagnosisYear")
            }
            facts.taken.append(("year", String(year), years.count == 1 ? "title" : "path"))
        }
        return try checked(facts, file: file)
    }

    /// Refuses points of which nothing says how many there may be: two forms could not be compared.
    private func checked(_ facts: Facts, file: String) throws(IntakeError) -> Facts {
        for wave in DiagnosticRow.Wave.allCases {
            for (_, keys) in groups(of: wave) {
                guard let key = keys[.score], keys[.maximum] == nil, keys[.percent] == nil, maxima[key] == nil,
                    let column = header[key]
                else { continue }
                let isWritten = header.body(of: sheet).contains { Self.points(sheet[$0, column])?.maximum != nil }
                if !isWritten { throw .missingFact(file: file, sheet: sheet.name, fact: "maximum") }
            }
        }
        return facts
    }

    /// What stands above the header.
    private var title: String {
        (0..<min(header.top, Header.deepestRow)).flatMap { row in
            (0..<sheet.columnCount).filter { sheet.utf8(row, $0).count <= 600 }.map { sheet[row, $0] }
        }.joined(separator: " ")
    }

    /// The wave that the path names; the name of the file before its folders.
    private static func wave(inPath path: String) -> DiagnosticRow.Wave? {
        path.precomposedStringWithCanonicalMapping.split(separator: "/").reversed().lazy
            .compactMap { DiagnosticColumn.wave(of: $0) }.first
    }

    private static func years(in text: String) -> Set<Int> {
        let numbers = text.split { !($0.isASCII && $0.isNumber) }
        return Set(numbers.filter { $0.count == 4 }.compactMap { Int($0) }.filter(years.contains))
    }
}
