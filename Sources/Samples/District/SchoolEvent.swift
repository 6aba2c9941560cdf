// SPDX-License-Identifier: GPL-3.0-or-later

/// What happened to a school, as the register says it.
struct SchoolEvent: Equatable {
    enum Kind: String {
        /// Its pupils went elsewhere; its years stay.
        case closed = "закрыта"
        /// The same school under another name.
        case renamed = "переименована"
        /// It became a part of another school, under whose name its later results count.
        case merged = "присоединена"
        /// It is a branch of another school and writes under its own login.
        case branch = "филиал"
    }

    let kind: Kind
    /// The place of the school in the list.
    let school: Int
    /// The place of the successor or of the main school; nil for closed and renamed ones.
    let other: Int?
    /// The name before; nil where the name did not change.
    let formerName: String?
    /// The year of the day; everything of that year was written before it.
    let year: Int
    /// The day as the register writes it, `20.12.2023`; nil for a branch.
    let day: String?

    /// The events of a sample of two or more years: one of each kind; a small district has no merger and no closure.
    ///
    /// All happened between the last campaign but one and the last.
    static func all(_ schools: [SchoolPlan], years: [Int]) -> [SchoolEvent] {
        guard years.count > 1, let last = years.last else { return [] }
        let count = schools.count
        func school(_ rank: Int) -> SchoolPlan? { schools.first { $0.rank == rank } }
        let year = last - 1
        var events: [SchoolEvent] = []
        if let renamed = school(count / 2), let branch = school(count * 3 / 10), let main = school(count - 2) {
            events.append(
                SchoolEvent(
                    kind: .renamed, school: renamed.index, other: nil,
                    formerName: renamed.name.replacing("МБОУ", with: "МКОУ"), year: year, day: "15.12.\(year)"))
            events.append(
                SchoolEvent(
                    kind: .branch, school: branch.index, other: main.index, formerName: nil, year: year, day: nil))
        }
        if count >= 10, let merged = school(1), let successor = school(count / 2 + 1), let closed = school(2) {
            events.append(
                SchoolEvent(
                    kind: .merged, school: merged.index, other: successor.index, formerName: nil, year: year,
                    day: "20.12.\(year)"))
            events.append(
                SchoolEvent(
                    kind: .closed, school: closed.index, other: nil, formerName: nil, year: year, day: "25.12.\(year)"))
        }
        return events.sorted { $0.school < $1.school }
    }
}
