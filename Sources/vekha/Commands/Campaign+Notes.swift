// SPDX-License-Identifier: GPL-3.0-or-later

import Intake
import Monitoring
import Publishing
import Store
import Wording

extension Campaign {
    /// What the sheet of the journal says beside the files that were read.
    func importNotes() throws -> [ImportNote] {
        let refused = try refusals().map { ImportNote(.refused, $0.file, Sentence(ru: $0.ru, en: $0.en)) }
        let skipped = try skipped().map {
            ImportNote(.skipped, $0.file, JournalWords.skipped($0.reason, original: $0.original))
        }
        let waiting = try changesWithoutResult().map {
            ImportNote(.changesWithoutResult, $0.file, JournalWords.changesWithoutResult($0.count))
        }
        let replaced = try replacedSlices().map { ImportNote(.replaced, $0.file, Sentence($0.slice)) }
        let noticed = try journal().flatMap { entry in
            entry.reading.taken.filter { $0.origin == "content" }.map { fact in
                let name = JournalWords.key(fact.key)
                return ImportNote(
                    .noticed, entry.reading.file,
                    Sentence(ru: "\(name.ru): \(fact.value)", en: "\(name.en): \(fact.value)"))
            }
        }
        let directory = try directory()
        let unknown = directory.hasRegister ? UnknownSchool.first(1_000, of: directory) : []
        return refused + skipped + replaced + waiting + noticed
            + unknown.map {
                ImportNote(
                    .unknownSchools, $0.school.id.code, Sentence(ru: $0.text(.russian), en: $0.text(.english)))
            }
    }
}

extension Sentence {
    /// A slice whose results were replaced, before and after.
    init(_ slice: ReplacedSlice) {
        func line(_ language: Language) -> String {
            "\(Sentence(slice.work, of: slice.school)[language]): "
                + "\(slice.pupils.before) → \(slice.pupils.after), «2» \(slice.failures.before) → \(slice.failures.after)"
        }
        self.init(ru: line(.russian), en: line(.english))
    }

    /// The name of a slice.
    init(_ work: Work, of school: SchoolID) {
        func line(_ language: Language) -> String {
            let period = Period(year: work.year, season: work.season).text(language)
            return [school.code, work.procedure.rawValue, period, work.subject.rawValue, String(work.grade)]
                .joined(separator: ", ")
        }
        self.init(ru: line(.russian), en: line(.english))
    }
}
