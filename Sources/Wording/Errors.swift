// SPDX-License-Identifier: GPL-3.0-or-later

// One sentence for each way in which a file, a setting or a machine can fail: what, where, how to mend it.

extension Sentence {
    /// A file of settings or rules cannot be read.
    public static func unreadableSettings(file: String) -> Sentence {
        Sentence(
            ru: "\(file): файл не читается; проверьте, что он есть и сохранён в UTF-8",
            en: "\(file): the file cannot be read; check that it exists and is UTF-8")
    }

    /// A text is no YAML.
    public static func notYAML(file: String, line: Int, detail: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): это не YAML (\(detail)); проверьте отступы, кавычки и двоеточия",
            en: "\(file), line \(line): not YAML (\(detail)); check indentation, quotes and colons")
    }

    /// A key that nobody asks for.
    public static func unknownKey(file: String, line: Int, path: String, nearest: String?) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): неизвестный ключ «\(path)»; "
                + (nearest.map { "возможно, «\($0)»" } ?? "удалите его"),
            en: "\(file), line \(line): unknown key “\(path)”; "
                + (nearest.map { "did you mean “\($0)”?" } ?? "remove it"))
    }

    /// A word that is none of a list.
    public static func unknownWord(
        file: String, line: Int, path: String, word: String, nearest: String?, known: [String]
    ) -> Sentence {
        let list = known.joined(separator: ", ")
        return Sentence(
            ru: "\(file), строка \(line): \(path): неизвестное слово «\(word)»; "
                + (nearest.map { "возможно, «\($0)»" } ?? "допустимо: \(list)"),
            en: "\(file), line \(line): \(path): unknown word “\(word)”; "
                + (nearest.map { "did you mean “\($0)”?" } ?? "allowed: \(list)"))
    }

    /// A key that stands twice.
    public static func duplicateKey(file: String, line: Int, path: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): ключ «\(path)» указан дважды; оставьте один",
            en: "\(file), line \(line): the key “\(path)” stands twice; keep one")
    }

    /// A key that must be there.
    public static func missingKey(file: String, line: Int, path: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): нет обязательного ключа «\(path)»; добавьте его",
            en: "\(file), line \(line): the key “\(path)” is missing; add it")
    }

    /// A value of another kind.
    public static func wrongSetting(
        file: String, line: Int, path: String, found: String, expected: String
    ) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): «\(path)» — здесь «\(found)», а допустимо \(expected)",
            en: "\(file), line \(line): “\(path)” is “\(found)”, allowed is \(expected)")
    }

    /// An option that a later release will serve.
    public static func settingNotBuilt(file: String, line: Int, path: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): «\(path)» в этой версии ещё не поддерживается; уберите строку или оставьте "
                + "значение по умолчанию",
            en: "\(file), line \(line): “\(path)” is not supported in this release; remove it or keep the default")
    }

    /// A command or an option that a later release will serve.
    public static func notBuilt(_ what: String) -> Sentence {
        Sentence(
            ru: "«\(what)» в этой версии ещё не поддерживается",
            en: "“\(what)” is not supported in this release")
    }

    /// The discrete procedure needs tests whose values are known.
    public static let discreteNeedsNone = Sentence(
        ru: "--adjust discrete-bh возможна только с --dispersion none: иначе возьмите --adjust bh",
        en: "--adjust discrete-bh needs --dispersion none: use --adjust bh otherwise")

    /// No plugin has this identifier.
    public static func unknownPlugin(id: String, known: [String]) -> Sentence {
        Sentence(
            ru: "нет плагина «\(id)»; есть: \(known.joined(separator: ", "))",
            en: "there is no plugin “\(id)”; there are: \(known.joined(separator: ", "))")
    }

    /// Two plugins have one identifier.
    public static func duplicatePlugin(id: String) -> Sentence {
        Sentence(
            ru: "два плагина с именем «\(id)»; переименуйте один",
            en: "two plugins are named “\(id)”; rename one")
    }

    /// Plugins need each other in a circle.
    public static func pluginCycle(_ ids: [String]) -> Sentence {
        Sentence(
            ru: "плагины нуждаются друг в друге по кругу: \(ids.joined(separator: " → "))",
            en: "plugins need each other in a circle: \(ids.joined(separator: " → "))")
    }

    /// A plugin has no such parameter.
    public static func unknownParameter(plugin: String, id: String, known: [String]) -> Sentence {
        Sentence(
            ru: "plugins.\(plugin) (campaign.yaml): нет параметра «\(id)»; есть: \(known.joined(separator: ", "))",
            en: "plugins.\(plugin) (campaign.yaml): no parameter “\(id)”; there are: \(known.joined(separator: ", "))")
    }

    /// A value of a parameter is not allowed.
    public static func parameterOutOfRange(plugin: String, id: String, value: String, range: String) -> Sentence {
        Sentence(
            ru: "plugins.\(plugin).\(id) (campaign.yaml): значение «\(value)» недопустимо, допустимо \(range)",
            en: "plugins.\(plugin).\(id) (campaign.yaml): “\(value)” is not allowed, allowed is \(range)")
    }

    /// A plugin returned findings that break the contract.
    public static func brokenContract(plugin: String, rule: String, row: Int) -> Sentence {
        Sentence(
            ru:
                "плагин «\(plugin)» вернул результат, нарушающий правило «\(rule)» (строка \(row)); ничего не "
                + "сохранено, "
                + "сообщите разработчику плагина",
            en: "the plugin “\(plugin)” returned a finding that breaks the rule “\(rule)” (row \(row)); nothing was "
                + "stored, tell the plugin's author")
    }

    /// A file of the program is missing.
    public static func missingPart(_ path: String) -> Sentence {
        Sentence(
            ru: "не найдена часть программы «\(path)»; выполните make build или укажите папку программы в VEKHA_HOME",
            en:
                "a part of the program is missing: “\(path)”; run make build, or name the program's folder in "
                + "VEKHA_HOME"
        )
    }

    /// A folder holds no campaign.
    public static func noCampaign(folder: String) -> Sentence {
        Sentence(
            ru: "\(folder): здесь нет campaign.yaml; создайте кампанию командой vekha init или укажите папку ключом "
                + "--campaign",
            en: "\(folder): no campaign.yaml here; make a campaign with vekha init, or name its folder with --campaign")
    }

    /// The folder of a campaign lies on a network.
    public static func networkFolder(_ folder: String, kind: String) -> Sentence {
        Sentence(
            ru:
                "\(folder): папка кампании лежит в сети (\(kind)), база там может повредиться; перенесите её на диск "
                + "этого "
                + "компьютера или повторите с --allow-network",
            en:
                "\(folder): the campaign's folder is on a network (\(kind)), where a database may be damaged; move it "
                + "to a "
                + "disk of this machine, or repeat with --allow-network")
    }

    /// A folder is not empty.
    public static func folderNotEmpty(folder: String) -> Sentence {
        Sentence(
            ru: "\(folder): папка не пуста; укажите новую или пустую папку",
            en: "\(folder): the folder is not empty; name a new or empty one")
    }

    /// A file cannot be written.
    public static func cannotWrite(path: String, detail: String) -> Sentence {
        Sentence(
            ru: "\(path): запись не удалась (\(detail)); проверьте права и место на диске",
            en: "\(path): cannot be written (\(detail)); check permissions and free space")
    }

    /// A file cannot be read.
    public static func cannotRead(path: String) -> Sentence {
        Sentence(
            ru: "\(path): файл не читается; проверьте путь и права",
            en: "\(path): the file cannot be read; check path and permissions")
    }

    /// Nothing was imported yet.
    public static func nothingImported() -> Sentence {
        Sentence(
            ru: "результатов ещё нет: положите файлы в input/ и выполните vekha import",
            en: "there are no results yet: put files into input/ and run vekha import")
    }

    /// No school is known that a blank report could be made for.
    public static func noSchools() -> Sentence {
        Sentence(
            ru: "школ ещё нет: заполните input/Школы.xlsx и выполните vekha import",
            en: "there are no schools yet: fill in input/Школы.xlsx and run vekha import")
    }

    /// No number is there that somebody could confirm.
    public static func nothingToReconcile() -> Sentence {
        Sentence(
            ru: "сверять ещё нечего: положите в input/ Школы.xlsx и файлы с результатами и выполните vekha import",
            en: "nothing to reconcile yet: put Школы.xlsx and files of results into input/ and run vekha import")
    }

    /// There are results, but none of the periods that are asked for.
    ///
    /// - Parameters:
    ///   - years: The years of the results.
    ///   - periods: The years of `campaign.yaml`.
    /// - Returns: What, where, how to mend.
    public static func noResultsOfPeriods(years: [Int], periods: [Int]) -> Sentence {
        func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
        return Sentence(
            ru: "campaign.yaml, periods: за \(list(periods)) результатов для показателей нет, "
                + "загружены за \(list(years)); исправьте periods или загрузите файлы за \(list(periods))",
            en: "campaign.yaml, periods: no indicator has results of \(list(periods)), "
                + "those imported are of \(list(years)); mend periods, or import files of \(list(periods))")
    }
}
