// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Intake
import Monitoring
import Store
import Wording

extension ImportReport {
    /// Prints the report; keys and columns may be added, never renamed.
    func print(_ speech: Speech, _ format: OutputFormat) throws {
        switch format {
        case .table: print(speech)
        case .json: speech.say(try jsonText(ReportText(self, speech.language)))
        case .csv: ReportText(self, speech.language).csv.forEach(speech.say(_:))
        }
    }
}

/// The report of an import for programs: one entry for each file, in the order in which they were dealt with.
struct ReportText: Encodable {
    /// What became of a file.
    enum State: String, Encodable { case stored, unchanged, refused, skipped, undone }

    struct File: Encodable {
        let file: String
        let state: State
        var sha256: String?
        var format: String?
        var rows: Int?
        var accepted: Int?
        var absent: Int?
        var rejected: Int?
        /// Why it was refused or skipped, in the language of the run.
        var reason: String?
        var taken: [TakenValue] = []
        var rejections: [Rejection] = []
        var checks: [FileCheck] = []
        var replaced: [Replaced] = []
    }

    /// A slice that held other results before.
    struct Replaced: Encodable {
        let procedure: String
        let year: Int
        let season: String?
        let subject: String
        let grade: Int
        let school: String
        let pupilsBefore: Int
        let pupilsAfter: Int
        let failuresBefore: Int
        let failuresAfter: Int

        init(_ slice: ReplacedSlice) {
            (procedure, year, season) = (slice.work.procedure.rawValue, slice.work.year, slice.work.season?.rawValue)
            (subject, grade, school) = (slice.work.subject.rawValue, slice.work.grade, slice.school.code)
            (pupilsBefore, pupilsAfter) = slice.pupils
            (failuresBefore, failuresAfter) = slice.failures
        }
    }

    /// A version of a file that still counts where a later one says nothing.
    struct Earlier: Encodable {
        struct Slice: Encodable {
            let procedure: String
            let year: Int
            let season: String?
            let subject: String
            let grade: Int
            let school: String
            let pupils: Int

            init(_ slice: FilledSlice) {
                let work = slice.work
                (procedure, year, season) = (work.procedure.rawValue, work.year, work.season?.rawValue)
                (subject, grade, school) = (work.subject.rawValue, work.grade, slice.school.code)
                pupils = slice.pupils
            }
        }

        let file: String
        let sha256: String
        let day: String?
        let slices: [Slice]
    }

    /// A school that the register does not name, with the nearest of it.
    struct Unregistered: Encodable {
        let school: String
        let name: String
        let near: [String]
    }

    let files: [File]
    /// Versions that still count where those that were stored now say nothing.
    let earlier: [Earlier]
    /// Satisfied changes that found no result to change, by file.
    let changesWithoutResult: [String: Int]
    /// The first ones, and how many there are in all.
    let unknownSchools: [Unregistered]
    let unknownCount: Int

    init(_ report: ImportReport, _ language: Language) {
        let stored = report.stored.map { reading, replaced in
            File(
                file: reading.file, state: .stored, sha256: reading.sha256, format: reading.format, rows: reading.rows,
                accepted: reading.accepted, absent: reading.absent, rejected: reading.rejected,
                taken: reading.taken, rejections: reading.rejections, checks: reading.checks,
                replaced: replaced.map(Replaced.init))
        }
        let refused = report.refused.map {
            File(file: $0.file, state: .refused, sha256: $0.sha256, reason: $0.sentence[language])
        }
        let skipped = report.skipped.map {
            File(
                file: $0.file, state: .skipped,
                reason: JournalWords.skipped($0.reason.rawValue, original: $0.original)[language])
        }
        let undone = report.undone.map { file, changed in
            File(file: file, state: .undone, replaced: changed.map(Replaced.init))
        }
        files = stored + undone + report.unchanged.map { File(file: $0, state: .unchanged) } + refused + skipped
        earlier = report.earlier.map { file, version in
            Earlier(
                file: file, sha256: version.sha256, day: version.day, slices: version.slices.map(Earlier.Slice.init))
        }
        changesWithoutResult = Dictionary(
            report.changesWithoutResult.map { ($0.file, $0.count) }, uniquingKeysWith: +)
        unknownSchools = report.unknownSchools.map {
            Unregistered(school: $0.school.id.code, name: $0.school.name, near: $0.near.map(\.id.code))
        }
        unknownCount = report.unknownCount
    }

    /// One line for each file, and for each thing that was noticed in it.
    var csv: [String] {
        let head = [
            "file", "event", "sheet", "cell", "what", "value", "reason", "declared", "found", "before", "after",
        ]
        func line(
            _ file: File, _ event: String, sheet: String = "", cell: String = "", what: String = "", value: String = "",
            reason: String = "", declared: String = "", found: String = "", before: String = "", after: String = ""
        ) -> String {
            csvLine([file.file, event, sheet, cell, what, value, reason, declared, found, before, after])
        }
        var lines = [csvLine(head)]
        for file in files {
            lines.append(line(file, file.state.rawValue, what: file.format ?? "", reason: file.reason ?? ""))
            for (what, count) in [
                ("rows", file.rows), ("accepted", file.accepted), ("absent", file.absent), ("rejected", file.rejected),
            ] {
                if let count { lines.append(line(file, "count", what: what, found: String(count))) }
            }
            lines += file.taken.map { line(file, "taken", what: $0.key, value: $0.value, reason: $0.origin) }
            lines += file.rejections.map {
                line(
                    file, "rejection", sheet: $0.sheet, cell: $0.cell, what: $0.suggestion ?? "",
                    value: $0.value ?? "", reason: $0.reason.rawValue)
            }
            lines += file.checks.map {
                line(
                    file, "check", what: $0.kind.rawValue, value: $0.scope, reason: $0.agrees ? "agrees" : "differs",
                    declared: "\($0.declared)", found: "\($0.found)")
            }
            for slice in file.replaced {
                let work = [
                    slice.procedure, String(slice.year), slice.season ?? "", slice.subject, String(slice.grade),
                ].filter { !$0.isEmpty }.joined(separator: " ")
                for (what, before, after) in [
                    ("pupils", slice.pupilsBefore, slice.pupilsAfter),
                    ("failures", slice.failuresBefore, slice.failuresAfter),
                ] {
                    lines.append(
                        line(
                            file, "replaced", sheet: work, cell: slice.school, what: what, before: String(before),
                            after: String(after)))
                }
            }
        }
        for version in earlier {
            for slice in version.slices {
                let work = [
                    slice.procedure, String(slice.year), slice.season ?? "", slice.subject, String(slice.grade),
                ].filter { !$0.isEmpty }.joined(separator: " ")
                lines.append(
                    csvLine([
                        version.file, "earlier", work, slice.school, "pupils", version.sha256, "", "",
                        String(slice.pupils), "", "",
                    ]))
            }
        }
        return lines
    }
}
