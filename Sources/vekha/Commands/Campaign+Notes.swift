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
        let replaced = try replacedSlices().map { ImportNote(.replaced, $0.file, Sentence($0.slice)) }
        let directory = try directory()
        let unknown = directory.hasRegister ? UnknownSchool.first(1_000, of: directory) : []
        return refused + skipped + replaced
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
            let work = slice.work
            let period = Period(year: work.year, season: work.season).text(language)
            let name = [slice.school.code, work.procedure.rawValue, period, work.subject.rawValue, String(work.grade)]
                .joined(separator: ", ")
            return "\(name): "
                + "\(slice.pupils.before) → \(slice.pupils.after), «2» \(slice.failures.before) → \(slice.failures.after)"
        }
        self.init(ru: line(.russian), en: line(.english))
    }
}
