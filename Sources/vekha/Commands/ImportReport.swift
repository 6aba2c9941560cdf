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

    /// What the hand values of the campaign make worth saying.
    var remarks: [Sentence] = []

    /// How many files were understood.
    var read: Int { stored.count + unchanged.count }

    /// Keeps what is said of a file; its rows are in the database.
    mutating func store(_ reading: FileReading, _ replaced: [ReplacedSlice]) {
        var kept = reading
        kept.results = ResultColumns()
        kept.tasks = TaskColumns()
        stored.append((kept, replaced))
    }

    mutating func skip(_ files: ArraySlice<InputFile>, copiesOf original: InputFile) {
        skipped += files.map { SkippedFile(file: $0.path, reason: .copy, original: original.path) }
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
        remarks.forEach(speech.say(_:))
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

    private func printTaken(_ speech: Speech) {
        var origins: [String: Int] = [:]
        for (reading, _) in stored {
            for taken in reading.taken where taken.origin != "content" {
                let text = JournalWords.taken(
                    key: taken.key, value: taken.value, origin: taken.origin, speech.language)
                origins[text, default: 0] += 1
            }
        }
        let idle = stored.flatMap(\.reading.taken).filter { $0.key == "without_effect" }.compactMap { Int($0.value) }
        if !idle.isEmpty {
            let count = idle.reduce(0, +)
            speech.say(
                Sentence(
                    ru: "\nАпелляции, которые ничего не изменили (отклонены, отозваны, не рассмотрены): \(count)",
                    en: "\nAppeals that changed nothing (declined, withdrawn or waiting): \(count)"))
        }
        for (file, count) in changesWithoutResult {
            let changes = CountedNoun.change.counted(count, speech.language)
            speech.say(
                Sentence(
                    ru:
                        "\n\(file): \(changes) без результата — протокола ещё нет, или в нём другие баллы, фамилия, документ",
                    en:
                        "\n\(file): \(changes) without a result: the protocol is not there, or has other scores or persons"
                ))
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
            Sentence(
                ru: "\nЗаменены прежние результаты (участников, «2» или ниже минимума; было → стало):",
                en: "\nEarlier results replaced (participants, «2» or below the minimum; before → after):")
        )
        for slice in replaced.prefix(20) {
            speech.say("  " + Sentence(slice)[speech.language])
        }
        if replaced.count > 20 { speech.say("  … +\(replaced.count - 20)") }
    }
}
