// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Finds the schools of a table in which people wrote them: by login, code, ИНН, or one of their names.
///
/// A school that no register names is rejected with the nearest ones, never guessed; what stands there is shown only where
/// it is a login, for the cell may hold anything.
struct NamedSchools {
    /// How many unknown schools of a file are offered with the nearest ones: each search goes through all schools.
    private static let mostSuggestions = 50

    private let finder: SchoolFinder
    private var found: [String: SchoolFinder.Answer] = [:]
    private var suggestions = 0

    init(_ schools: SchoolDirectory) { finder = SchoolFinder(schools.schools.filter(\.isRegistered)) }

    /// The school of a row, from the columns `login` and `school`; nil where the row was rejected.
    mutating func school(_ row: Int, _ sheet: Sheet, _ header: Header, into builder: inout ReadingBuilder) -> SchoolID?
    {
        let cells = ["login", "school"].compactMap { header[$0] }.filter { !sheet.isBlank(row, $0) }
        guard let column = cells.first else {
            let place = CellPlace(sheet: sheet.name, row: row, column: header["login"] ?? header["school"] ?? 0)
            builder.rejectRow(place, .missingName)
            return nil
        }
        let texts = cells.map { Normaliser.text(sheet[row, $0]) }
        let answers = texts.map { answer($0) }
        let place = CellPlace(sheet: sheet.name, row: row, column: column)
        let schools = Set(answers.compactMap { if case .school(let school) = $0 { school } else { nil } })
        if schools.count == 1, let school = schools.first { return school }
        if schools.count > 1 {
            builder.rejectRow(
                place, .ambiguousSchool, suggestion: schools.sorted().map(\.code).joined(separator: "; "))
        } else if case .ambiguous(let several) = answers[0] {
            builder.rejectRow(
                place, .ambiguousSchool, suggestion: several.prefix(3).map(\.code).joined(separator: "; "))
        } else {
            builder.rejectRow(
                place, value: harmlessLogin(Array(texts[0].utf8)[...]), .unknownSchool,
                suggestion: suggestion(for: texts[0]))
        }
        return nil
    }

    private mutating func answer(_ text: String) -> SchoolFinder.Answer {
        if let known = found[text] { return known }
        // Six digits alone may also be a code.
        let login = Normaliser.login(text).flatMap { text.contains(where: \.isLetter) ? "edu\($0.code)" : nil }
        let answer = finder.find(login ?? text)
        found[text] = answer
        return answer
    }

    private mutating func suggestion(for text: String) -> String? {
        guard suggestions < Self.mostSuggestions else { return nil }
        suggestions += 1
        let isCode = Normaliser.login(text) != nil || harmlessLogin(Array(text.utf8)[...]) != nil
        let isWord = !isCode && text.contains(where: \.isLetter)
        let near =
            isWord
            ? finder.nearest(toName: text).map { "\($0.id.code) \($0.shortName ?? $0.name)" }
            : SchoolFinder.CodeKind.allCases.flatMap { kind in
                finder.nearest(toCode: text.filter { $0.isASCII && $0.isNumber }, kind).map {
                    "\($0.code) \($0.school.shortName ?? $0.school.name)"
                }
            }
        return near.isEmpty ? nil : near.prefix(3).joined(separator: "; ")
    }
}
