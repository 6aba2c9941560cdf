// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

extension Subject {
    private static let foreignLanguage = Subject(rawValue: "Иностранный язык")

    /// The subject under which rules and folders know all foreign languages; any other subject as it is.
    var withoutLanguage: Subject {
        rawValue.hasSuffix("ий язык") && self != .russian ? Self.foreignLanguage : self
    }

    /// Whether a folder or a sheet of another name may hold this subject: such names leave out the level, and call any
    /// foreign language «Иностранный язык».
    func mayStand(under name: Subject) -> Bool {
        self == name || rawValue == name.rawValue + " углублённая"
            || withoutLanguage == name.withoutLanguage && [self, name].contains(Self.foreignLanguage)
    }
}
