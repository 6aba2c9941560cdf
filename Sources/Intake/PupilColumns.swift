// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// Where a layout of ВПР holds what is taken of a pupil.
struct PupilColumns: Sendable {
    /// What a layout has beside its pupils.
    enum Kind: Sendable {
        /// Nothing: every row below the header is a pupil.
        case plain
        /// Before the pupils of each school a row with their declared number.
        case sections
        /// Prepared rows in which only formulas stand.
        case form
    }

    let kind: Kind
    /// The column of the login; nil where all rows are of ``school``.
    let login: Int?
    /// The school of all rows; nil where each row names its own.
    let school: SchoolID?
    let code: Int?
    /// The variants of the parts of a work.
    let variants: [Int]
    let total: Int?
    let mark: Int?
    let journal: Int?
    let name: Int?
    let municipality: Int?
    let tasks: [TaskColumn]

    init(_ table: RecognisedTable, kind: Kind, tasks: TaskHeading, school: SchoolID? = nil) {
        let header = table.header
        self.kind = kind
        self.school = school
        login = school == nil ? header["login"] : nil
        code = header["code"]
        variants = ["variant", "secondVariant"].compactMap { header[$0] }
        total = header["total"]
        mark = header["mark"]
        journal = header["journal"]
        name = header["name"]
        municipality = header["municipality"]
        self.tasks = tasks.columns(of: table.sheet, header: header)
    }
}
