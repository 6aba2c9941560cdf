// SPDX-License-Identifier: GPL-3.0-or-later

/// One work of one school in a file.
public struct ReadSlice: Hashable, Sendable {
    /// Index into ``FileReading/works``.
    public let work: Int32
    /// The school.
    public let school: SchoolID

    /// Joins a work and a school.
    ///
    /// - Parameters:
    ///   - work: Index into ``FileReading/works``.
    ///   - school: The school.
    public init(work: Int, school: SchoolID) {
        self.work = Int32(work)
        self.school = school
    }
}
