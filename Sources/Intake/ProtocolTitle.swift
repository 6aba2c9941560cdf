// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// The title of a protocol: `01 - Русский язык 2022.06.23`, or `Английский язык п:2022.06.14; у:2022.06.16`.
struct ProtocolTitle: Hashable {
    /// The code of the subject, without leading zeros beyond two digits; nil where the title has none.
    let code: String?
    /// The name of the subject as it stands there; empty where only a code in the path tells it.
    let subject: String
    /// The day of the examination; of a written and an oral part the first.
    let date: CalendarDate
    /// The procedures that the title names in words.
    let named: Set<Procedure>
    /// Whether it is of the form `Математика(2026.06.02)`, by which tables of several subjects name an examination.
    let isCell: Bool
    /// Whether the path tells its day.
    let isFromPath: Bool

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

    /// The title that a path tells, `01_2026.06.02.xls`, where the rows above a header tell none.
    ///
    /// A line above the header that is a subject and nothing else tells the subject.
    static func find(inPath path: String, sheet: Sheet, above header: Int) -> ProtocolTitle? {
        let name = path.split(separator: "/").last ?? ""
        let words = name.split { "_ -".contains($0) }
        for (position, word) in words.enumerated().dropFirst() {
            let code = words[position - 1]
            var day = word.prefix { $0 == "." || $0.isASCII && $0.isNumber }
            while day.last == "." { day.removeLast() }
            guard (2...3).contains(code.count), code.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(code),
                let date = date(day)
            else { continue }
            let written = number < 10 ? "0\(number)" : String(number)
            for row in 0..<header {
                for column in 0..<sheet.columnCount where !sheet.isEmpty(row, column) {
                    guard Normaliser.subject(sheet[row, column]) != nil else { continue }
                    return ProtocolTitle(
                        code: written, subject: Normaliser.text(sheet[row, column]), date: date,
                        isFromPath: true)
                }
            }
            return ProtocolTitle(code: written, subject: "", date: date, isFromPath: true)
        }
        return nil
    }

    private init(code: String?, subject: String, date: CalendarDate, isFromPath: Bool = false) {
        (self.code, self.subject, self.date, self.isFromPath) = (code, subject, date, isFromPath)
        named = PathWords.procedures(in: subject)
        isCell = false
    }

    /// The subject that the text names; nil where it is of no known one.
    var known: Subject? { Normaliser.subject(subject) }

    /// Whether the text is surely meant as a title, its subject known or not.
    var isSure: Bool { isCell || code != nil }

    /// Reads a title; nil for any other text.
    init?(_ cell: some StringProtocol) {
        guard cell.utf8.count <= Self.longest else { return nil }
        let (text, isCell) = Self.openParentheses(Normaliser.text(cell))
        let (code, rest) = Self.splitCode(text)
        let words = rest.split { " ;,".contains($0) }
        guard let position = words.firstIndex(where: { Self.date($0) != nil }), let date = Self.date(words[position])
        else { return nil }
        // «п:» stands before the date of the written part.
        let subject = words[..<position].filter { !Self.partWords.contains($0.lowercased()) }
        guard !subject.isEmpty else { return nil }
        self.code = code
        self.date = date
        self.subject = subject.joined(separator: " ")
        self.isCell = isCell
        isFromPath = false
        named = PathWords.procedures(in: text)
    }

    /// Reads the name of a subject in a column, with its code or without; nil where it is of no known one.
    init?(subject cell: some StringProtocol, date: CalendarDate) {
        guard cell.utf8.count <= Self.longest else { return nil }
        let (code, rest) = Self.splitCode(Normaliser.text(cell))
        let subject = rest.drop { $0 == " " }
        guard Normaliser.subject(subject) != nil else { return nil }
        self.init(code: code, subject: String(subject), date: date)
    }

    private static let longest = 400
    private static let partWords: Set<String> = ["п", "у", "п:", "у:", "п.", "у.", "п.:", "у.:"]

    /// Without the parentheses around a date.
    private static func openParentheses(_ text: String) -> (text: String, found: Bool) {
        var result = ""
        var isFound = false
        var isInside = false
        let letters = Array(text)
        for (position, letter) in letters.enumerated() {
            if letter == "(", let next = letters[(position + 1)...].first(where: { $0 != " " }), next.isASCII,
                next.isNumber
            {
                result.append(" ")
                (isInside, isFound) = (true, true)
            } else if letter == ")", isInside {
                result.append(" ")
                isInside = false
            } else {
                result.append(letter)
            }
        }
        return (result, isFound)
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
        let part = ["п:", "у:", "п.:", "у.:"].first { word.lowercased().hasPrefix($0) }
        let body = word.dropFirst(part?.count ?? 0)
        return body.contains(".") || body.contains("-") ? CalendarDate(body).flatMap(plausible) : nil
    }

    static func plausible(_ date: CalendarDate) -> CalendarDate? {
        (2000...2100).contains(date.year) ? date : nil
    }

    /// Whether it may be the base level of ЕГЭ, which is in marks.
    var mayBeBase: Bool { known == .baseMathematics || code == "22" }

    /// Whether the code is one of the ГВЭ.
    var isGVECode: Bool { code.flatMap { Int($0) }.map { (51...79).contains($0) } ?? false }

    /// The canonical subject within an examination.
    ///
    /// - Parameter procedure: The examination: the codes and the title «Математика» mean different things.
    /// - Returns: The subject, and the one of the code where the text says another; nil where nothing says one.
    func subject(in procedure: Procedure) -> (subject: Subject, codeSays: Subject?)? {
        let byCode = code.flatMap { Self.codes[procedure]?[$0] }
        guard var named = known else { return subject.isEmpty ? byCode.map { ($0, nil) } : nil }
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
