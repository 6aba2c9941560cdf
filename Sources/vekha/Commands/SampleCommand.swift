// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Foundation
import Monitoring
import Samples
import Wording

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: text(
            "Кампания с вымышленными файлами в настоящих форматах и истиной о них.",
            "A campaign with synthetic files in the real formats, and the truth about them."),
        subcommands: [District.self, Region.self])

    struct District: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "district", abstract: text("Район.", "A district."))

        @Argument(
            help: ArgumentHelp(
                text("Новая или пустая папка.", "A new or empty folder."), valueName: text("папка", "dir")))
        var folder: String
        @Option(help: ArgumentHelp(text("Сколько школ.", "How many schools.")))
        var schools = 12
        @Option(help: ArgumentHelp(text("Годы через запятую.", "Years, separated by commas.")))
        var years: YearList?
        @Option(help: ArgumentHelp(text("Начальное число генератора.", "The seed.")))
        var seed: UInt64 = 1
        @OptionGroup var language: LanguageOptions

        func run() throws {
            try reporting(language.lang) {
                let speech = Speech(asked: language.lang)
                let sample = try SampleDistrict(
                    schools: schools, years: years?.years ?? [2022, 2023, 2024], seed: seed, layouts: .all)
                let new = try NewFolder(folder, makesInput: false)
                let truth = try sample.write(to: new.url)
                try new.writeCampaign(
                    CampaignTemplate(
                        language: speech.language, years: sample.years, referenceDate: sample.referenceDate,
                        selectedOn: sample.selectedOn, hints: sample.hints))
                let schools = CountedNoun.school.counted(truth.schools.count, speech.language)
                speech.say(
                    Sentence(
                        ru: "Пример района: \(schools), файлы в \(folder)/input, истина в \(folder)/truth.json",
                        en: "A sample district: \(schools), files in \(folder)/input, the truth in \(folder)/truth.json"
                    ))
            }
        }
    }

    struct Region: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "region",
            abstract: text(
                "Регион: только ВПР, в форматах своих лет.", "A region: ВПР only, in the layouts of the years."))

        @Argument(
            help: ArgumentHelp(
                text("Новая или пустая папка.", "A new or empty folder."), valueName: text("папка", "dir")))
        var folder: String
        @Option(help: ArgumentHelp(text("Сколько школ.", "How many schools.")))
        var schools = 640
        @Option(help: ArgumentHelp(text("Годы через запятую.", "Years, separated by commas.")))
        var years: YearList?
        @Option(help: ArgumentHelp(text("Начальное число генератора.", "The seed.")))
        var seed: UInt64 = 1
        @OptionGroup var language: LanguageOptions

        func run() throws {
            try reporting(language.lang) {
                let speech = Speech(asked: language.lang)
                let sample = try SampleRegion(
                    schools: schools, years: years?.years ?? [2022, 2023, 2024], seed: seed)
                let new = try NewFolder(folder, makesInput: false)
                let truth = try sample.write(to: new.url)
                try new.writeCampaign(
                    CampaignTemplate(
                        language: speech.language, years: sample.years, referenceDate: sample.referenceDate,
                        selectedOn: [], hints: sample.hints))
                let schools = CountedNoun.school.counted(truth.schools.count, speech.language)
                let rows = truth.files.reduce(0) { $0 + $1.rows }
                speech.say(
                    Sentence(
                        ru: "Пример региона: \(schools), строк: \(rows), файлы в \(folder)/input, истина в "
                            + "\(folder)/truth.json",
                        en: "A sample region: \(schools), rows: \(rows), files in \(folder)/input, the truth in "
                            + "\(folder)/truth.json"))
            }
        }
    }
}
