// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// What the heading of a column says of it in a table of diagnosed teachers.
///
/// People call these columns as they like, so words decide: «Предметный балл», «Методические компетенции (макс. 40)»,
/// «Итоговая, уровень».
struct DiagnosticColumn: Equatable {
    /// What stands in a column of results.
    enum Kind: String, CaseIterable {
        /// Points.
        case score
        /// The largest possible points.
        case maximum
        /// The share of the largest possible points, percent.
        case percent
        /// The level in words.
        case level
    }

    /// What is measured; nil where the heading says nothing of it, as that of a wave alone.
    var kind: Kind?
    /// The domain; nil where the heading names none or both.
    var domain: DiagnosticRow.Domain?
    /// The wave; nil where the heading names none or both.
    var wave: DiagnosticRow.Wave?
    /// The largest possible points that the heading of a score says, as in «из 25»; nil where it says none.
    var maximum: Double?

    /// Whether the words have anything to do with results.
    var isOfResults: Bool { kind != nil || domain != nil || wave != nil }

    /// Reads a heading, as ``Normaliser/heading(_:)`` gives it; longer texts are none.
    init(_ heading: String) {
        guard heading.count <= 160 else { return }
        let words = heading.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let domains = Set(words.compactMap(Self.domain))
        domain = domains.count == 1 ? domains.first : nil
        wave = Self.wave(in: words)
        if let place = words.firstIndex(where: { $0.hasPrefix("макс") || $0 == "из" }) {
            maximum = words[(place + 1)...].lazy.compactMap { Double($0) }.first { $0 > 0 && $0 <= 1000 }
        }
        let isMaximum = maximum == nil && words.contains { $0.hasPrefix("макс") }
        if heading.contains("%") || words.contains(where: { $0.hasPrefix("процент") }) {
            kind = .percent
        } else if words.contains(where: { $0.hasPrefix("уров") }) {
            kind = .level
        } else if isMaximum {
            kind = .maximum
        } else if maximum != nil || words.contains(where: { word in Self.scores.contains { word.hasPrefix($0) } })
            || domain != nil && wave == nil
        {
            kind = .score
        }
    }

    /// The wave that words name; nil where they name none, or both.
    static func wave(in words: [String]) -> DiagnosticRow.Wave? {
        let waves = Set(words.compactMap(Self.wave))
        return waves.count == 1 ? waves.first : nil
    }

    /// The wave of a text such as the name of a sheet; nil where it names none, or both.
    static func wave(of text: some StringProtocol) -> DiagnosticRow.Wave? {
        wave(in: Normaliser.heading(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    /// The wave that the cell of a column of waves names.
    static func wave(cell text: some StringProtocol) -> DiagnosticRow.Wave? {
        let heading = Normaliser.heading(text)
        if let wave = cells[heading] { return wave }
        return wave(of: heading)
    }

    /// The domain that the cell of a column of domains names.
    static func domain(cell text: some StringProtocol) -> DiagnosticRow.Domain? {
        let words = Normaliser.heading(text).split { !$0.isLetter }.map(String.init)
        let domains = Set(words.compactMap(domain))
        return domains.count == 1 ? domains.first : nil
    }

    private static func wave(_ word: String) -> DiagnosticRow.Wave? {
        if word == "до" || inputs.contains(where: { word.hasPrefix($0) }) { return .input }
        if word == "после" || outputs.contains(where: { word.hasPrefix($0) }) { return .output }
        return nil
    }

    private static func domain(_ word: String) -> DiagnosticRow.Domain? {
        word.hasPrefix("предметн") ? .subject : word.hasPrefix("методич") ? .method : nil
    }

    private static let inputs = ["входн", "входящ", "исходн", "стартов"]
    private static let outputs = ["итогов", "выходн", "повторн"]
    private static let scores = ["балл", "результат", "сумм", "набран"]
    private static let cells: [String: DiagnosticRow.Wave] = [
        "1": .input, "первая": .input, "первый": .input, "вход": .input, "2": .output, "вторая": .output,
        "второй": .output, "выход": .output, "итог": .output,
    ]
}
