// SPDX-License-Identifier: GPL-3.0-or-later

import Intake
import Monitoring
import Store
import Wording

/// A file that an import passed over.
struct SkippedFile {
    let file: String
    let reason: SkipReason
    /// The file of the same bytes that was taken, for a copy.
    let original: String?
}

/// What an import did with every file and row.
struct ImportReport {
    var stored: [(reading: FileReading, replaced: [ReplacedSlice])] = []
    var unchanged: [String] = []
    var skipped: [SkippedFile] = []
    var refused: [(file: String, sha256: String, sentence: Sentence)] = []
    var undone: [(file: String, changed: [ReplacedSlice])] = []
    /// The first of the schools that the register does not name, and how many there are.
    var unknownSchools: [UnknownSchool] = []
    var unknownCount = 0

    /// Satisfied changes whose result is in no protocol yet, by file.
    var changesWithoutResult: [(file: String, count: Int)] = []
    /// Versions of files that were stored which still count where the new one says nothing.
    var earlier: [(file: String, version: EarlierImport)] = []

    /// How many files were understood.
    var read: Int { stored.count + unchanged.count }

    /// Keeps what is said of a file; its rows are in the database.
    mutating func store(_ reading: FileReading, _ replaced: [ReplacedSlice]) {
        var kept = reading
        kept.results = ResultColumns()
        kept.tasks = TaskColumns()
        stored.append((kept, replaced))
    }

    mutating func skip(_ files: ArraySlice<InputFile>, copiesOf original: String) {
        skipped += files.map { SkippedFile(file: $0.path, reason: .copy, original: original) }
    }

    mutating func refuse(_ file: String, _ sha256: String, _ sentence: Sentence) {
        refused.append((file, sha256, sentence))
    }

    /// Prints the report for people.
    func print(_ speech: Speech) {
        let language = speech.language
        func word(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[language] }
        if !stored.isEmpty {
            var table = TextTable([
                (word("файл", "file"), .left), (word("формат", "format"), .left), (word("строк", "rows"), .right),
                (word("учтено", "accepted"), .right), (word("отсутств.", "absent"), .right),
                (word("отклонено", "rejected"), .right),
            ])
            for (reading, _) in stored {
                table.append([
                    reading.file, FormatWording.name(reading.format)[language], String(reading.rows),
                    String(reading.accepted), String(reading.absent), String(reading.rejected),
                ])
            }
            table.lines.forEach(speech.say(_:))
        }
        printTaken(speech)
        printRejections(speech)
        printChecks(speech)
        printReplaced(speech)
        printEarlier(speech)
        printSkipped(speech)
        if !unchanged.isEmpty {
            let files = CountedNoun.file.counted(unchanged.count, language)
            speech.say(
                Sentence(ru: "Без изменений: \(files), загружены раньше", en: "Unchanged: \(files), imported before"))
        }
        if !unknownSchools.isEmpty {
            let rest = unknownCount > unknownSchools.count ? "; … +\(unknownCount - unknownSchools.count)" : ""
            let list = unknownSchools.map { $0.text(language) }.joined(separator: "; ") + rest
            speech.say(
                Sentence(
                    ru: "Нет в реестре школ, в расчёт не входят: \(list)",
                    en: "Not in the register of schools, left out: \(list)"))
        }
        for item in refused {
            speech.warn(Sentence(ru: "Отказ: \(item.sentence.ru)", en: "Refused: \(item.sentence.en)"))
        }
        for (file, _) in undone {
            speech.say(Sentence(ru: "Загрузка отменена: \(file)", en: "Import undone: \(file)"))
        }
        guard undone.isEmpty else { return }
        let files = CountedNoun.file.counted(stored.count, language)
        let refusedFiles = CountedNoun.file.counted(refused.count, language)
        speech.say(
            Sentence(
                ru: "Загружено: \(files)" + (refused.isEmpty ? "" : ", отказано: \(refusedFiles)"),
                en: "Imported: \(files)" + (refused.isEmpty ? "" : ", refused: \(refusedFiles)")))
    }

    private func printSkipped(_ speech: Speech) {
        let sheets = stored.flatMap { item in
            item.reading.taken.filter { $0.key == "skipped_sheet" }.map { (item.reading.file, $0.value) }
        }
        guard !skipped.isEmpty || !sheets.isEmpty else { return }
        speech.say(Sentence(ru: "\nПропущено:", en: "\nSkipped:"))
        for (file, sheet) in sheets {
            speech.say(
                Sentence(
                    ru: "  \(file), лист \(sheet): скрыт или не этого формата",
                    en: "  \(file), sheet \(sheet): hidden, or of no such format"))
        }
        for file in skipped {
            let reason = JournalWords.skipped(file.reason.rawValue, original: file.original)[speech.language]
            speech.say("  \(file.file): \(reason)")
        }
    }

    /// What the files that were stored count under a key together; nil where none does.
    private func sum(of key: String) -> Int? {
        let counts = stored.flatMap(\.reading.taken).filter { $0.key == key }.compactMap { Int($0.value) }
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    private func printUnknownColumns(_ speech: Speech) {
        let columns = stored.flatMap { item in
            item.reading.taken.filter { $0.key == "unknown_columns" }.map { (item.reading.file, $0.value) }
        }
        guard !columns.isEmpty else { return }
        speech.say(
            Sentence(
                ru: "\nСтолбцы с данными под неизвестным заголовком, не взяты:",
                en: "\nColumns with data under no known heading, not taken:"))
        for (file, cells) in columns.prefix(5) { speech.say("  \(file): \(cells)") }
        if columns.count > 5 { speech.say("  … +\(columns.count - 5)") }
    }

    private func printTaken(_ speech: Speech) {
        var origins: [String: Int] = [:]
        for (reading, _) in stored {
            for taken in reading.taken where !["content", "scale"].contains(taken.origin) {
                let text = JournalWords.taken(
                    key: taken.key, value: taken.value, origin: taken.origin, speech.language)
                origins[text, default: 0] += 1
            }
        }
        if let count = sum(of: "without_effect") {
            speech.say(
                Sentence(
                    ru: "\nАпелляции, которые ничего не изменили (отклонены, отозваны, не рассмотрены): \(count)",
                    en: "\nAppeals that changed nothing (declined, withdrawn or waiting): \(count)"))
        }
        if let count = sum(of: "scale_marks") {
            speech.say(
                Sentence(
                    ru: "\nОтметки, которых в файлах нет, вычислены по первичному баллу и шкале: \(count)",
                    en: "\nMarks that the files do not have, worked out from the points and the scale: \(count)"))
        }
        printUnknownColumns(speech)
        for (file, count) in changesWithoutResult {
            speech.say("\n\(file): \(JournalWords.changesWithoutResult(count)[speech.language])")
        }
        guard !origins.isEmpty else { return }
        speech.say(Sentence(ru: "\nВзято не из содержимого файлов:", en: "\nTaken from elsewhere than the content:"))
        for (text, count) in origins.sorted(by: { $0.key < $1.key }) {
            speech.say("  \(text) — \(CountedNoun.file.counted(count, speech.language))")
        }
    }

    private func printRejections(_ speech: Speech) {
        let all = stored.flatMap { item in item.reading.rejections.map { (item.reading.file, $0) } }
        guard !all.isEmpty else { return }
        speech.say(Sentence(ru: "\nОтклонено:", en: "\nRejected:"))
        let shown = 20
        for (file, rejection) in all.prefix(shown) {
            let place = rejection.sheet.isEmpty ? rejection.cell : "\(rejection.sheet)!\(rejection.cell)"
            let value = rejection.value.map { " «\($0)»" } ?? ""
            let hint = rejection.suggestion.map { " → \($0)" } ?? ""
            let reason = JournalWords.rejection(rejection.reason.rawValue)[speech.language]
            speech.say("  \(file), \(place):\(value) \(reason)\(hint)")
        }
        if all.count > shown {
            let rest = CountedNoun.row.counted(all.count - shown, speech.language)
            speech.say(
                Sentence(
                    ru: "  и ещё \(rest): см. лист «Журнал загрузки» или v_rejections",
                    en: "  and \(rest) more: see the import sheet, or v_rejections"))
        }
    }

    private func printChecks(_ speech: Speech) {
        let failed = stored.flatMap { item in
            item.reading.checks.filter { !$0.agrees }.map { (item.reading.file, $0) }
        }
        guard !failed.isEmpty else { return }
        speech.say(
            Sentence(
                ru: "\nНе сошлось с тем, что файл говорит о себе:", en: "\nDisagrees with what the file says of itself:"
            ))
        for (file, check) in failed.prefix(20) {
            let text = JournalWords.difference(
                check.kind.rawValue, scope: check.scope, declared: check.declared, found: check.found, speech.language)
            speech.say("  \(file): \(text)")
        }
        if failed.count > 20 { speech.say("  … +\(failed.count - 20)") }
    }

    private func printReplaced(_ speech: Speech) {
        let replaced = (stored.flatMap(\.replaced) + undone.flatMap(\.changed)).filter {
            $0.pupils.before != $0.pupils.after || $0.failures.before != $0.failures.after
        }
        guard !replaced.isEmpty else { return }
        speech.say(
            undone.isEmpty
                ? Sentence(
                    ru: "\nЗаменены прежние результаты (участников, «2» или ниже минимума; было → стало):",
                    en: "\nEarlier results replaced (participants, «2» or below the minimum; before → after):")
                : Sentence(
                    ru: "\nВозвращены прежние результаты (участников, «2» или ниже минимума; было → стало):",
                    en: "\nEarlier results returned (participants, «2» or below the minimum; before → after):"))
        for slice in replaced.prefix(20) {
            speech.say("  " + Sentence(slice)[speech.language])
        }
        if replaced.count > 20 { speech.say("  … +\(replaced.count - 20)") }
    }

    /// A mended grade or subject leaves the wrong results where they are, because a file replaces what it contains alone.
    private func printEarlier(_ speech: Speech) {
        let language = speech.language
        for (file, version) in earlier {
            let day = version.day.map { " (\($0))" } ?? ""
            speech.say(
                Sentence(
                    ru: "\n\(file): прежняя версия\(day) ещё учитывается там, о чём новая не говорит:",
                    en: "\n\(file): the earlier version\(day) still counts where the new one says nothing:"))
            for slice in version.slices.prefix(5) {
                let pupils = CountedNoun.participant.counted(slice.pupils, language)
                speech.say("  \(Sentence(slice.work, of: slice.school)[language]): \(pupils)")
            }
            if version.slices.count > 5 { speech.say("  … +\(version.slices.count - 5)") }
            let command = "vekha import --undo '\(file)' --sha256 \(version.sha256.prefix(12))"
            speech.say(
                Sentence(
                    ru: "  если это ошибка прежней версии, отмените её: \(command)",
                    en: "  if the earlier version was wrong, take it back: \(command)"))
        }
    }
}
