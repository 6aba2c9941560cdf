// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Crypto
import Foundation
import Installation
import Monitoring
import Wording
import Workbooks

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: text(
            "Создать папку кампании: campaign.yaml с пояснениями и input/ с шаблонами.",
            "Make a campaign's folder: campaign.yaml with comments and input/ with templates."))

    @Argument(
        help: ArgumentHelp(text("Новая или пустая папка.", "A new or empty folder."), valueName: text("папка", "dir")))
    var folder: String

    @Option(help: ArgumentHelp(text("Годы через запятую.", "Years, separated by commas.")))
    var years: YearList?

    @OptionGroup var language: LanguageOptions

    func run() throws {
        try reporting(language.lang) {
            let speech = Speech(asked: language.lang)
            let folder = try NewFolder(folder)
            let template = CampaignTemplate(
                language: speech.language, years: years?.years ?? Self.lastThreeYears)
            try folder.writeCampaign(template)
            try SchoolRegisterTemplate.write(to: folder.input.appending(path: "Школы.xlsx"), speech.language)
            try DiagnosticsTemplate.write(
                to: folder.input.appending(path: DiagnosticsTemplate.file), speech.language)
            try SupportRegisterTemplate.write(
                to: folder.input.appending(path: SupportRegisterTemplate.file), speech.language)
            try OrganisationTemplate.write(to: folder.input.appending(path: "Состав и сроки.xlsx"), speech.language)
            try AnalystTextTemplate.write(to: folder.input, speech.language)
            speech.say(
                Sentence(
                    ru: "Кампания создана: \(self.folder)\n"
                        + "1. Впишите школы в input/Школы.xlsx и положите рядом файлы ФИС ОКО и РИС ГИА.\n"
                        + "2. Проверьте годы и показатели в campaign.yaml; приказ, людей и сроки впишите в input/Состав и сроки.xlsx.\n"
                        + "3. cd \"\(self.folder)\" && vekha import && vekha run",
                    en: "The campaign is made: \(self.folder)\n"
                        + "1. List the schools in input/Школы.xlsx and put the exported files beside it.\n"
                        + "2. Check years and indicators in campaign.yaml; order, people and dates go into input/Состав и сроки.xlsx.\n"
                        + "3. cd \"\(self.folder)\" && vekha import && vekha run"))
        }
    }

    /// The last three calendar years whose examinations are over.
    private static var lastThreeYears: [Int] {
        let now = Calendar(identifier: .gregorian).dateComponents([.year, .month], from: Date())
        let last = (now.year ?? 2026) - ((now.month ?? 12) >= 8 ? 0 : 1)
        return [last - 2, last - 1, last]
    }
}

/// A list of calendar years on the command line.
struct YearList: ExpressibleByArgument, Equatable {
    let years: [Int]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let years = parts.compactMap { Int($0) }
        guard years.count == parts.count, Set(years).count == years.count,
            years.allSatisfy({ (2000...2100).contains($0) })
        else { return nil }
        self.years = years.sorted()
    }
}

/// A folder in which a campaign is being made.
struct NewFolder {
    let url: URL
    var input: URL { url.appending(path: "input", directoryHint: .isDirectory) }

    /// Makes the folder; one that holds something already is refused.
    init(_ path: String, makesInput: Bool = true) throws {
        url = URL(fileURLWithPath: path, isDirectory: true)
        if let found = try? FileManager.default.contentsOfDirectory(atPath: url.path), !found.isEmpty {
            throw Failure(.folderNotEmpty(folder: path), .usage)
        }
        try FileManager.default.createDirectory(at: makesInput ? input : url, withIntermediateDirectories: true)
    }

    /// Writes `campaign.yaml` and the key of the campaign's pseudonyms.
    func writeCampaign(_ template: CampaignTemplate) throws {
        let text = try template.text(templates: Installation.current.resource("Templates", of: "Monitoring"))
        try text.write(to: url.appending(path: "campaign.yaml"), atomically: true, encoding: .utf8)
        try CampaignKey.create(at: url.appending(path: "campaign.key"))
    }
}

/// The key of a campaign's pseudonyms: 32 random bytes in a file that only its owner reads.
enum CampaignKey {
    /// Writes a new key; an existing one stays, and of two processes one alone makes it.
    static func create(at file: URL) throws {
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw Failure(.cannotWrite(path: file.path, detail: String(cString: strerror(errno))), .inputOutput)
        }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: bytes)
    }

    /// Reads the key; a missing one is made now, unless results carry pseudonyms that it made.
    static func read(_ file: URL, mayBeNew: Bool) throws -> Data {
        if mayBeNew { try create(at: file) }
        guard let key = try? Data(contentsOf: file), key.count == 32 else {
            throw Failure(
                Sentence(
                    ru: "\(file.path): ключа нет или он повреждён (нужно 32 байта); восстановите его из копии, иначе "
                        + "результаты одного участника не свяжутся",
                    en:
                        "\(file.path): the key is missing or damaged (32 bytes are needed); restore it from a copy, else "
                        + "results of one participant cannot be linked"), .data)
        }
        return key
    }
}
