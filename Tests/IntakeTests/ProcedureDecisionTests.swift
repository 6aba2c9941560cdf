// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

struct ProcedureDecisionTests {
    @Test(
        arguments: [
            ("2022/ОГЭ_01_2022.xlsx", [.oge]), ("огэ/01.xlsx", [.oge]), ("КЕГЭ 25.xlsx", [.ege]),
            ("ЕГЭ и ГВЭ/1.csv", [.ege, .gve]),
            ("ГИА-9/01.xlsx", [.oge, .gve]), ("ГИА 11/01.xlsx", [.ege, .gve]), ("ВПР/Ф1.xlsx", []),
            ("Когэльник.xlsx", []),
        ] as [(String, Set<Procedure>)])
    func `words of a path`(path: String, procedures: Set<Procedure>) {
        #expect(PathWords.procedures(in: path) == procedures)
    }

    @Test(
        arguments: [("ГВЭ-11/51.xlsx", 11), ("гиа9.csv", 9), ("ГВЭ/51.xlsx", nil), ("ГИА-9 и ГИА-11", nil)]
            as [(String, Int?)])
    func `the grade of a path`(path: String, grade: Int?) {
        #expect(PathWords.grade(in: path) == grade)
    }

    @Test(arguments: [
        ("*ОГЭ*", "2022/огэ 01.xlsx", true), ("2022/*.csv", "2022/a.csv", true), ("2022/*.csv", "2023/a.csv", false),
        ("0?.xlsx", "01.xlsx", true), ("0?.xlsx", "0.xlsx", false), ("*", "", true), ("a*b*c", "a1b2b3c", true),
        ("a*b*c", "a1b2b3", false), ("", "a", false),
    ])
    func `a pattern of the campaign`(pattern: String, path: String, fits: Bool) {
        #expect(IntakeHint(pattern: pattern, procedure: .oge).fits(path) == fits)
    }
}
