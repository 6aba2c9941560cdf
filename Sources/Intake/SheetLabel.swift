// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// How a sheet is called in what is stored: people write names of persons there too.
enum SheetLabel {
    /// The name where it is one of the usual ones, else the sheet's number in the workbook: «№ 2».
    ///
    /// - Parameters:
    ///   - name: The name; that of a text table is empty.
    ///   - position: The position of the sheet, from 0.
    /// - Returns: The name or the number.
    static func label(_ name: String, position: Int) -> String {
        isUsual(Normaliser.text(name)) ? name : "№ \(position + 1)"
    }

    private static func isUsual(_ name: String) -> Bool {
        if name.isEmpty { return true }
        var words = name.split { " _.".contains($0) }.map { $0.lowercased() }
        // The mark of a copy: «Лист1 (2)».
        if let last = words.last, last.first == "(", last.last == ")", isNumber(last.dropFirst().dropLast()) {
            words.removeLast()
        }
        guard let first = words.first else { return false }
        if subjectMarks.contains(first) {
            guard words.count >= 2, isNumber(words[1]) else { return false }
            let rest = words.dropFirst(2)
            return titles.contains { title in
                rest.count <= title.count && zip(rest, title).allSatisfy { $1.hasPrefix($0) }
            }
        }
        if wholeNames.contains(words) { return true }
        // The waves of a diagnosis: the sheet may be the only place that names them.
        if words.count <= 2, waves.contains(first),
            words.dropFirst().allSatisfy({ diagnoses.contains($0) || isNumber($0) })
        {
            return true
        }
        let letters = first.prefix { $0.isLetter }
        return usual.contains(String(letters))
            && first.dropFirst(letters.count).allSatisfy { $0.isASCII && $0.isNumber }
            && words.dropFirst().allSatisfy(isNumber) && words.count <= 2
    }

    private static func isNumber(_ word: some StringProtocol) -> Bool {
        (1...3).contains(word.count) && word.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static let wholeNames: Set<[String]> = [
        ["порядковый", "номер", "класса"], ["сетевое", "взаимодействие"], ["методическая", "помощь"],
        ["численность", "педагогов"], ["пояснения"], ["notes"], ["каталог", "мер"], ["меры", "школ"], ["основания"],
        ["как", "заполнять"], ["catalogue", "of", "measures"], ["measures", "of", "schools"], ["evidence"],
        ["how", "to", "fill", "in"],
    ]
    private static let usual: Set<String> = [
        "лист", "sheet", "протокол", "классы", "школы", "служебный", "приказ", "люди", "сроки",
        "таблица", "текст", "отчет", "отчёт", "рекомендации", "recommendations",
    ]
    private static let waves: Set<String> = [
        "входная", "входящая", "исходная", "стартовая", "итоговая", "выходная", "повторная", "диагностика",
    ]
    private static let diagnoses: Set<String> = ["диагностика", "волна"]
    /// The forms of ФИС ОКО, whose names are cut to what a sheet can hold.
    private static let titles: [[Substring]] = [
        "индивидуальные результаты", "статистика по отметкам", "сравнение отметок с отметками по журналу",
        "распределение первичных баллов", "выполнение заданий группами участников",
        "достижение планируемых результатов",
    ].map { $0.split(separator: " ") }
    private static let subjectMarks: Set<String> = [
        "ру", "ма", "ом", "би", "ге", "ис", "ии", "об", "фи", "хи", "ия", "ая", "ня", "фя", "ли", "лч", "ин",
    ]
}
