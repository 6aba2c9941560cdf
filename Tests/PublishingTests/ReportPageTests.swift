// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Foundation
import Monitoring
import Publishing
import Statistics
import Testing
import Wording

struct ReportPageTests {
    static let hostile = [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onload=\"alert(1)", "'><b>",
        "<!--", "{{title}}{{{data}}}", "a\u{2028}b\u{2029}c", "=HYPERLINK(\"http://a.example\")", "\u{0}\u{1B}[31m",
        "&lt;b&gt; & ]]>", "{series} {why}", "\\\"\\u003c",
    ]

    private func page(_ sample: SampleEdition = SampleEdition()) throws -> PublishedPage {
        let folder = try OutputTestFolder()
        let files = try Publisher(templates: SampleEdition.templates)
            .publish(sample.make(), to: folder.url, documents: [.page])
        return try PublishedPage(#require(files.first?.url))
    }

    @Test func `hostile names stay text`() throws {
        let page = try page(SampleEdition(names: Self.hostile, hasShortNames: false))
        // The page's own two scripts, one of them data, and not one more.
        #expect(page.html.components(separatedBy: "<script").count - 1 == 2)
        #expect(page.html.components(separatedBy: "</script").count - 1 == 2)
        #expect(!page.html.contains("<img"))
        #expect(!page.html.contains("<!--"))
        let data = try #require(page.html.firstMatch(of: /id="data">(.*?)<\/script>/.dotMatchesNewlines())).output.1
        for text in ["<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"] { #expect(!data.contains(text)) }
        let names = page.units.compactMap { $0["full"] as? String }.filter { !$0.isEmpty }
        #expect(Set(names) == Set(Self.hostile))
        let summary = try #require(page.html.range(of: "<main>").map { page.html[$0.upperBound...] })
        #expect(!summary.contains("onload=\""))
    }

    @Test func `nothing outside the page is named or may be reached`() throws {
        let page = try page()
        let allowed = ["http://www.w3.org/2000/svg"]
        let addresses = page.html.matches(of: /https?:\/\/[^\s"'<)]+/).map { String($0.output) }
        #expect(addresses.allSatisfy(allowed.contains))
        for pattern in ["src=", "@import", "url(", "<link", "<iframe", "fetch(", "XMLHttpRequest", "import("] {
            #expect(!page.html.contains(pattern), "\(pattern)")
        }
        let policy = try #require(page.html.firstMatch(of: /Content-Security-Policy" content="([^"]+)"/)).output.1
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("form-action 'none'"))
        #expect(!policy.contains("unsafe-inline"))
    }

    @Test func `the policy lets exactly the page's own style and script run`() throws {
        let page = try page()
        let policy = try #require(page.html.firstMatch(of: /Content-Security-Policy" content="([^"]+)"/)).output.1
        for (open, close) in [("<style>", "</style>"), ("</script>\n<script>", "</script>")] {
            let start = try #require(page.html.range(of: open)).upperBound
            let end = try #require(page.html.range(of: close, range: start..<page.html.endIndex)).lowerBound
            #expect(policy.contains("'sha256-\(try sha256(String(page.html[start..<end])))'"))
        }
    }

    @Test func `every place of the template is filled`() throws {
        let page = try page()
        let before = try #require(page.html.range(of: "<script type=")).lowerBound
        let visible = page.html[page.html.startIndex..<before]
        let body = try #require(visible.range(of: "<body>").map { visible[$0.upperBound...] })
        #expect(!body.contains("{"))
        #expect(!body.contains("}"))
    }

    @Test func `numbers of the page are those of the findings`() throws {
        let edition = try SampleEdition().make()
        let page = try page()
        let table = edition.tables[0]
        let ids = page.indicators.compactMap { $0["id"] as? Int }
        #expect(ids == Array(1...16))
        var compared = 0
        for finding in table.findings where finding.unit.kind == .school {
            let unit = try page.unit(code: finding.unit.code)
            let row = try #require(page.rows[finding.indicator - 1][unit])
            switch finding.quantity {
            case .share:
                let series = try #require(row[20] as? [Any])
                let autumn = finding.from.season == .autumn ? "\u{A0}(осень)" : ""
                let start = try #require(
                    stride(from: 0, to: series.count, by: 8).first { start in
                        (series[start] as? Int).flatMap { page.periods[$0]["label"] as? String }
                            == "\(finding.from.year)\(autumn)"
                    })
                #expect(series[start + 1] as? Int == finding.numerator)
                #expect(series[start + 2] as? Int == finding.denominator)
                #expect(printed(series[start + 4]) == Language.russian.decimal((finding.estimate ?? 0) * 100))
                #expect(printed(series[start + 5]) == Language.russian.decimal((finding.interval?.lower ?? 0) * 100))
                #expect(printed(series[start + 6]) == Language.russian.decimal((finding.interval?.upper ?? 0) * 100))
            case .change:
                let code = page.verdicts[try #require(row[0] as? Int)]["code"] as? String
                #expect(code == finding.verdict?.rawValue)
                #expect(row[1] as? Int == Int(finding.reasons.rawValue))
                guard let estimate = finding.estimate, let test = finding.test else { continue }
                #expect(printed(row[2]) == Language.russian.decimal(estimate * 100))
                let p = try #require(row[6] as? Int)
                #expect(
                    (p == 0 ? "<\u{A0}0,001" : Language.russian.decimal(Double(p) / 1000, decimals: 3))
                        == Language.russian.pValue(test.p))
            default: continue
            }
            compared += 1
        }
        #expect(compared > 600)
    }

    @Test func `the summary names what is not compared, with the reason of the register`() throws {
        let page = try page()
        #expect(page.html.contains("Показатели 1, 2, 13, 14, 15, 16:"))
        #expect(page.html.contains("ВПР 2022 года перенесены на осень"))
        for id in 17...21 { #expect(page.html.contains("<b>\(id).</b>")) }
    }

    @Test func `a school without a grade is not one with too few participants`() throws {
        let page = try page(SampleEdition(lastLacksGrade11: true))
        let last = try page.unit(code: "342212")
        for indicator in 2...7 { #expect(page.rows[indicator][last]?[0] as? Int == -1) }
        let insufficient = try #require(page.verdicts.firstIndex { $0["code"] as? String == "insufficient" })
        let schools = page.units.indices.filter { page.units[$0]["group"] as? Bool == false }
        let marked = page.rows.map { row in schools.count { row[$0]?[0] as? Int == insufficient } }.reduce(0, +)
        let tile = try #require(
            page.html.firstMatch(of: /chip insufficient" aria-hidden="true">○<\/span><span class="count">(\d+)</)
        ).output.1
        #expect(Int(tile) == marked)
    }

    @Test func `the summary says what the selection of schools leaves without a comparison`() throws {
        let page = try page(SampleEdition(selectedOn: [2023, 2024]))
        // Three watched schools with 16 indicators each.
        #expect(page.html.contains("отобраны по результатам 2023–2024"))
        #expect(page.html.contains("не сравнивается: 48\u{A0}случаев."))
    }

    @Test func `the page can be read in English`() throws {
        let page = try page(SampleEdition(language: .english))
        #expect(page.html.contains("<html lang=\"en\">"))
        let before = try #require(page.html.range(of: "<script type=")).lowerBound
        let body = try #require(page.html.range(of: "<main>")).upperBound
        // Names of schools, of the territory and sources of the register are in the language of their authors.
        let own = page.html[body..<before].replacing(/(\[[^\]]*\]|МБОУ|СШ|Средняя школа|«|»|№|ШНОР|ШНСУ)/, with: "")
        #expect(own.firstMatch(of: /\p{Cyrillic}{3,}/)?.output == nil)
    }

    private func printed(_ value: Any) -> String? {
        guard let tenths = value as? Int else { return nil }
        let size = abs(tenths)
        return (tenths < 0 ? minusSign : "") + "\(size / 10),\(size % 10)"
    }

    private func sha256(_ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import base64,hashlib,sys; print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())",
        ]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try #require(String(data: data, encoding: .utf8)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
