// SPDX-License-Identifier: GPL-3.0-or-later

/// The no-break space that stands between a number and its noun or sign.
public let noBreakSpace = "\u{00A0}"

/// The minus sign of running text.
public let minusSign = "\u{2212}"

extension Language {
    /// The sign between whole and fraction: a comma in Russian, a point in English.
    public var decimalSeparator: String { self == .russian ? "," : "." }

    /// A number with a fixed count of decimals.
    ///
    /// - Parameters:
    ///   - value: The number, no unit; finite, below 10¹² in size.
    ///   - decimals: How many decimals to print, from 0 to 9.
    ///   - signed: Whether a plus stands before a number above zero.
    /// - Returns: The number as text.
    public func decimal(_ value: Double, decimals: Int = 1, signed: Bool = false) -> String {
        precondition(value.isFinite && abs(value) < 1e12, "a number to print is finite and below 10^12")
        precondition((0...9).contains(decimals), "0 to 9 decimals can be printed")
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        let sign = scaled == 0 ? "" : value < 0 ? minusSign : signed ? "+" : ""
        let whole = String(scaled / scale)
        guard decimals > 0 else { return sign + whole }
        let fraction = String(scaled % scale)
        return sign + whole + decimalSeparator + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// A share as percent: 0.4166 is «41,7 %» in Russian and "41.7%" in English.
    ///
    /// - Parameters:
    ///   - share: The share, a fraction of 1.
    ///   - decimals: How many decimals to print.
    /// - Returns: The percent as text.
    public func percent(_ share: Double, decimals: Int = 1) -> String {
        decimal(share * 100, decimals: decimals) + (self == .russian ? noBreakSpace + "%" : "%")
    }

    /// A difference of shares in percentage points: −0.034 is «−3,4 п.п.».
    ///
    /// - Parameters:
    ///   - difference: The difference of two shares, a fraction of 1.
    ///   - decimals: How many decimals to print.
    ///   - signed: Whether a plus stands before a rise.
    /// - Returns: The difference as text.
    public func points(_ difference: Double, decimals: Int = 1, signed: Bool = true) -> String {
        decimal(difference * 100, decimals: decimals, signed: signed) + noBreakSpace
            + (self == .russian ? "п.п." : "pp")
    }

    /// A p-value: «< 0,001» below that, else three decimals.
    ///
    /// - Parameter p: The p-value, from 0 to 1.
    /// - Returns: The p-value as text.
    public func pValue(_ p: Double) -> String {
        p < 0.001 ? "<" + noBreakSpace + decimal(0.001, decimals: 3) : decimal(p, decimals: 3)
    }
}

/// A Russian noun in the three forms that numerals ask for.
public struct CountedNoun: Hashable, Sendable {
    /// With 1, 21, 31…: «школа».
    public let one: String
    /// With 2–4, 22–24…: «школы».
    public let few: String
    /// With 0, 5–20, 25–30…: «школ».
    public let many: String
    /// The English forms: "school", "schools".
    public let english: (one: String, other: String)

    /// Joins the forms of a noun.
    ///
    /// - Parameters:
    ///   - one: The form with 1.
    ///   - few: The form with 2.
    ///   - many: The form with 5.
    ///   - english: The English singular and plural.
    public init(_ one: String, _ few: String, _ many: String, english: (one: String, other: String)) {
        self.one = one
        self.few = few
        self.many = many
        self.english = english
    }

    /// The noun with its number: «5 школ», "5 schools".
    ///
    /// - Parameters:
    ///   - count: The number.
    ///   - language: The language asked for.
    /// - Returns: Number and noun.
    public func counted(_ count: Int, _ language: Language) -> String {
        "\(count)" + noBreakSpace + form(count, language)
    }

    /// The form of the noun that goes with a number.
    ///
    /// - Parameters:
    ///   - count: The number.
    ///   - language: The language asked for.
    /// - Returns: The noun.
    public func form(_ count: Int, _ language: Language) -> String {
        guard language == .russian else { return count == 1 ? english.one : english.other }
        let (tens, units) = (abs(count) % 100, abs(count) % 10)
        if (11...14).contains(tens) { return many }
        return units == 1 ? one : (2...4).contains(units) ? few : many
    }

    /// Two nouns are equal when all their forms are.
    public static func == (first: CountedNoun, second: CountedNoun) -> Bool {
        (first.one, first.few, first.many) == (second.one, second.few, second.many) && first.english == second.english
    }

    /// Feeds the Russian forms, which tell nouns apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(one)
        hasher.combine(few)
        hasher.combine(many)
    }

    /// «школа».
    public static let school = CountedNoun("школа", "школы", "школ", english: ("school", "schools"))
    /// «участник».
    public static let participant = CountedNoun(
        "участник", "участника", "участников", english: ("participant", "participants"))
    /// «показатель».
    public static let indicator = CountedNoun(
        "показатель", "показателя", "показателей", english: ("indicator", "indicators"))
    /// «файл».
    public static let file = CountedNoun("файл", "файла", "файлов", english: ("file", "files"))
    /// «строка».
    public static let row = CountedNoun("строка", "строки", "строк", english: ("row", "rows"))
    /// «изменение».
    public static let change = CountedNoun(
        "изменение", "изменения", "изменений", english: ("change", "changes"))
    /// «работа».
    public static let work = CountedNoun("работа", "работы", "работ", english: ("work", "works"))
}
