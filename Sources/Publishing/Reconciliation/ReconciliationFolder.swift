// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Wording

extension Publisher {
    /// Writes workbooks «Сверка»; one that a person changed stays, and the new version stands beside it.
    ///
    /// - Parameters:
    ///   - books: The workbooks.
    ///   - folder: The output folder, made where it is missing.
    ///   - language: The language of the workbooks.
    ///   - created: The date that the files carry as that of their making.
    /// - Returns: The files with what became of each.
    /// - Throws: ``PublishingError``.
    public static func publish(
        _ books: [ReconciliationBook], to folder: URL, language: Language, created: Date
    ) throws(PublishingError) -> [WrittenFile] {
        var output = try OutputFolder(folder, language: language)
        var files: [WrittenFile] = []
        for book in books {
            files.append(
                try output.write(book.path(language)) { url throws(PublishingError) in
                    try ReconciliationWorkbook(book, language: language).write(to: url, created: created)
                })
        }
        return files
    }
}
