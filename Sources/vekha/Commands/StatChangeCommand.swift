// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
public import ArgumentParser
import Dynamics
import Engine
import Foundation
import Monitoring
import Statistics
import Wording

extension Benefit: ExpressibleByArgument {}
extension ChangeAnalysis.DifferenceInterval: ExpressibleByArgument {}
extension ChangeAnalysis.Comparison: ExpressibleByArgument {}
extension ChangeAnalysis.Power: ExpressibleByArgument {}

/// What is adjusted together.
enum FamilyKind: String, CaseIterable, ExpressibleByArgument { case indicator, all }

struct StatChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: text(
            "Изменение долей: unit,indicator,period,successes,total (CSV; «-» — стандартный ввод).",
            "The change of shares: unit,indicator,period,successes,total (CSV; “-” is standard input)."))

    @Argument(help: ArgumentHelp(text("Таблица.", "The table."), valueName: text("файл", "file")))
    var file: String
    @Option(
        help: ArgumentHelp(text("В какую сторону хорошо: lower или higher.", "The good direction: lower or higher.")))
    var benefit = Benefit.lower
    @Option(help: ArgumentHelp(text("Уровень значимости.", "The significance level.")))
    var level = 0.05
    @Option(
        help: ArgumentHelp(
            text(
                "Поправка: bh, by, holm, hochberg, discrete-bh, none.",
                "Adjustment: bh, by, holm, hochberg, discrete-bh, none."))
    )
    var adjust = "bh"
    @Option(help: ArgumentHelp(text("Семейство: indicator или all.", "Family: indicator or all.")))
    var family = FamilyKind.indicator
    @Option(help: ArgumentHelp(text("Наименьшее число участников в году.", "The fewest participants of a year.")))
    var minimum = 10
    @Option(
        help: ArgumentHelp(
            text("Граница существенного изменения, доля.", "The margin of a material change, a fraction.")))
    var margin = 0.10
    @Option(
        help: ArgumentHelp(
            text(
                "Интервал разности: newcombe, miettinen-nurminen.",
                "Interval of the difference: newcombe, miettinen-nurminen.")))
    var difference = ChangeAnalysis.DifferenceInterval.newcombe
    @Option(help: ArgumentHelp(text("table, json или csv.", "table, json or csv.")))
    var format = OutputFormat.table
    @Option(
        help: ArgumentHelp(
            text(
                "Обычный разброс между выпусками: pooled (по всем объектам), none (не учитывать) или число ρ.",
                "Ordinary variation between cohorts: pooled (over all units), none (not allowed for) or a number, ρ."))
    )
    var dispersion = "pooled"
    @Option(help: ArgumentHelp(text("Мощность: approximate или exact.", "Power: approximate or exact.")))
    var power = ChangeAnalysis.Power.approximate
    @Option(
        help: ArgumentHelp(
            text(
                "С чем сравнивать изменение: own (с собой прежним) или others (с изменением остальных объектов).",
                "What a change is measured against: own (its own past) or others (the change of the other units).")))
    var compare = ChangeAnalysis.Comparison.own
    @OptionGroup var language: LanguageOptions

    func run() throws {
        try reporting(language.lang) {
            let speech = Speech(asked: language.lang)
            let options = try options()
            let table = try PlainTable(file)
            let units = try table.units(benefit: benefit, isPerIndicator: family == .indicator)
            let context = AnalysisContext.concurrent(threads: ProcessInfo.processInfo.activeProcessorCount)
            let (rows, families) = try ChangeAnalysis(options).rows(units, context: context)
            let report = ChangeReport(rows, families, options)
            switch format {
            case .json: report.writeJSON()
            case .csv: report.csv.forEach(speech.say(_:))
            case .table:
                report.table(speech.language).forEach(speech.say(_:))
                report.notes(speech.language).forEach(speech.say(_:))
            }
        }
    }

    private func options() throws -> ChangeAnalysis.Options {
        let isDiscrete = adjust == "discrete-bh"
        guard let adjustment = isDiscrete ? MultipleTesting.none : MultipleTesting(rawValue: adjust) else {
            throw Failure(wrong("--adjust", adjust, "bh | by | holm | hochberg | discrete-bh | none"), .usage)
        }
        let variation = try variation()
        if isDiscrete && compare == .others {
            throw Failure(wrong("--adjust", adjust, "bh | by | holm | hochberg | none (--compare others)"), .usage)
        }
        if isDiscrete && variation != .none { throw Failure(.discreteNeedsNone, .usage) }
        guard (0.0001...0.5).contains(level) else { throw Failure(wrong("--level", "\(level)", "0.0001…0.5"), .usage) }
        guard (0.001...0.5).contains(margin) else { throw Failure(wrong("--margin", "\(margin)", "0.001…0.5"), .usage) }
        guard (1...1_000_000).contains(minimum) else {
            throw Failure(wrong("--minimum", "\(minimum)", "1…1000000"), .usage)
        }
        var options = ChangeAnalysis.Options()
        options.level = level
        options.adjustment = adjustment
        options.isDiscrete = isDiscrete
        options.dispersion = variation
        options.power = power
        options.comparison = compare
        options.minimum = minimum
        options.margin = margin
        options.difference = difference
        options.includesDetails = true
        return options
    }

    private func variation() throws -> ChangeAnalysis.Dispersion {
        switch dispersion {
        case "pooled": return .pooled
        case "none": return .none
        default:
            guard let rho = Double(dispersion), (0...0.9).contains(rho) else {
                throw Failure(wrong("--dispersion", dispersion, "pooled | none | 0…0.9"), .usage)
            }
            return .known(rho)
        }
    }

    private func wrong(_ option: String, _ found: String, _ allowed: String) -> Sentence {
        Sentence(
            ru: "\(option): «\(found)» недопустимо, допустимо \(allowed)",
            en: "\(option): “\(found)” is not allowed, allowed is \(allowed)")
    }
}
