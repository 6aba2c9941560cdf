// SPDX-License-Identifier: GPL-3.0-or-later

/// The file that explains the folder of an analyst's texts.
public enum AnalystTextHelp {
    /// Its name.
    public static let file = "Как заполнять.md"

    /// Its text.
    ///
    /// - Parameters:
    ///   - sections: The headings of a school's file.
    ///   - chapters: The headings of the common file.
    /// - Returns: The text.
    public static func text(sections: [String], chapters: [String]) -> Sentence {
        let (schools, common) = (example(sections), example(chapters))
        return Sentence(
            ru: """
                # Как заполнять

                Здесь лежат ваши абзацы для страниц школ. Программа их только читает: расчёт ничего в них не меняет.

                Один файл — одна школа. Имя файла начинается с шести цифр логина: 203001.md или «203001 Речная СОШ.txt».
                Одна строка — один абзац. Строка с «#» — заголовок: он говорит, в какой раздел страницы попадут строки под ним.
                Строки до первого заголовка встанут под названием школы. Лишние заголовки можно удалить.

                ```
                \(schools)
                ```

                Файл «общее.md» — абзацы в начале глав отчёта:

                ```
                \(common)
                ```

                Всё остальное — обычный текст: разметка и теги не действуют. Учеников и учителей не называйте.
                После правки: vekha run. Что не вошло и почему, скажут vekha run и vekha check.

                """,
            en: """
                # How to fill in

                Here are your paragraphs for the pages of schools. The program only reads them: no run changes them.

                One file is one school. Its name begins with the six digits of the login: 203001.md.
                One line is one paragraph. A line with «#» is a heading: it says which section of the page the lines below go to.
                Lines above the first heading stand below the name of the school. Headings that you do not need may go.

                ```
                \(schools)
                ```

                The file «общее.md» has paragraphs above chapters of the report:

                ```
                \(common)
                ```

                All else is plain text: no markup works. Do not name pupils or teachers.
                Afterwards: vekha run. vekha run and vekha check say what was left out, and why.

                """)
    }

    private static func example(_ headings: [String]) -> String {
        headings.map { "## \($0)\n" }.joined(separator: "\n")
    }
}
