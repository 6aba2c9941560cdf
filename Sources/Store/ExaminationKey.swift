// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// An examination inside which persons are linked: its days and waves are one.
struct ExaminationKey: Hashable, Comparable {
    let procedure: Procedure
    let year: Int
    let subject: Subject

    init(procedure: Procedure, year: Int, subject: Subject) {
        self.procedure = procedure
        self.year = year
        self.subject = subject
    }

    init(_ work: Work) { self.init(procedure: work.procedure, year: work.year, subject: work.subject) }

    static func < (first: Self, second: Self) -> Bool {
        (first.procedure.rawValue, first.year, first.subject.rawValue)
            < (second.procedure.rawValue, second.year, second.subject.rawValue)
    }
}
