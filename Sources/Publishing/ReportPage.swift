// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Crypto
internal import Foundation
internal import Monitoring
internal import Mustache
internal import Wording

/// `report.html`: one file that needs nothing else and may not reach for anything.
struct ReportPage {
    private let template: MustacheTemplate
    private let style: String
    private let script: String

    init(templates: URL) throws(PublishingError) {
        func read(_ name: String) throws(PublishingError) -> String {
            guard let text = try? String(contentsOf: templates.appendingPathComponent(name), encoding: .utf8) else {
                throw .template(file: name)
            }
            return text
        }
        let text = try read("report.mustache")
        guard let template = try? MustacheTemplate(string: text) else { throw .template(file: "report.mustache") }
        self.template = template
        style = try read("report.css")
        script = try read("report.js") + read("schools.js")
    }

    func write(_ digest: Digest, to url: URL) throws(PublishingError) {
        let html = template.render(context(digest))
        try TextFile.write(to: url) { file throws(PublishingError) in try file.write(html) }
    }

    /// Only this page's own style and script may run, and nothing may be fetched or sent.
    private var policy: String {
        let hash = { (text: String) in "'sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())'" }
        return
            "default-src 'none'; style-src \(hash(style)); script-src \(hash(script)); img-src data:; base-uri 'none'; "
            + "form-action 'none'"
    }

    private func context(_ digest: Digest) -> [String: Any] {
        let edition = digest.edition
        let language = edition.language
        let text = VerdictText(digest)
        let summary = Summary(digest)
        let stage = edition.header.stage.map {
            ($0 == .interim ? DocumentWords.interim : DocumentWords.final)[language]
        }
        let years = edition.campaign.years.yearsText
        let place = [edition.header.organisation, edition.header.territory, years, stage ?? ""]
        var context: [String: Any] = [
            "lang": language.rawValue, "policy": policy, "style": style, "script": script,
            "data": PageData(digest).json, "title": DocumentWords.title[language],
            "territory": edition.header.territory,
            "place": place.filter { !$0.isEmpty }.joined(separator: " · "),
            "order": IndicatorWorkbook(digest).orderLine,
            "words": PageWords.template.mapValues { $0[language] }, "lead": summary.lead,
            "confirmed": MethodWords.confirmed[language],
            "tiles": summary.tiles.map { tile in
                [
                    "code": tile.verdict.rawValue, "symbol": VerdictDetail(code: tile.verdict.rawValue)?.symbol ?? "",
                    "count": String(tile.count), "label": tile.label,
                ]
            },
            "blocks": summary.blocks.map(block),
            "legend": (Verdict.legend + [.belowOthers, .aboveOthers, .typical, .levelUnclear]).map { verdict in
                [
                    "code": verdict.rawValue, "symbol": VerdictDetail(code: verdict.rawValue)?.symbol ?? "",
                    "cell": text.legend(verdict),
                    "meaning": VerdictWording(code: verdict.rawValue)?.meaning[language] ?? "",
                ]
            },
            "sections": MethodText(digest).sections.map { section in
                [
                    "title": section.title,
                    "lines": section.lines.map { ["heading": $0.heading, "text": $0.text] },
                ] as [String: Any]
            },
            "tables": Appendix(digest).tables.map { table in
                [
                    "title": table.title, "help": table.help, "heads": table.heads,
                    "rows": table.rows.map { ["cells": $0] },
                ] as [String: Any]
            },
            "chapters": edition.sections.map { chapter($0, language) },
            "vintage": vintage(edition),
        ]
        if let facts = edition.schools { context["schools"] = SchoolIndex(digest, facts).context }
        return context
    }

    private func block(_ block: Summary.Block) -> [String: Any] {
        [
            "title": block.title, "intro": block.intro, "hasItems": !block.items.isEmpty,
            "items": block.items.map { item in
                [
                    "heading": item.heading, "text": item.text,
                    "parts": item.parts.map { part in
                        [
                            "code": part.verdict.rawValue,
                            "symbol": VerdictDetail(code: part.verdict.rawValue)?.symbol ?? "", "word": part.word,
                            "text": part.text,
                        ]
                    },
                ] as [String: Any]
            },
        ]
    }

    private func chapter(_ section: PublishedSection, _ language: Language) -> [String: Any] {
        [
            "id": section.id, "title": section.title[language], "notes": section.notes.map { $0[language] },
            "tables": section.tables.filter { !$0.rows.isEmpty }.map { table in
                [
                    "title": table.title?[language] ?? "", "help": table.help?[language] ?? "",
                    "heads": table.columns.map { $0.title[language] },
                    "rows": table.rows.map { row in
                        ["cells": row.map { ["text": $0.text(language), "isNumber": $0.isNumber] as [String: Any] }]
                    },
                ] as [String: Any]
            },
        ]
    }

    private func vintage(_ edition: Edition) -> String {
        let language = edition.language
        let sum = { (path: KeyPath<ImportEntry, Int>) in edition.imports.map { $0[keyPath: path] }.reduce(0, +) }
        var text = PageWords.vintage.filled(
            language,
            [
                "files": CountedNoun.file.counted(edition.imports.count, language),
                "rows": CountedNoun.row.counted(sum(\.rows), language), "accepted": String(sum(\.accepted)),
                "absent": String(sum(\.absent)), "rejected": String(sum(\.rejected)),
            ])
        if let date = edition.run.date, !edition.run.program.isEmpty {
            let day = language == .russian ? date.russian : date.iso
            text += " " + PageWords.made.filled(language, ["program": edition.run.program, "date": day])
        }
        return text
    }
}
