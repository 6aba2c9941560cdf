// SPDX-License-Identifier: GPL-3.0-or-later

internal import AnalysisKit
internal import Foundation
internal import Monitoring

/// `data/run.json`: input hashes, versions, parameters, seed, rule versions, durations, row counts, BLAS kernel.
enum RunFile {
    static func write(_ edition: Edition, to url: URL) throws(PublishingError) {
        let run = edition.run
        let inputs = edition.imports.map {
            JSONText.object([
                ("file", JSONText.string($0.file)), ("sha256", JSONText.string($0.sha256)),
                ("format", JSONText.string($0.format)), ("rows", JSONText.number($0.rows)),
                ("accepted", JSONText.number($0.accepted)), ("absent", JSONText.number($0.absent)),
                ("rejected", JSONText.number($0.rejected)),
            ])
        }
        let plugins = edition.tables.map {
            JSONText.object([
                ("id", JSONText.string($0.provenance.plugin)), ("version", JSONText.string($0.provenance.version)),
                ("parameters", JSONText.strings($0.provenance.parameters)), ("findings", JSONText.number($0.count)),
            ])
        }
        let fields: [(String, String)] = [
            ("format", JSONText.string("vekha.run")), ("version", "1"), ("run", JSONText.number(run.run)),
            ("date", JSONText.string(run.date?.iso)), ("stage", JSONText.string(edition.header.stage?.rawValue)),
            ("edition", JSONText.string("internal")), ("program", JSONText.string(run.program)),
            ("versions", JSONText.strings(run.versions)), ("rules", JSONText.strings(run.rules)),
            ("seed", String(run.seed)), ("plugins", list(plugins)), ("inputs", list(inputs)),
            ("rows", JSONText.object(run.rows.sorted { $0.key < $1.key }.map { ($0.key, String($0.value)) })),
            (
                "seconds",
                list(
                    run.durations.map {
                        JSONText.object([
                            ("step", JSONText.string($0.name)), ("seconds", JSONText.number($0.seconds)),
                        ])
                    })
            ),
            ("blasKernel", JSONText.string(run.blasKernel)),
        ]
        try TextFile.write(to: url) { file throws(PublishingError) in
            try file.write("{\n")
            try file.write(fields.map { "  \(JSONText.string($0.0)): \($0.1)" }.joined(separator: ",\n"))
            try file.write("\n}\n")
        }
    }

    /// A list with one value a line.
    private static func list(_ values: [String]) -> String {
        values.isEmpty ? "[]" : "[\n    " + values.joined(separator: ",\n    ") + "\n  ]"
    }
}
