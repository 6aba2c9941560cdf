// SPDX-License-Identifier: GPL-3.0-or-later

extension Sentence {
    /// A file would take more than a fifth of the pupils of a work away.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - before: Pupils of the works concerned, before.
    ///   - after: Pupils of the works concerned, after.
    /// - Returns: What, where, how to mend.
    public static func needsConfirmation(_ file: String, before: Int, after: Int) -> Sentence {
        Sentence(
            ru: "\(file): участников стало бы \(after) вместо \(before), меньше более чем на пятую часть; "
                + "если это верно, повторите с --confirm",
            en: "\(file): \(after) participants instead of \(before), more than a fifth fewer; "
                + "if that is right, repeat with --confirm")
    }
}
