// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Wording

/// The folder `input/тексты/` with the file that explains it.
enum AnalystTextTemplate {
    /// Writes the folder.
    ///
    /// - Parameters:
    ///   - input: The input folder.
    ///   - language: The language of the explanation.
    /// - Throws: What Foundation says of the disk.
    static func write(to input: URL, _ language: Language) throws {
        let folder = input.appending(path: SkipReason.textsFolder, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = AnalystTextHelp.text(
            sections: AnalystTextReader.sections.map(\.name), chapters: AnalystTextReader.chapters.map(\.name))
        try text[language].write(
            to: folder.appending(path: AnalystTextHelp.file), atomically: true, encoding: .utf8)
    }
}
