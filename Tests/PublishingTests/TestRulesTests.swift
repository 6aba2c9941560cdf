// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Testing
import Wording

struct TestRulesTests {
    static let combinations = ["bh", "by", "holm", "hochberg", "none"].flatMap { adjustment in
        ["indicator", "all"].flatMap { family in
            ["newcombe", "miettinen-nurminen"].map {
                TestRules(adjustment: adjustment, family: family, difference: $0, dispersion: "none")
            }
        }
    }

    /// The page without its script and data: what a reader sees before touching anything.
    private func visible(_ rules: TestRules, level: String = "0.05") throws -> String {
        var sample = SampleEdition()
        sample.parameters = [
            "adjust": rules.adjustment, "family": rules.family, "difference": rules.difference, "level": level,
            "dispersion": rules.dispersion,
        ]
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(sample.make(), to: folder.url, documents: [.page])
        let page = try PublishedPage(#require(files.first?.url))
        let end = try #require(page.html.range(of: "<script type=")).lowerBound
        return String(page.html[..<end])
    }

    @Test(arguments: combinations) func `the words are those of the rules that the edition was computed with`(
        _ rules: TestRules
    ) throws {
        let text = try visible(rules)
        #expect(text.contains("с интервалом Ньюкомба") == (rules.difference == "newcombe"))
        #expect(text.contains("с интервалом Миеттинена") == (rules.difference == "miettinen-nurminen"))
        let isAdjusted = rules.adjustment != "none"
        #expect(text.contains("значимость считается с поправкой") == isAdjusted)
        #expect(text.contains("Поправка на число проверок отключена") == !isAdjusted)
        #expect(text.contains("внутри каждого показателя") == (isAdjusted && rules.family == "indicator"))
        #expect(text.contains("сразу по всем показателям") == (isAdjusted && rules.family == "all"))
        let name = MethodWords.adjustment(rules.adjustment)[.russian]
        #expect(text.contains("поправкой (\(name))") == isAdjusted)
        // The share of false discoveries is what BH and BY hold; Holm and Hochberg hold the probability of any.
        #expect(
            text.contains("случайных было бы в среднем не больше 5\u{A0}%") == ["bh", "by"].contains(rules.adjustment))
        #expect(
            text.contains("вероятность подтвердить хотя бы одно") == ["holm", "hochberg"].contains(rules.adjustment))
        // Without the variation between cohorts whatever is promised is promised under a condition that does not hold.
        #expect(text.contains(", будь участники"))
        #expect(text.contains("Обычный разброс между выпусками не учтён, поэтому"))
        #expect(text.contains("В этом расчёте такой разброс не учтён"))
        #expect(!text.contains("каким бы оно ни было"))
        #expect(!text.contains("с учётом числа проверенных школ"))
    }

    @Test func `where the variation between cohorts is allowed for, the words say so`() throws {
        let text = try visible(TestRules())
        #expect(text.contains("Обычный разброс между выпусками учтён."))
        #expect(text.contains(", будь выпуски разных лет независимы"))
        #expect(text.contains("его квантиль делится на корень"))
        #expect(!text.contains("не учтён"))
    }

    @Test(arguments: [("0.05", "5\u{A0}%"), ("0.005", "0,5\u{A0}%"), ("0.0125", "1,25\u{A0}%")])
    func `the level keeps the decimals that it needs`(level: String, expected: String) throws {
        #expect(try visible(TestRules(), level: level).contains("не больше \(expected), будь"))
    }
}
