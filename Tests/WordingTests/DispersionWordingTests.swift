// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Wording

struct DispersionWordingTests {
    @Test func `the note names ρ with its error and where it comes from`() {
        let note = DispersionWording.note(
            indicator: "ОГЭ: «2»", rho: 0.0124, standardError: 0.0038, units: 42, source: "pooled", language: .russian)
        #expect(
            note
                == "ОГЭ: «2»\u{A0}— обычный разброс между выпусками учтён, ρ = 0,012 ± 0,004 (оценка по всем объектам вместе: 42)."
        )
        let known = DispersionWording.note(
            indicator: "x", rho: 0.04, standardError: 0, units: 0, source: "prior", language: .english)
        #expect(known.contains("ρ = 0.040 (the default: there are too few data to estimate it)"))
    }

    @Test(arguments: ["given", "pooled", "related", "changes", "prior", "none"])
    func `every source has a clause of its own in both languages`(source: String) {
        let others = ["given", "pooled", "related", "changes", "prior", "none"].filter { $0 != source }
        for language in Language.allCases {
            let clause = DispersionWording.origin(source, units: 7)[language]
            #expect(!clause.isEmpty)
            #expect(!others.map { DispersionWording.origin($0, units: 7)[language] }.contains(clause))
        }
    }

    @Test func `the number by chance has a decimal only where it is small`() {
        let few = DispersionWording.byChance(tests: 12, found: 2, expected: 0.6, language: .russian)
        #expect(few == "Проверок: 12. Без поправки значимы 2; если бы ничего не менялось, случайно было бы около 0,6.")
        let many = DispersionWording.byChance(tests: 400, found: 31, expected: 20, language: .english)
        #expect(many.hasSuffix("about 20 would be by chance."))
    }
}
