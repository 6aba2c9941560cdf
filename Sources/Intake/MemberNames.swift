// SPDX-License-Identifier: GPL-3.0-or-later

internal import Workbooks

/// Names for the members of an archive, one of its own for each.
///
/// An archive may hold two members of one name, or of none; the journal tells files apart by their paths, and would take
/// either for a new version of the other, whenever the archive is looked at.
struct MemberNames {
    private var taken: Set<String>
    private var given: Set<String> = []

    init(_ members: [ArchiveMember]) { taken = Set(members.map(\.name)) }

    /// The name of the next member: its own, or with a number where an earlier one has it.
    mutating func next(_ member: ArchiveMember) -> String {
        let isNameless = member.name.isEmpty || member.name.hasSuffix("/")
        let name = isNameless ? member.name + "#\((member.source.member.last ?? 0) + 1)" : member.name
        guard !given.insert(name).inserted else { return name }
        let slash = name.lastIndex(of: "/") ?? name.startIndex
        let end = name[slash...].lastIndex(of: ".") ?? name.endIndex
        var number = 2
        while true {
            let numbered = "\(name[..<end]) (\(number))\(name[end...])"
            number += 1
            // A member that is named so already keeps its name.
            guard taken.insert(numbered).inserted else { continue }
            given.insert(numbered)
            return numbered
        }
    }
}
