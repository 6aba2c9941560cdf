// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// The rows and pupils of a work of ВПР that a file has named so far.
///
/// The code of a pupil is unique in school and work, and means nothing in another one.
struct SeenPupils {
    struct Result: Equatable {
        let outcome: Outcome
        let total: Int?
    }

    var rows = RowSet()
    private var results: [Key: Result] = [:]

    private struct Key: Hashable {
        let school: SchoolID
        let work: Int32
        let code: Int32
    }

    /// The result that a pupil was given before; nil, and remembered, where it is the first.
    mutating func result(of code: Int, school: SchoolID, work: Int, orAdd result: Result) -> Result? {
        let key = Key(school: school, work: Int32(work), code: Int32(code))
        if let first = results[key] { return first }
        results[key] = result
        return nil
    }
}
