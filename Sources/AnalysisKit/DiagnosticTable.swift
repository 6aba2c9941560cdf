// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// Diagnosed teachers without teachers: what was measured before and after, and how many have the same.
///
/// The order of the rows means nothing.
public struct DiagnosticTable: Hashable, Sendable {
    /// The result of one wave in one domain.
    public struct Score: Hashable, Sendable {
        /// Points; nil where only a level is known.
        public var points: Double?
        /// The largest possible points; nil where no points are known.
        public var maximum: Double?
        /// The level in words, small letters; nil where none is known.
        public var level: String?

        /// Joins points and level.
        ///
        /// - Parameters:
        ///   - points: Points.
        ///   - maximum: The largest possible points, above 0.
        ///   - level: The level in words.
        public init(points: Double? = nil, maximum: Double? = nil, level: String? = nil) {
            self.points = points
            self.maximum = maximum
            self.level = level
        }

        /// Points by the largest possible ones, a fraction; nil where they are not known.
        public var share: Double? {
            guard let points, let maximum, maximum > 0 else { return nil }
            return points / maximum
        }
    }

    /// The results of one wave.
    public struct Scores: Hashable, Sendable {
        private var subject: Score?
        private var method: Score?
        private var whole: Score?

        /// Joins the results of a wave.
        ///
        /// - Parameters:
        ///   - subject: The result in the subject.
        ///   - method: The result in methods.
        ///   - whole: The result where a file does not tell the domains apart.
        public init(subject: Score? = nil, method: Score? = nil, whole: Score? = nil) {
            (self.subject, self.method, self.whole) = (subject, method, whole)
        }

        /// The result in a domain; nil where there is none.
        public subscript(domain: DiagnosticRow.Domain) -> Score? {
            get {
                switch domain {
                case .subject: subject
                case .method: method
                case .whole: whole
                }
            }
            set {
                switch domain {
                case .subject: subject = newValue
                case .method: method = newValue
                case .whole: whole = newValue
                }
            }
        }

        /// Whether nothing was measured.
        public var isEmpty: Bool { subject == nil && method == nil && whole == nil }
    }

    /// Teachers who have everything in common.
    public struct Row: Hashable, Sendable {
        /// The school: that of the output wave where there is one.
        public var school: SchoolID
        /// What they teach; empty where that is not known.
        public var subject: String
        /// The calendar year of the output wave; where there is none, the year in which those who began with them end.
        public var year: Int
        /// The input wave; empty where they took no part.
        public var before: Scores
        /// The output wave; empty where they took no part.
        public var after: Scores
        /// Whether the school of the input wave was another one.
        public var hasChangedSchool: Bool
        /// How many teachers there are.
        public var teachers: Int

        /// Describes teachers who have everything in common.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - subject: What they teach.
        ///   - year: The calendar year.
        ///   - before: The input wave.
        ///   - after: The output wave.
        ///   - hasChangedSchool: Whether the school of the input wave was another one.
        ///   - teachers: How many there are.
        public init(
            school: SchoolID, subject: String, year: Int, before: Scores = Scores(), after: Scores = Scores(),
            hasChangedSchool: Bool = false, teachers: Int
        ) {
            self.school = school
            self.subject = subject
            self.year = year
            self.before = before
            self.after = after
            self.hasChangedSchool = hasChangedSchool
            self.teachers = teachers
        }
    }

    /// The teachers, each counted in one row of a year.
    public var rows: [Row]
    /// How many teachers schools have, each school and year once.
    public var staff: [StaffCount]
    /// How many results were left out because a later file gives another one of the same teacher, wave and domain.
    public var leftOut: Int

    /// Joins teachers and numbers of staff.
    ///
    /// - Parameters:
    ///   - rows: The teachers.
    ///   - staff: How many teachers schools have.
    ///   - leftOut: How many results were left out.
    public init(rows: [Row] = [], staff: [StaffCount] = [], leftOut: Int = 0) {
        self.rows = rows
        self.staff = staff
        self.leftOut = leftOut
    }
}
