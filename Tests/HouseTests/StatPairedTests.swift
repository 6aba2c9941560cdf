// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `vekha stat paired` as a person or a program calls it.
struct StatPairedTests {
    private static let table = """
        after,group,unit,before
        66,g1,a,61
        64,g1,b,58
        70,g1,c,70
        "52,5",g2,a,50
        ,g2,b,50
        51,g2,c,

        """

    private static func rows(_ answer: Program.Answer) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        return try #require(object?["rows"] as? [[String: Any]])
    }

    @Test func `answers in JSON with the keys of the contract`() throws {
        let answer = try Program.run(["stat", "paired", "-", "--format", "json"], input: Self.table)
        #expect(answer.status == 0, "\(answer.errors)")
        let rows = try Self.rows(answer)
        try #require(rows.count == 2)
        for key in [
            "group", "n", "meanDifference", "interval", "t", "pT", "pWilcoxon", "pWilcoxonPratt", "pSign", "dz", "dav",
            "improved", "worsened", "unchanged",
        ] {
            #expect(rows.allSatisfy { $0[key] != nil }, "\(key)")
        }
        // Differences 5, 6, 0: t = (11/3) / (s/√3), s² = 31/3; both signs up: 2 · ¼ of two, also with Pratt's ranks 2 and 3.
        let first = rows[0]
        #expect(first["n"] as? Int == 3 && first["improved"] as? Int == 2 && first["unchanged"] as? Int == 1)
        let t = try #require(first["t"] as? Double)
        #expect(abs(t - 11.0 / 3 / (31.0 / 9).squareRoot()) < 1e-12)
        for key in ["pWilcoxon", "pWilcoxonPratt", "pSign"] {
            #expect(abs(try #require(first[key] as? Double) - 0.5) < 1e-12)
        }
        // One pair has a mean and nothing that asks for spread.
        let second = rows[1]
        #expect(second["n"] as? Int == 1 && second["meanDifference"] as? Double == 2.5)
        #expect(second["onlyBefore"] as? Int == 1 && second["onlyAfter"] as? Int == 1)
        #expect(["interval", "t", "pT", "dz", "dav", "dzInterval"].allSatisfy { second[$0] is NSNull })
    }

    @Test func `all zero differences and equal differences give numbers or null, never NaN`() throws {
        let text = "group,unit,before,after\nz,a,1,1\nz,b,2,2\nz,c,3,3\ne,a,1,3\ne,b,2,4\ne,c,3,5"
        let answer = try Program.run(["stat", "paired", "-", "--format", "json"], input: text)
        #expect(answer.status == 0 && !answer.output.lowercased().contains("nan"), "\(answer.errors)")
        let rows = try Self.rows(answer)
        #expect(rows.allSatisfy { $0["t"] is NSNull && $0["pT"] is NSNull && $0["dz"] is NSNull })
        #expect(rows[0]["pWilcoxon"] as? Double == 1 && rows[0]["pSign"] as? Double == 1)
        // Three of three up: 2 · 2⁻³.
        #expect(rows[1]["pWilcoxon"] as? Double == 0.25 && rows[1]["dav"] as? Double == 2)
    }

    @Test func `answers in CSV and as a table in both languages`() throws {
        let csv = try Program.run(["stat", "paired", "-", "--format", "csv"], input: Self.table)
        let lines = csv.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(lines.count == 3 && lines.allSatisfy { $0.count == lines[0].count })
        #expect(lines[0].prefix(3) == ["group", "n", "meanDifference"] && lines[2].prefix(3) == ["g2", "1", "2.5"])
        let russian = try Program.run(["stat", "paired", "-", "--lang", "ru"], input: Self.table)
        #expect(russian.output.contains("+3,67") && russian.output.contains("p (Уилкоксон)"))
        #expect(russian.output.contains("только «до» — 1, только «после» — 1"))
        let english = try Program.run(["stat", "paired", "-", "--lang", "en"], input: Self.table)
        #expect(english.output.contains("+3.67") && english.output.contains("only before 1, only after 1"))
    }

    @Test func `the same seed gives the same bytes`() throws {
        let rows = (1...20).map { "g,u\($0),\($0 * 7 % 13),\($0 * 5 % 17)" }
        let text = "group,unit,before,after\n" + rows.joined(separator: "\n")
        func answer(_ seed: String, _ text: String) throws -> String {
            try Program.run(["stat", "paired", "-", "--format", "json", "--seed", seed], input: text).output
        }
        let first = try answer("3", text)
        let shuffled = "group,unit,before,after\n" + rows.reversed().joined(separator: "\n")
        #expect(try answer("3", shuffled) == first)
        #expect(try answer("4", text) != first)
    }

    @Test(arguments: [
        ("group,unit,before\ng,a,1", "after"),
        ("group,unit,before,after\ng,a,1,2\ng,a,2,3", "line 3: “g, a” stands twice"),
        ("group,unit,before,after\ng,a,1,two", "line 2, column “after”: “two”, needed is a number"),
        ("group,unit,before,after\ng,a,nan,2", "column “before”: “nan”"),
        ("group,unit,before,after\ng,a,inf,2", "column “before”: “inf”"),
        ("group,unit,before,after\ng,a,0x10,2", "column “before”: “0x10”"),
        ("group,unit,before,after\ng,a,1e200,2", "column “before”: “1e200”"),
        ("group,unit,before,after\ng,a,,", "line 2, column “before”"),
        ("group,unit,before,after\n,a,1,2", "column “group”"),
        ("group,unit,before,after\ng,,1,2", "column “unit”"),
        ("group,unit,before,after\n", "standard input"),
        ("", "standard input"),
    ])
    func `a table with a mistake is refused with its place`(text: String, hint: String) throws {
        let answer = try Program.run(["stat", "paired", "-", "--lang", "en"], input: text)
        #expect(answer.status == 65, "\(answer.errors)")
        #expect(answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
    }
}
