// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
public import ArgumentParser
import Engine
import Foundation
import Statistics
import Wording

extension ClusterMethod: ExpressibleByArgument {}
extension FeatureScaling.Scale: ExpressibleByArgument {}

struct StatClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: text(
            "Похожие объекты: unit и числовые столбцы (CSV; «-» — стандартный ввод).",
            "Units alike: unit and numeric columns (CSV; “-” is standard input)."))

    @Argument(help: ArgumentHelp(text("Таблица.", "The table."), valueName: text("файл", "file")))
    var file: String
    @Option(
        help: ArgumentHelp(
            text(
                "Число кластеров: auto (по среднему силуэту) или целое число.",
                "The number of clusters: auto (by the mean silhouette) or a whole number.")))
    var k = "auto"
    @Option(
        help: ArgumentHelp(
            text(
                "Метод: ward, kmedoids или kmeans; без указания — ward, а если объектов больше 2000, kmeans.",
                "The method: ward, kmedoids or kmeans; by default ward, above 2,000 units kmeans.")))
    var method: ClusterMethod?
    @Option(
        help: ArgumentHelp(
            text(
                "На что делить признаки: robust (на робастный разброс) или none (ни на что).",
                "What features are divided by: robust (their robust spread) or none (nothing).")))
    var scale = FeatureScaling.Scale.robust
    @Option(
        help: ArgumentHelp(
            text("Начальное число случайных стартов и выборок.", "The seed of random starts and samples.")))
    var seed: UInt64 = 1
    @Option(help: ArgumentHelp(text("Сколько ближайших соседей у объекта.", "How many nearest neighbours of a unit.")))
    var peers = 5
    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format = OutputFormat.table
    @OptionGroup var language: LanguageOptions

    func run() throws {
        try reporting(language.lang) {
            let speech = Speech(asked: language.lang)
            let options = try options()
            let table = try ClusterTable(file)
            let report = ClusterReport(table, try analysis(table, options))
            switch format {
            case .json: report.json.forEach(speech.say(_:))
            case .csv: report.csv.forEach(speech.say(_:))
            case .table:
                report.table(speech.language).forEach(speech.say(_:))
                report.notes(speech.language).forEach(speech.say(_:))
            }
        }
    }

    private func analysis(_ table: ClusterTable, _ options: ClusterAnalysis.Options) throws -> ClusterAnalysis {
        let context = AnalysisContext.concurrent(threads: ProcessInfo.processInfo.activeProcessorCount)
        do {
            return try ClusterAnalysis(
                units: table.units, values: table.values, options: options, parallel: context)
        } catch let error as StatisticsError {
            switch error {
            case .noSpread: throw Failure(.noSpread(table.file), .data)
            case .clustersOutOfRange(let asked, let distinct):
                throw Failure(.tooManyClusters(table.file, asked: asked, distinct: distinct), .data)
            case .tooManyObservations(let allowed, let found):
                let isLimit = allowed >= ClusterAnalysis.largestCount
                throw Failure(
                    .tooManyUnits(table.file, found: found, allowed: allowed, canUseMeans: !isLimit), .data)
            default: throw error
            }
        }
    }

    private func options() throws -> ClusterAnalysis.Options {
        var options = ClusterAnalysis.Options()
        if k != "auto" {
            guard let number = Int(k), number > 0 else { throw Failure(wrong("--k", k, "auto | 1, 2, …"), .usage) }
            options.k = number
        }
        guard (0...100).contains(peers) else { throw Failure(wrong("--peers", "\(peers)", "0…100"), .usage) }
        (options.method, options.scale, options.seed, options.peers) = (method, scale, seed, peers)
        return options
    }

    private func wrong(_ option: String, _ found: String, _ allowed: String) -> Sentence {
        Sentence(
            ru: "\(option): «\(found)» недопустимо, допустимо \(allowed)",
            en: "\(option): “\(found)” is not allowed, allowed is \(allowed)")
    }
}
