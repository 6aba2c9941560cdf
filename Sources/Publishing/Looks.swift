// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Wording
internal import Workbooks

/// The looks of the workbook: blue for better, orange for worse (told apart by the colour-blind), hatching where
/// nothing can be told, and words in every cell, so that black and white printing loses nothing.
enum Looks {
    static let title = CellFormat().with {
        $0.bold = true
        $0.size = 13
    }
    static let remark = CellFormat().with {
        $0.size = 9
        $0.textColor = 0x4A5561
        $0.wraps = true
    }
    static let text = CellFormat().with {
        $0.border = true
        $0.wraps = true
        $0.size = 9
    }
    static let head = text.with {
        $0.bold = true
        $0.fill = 0xE4EAF1
        $0.horizontal = .center
        $0.vertical = .center
    }
    static let code = text.with { $0.number = .text }
    static let count = text.with {
        $0.number = .decimal(0)
        $0.horizontal = .right
    }
    static let share = text.with {
        $0.number = .percent(decimals: 1)
        $0.horizontal = .right
        $0.bold = true
    }
    static let interval = text.with {
        $0.horizontal = .right
        $0.textColor = 0x4A5561
    }
    static let points = text.with {
        $0.number = .signed(decimals: 1, unit: "")
        $0.horizontal = .right
        $0.bold = true
    }
    /// A p-value; `below` stands for what is below 0.001.
    static func pValue(below: String) -> CellFormat {
        text.with {
            $0.number = .pValue(below: below)
            $0.horizontal = .right
        }
    }
    static let absent = text.with {
        $0.italic = true
        $0.textColor = 0x4A5561
        $0.hatch = .thin
        $0.horizontal = .center
        $0.vertical = .center
    }

    /// The same look for a row of a group of schools.
    static func group(_ format: CellFormat) -> CellFormat {
        format.with {
            if $0.fill == nil, $0.hatch == .none { $0.fill = 0xF3F5F8 }
            $0.bold = true
        }
    }

    /// The same look for a share that was given by hand.
    static func byHand(_ format: CellFormat) -> CellFormat {
        format.with { $0.number = .markedPercent(decimals: 1, mark: ReconciliationWords.mark) }
    }

    static func verdict(_ verdict: Verdict?) -> CellFormat {
        text.with { format in
            (format.horizontal, format.indent) = (.left, 1)
            switch verdict {
            case .improved, .aboveOthers: (format.fill, format.textColor, format.bold) = (0x1F5FA8, 0xFFFFFF, true)
            case .improving: format.fill = 0xC6DBF0
            case .worsened, .belowOthers: (format.fill, format.textColor, format.bold) = (0xB5500B, 0xFFFFFF, true)
            case .worsening: format.fill = 0xFAD7B2
            case .stable, .typical: format.fill = 0xE6E8EB
            case .inconclusive, .insufficient, .notComparable, .levelUnclear: format.hatch = .thin
            case nil: break
            }
        }
    }
}
