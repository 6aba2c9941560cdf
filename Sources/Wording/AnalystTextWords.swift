// SPDX-License-Identifier: GPL-3.0-or-later

// What people read of the texts that an analyst writes for the pages of schools.

extension Sentence {
    /// The name of a file of texts says nothing.
    ///
    /// - Parameter file: The file.
    /// - Returns: The sentence.
    public static func unknownTextFile(_ file: String) -> Sentence {
        Sentence(
            ru: "\(file): не прочитан; назовите файл кодом школы (203001.md, .txt) или «общее.md»",
            en: "\(file): not read; name the file by the school's code (203001.md, .txt), or «общее.md»")
    }
    /// No school has the code that names a file of texts.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - code: The code.
    ///   - nearest: The code of the campaign most like it.
    /// - Returns: The sentence.
    public static func textOfUnknownSchool(_ file: String, code: String, nearest: String?) -> Sentence {
        Sentence(
            ru: "\(file): школы \(code) в кампании нет" + (nearest.map { ", есть \($0)" } ?? "")
                + "; переименуйте файл по коду из input/Школы.xlsx",
            en: "\(file): the campaign has no school \(code)" + (nearest.map { ", but \($0)" } ?? "")
                + "; rename the file by a code of input/Школы.xlsx")
    }
    /// A heading of a file of texts is unknown.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - line: The line, from 1.
    ///   - heading: The heading.
    ///   - nearest: The known heading most like it.
    ///   - known: The known headings.
    ///   - left: How many lines below it are left out.
    /// - Returns: The sentence.
    public static func unknownTextHeading(
        _ file: String, line: Int, heading: String, nearest: String?, known: [String], left: Int
    ) -> Sentence {
        let list = known.map { "«\($0)»" }.joined(separator: ", ")
        let heading = heading.split(separator: " ").joined(separator: " ")
        return Sentence(
            ru: "\(file), строка \(line): раздела «\(heading)» нет"
                + (nearest.map { " (похоже на «\($0)»)" } ?? "")
                + ", не вошло: \(CountedNoun.row.counted(left, .russian)); заголовки: \(list)",
            en: "\(file), line \(line): there is no section «\(heading)»"
                + (nearest.map { " (it is like «\($0)»)" } ?? "")
                + ", left out: \(CountedNoun.line.counted(left, .english)); headings: \(list)")
    }
    /// A file of texts is too large.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - bytes: Its size.
    ///   - limit: The largest size, bytes.
    /// - Returns: The sentence.
    public static func largeTextFile(_ file: String, bytes: Int, limit: Int) -> Sentence {
        func size(_ bytes: Int, _ language: Language) -> String {
            language.decimal(Double(bytes) / 1e6, decimals: 1) + noBreakSpace
                + (language == .russian ? "МБ" : "MB")
        }
        return Sentence(
            ru: "\(file): \(size(bytes, .russian)), для страницы школы слишком много; оставьте не больше "
                + "\(size(limit, .russian))",
            en: "\(file): \(size(bytes, .english)) is too much for the page of a school; leave at most "
                + "\(size(limit, .english))")
    }
    /// A file of texts is no text.
    ///
    /// - Parameter file: The file.
    /// - Returns: The sentence.
    public static func unreadableTextFile(_ file: String) -> Sentence {
        Sentence(
            ru: "\(file): не открывается как текст; сохраните его как текст UTF-8",
            en: "\(file): cannot be opened as text; save it as UTF-8 text")
    }
    /// A line of a file of texts seems to name a person.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - line: The line, from 1.
    /// - Returns: The sentence.
    public static func personInText(_ file: String, line: Int) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): похоже на имя или контакт человека; если это ученик или учитель, уберите",
            en: "\(file), line \(line): looks like a person's name or contact; if a pupil or teacher, take it out")
    }
    /// What the texts are to an import.
    public static let textsOfAnalyst = Sentence(
        ru: "тексты аналитика: их читает vekha run", en: "texts of the analyst: vekha run reads them")
}

extension CountedNoun {
    /// «строка» of a text.
    public static let line = CountedNoun("строка", "строки", "строк", english: ("line", "lines"))
}
