// SPDX-License-Identifier: GPL-3.0-or-later

// What people read when the database or a written file fails.

extension Sentence {
    /// The library of the engine is missing.
    public static func driverMissing(path: String) -> Sentence {
        Sentence(
            ru: "\(path): нет библиотеки DuckDB; выполните make build или укажите её в VEKHA_DUCKDB_DRIVER",
            en: "\(path): the DuckDB library is missing; run make build, or name it in VEKHA_DUCKDB_DRIVER")
    }
    /// The library of the engine does not load.
    public static func driverNotLoaded(path: String, detail: String) -> Sentence {
        Sentence(
            ru: "\(path): библиотека DuckDB не загружается (\(detail)); установите libpython3.11 или укажите другую в "
                + "VEKHA_DUCKDB_DRIVER",
            en: "\(path): the DuckDB library does not load (\(detail)); install libpython3.11, or name another one in "
                + "VEKHA_DUCKDB_DRIVER")
    }
    /// A database to read does not exist.
    public static func databaseMissing(path: String) -> Sentence {
        Sentence(
            ru: "\(path): базы ещё нет; выполните vekha import",
            en: "\(path): there is no database yet; run vekha import")
    }
    /// Another process holds the database.
    public static func databaseLocked(path: String, program: String?, process: Int32?) -> Sentence {
        let holder = [program, process.map { "PID \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return Sentence(
            ru: "\(path): база занята другой программой" + (holder.isEmpty ? "" : " (\(holder))")
                + "; закройте её или дождитесь конца",
            en: "\(path): the database is in use" + (holder.isEmpty ? "" : " by \(holder)") + "; close it or wait")
    }
    /// The file was written by a later release.
    public static func newerDatabase(file: String, found: Int, known: Int) -> Sentence {
        Sentence(
            ru: "\(file): база версии \(found), программа знает версию \(known); обновите программу",
            en: "\(file): the database has version \(found), this program knows \(known); update the program")
    }
    /// The file was written by an earlier release.
    public static func olderDatabase(file: String, found: Int, known: Int) -> Sentence {
        Sentence(
            ru: "\(file): база версии \(found), нужна \(known); выполните vekha import, чтобы обновить её",
            en: "\(file): the database has version \(found), \(known) is needed; run vekha import to update it")
    }
    /// The file is no campaign's.
    public static func notACampaignDatabase(file: String) -> Sentence {
        Sentence(
            ru: "\(file): это база DuckDB, но не кампании Vekha; уберите её из папки",
            en: "\(file): a DuckDB file, but not of a Vekha campaign; take it out of the folder")
    }
    /// The file does not open as a database.
    public static func unusableDatabase(path: String, message: String) -> Sentence {
        Sentence(
            ru:
                "\(path): файл не открывается как база кампании (\(message)); верните его из копии или уберите и "
                + "выполните "
                + "vekha import заново",
            en:
                "\(path): the file does not open as a campaign's database (\(message)); restore it from a copy, or "
                + "remove it "
                + "and run vekha import again")
    }
    /// The engine refused a statement.
    public static func engineRefused(function: String, message: String) -> Sentence {
        Sentence(
            ru: "база отказала (\(function)): \(message); ничего не изменено",
            en: "the database refused (\(function)): \(message); nothing was changed")
    }
    /// The disk does not take what the database writes.
    public static func databaseNotWritten(reason: Sentence) -> Sentence {
        Sentence(
            ru:
                "база кампании не записана: \(reason.ru); освободите место или проверьте права и повторите, кампания "
                + "осталась "
                + "прежней",
            en: "the campaign's database was not written: \(reason.en); free some space or check the permissions and "
                + "repeat, the campaign is as it was")
    }
    /// A sample of this size or these years is not offered.
    public static func sampleOutOfRange(what: Sentence, given: String, supported: String) -> Sentence {
        Sentence(
            ru: "\(what.ru): «\(given)» недопустимо, допустимо \(supported)",
            en: "\(what.en): “\(given)” is not offered, allowed is \(supported)")
    }
    /// The table of `stat change` lacks a column.
    public static func missingColumn(file: String, column: String, found: [String]) -> Sentence {
        Sentence(
            ru: "\(file): нет столбца «\(column)»; в заголовке: \(found.joined(separator: ", "))",
            en: "\(file): no column “\(column)”; the header has: \(found.joined(separator: ", "))")
    }
    /// A cell of a plain table is not what its column asks for.
    public static func wrongCell(file: String, line: Int, column: String, found: String, expected: Sentence) -> Sentence
    {
        Sentence(
            ru: "\(file), строка \(line), столбец «\(column)»: «\(found)», нужно \(expected.ru)",
            en: "\(file), line \(line), column “\(column)”: “\(found)”, needed is \(expected.en)")
    }
    /// A key stands twice in a plain table.
    public static func repeatedRow(file: String, line: Int, key: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): «\(key)» уже было; оставьте одну строку или сложите числа",
            en: "\(file), line \(line): “\(key)” stands twice; keep one row or add the numbers")
    }
    /// A unit stands twice in one group of a table of pairs.
    public static func repeatedPair(file: String, line: Int, key: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): «\(key)» уже было; у каждого в группе одна строка",
            en: "\(file), line \(line): “\(key)” stands twice; each unit of a group has one row")
    }
    /// Some have one score only.
    public static func unpaired(onlyBefore: Int, onlyAfter: Int) -> Sentence {
        Sentence(
            ru: "Без пары (в сравнение не вошли): только «до» — \(onlyBefore), только «после» — \(onlyAfter).",
            en: "Without a pair (not compared): only before \(onlyBefore), only after \(onlyAfter).")
    }
}
