// SPDX-License-Identifier: GPL-3.0-or-later

/// How a cell looks.
///
/// Equal formats are stored once in a workbook.
public struct CellFormat: Hashable, Sendable {
    /// How a number is shown.
    public enum NumberFormat: Hashable, Sendable {
        /// As Excel chooses.
        case general
        /// As text: codes keep their leading zeros, also when a person edits the cell.
        case text
        /// With this many decimals and no grouping.
        case decimal(Int)
        /// Hundredfold with the sign %, with this many decimals: 0.0823 is «8,2%» in a Russian Excel.
        case percent(decimals: Int)
        /// The same with a mark behind it that leads to a footnote.
        case markedPercent(decimals: Int, mark: String)
        /// A p-value with three decimals; below 0.001 the text stands instead of the number.
        case pValue(below: String)
        /// With its sign and a unit after it, such as percentage points: 8.23 is «+8,2 п.п.».
        case signed(decimals: Int, unit: String)
        /// `dd.mm.yyyy`.
        case date
    }

    /// The place of the content between left and right.
    public enum Horizontal: Hashable, Sendable { case automatic, left, center, right }
    /// The place of the content between top and bottom.
    public enum Vertical: Hashable, Sendable { case top, center, bottom }
    /// A pattern that remains readable in black and white.
    public enum Hatch: Hashable, Sendable { case none, thin }

    /// Bold letters.
    public var bold = false
    /// Italic letters.
    public var italic = false
    /// Breaks a long text into lines.
    public var wraps = false
    /// The background as 0xRRGGBB, or nil for none.
    public var fill: UInt32?
    /// Hatching over the background.
    public var hatch = Hatch.none
    /// The colour of the letters as 0xRRGGBB, or nil for black.
    public var textColor: UInt32?
    /// Thin lines on all four sides.
    public var border = false
    /// The colour of those lines as 0xRRGGBB.
    public var borderColor: UInt32 = 0x9AA3AD
    /// The name of the font; below 128 bytes.
    public var font = "Arial"
    /// The size of the letters in points.
    public var size = 10.0
    /// How a number is shown.
    public var number = NumberFormat.general
    /// The place of the content between left and right.
    public var horizontal = Horizontal.automatic
    /// The place of the content between top and bottom.
    public var vertical = Vertical.top
    /// Writes from the bottom to the top.
    public var rotated = false
    /// Steps by which the content is moved to the right, 0 to 15.
    public var indent = 0

    /// Plain letters without border or fill.
    public init() {}

    /// Changes a copy.
    ///
    /// - Parameter change: Sets what differs.
    /// - Returns: The changed copy.
    public func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
        var copy = self
        change(&copy)
        return copy
    }
}

extension CellFormat.NumberFormat {
    /// Excel's own code; a Russian Excel shows the decimal point of it as a comma.
    var code: String? {
        switch self {
        case .general: nil
        case .text: "@"
        case .decimal(let decimals): Self.digits(decimals)
        case .percent(let decimals): Self.digits(decimals) + "%"
        case .markedPercent(let decimals, let mark): Self.digits(decimals) + "%" + Self.quoted(mark)
        case .signed(let decimals, let unit):
            Self.signed(Self.digits(decimals), Self.quoted(unit))
        case .pValue(let below): "[<0.001]" + Self.quoted(below) + ";0.000"
        case .date: "dd.mm.yyyy"
        }
    }

    private static func signed(_ digits: String, _ unit: String) -> String {
        "+\(digits)\(unit);\"\u{2212}\"\(digits)\(unit);\(digits)\(unit)"
    }

    private static func quoted(_ unit: String) -> String {
        unit.isEmpty ? "" : "\"" + SafeText.clean(unit).filter { $0 != "\"" } + "\""
    }

    private static func digits(_ decimals: Int) -> String {
        decimals > 0 ? "0." + String(repeating: "0", count: min(decimals, 15)) : "0"
    }
}
