// SPDX-License-Identifier: GPL-3.0-or-later

extension Subject {
    /// Every subject that a file may speak of, by its canonical name; any other text is none.
    ///
    /// The subjects of the ЕГЭ, the ОГЭ and the ГВЭ, and those of the ВПР.
    public static let known: [Subject] =
        [.russian, .mathematics, .profileMathematics, .baseMathematics, .surroundingWorld]
        + [
            "Математика углублённая", "Физика", "Физика углублённая", "Химия", "Биология", "Информатика", "История",
            "Обществознание", "География", "Литература", "Литературное чтение", "Английский язык", "Немецкий язык",
            "Французский язык", "Испанский язык", "Китайский язык", "Иностранный язык", "Родной язык",
            "Родная литература",
        ].map(Subject.init(rawValue:))
}
