// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// A slice with the pupils who count in it.
public struct FilledSlice: Hashable, Sendable {
    /// The work.
    public let work: Work
    /// The school.
    public let school: SchoolID
    /// How many pupils count.
    public let pupils: Int

    /// Describes a slice.
    ///
    /// - Parameters:
    ///   - work: The work.
    ///   - school: The school.
    ///   - pupils: How many pupils count.
    public init(work: Work, school: SchoolID, pupils: Int) {
        self.work = work
        self.school = school
        self.pupils = pupils
    }
}
