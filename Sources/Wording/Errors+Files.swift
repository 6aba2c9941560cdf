// SPDX-License-Identifier: GPL-3.0-or-later

// What people read when a file was not taken.

extension Sentence {
    private static func file(_ file: String, _ ru: String, _ en: String) -> Sentence {
        Sentence(ru: "\(file): \(ru)", en: "\(file): \(en)")
    }

    private static func place(_ file: String, _ sheet: String) -> (ru: String, en: String) {
        sheet.isEmpty ? (file, file) : ("\(file), лист «\(sheet)»", "\(file), sheet “\(sheet)”")
    }

    /// There is no such file.
    public static func missingFile(_ name: String) -> Sentence {
        file(name, "такого файла нет; проверьте путь", "there is no such file; check the path")
    }
    /// The path is no file.
    public static func notAFile(_ name: String) -> Sentence {
        file(name, "это не файл; укажите файл или положите файлы в input/", "not a file; name a file, or use input/")
    }
    /// The file has no content.
    public static func emptyFile(_ name: String) -> Sentence {
        file(name, "файл пуст; скачайте его ещё раз", "the file is empty; download it again")
    }
    /// The file is the mark of an open document.
    public static func lockFile(_ name: String) -> Sentence {
        file(
            name, "служебный файл открытого документа; закройте документ", "the mark of an open document; close it")
    }
    /// The content is of a kind that is not read.
    public static func unsupportedContent(_ name: String, kind: String) -> Sentence {
        guard kind != "archive" else {
            return file(
                name, "это архив, который не читается (RAR, 7z, gzip); распакуйте его и положите файлы в input/",
                "an archive that is not read (RAR, 7z, gzip); unpack it and put the files into input/")
        }
        guard kind != "binary" else {
            return file(
                name, "файл повреждён или это не таблица и не документ; откройте его, сохраните как XLSX, CSV или DOCX",
                "the file is damaged, or neither a table nor a document; open it and save it as XLSX, CSV or DOCX")
        }
        return file(
            name, "содержимое (\(kind)) не таблица; сохраните файл как XLSX или CSV",
            "the content (\(kind)) is no table; save the file as XLSX or CSV")
    }
    /// An archive lies too deep in archives.
    public static func nestedArchive(_ name: String) -> Sentence {
        file(
            name, "архив лежит в архиве, а тот — ещё в одном; распакуйте внешний архив в input/",
            "an archive in an archive in an archive; unpack the outer one into input/")
    }
    /// The content is cut off or broken.
    ///
    /// - Parameters:
    ///   - name: The file.
    ///   - detail: The kind of the helper's error, as `BadZipFile`.
    /// - Returns: What, where, how to mend.
    public static func damagedFile(_ name: String, detail: String) -> Sentence {
        let damage = damage(detail)
        return file(
            name, "файл повреждён: \(damage.ru); скачайте его ещё раз",
            "the file is damaged: \(damage.en); download it again")
    }

    private static func damage(_ detail: String) -> (ru: String, en: String) {
        switch detail {
        case "BadZipFile", "ZipError", "EOFError", "error":
            ("архив оборван или испорчен", "the archive is cut off or broken")
        case "overlap": ("части архива лежат одна на другой", "parts of the archive lie on each other")
        case "NotImplementedError": ("такое сжатие не читается", "it is packed in a way that is not read")
        default: ("содержимое не разобрать", "the content cannot be made out")
        }
    }

    /// The file asks for a password.
    public static func encryptedFile(_ name: String) -> Sentence {
        file(name, "файл защищён паролем; сохраните его без пароля", "the file has a password; save it without one")
    }
    /// The document can hold macros.
    public static func documentWithMacros(_ name: String) -> Sentence {
        file(name, "в документе есть макросы; сохраните его как DOCX", "the document has macros; save it as DOCX")
    }
    /// The document is one of an old Word.
    public static func oldDocument(_ name: String) -> Sentence {
        file(
            name, "документ старого Word (DOC); сохраните его как DOCX",
            "a document of an old Word (DOC); save it as DOCX")
    }
    /// Documents need pandoc.
    public static func noDocumentReader(_ name: String) -> Sentence {
        file(
            name, "для документов DOCX нужна программа pandoc 2.14 или новее; выполните make build",
            "documents (DOCX) need the program pandoc 2.14 or newer; run make build")
    }
    /// Pandoc is not there, so documents are not written.
    public static func noDocumentWriter() -> Sentence {
        Sentence(
            ru: "документы DOCX не написаны: нет программы pandoc; выполните make build",
            en: "documents (DOCX) were not written: there is no pandoc; run make build")
    }
    /// Pandoc is too old, or does not work.
    public static func documentNotMade(path: String, detail: String) -> Sentence {
        let said = detail.isEmpty ? "" : " (\(detail))"
        return Sentence(
            ru: "\(path): pandoc не сделал документ\(said); нужна версия 2.14 или новее, выполните make build",
            en: "\(path): pandoc made no document\(said); version 2.14 or newer is needed, run make build")
    }
    /// The school of a report is not known.
    ///
    /// - Parameters:
    ///   - name: The file.
    ///   - isNamed: Whether «Наименование ОО» is filled in.
    ///   - nearest: The known schools with the nearest names, each with its code.
    /// - Returns: What, where, how to mend.
    public static func unknownReportingSchool(_ name: String, isNamed: Bool, nearest: [String]) -> Sentence {
        let ru = isNamed ? "такой школы («Наименование ОО») нет в реестре" : "не сказано, чей это отчёт"
        let en = isNamed ? "the register has no such school (“Наименование ОО”)" : "whose report it is stands nowhere"
        let list = nearest.joined(separator: ", ")
        return file(
            name,
            ru + (nearest.isEmpty ? "" : " (похожи: \(list))")
                + "; впишите шесть цифр логина в имя файла или исправьте имя",
            en + (nearest.isEmpty ? "" : " (alike: \(list))")
                + "; put the six digits of its login into the name of the file, or mend the name")
    }
    /// The file is larger than a limit.
    public static func fileTooLarge(_ name: String, limit: String, allowed: Int) -> Sentence {
        let most = most(limit, allowed)
        return file(
            name, "файл слишком велик: \(most.ru); разделите его", "the file is too large: \(most.en); split it")
    }
    /// The file was not read in time.
    public static func fileTooSlow(_ name: String, seconds: Int) -> Sentence {
        file(
            name, "файл не прочитан за \(seconds) с; сохраните его заново или разделите",
            "the file was not read in \(seconds) s; save it anew or split it")
    }
    /// A quotation mark is never closed.
    public static func unterminatedQuote(_ name: String, line: Int) -> Sentence {
        file(
            name, "в строке \(line) не закрыта кавычка; исправьте её",
            "a quote in line \(line) is never closed; close it")
    }
    /// The helper that reads workbooks does not work.
    public static func workbookHelper(_ name: String, code: Int32) -> Sentence {
        file(
            name, "вспомогательная программа чтения таблиц не сработала (код \(code)); выполните make build",
            "the helper that reads workbooks failed (code \(code)); run make build")
    }
    /// No format fits.
    public static func unrecognised(_ name: String, near: [(format: Sentence, missing: [String])]) -> Sentence {
        let first = near.first
        let list = first?.missing.prefix(5).joined(separator: ", ") ?? ""
        return file(
            name,
            first.map { "формат не распознан; ближе всего «\($0.format.ru)», не хватает: \(list)" }
                ?? "формат не распознан; опишите таблицу в файле \(name).map.yaml",
            first.map { "the format is not recognised; nearest is “\($0.format.en)”, missing: \(list)" }
                ?? "the format is not recognised; describe the table in \(name).map.yaml")
    }
    /// A fact stands nowhere.
    public static func missingFact(_ name: String, sheet: String, fact: String) -> Sentence {
        let place = place(name, sheet)
        let mend = mend(fact)
        return Sentence(
            ru: "\(place.ru): не сказано, \(factName(fact).ru); \(mend.ru)",
            en: "\(place.en): \(factName(fact).en) stands nowhere; \(mend.en)")
    }

    /// How a fact comes into a file: its title, or the path where the layout has no title.
    private static func mend(_ fact: String) -> (ru: String, en: String) {
        func path(_ example: String) -> (ru: String, en: String) {
            ("назовите это в пути к файлу, например «\(example)»", "say it in the path of the file, as in “\(example)”")
        }
        return switch fact {
        case "year", "subject", "grade": path("2021/5 класс/Математика.xlsx")
        case "season": path("2022 осень/5 класс/Математика.xlsx")
        case "school": path("edu123456 Математика 5 класс ВПР 2026.xlsx")
        case "wave":
            (
                "добавьте столбец «Этап» (входная, итоговая) или назовите так лист",
                "add a column «Этап» (входная, итоговая), or name the sheet so"
            )
        case "diagnosisYear":
            ("добавьте столбец «Дата» или год в заголовок", "add a column «Дата», or the year to the title")
        case "maximum":
            (
                "добавьте столбец с максимальным баллом или «(макс. 25)» в название столбца с баллом",
                "add a column with the largest score, or «(макс. 25)» to the heading of the scores"
            )
        case "register":
            (
                "назовите лист «Сетевое взаимодействие» или «Методическая помощь» или добавьте столбец «Реестр»",
                "name the sheet «Сетевое взаимодействие» or «Методическая помощь», or add a column «Реестр»"
            )
        default: ("впишите в заголовок таблицы", "add it to the title of the table")
        }
    }
    /// A known report of which nothing is taken.
    public static func notNeeded(_ name: String, report: String) -> Sentence {
        let title = FormatWording.needless(report)
        if report == "biasMarkers" {
            return file(
                name, "\(title.ru): в показателях не используется, загружать не нужно; уберите файл из input/",
                "\(title.en): no indicator uses it, it need not be imported; take the file out of input/")
        }
        return file(
            name, "отчёт «\(title.ru)» не нужен: данные есть в Ф1; уберите файл из input/",
            "the report “\(title.en)” is not needed: form 1 has the data; take the file out of input/")
    }
    /// Nothing says which procedure it is.
    public static func undecidedProcedure(_ name: String, sheet: String, candidates: [String]) -> Sentence {
        let place = place(name, sheet)
        let list = candidates.joined(separator: ", ")
        return Sentence(
            ru: "\(place.ru): не ясно, какая это процедура (\(list)); положите файл в папку с её именем или добавьте в "
                + "campaign.yaml: intake: [{path: \"\(name)\", procedure: …}]",
            en: "\(place.en): which procedure is it (\(list))? Put the file into a folder of that name, or add to "
                + "campaign.yaml: intake: [{path: \"\(name)\", procedure: …}]")
    }
    /// Two places say different things.
    public static func contradiction(
        _ name: String, sheet: String, fact: String, evidence: [(origin: String, value: String)]
    ) -> Sentence {
        let place = place(name, sheet)
        let ru = evidence.map { "\(originName($0.origin).ru) — \(seasonName($0.value)?.ru ?? $0.value)" }
            .joined(separator: ", ")
        let en = evidence.map { "\(originName($0.origin).en): \($0.value)" }.joined(separator: ", ")
        return Sentence(
            ru: "\(place.ru): противоречие, \(factName(fact).ru): \(ru); исправьте файл или путь",
            en: "\(place.en): contradiction about \(factName(fact).en): \(en); mend the file or its path")
    }
    /// The title names no known subject.
    public static func unknownSubject(_ name: String, sheet: String, nearest: String?) -> Sentence {
        let place = place(name, sheet)
        return Sentence(
            ru: "\(place.ru): в заголовке нет известного предмета" + (nearest.map { "; возможно, «\($0)»" } ?? "")
                + "; исправьте заголовок таблицы",
            en: "\(place.en): the title names no known subject" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
                + "; mend the title of the table")
    }
    /// Two columns have one heading and differ.
    public static func repeatedColumn(_ name: String, sheet: String, column: String) -> Sentence {
        let place = place(name, sheet)
        return Sentence(
            ru: "\(place.ru): два столбца «\(column)» с разным содержимым; оставьте один",
            en: "\(place.en): two columns “\(column)” that differ; keep one")
    }
    /// The rule tables have nothing for a work.
    public static func noRule(
        _ name: String, procedure: String, subject: String, grade: Int, year: Int
    ) -> Sentence {
        file(
            name, "нет правила для «\(procedure), \(subject), \(grade) класс, \(year)»; показатель не рассчитан",
            "there is no rule for “\(procedure), \(subject), grade \(grade), \(year)”; nothing is counted")
    }
    /// The codes of schools are unknown.
    public static func noRegister(_ name: String) -> Sentence {
        file(
            name, "школы указаны кодами, а кодов ещё нет; положите в input/ Школы.xlsx или форму контекстных данных",
            "schools stand there by codes that are not known; put Школы.xlsx or the context form into input/")
    }
    /// There is a header and no rows.
    public static func noRows(_ name: String, sheet: String) -> Sentence {
        let place = place(name, sheet)
        return Sentence(
            ru: "\(place.ru): есть заголовок, но нет ни одной строки; впишите строки или скачайте файл ещё раз",
            en: "\(place.en): a header and not a single row; fill it in, or download the file again")
    }
    /// Not a single row of a file was taken.
    ///
    /// - Parameters:
    ///   - name: The path of the file.
    ///   - rows: How many rows it has.
    ///   - first: The first cells at fault, at least one.
    ///   - more: How many cells besides are at fault.
    /// - Returns: The sentence.
    public static func allRejected(
        _ name: String, rows: Int, first: [(cell: String, reason: Sentence)], more: Int
    ) -> Sentence {
        func list(_ language: Language) -> String {
            first.map { "\($0.cell): \($0.reason[language])" }.joined(separator: "; ")
        }
        let cells = CountedNoun("ячейка", "ячейки", "ячеек", english: ("cell", "cells"))
        let ruRest = more > 0 ? "; и ещё \(cells.counted(more, .russian))" : ""
        let enRest = more > 0 ? "; and \(cells.counted(more, .english)) more" : ""
        return Sentence(
            ru: "\(name): ни одна из строк (\(rows)) не принята: \(list(.russian))\(ruRest). Исправьте файл, прежние "
                + "результаты не тронуты",
            en:
                "\(name): none of its \(rows) rows was taken: \(list(.english))\(enRest). Mend the file, earlier results "
                + "were left alone")
    }
    /// A column of a mapping is not in the table.
    public static func mappedColumn(
        _ name: String, mapping: String, key: String, column: String, nearest: String?
    ) -> Sentence {
        Sentence(
            ru: "\(mapping): ключ «\(key)» — в \(name) нет столбца «\(column)»"
                + (nearest.map { "; возможно, «\($0)»" } ?? ""),
            en: "\(mapping): key “\(key)”: \(name) has no column “\(column)”"
                + (nearest.map { "; did you mean “\($0)”?" } ?? ""))
    }
    /// A sheet of a mapping is not in the workbook.
    public static func mappedSheet(_ name: String, mapping: String, sheet: String, sheets: [String]) -> Sentence {
        let list = sheets.joined(separator: ", ")
        return Sentence(
            ru: "\(mapping): в \(name) нет листа «\(sheet)»; есть: \(list)",
            en: "\(mapping): \(name) has no sheet “\(sheet)”; it has: \(list)")
    }

    private static func most(_ limit: String, _ allowed: Int) -> (ru: String, en: String) {
        func size(_ language: Language) -> String {
            let megabytes = Double(allowed) / 1_048_576
            return language.decimal(megabytes, decimals: megabytes == megabytes.rounded() ? 0 : 1)
        }
        let (ru, en) = ("не больше \(size(.russian))\u{A0}МБ", "at most \(size(.english)) MB")
        return switch limit {
        case "bytes": ("\(ru) после распаковки", "\(en) when unpacked")
        case "fileBytes": ("\(ru) в одном файле архива", "\(en) in one file of the archive")
        case "archiveBytes": ("\(ru) во всём архиве", "\(en) in the whole archive")
        case "members": ("не больше \(allowed) файлов в архиве", "at most \(allowed) files in the archive")
        case "ratio":
            (
                "сжатие больше чем в \(allowed) раз похоже на «архивную бомбу»",
                "packed more than \(allowed) times, like a zip bomb"
            )
        case "rows": ("не больше \(allowed) строк на листе", "at most \(allowed) rows of a sheet")
        case "columns": ("не больше \(allowed) столбцов на листе", "at most \(allowed) columns of a sheet")
        case "cells": ("не больше \(allowed) ячеек во всех листах", "at most \(allowed) cells in all sheets")
        case "characters": ("не больше \(allowed) знаков в ячейке", "at most \(allowed) characters in a cell")
        case "merges":
            ("не больше \(allowed) объединённых ячеек в таблице", "at most \(allowed) merged cells in a table")
        case "sheets": ("не больше \(allowed) листов", "at most \(allowed) sheets")
        // The helper does not tell how much it had asked for.
        default: ("для него не хватает памяти", "there is not enough memory for it")
        }
    }

    private static func factName(_ fact: String) -> (ru: String, en: String) {
        switch fact {
        case "title": ("что это за работа", "what the work is")
        case "date": ("когда она написана", "the date")
        case "season": ("весной или осенью", "the season")
        case "grade": ("какой класс", "the grade")
        case "year": ("какой год", "the year")
        case "subject": ("какой предмет", "the subject")
        case "procedure": ("какая процедура", "the procedure")
        case "school": ("какая школа", "the school")
        case "wave": ("какой это этап диагностики", "the wave of the diagnosis")
        case "diagnosisYear": ("в каком году прошла диагностика", "the year of the diagnosis")
        case "maximum": ("какой максимальный балл", "the largest possible score")
        case "register": ("какой это реестр", "the register")
        default: (fact, fact)
        }
    }

    private static func originName(_ origin: String) -> (ru: String, en: String) {
        switch origin {
        case "title": ("заголовок", "title")
        case "header": ("шапка", "header")
        case "date": ("дата", "date")
        case "class": ("столбец «Класс»", "class column")
        case "column": ("столбец оценки", "mark column")
        case "path": ("путь", "path")
        case "content": ("содержимое", "content")
        case "school": ("коды школ", "codes of schools")
        case "protocol": ("загруженный протокол", "the protocol that is known")
        case "sheetName": ("имя листа", "name of the sheet")
        case "groups": ("столбец groups", "groups column")
        case "sheet": ("другой лист", "another sheet")
        case "layout": ("вид таблицы", "layout")
        default: (origin, origin)
        }
    }

    private static func seasonName(_ code: String) -> Sentence? {
        switch code {
        case "spring": Sentence(ru: "весна", en: "spring")
        case "autumn": Sentence(ru: "осень", en: "autumn")
        default: nil
        }
    }
}
