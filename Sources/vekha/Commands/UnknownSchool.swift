// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Wording

/// A school that results name and the register does not, with the registered ones that it may be.
struct UnknownSchool {
    let school: School
    let near: [School]

    /// The first of the unknown schools, each with the nearest ones by name and by login; never guessed, only offered.
    static func first(_ count: Int, of directory: SchoolDirectory) -> [UnknownSchool] {
        let unknown = directory.unregistered.prefix(count)
        guard !unknown.isEmpty else { return [] }
        let finder = SchoolFinder(directory.schools.filter(\.isRegistered))
        return unknown.map { school in
            // A file without names calls the school by its login.
            let isNamed = school.name != "edu\(school.id.code)"
            let named = isNamed ? finder.nearest(toName: school.name) : []
            let coded = finder.nearest(toCode: school.id.code, .login).map(\.school)
            let near = (named + coded.filter { !named.contains($0) }).prefix(3)
            return UnknownSchool(school: school, near: Array(near))
        }
    }

    /// «999001 СОШ № 1 (похожи: 999011 СОШ № 1)».
    func text(_ language: Language) -> String {
        let name = "\(school.id.code) \(school.name)"
        guard !near.isEmpty else { return name }
        let list = near.map { "\($0.id.code) \($0.shortName ?? $0.name)" }.joined(separator: ", ")
        return Sentence(ru: "\(name) (похожи: \(list))", en: "\(name) (near: \(list))")[language]
    }
}
