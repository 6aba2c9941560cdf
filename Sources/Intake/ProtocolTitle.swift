// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The title of a protocol: `01 - Русский язык 2022.06.23`, or `Английский язык п:2022.06.14; у:2022.06.16`.
struct ProtocolTitle: Equatable {
    /// The code of the subject, without leading zeros beyond two digits; nil where the title has none.
    let code: String?
    /// The name of the subject as it stands there.
    let subject: String
    /// The day of the examination; of a written and an oral part the first.
    let date: CalendarDate
    /// The procedures that the title names in words.
    let named: Set<Procedure>

    /// What the rows above a header hold.
    enum Finding: Equatable {
        /// A title whose subject is known.
        case title(ProtocolTitle)
        /// Only dates after a text that is no subject; the known subject most like one of these texts.
        case unknownSubject(nearest: String?)
        case nothing
    }

    /// Looks for the title in the rows above a header: a text with a code is preferred over other lines with a date.
    static func find(in sheet: Sheet, above header: Int) -> Finding {
        var titles: [ProtocolTitle] = []
        for row in 0..<header {
            for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
                if let title = ProtocolTitle(sheet[row, column]) { titles.append(title) }
            }
        }
        guard !titles.isEmpty else { return .nothing }
        titles = titles.filter { $0.code != nil } + titles.filter { $0.code == nil }
        if let title = titles.first(where: { $0.known != nil }) { return .title(title) }
        return .unknownSubject(nearest: titles.lazy.compactMap { Normaliser.nearestSubject($0.subject) }.first)
    }

    /// The subject that the text names; nil where it is of no known one.
    var known: Subject? { Normaliser.subject(subject) }

    /// Reads a title; nil for any other text.
    init?(_ cell: String) {
        let text = Normaliser.text(cell)
        let (code, rest) = Self.splitCode(text)
        let words = rest.split { $0 == " " || $0 == ";" }
        guard let position = words.firstIndex(where: { Self.date($0) != nil }), let date = Self.date(words[position])
        else { return nil }
        // «п:» stands before the date of the written part.
        let subject = words[..<position].filter { !["п:", "у:"].contains($0.lowercased()) }
        guard !subject.isEmpty else { return nil }
        self.code = code
        self.date = date
        self.subject = subject.joined(separator: " ")
        named = PathWords.procedures(in: text)
    }

    /// `01 - Русский язык` and `051-Русский язык` without the code; other texts as they are.
    private static func splitCode(_ text: String) -> (code: String?, rest: Substring) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count).drop { $0 == " " }
        guard (1...3).contains(digits.count), let number = Int(digits), let dash = rest.first, "-–—".contains(dash)
        else {
            return (nil, text[...])
        }
        return (number < 10 ? "0\(number)" : String(number), rest.dropFirst())
    }

    private static func date(_ word: Substring) -> CalendarDate? {
        let body = word.hasPrefix("п:") || word.hasPrefix("у:") ? word.dropFirst(2) : word
        return body.contains(".") || body.contains("-") ? CalendarDate(body).flatMap(plausible) : nil
    }

    private static func plausible(_ date: CalendarDate) -> CalendarDate? {
        (2000...2100).contains(date.year) ? date : nil
    }

    /// Whether the code is one of the ГВЭ.
    var isGVECode: Bool { code.flatMap { Int($0) }.map { (51...79).contains($0) } ?? false }

    /// The canonical subject within an examination.
    ///
    /// - Parameter procedure: The examination: the codes and the title «Математика» mean different things.
    /// - Returns: The subject, and the one of the code where the text says another; nil where the text says none.
    func subject(in procedure: Procedure) -> (subject: Subject, codeSays: Subject?)? {
        guard var named = known else { return nil }
        let byCode = code.flatMap { Self.codes[procedure]?[$0] }
        if procedure == .ege, named == .mathematics, let byCode { named = byCode }
        return (named, byCode == named ? nil : byCode)
    }

    /// What the codes mean; the codes of other subjects differ by region, and their text decides.
    private static let codes: [Procedure: [String: Subject]] = [
        .ege: [
            "01": .russian, "02": .profileMathematics, "22": .baseMathematics, "03": Subject(rawValue: "Физика"),
            "25": Subject(rawValue: "Информатика"), "06": Subject(rawValue: "Биология"),
        ],
        .oge: ["01": .russian, "02": .mathematics],
        .gve: ["51": .russian, "52": .mathematics],
    ]
}
