// SPDX-License-Identifier: GPL-3.0-or-later

extension SchoolDirectory {
    /// For which school a result counts.
    ///
    /// - Parameter rule: For which periods mergers count.
    /// - Returns: The links between the schools.
    public func succession(_ rule: MergerRule) -> SchoolSuccession { SchoolSuccession(schools, rule: rule) }

    /// The schools that are counted: the registered ones, or all where there is no register, but those that never count
    /// for themselves.
    ///
    /// A school of several logins has the statuses of all of them.
    ///
    /// - Parameter succession: The links between the schools.
    /// - Returns: The schools, by number.
    public func counted(_ succession: SchoolSuccession) -> [School] {
        let others = succession.otherLogins
        let hasRegister = hasRegister
        return schools.compactMap { school in
            guard school.isRegistered || !hasRegister, !succession.isAbsorbed(school.id) else { return nil }
            guard let logins = others[school.id] else { return school }
            var joined = school
            for login in logins {
                joined.statuses += (self[login]?.statuses ?? []).filter { !joined.statuses.contains($0) }
            }
            return joined
        }
    }

    /// The schools that only results name though there is a register, by number: they do not count.
    public var unregistered: [School] {
        guard hasRegister else { return [] }
        let succession = succession(.fromDate)
        return schools.filter { !$0.isRegistered && succession.school(of: $0.id) == $0.id }
    }
}
