// SPDX-License-Identifier: GPL-3.0-or-later

internal import CXlsxWriter

extension CellFormat {
    /// Copies the settings to the library's own object.
    func apply(to native: UnsafeMutablePointer<lxw_format>) {
        unsafe format_set_font_name(native, font)
        unsafe format_set_font_size(native, size)
        if bold { unsafe format_set_bold(native) }
        if italic { unsafe format_set_italic(native) }
        if wraps { unsafe format_set_text_wrap(native) }
        if let textColor { unsafe format_set_font_color(native, textColor) }
        if let code = number.code { unsafe format_set_num_format(native, code) }
        if border {
            unsafe format_set_border(native, UInt8(LXW_BORDER_THIN.rawValue))
            unsafe format_set_border_color(native, borderColor)
        }
        unsafe applyBackground(to: native)
        unsafe applyAlignment(to: native)
        if rotated { unsafe format_set_rotation(native, 90) }
        if indent > 0 { unsafe format_set_indent(native, UInt8(clamping: min(indent, 15))) }
    }

    private func applyBackground(to native: UnsafeMutablePointer<lxw_format>) {
        switch hatch {
        case .none:
            if let fill { unsafe format_set_bg_color(native, fill) }
        case .thin:
            unsafe format_set_pattern(native, UInt8(LXW_PATTERN_LIGHT_UP.rawValue))
            unsafe format_set_fg_color(native, 0xB8BEC6)
            unsafe format_set_bg_color(native, fill ?? 0xFFFFFF)
        }
    }

    private func applyAlignment(to native: UnsafeMutablePointer<lxw_format>) {
        switch horizontal {
        case .automatic: break
        case .left: unsafe format_set_align(native, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: unsafe format_set_align(native, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: unsafe format_set_align(native, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        switch vertical {
        case .top: unsafe format_set_align(native, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .center: unsafe format_set_align(native, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .bottom: unsafe format_set_align(native, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        }
    }
}
