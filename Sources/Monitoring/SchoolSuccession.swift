// SPDX-License-Identifier: GPL-3.0-or-later

/// For which school a result counts, when schools merge and change their logins.
///
/// Two logins of one school are one in all periods; a merged school counts for its successor by the ``MergerRule``, and
/// through it for the successor's own. Links in a circle, of more than ``longestChain`` schools, or to a school that no
/// register names are no links. O(*n*·``longestChain``) time for *n* schools with events, O(*n*) for short chains.
///
/// ```swift
/// let succession = directory.succession(.fromDate)
/// print(succession.successor(of: merged, on: work.day))
/// ```
public struct SchoolSuccession: Hashable, Sendable {
    /// Days during which a login counts for another school.
    public struct Span: Hashable, Sendable {
        /// The login that stands in the file.
        public let school: SchoolID
        /// The first day; nil: from the beginning.
        public let since: CalendarDate?
        /// The first day that is no longer in the span; nil: to the end.
        public let until: CalendarDate?
        /// The school for which its results count.
        public let successor: SchoolID
    }

    private struct Join: Hashable, Sendable {
        let school: SchoolID
        let day: CalendarDate?
    }

    /// Links between more schools than these are a mistake.
    public static let longestChain = 64

    /// For which periods mergers count.
    public let rule: MergerRule
    /// When each login counts for another school, by login and first day.
    public let spans: [Span]
    /// The school of each login that is not its own.
    private let same: [SchoolID: SchoolID]
    private let joins: [SchoolID: Join]
    private let changes: [SchoolID: [CalendarDate]]

    /// Every school counts for itself.
    public init() { self.init([], rule: .fromDate) }

    /// Joins the events of schools.
    ///
    /// - Parameters:
    ///   - schools: The schools, each once.
    ///   - rule: For which periods mergers count.
    public init(_ schools: [School], rule: MergerRule) {
        self.rule = rule
        let eventful = schools.filter { $0.isRegistered && !$0.events.isEmpty }
        let registered = eventful.isEmpty ? [] : Set(schools.lazy.filter(\.isRegistered).map(\.id))
        same = Self.logins(eventful, registered)
        joins = Self.joins(eventful, registered, same)
        var spans: [Span] = []
        var changes: [SchoolID: Set<CalendarDate>] = [:]
        for login in Set(same.keys).union(joins.keys).sorted() {
            let steps = Self.steps(from: login, same, joins, rule)
            for (index, step) in steps.enumerated() where step.school != login {
                let until = steps.indices.contains(index + 1) ? steps[index + 1].day : nil
                if let until, step.day == until { continue }
                spans.append(Span(school: login, since: step.day, until: until, successor: step.school))
            }
            guard same[login] == nil else { continue }
            for step in Self.steps(from: login, same, joins, .fromDate).dropFirst() {
                if let day = step.day { changes[step.school, default: []].insert(day) }
            }
        }
        self.spans = spans
        self.changes = changes.mapValues { $0.sorted() }
    }

    /// Whether every school counts for itself.
    public var isEmpty: Bool { spans.isEmpty }

    /// The school for which a result counts.
    ///
    /// - Parameters:
    ///   - school: The school of the file.
    ///   - day: The day of the result; nil: after all mergers.
    /// - Returns: The successor, or the school itself.
    public func successor(of school: SchoolID, on day: CalendarDate?) -> SchoolID {
        let steps = Self.steps(from: school, same, joins, rule)
        guard let day else { return steps.last?.school ?? school }
        return steps.last { step in step.day.map { $0 <= day } ?? true }?.school ?? school
    }

    /// The one login of a school that has several; any other login is its own.
    ///
    /// - Parameter login: A login.
    /// - Returns: The login under which the school is counted.
    public func school(of login: SchoolID) -> SchoolID { same[login] ?? login }

    /// Whether a login has no results of its own in any period.
    ///
    /// - Parameter login: The login.
    /// - Returns: True for a second login, and for a merged school where mergers count for all periods.
    public func isAbsorbed(_ login: SchoolID) -> Bool {
        same[login] != nil || rule == .allPeriods && joins[login] != nil
    }

    /// The days on which other schools became a part of a school, ascending.
    ///
    /// - Parameter school: The school.
    /// - Returns: The days, whatever the ``rule``.
    public func changes(of school: SchoolID) -> [CalendarDate] { changes[school] ?? [] }

    /// The other logins of schools, by the one under which each is counted.
    var otherLogins: [SchoolID: [SchoolID]] {
        Dictionary(grouping: same.keys.sorted(), by: { same[$0] ?? $0 })
    }

    // MARK: Links

    /// The schools for which a login counts, each from its day on; the first from the beginning.
    private static func steps(
        from login: SchoolID, _ same: [SchoolID: SchoolID], _ joins: [SchoolID: Join], _ rule: MergerRule
    ) -> [(school: SchoolID, day: CalendarDate?)] {
        var steps: [(school: SchoolID, day: CalendarDate?)] = [(same[login] ?? login, nil)]
        while let last = steps.last, let join = joins[last.school] {
            switch (rule, last.day, join.day) {
            case (.allPeriods, _, _): steps = [(join.school, nil)]
            case (.fromDate, let reached?, let day?): steps.append((join.school, max(reached, day)))
            case (.fromDate, let reached, let day): steps.append((join.school, reached ?? day))
            }
        }
        return steps
    }

    private static func logins(_ eventful: [School], _ registered: Set<SchoolID>) -> [SchoolID: SchoolID] {
        var links: [SchoolID: SchoolID] = [:]
        var claims: [SchoolID: Set<SchoolID>] = [:]
        for school in eventful {
            for case let other? in school.events.filter({ $0.kind == .renamed }).map(\.school) where other != school.id
            {
                if registered.contains(other) {
                    links[school.id] = links[school.id] ?? other
                } else {
                    claims[other, default: []].insert(school.id)
                }
            }
        }
        // A login that two schools claim belongs to neither.
        for (login, schools) in claims where schools.count == 1 { links[login] = schools.first }
        let kept = withoutCircles(links).links
        return kept.mapValues { first in
            var last = first
            while let next = kept[last] { last = next }
            return last
        }
    }

    private static func joins(
        _ eventful: [School], _ registered: Set<SchoolID>, _ same: [SchoolID: SchoolID]
    ) -> [SchoolID: Join] {
        var joins: [SchoolID: Join] = [:]
        for school in eventful {
            let from = same[school.id] ?? school.id
            for event in school.events where event.kind == .merged && joins[from] == nil {
                guard let other = event.school, registered.contains(other) else { continue }
                let target = same[other] ?? other
                if target != from { joins[from] = Join(school: target, day: event.day) }
            }
        }
        let kept = withoutCircles(joins.mapValues(\.school)).links
        return joins.filter { kept[$0.key] != nil }
    }

    /// The links that lead to an end, and the schools whose links do not.
    ///
    /// - Parameter links: From each school to at most one other.
    /// - Returns: The links that are kept; the schools whose link is part of a circle, or the beginning of a chain of more
    ///   than ``longestChain`` links.
    public static func withoutCircles(
        _ links: [SchoolID: SchoolID]
    ) -> (links: [SchoolID: SchoolID], broken: Set<SchoolID>) {
        var broken: Set<SchoolID> = []
        /// How many links follow each school; none where its own is part of a circle.
        var lengths: [SchoolID: Int] = [:]
        for start in links.keys where lengths[start] == nil {
            var path: [SchoolID] = []
            var places: [SchoolID: Int] = [:]
            var end = start
            while lengths[end] == nil, places[end] == nil, let next = links[end] {
                places[end] = path.count
                path.append(end)
                end = next
            }
            if let first = places[end] {
                for school in path[first...] { lengths[school] = 0 }
                broken.formUnion(path[first...])
                path.removeSubrange(first...)
            }
            var length = lengths[end] ?? 0
            for school in path.reversed() {
                length += 1
                lengths[school] = length
                if length > longestChain { broken.insert(school) }
            }
        }
        return (links.filter { !broken.contains($0.key) }, broken)
    }
}
