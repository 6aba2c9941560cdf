// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring
internal import Workbooks

/// What a register says of schools beside each other: branches, closings, renamings, mergers.
///
/// The other school is found when all rows are read: by its login, a code, ИНН, or one of its names. What is none of these
/// is rejected with the nearest names, never guessed; a text that is no school is not kept.
struct SchoolRelations {
    private enum Kind: Equatable {
        case branch
        case event(SchoolEvent.Kind)
    }

    private struct Relation {
        let school: SchoolID
        let kind: Kind
        let text: String
        let day: CalendarDate?
        let place: CellPlace
    }

    /// How many unknown names of a file are offered with the nearest ones: each search goes through all schools.
    static let mostSuggestions = 50

    private static let stems: [(stem: String, kind: SchoolEvent.Kind)] = [
        ("закрыт", .closed), ("переименован", .renamed), ("присоединен", .merged),
    ]
    /// Beginnings of words that the names of schools have; another name of a school has one, or «№».
    private static let words = [
        "школ", "сош", "оош", "нош", "лице", "гимнази", "училищ", "интернат", "центр", "учрежд", "корпус", "колледж",
        "кадет", "образоват", "филиал", "комплекс", "мбоу", "мкоу", "маоу", "моу", "гбоу", "гкоу", "гаоу", "чоу",
        "фгкоу",
    ]

    private var relations: [Relation] = []
    private var suggestions = 0

    /// Takes what a row says; cells that say nothing sensible are rejected, and the row stays.
    mutating func read(
        _ row: Int, _ table: RecognisedTable, of school: SchoolID, into builder: inout ReadingBuilder
    ) {
        let (sheet, header) = (table.sheet, table.header)
        func cell(_ key: String) -> (text: String, place: CellPlace)? {
            guard let column = header[key] else { return nil }
            let text = Normaliser.text(sheet[row, column])
            return text.isEmpty ? nil : (text, CellPlace(sheet: sheet.name, row: row, column: column))
        }
        if let branch = cell("branch") {
            relations.append(
                Relation(school: school, kind: .branch, text: branch.text, day: nil, place: branch.place))
        }
        guard let event = cell("event") ?? cell("other") ?? cell("when") else { return }
        guard let word = cell("event")?.text, let kind = Self.kind(word) else {
            return builder.rejectCell(
                event.place, .unknownEvent, suggestion: cell("event").flatMap { Self.like($0.text) })
        }
        guard let day = SchoolRegisterFormat.day("when", row, table, isLast: false, into: &builder) else { return }
        let other = cell("other")
        switch kind {
        case .closed:
            if let other { builder.rejectCell(other.place, .surplusOther) }
        case .merged, .renamed:
            guard other != nil else { return builder.rejectCell(event.place, value: kind.rawValue, .missingOther) }
            if kind == .merged, day == nil {
                return builder.rejectCell(event.place, value: kind.rawValue, .missingDate)
            }
        }
        relations.append(
            Relation(
                school: school, kind: .event(kind), text: kind == .closed ? "" : other?.text ?? "", day: day,
                place: other?.place ?? event.place))
    }

    private static func kind(_ word: String) -> SchoolEvent.Kind? {
        let word = Normaliser.heading(word)
        return stems.first { word.hasPrefix($0.stem) && ["", "а", "о"].contains(word.dropFirst($0.stem.count)) }?.kind
    }

    /// The word of the register that differs by a slip of the pen: the cell may hold anything.
    private static func like(_ word: String) -> String? {
        guard word.utf8.count <= 40 else { return nil }
        return SchoolEvent.Kind.allCases.map(\.rawValue).first { editDistance(Normaliser.heading(word), $0) <= 2 }
    }

    // MARK: The other school

    /// Finds the other schools, and adds what is known now.
    ///
    /// - Parameters:
    ///   - schools: The schools of the file.
    ///   - known: Schools of other files; one that the file describes too is the file's.
    ///   - builder: Takes the rejections.
    mutating func resolve(
        in schools: inout [SchoolID: School], known: SchoolDirectory, into builder: inout ReadingBuilder
    ) {
        guard !relations.isEmpty else { return }
        let described = schools
        let others = known.schools.filter { $0.isRegistered && described[$0.id] == nil }
        let finder = SchoolFinder(described.values.sorted { $0.id < $1.id } + others)
        var links: [(relation: Relation, other: SchoolID)] = []
        for relation in relations {
            switch relation.kind {
            case .event(.closed):
                add(SchoolEvent(.closed, on: relation.day), to: relation.school, &schools)
            case .event(.renamed) where !Self.isCode(relation.text):
                rename(relation, finder, &schools, into: &builder)
            case .event(.renamed) where relation.text.contains(where: \.isLetter):
                // The other login may be in no register: it is this school's then.
                if let other = Normaliser.login(relation.text) { links.append((relation, other)) }
            case .branch, .event:
                if let other = school(of: relation, finder, into: &builder) { links.append((relation, other)) }
            }
        }
        let all = Set(described.keys).union(others.map(\.id))
        add(links, known: all, to: &schools, into: &builder)
    }

    /// Adds links between schools, but those to itself, second ones, and those in a circle.
    private func add(
        _ links: [(relation: Relation, other: SchoolID)], known: Set<SchoolID>, to schools: inout [SchoolID: School],
        into builder: inout ReadingBuilder
    ) {
        for kind in [Kind.branch, .event(.renamed), .event(.merged)] {
            var first: [SchoolID: (relation: Relation, other: SchoolID)] = [:]
            var owners: [SchoolID: SchoolID] = [:]
            for link in links where link.relation.kind == kind {
                let relation = link.relation
                if link.other == relation.school {
                    builder.rejectCell(relation.place, value: link.other.code, .selfReference)
                } else if kind == .event(.renamed), !known.contains(link.other) {
                    // A school may have had several logins; one that two schools claim is found for neither.
                    let owner = owners[link.other, default: relation.school]
                    owners[link.other] = owner
                    if owner != relation.school {
                        builder.rejectCell(
                            relation.place, value: link.other.code, .ambiguousCode, suggestion: owner.code)
                    }
                    add(SchoolEvent(.renamed, on: relation.day, school: link.other), to: relation.school, &schools)
                } else if let earlier = first[relation.school] {
                    // Each status of a school has a row, and each may repeat what happened.
                    if earlier.other == link.other, earlier.relation.day == relation.day { continue }
                    builder.rejectCell(
                        relation.place, value: link.other.code, .repeatedEvent, suggestion: earlier.other.code)
                } else {
                    first[relation.school] = link
                }
            }
            let broken = SchoolSuccession.withoutCircles(first.mapValues(\.other)).broken
            for (school, link) in first.sorted(by: { $0.value.relation.place < $1.value.relation.place }) {
                if broken.contains(school) {
                    builder.rejectCell(link.relation.place, value: link.other.code, .schoolCircle)
                    continue
                }
                switch kind {
                case .branch: schools[school]?.branchOf = link.other
                case .event(let event):
                    add(SchoolEvent(event, on: link.relation.day, school: link.other), to: school, &schools)
                }
            }
        }
    }

    private func add(_ event: SchoolEvent, to school: SchoolID, _ schools: inout [SchoolID: School]) {
        guard schools[school]?.events.contains(event) == false else { return }
        schools[school]?.events.append(event)
    }

    /// A login, or digits and signs without a letter.
    private static func isCode(_ text: String) -> Bool {
        Normaliser.login(text) != nil || !text.contains(where: \.isLetter)
    }

    /// Keeps another name of a school; what has neither «№» nor a word of schools may be a person.
    private mutating func rename(
        _ relation: Relation, _ finder: SchoolFinder, _ schools: inout [SchoolID: School],
        into builder: inout ReadingBuilder
    ) {
        let text = relation.text
        let heading = Normaliser.heading(text)
        let hasWord = heading.split(whereSeparator: { !$0.isLetter }).contains { word in
            Self.words.contains { word.hasPrefix($0) } || word.hasSuffix("школа")
        }
        // A telephone or the number of a document has more digits than the number of a school.
        let isName = (hasWord || heading.contains("№")) && heading.count(where: \.isNumber) < 6
        guard isName, text.utf8.count <= 4 * SchoolFinder.longestName else {
            return builder.rejectCell(relation.place, .malformedValue, suggestion: suggestion(for: text, finder))
        }
        add(SchoolEvent(.renamed, on: relation.day, name: text), to: relation.school, &schools)
    }

    private mutating func school(
        of relation: Relation, _ finder: SchoolFinder, into builder: inout ReadingBuilder
    ) -> SchoolID? {
        let text = Normaliser.login(relation.text).map { id in
            // Six digits alone may also be a code.
            relation.text.contains(where: \.isLetter) ? "edu\(id.code)" : relation.text
        }
        switch finder.find(text ?? relation.text) {
        case .school(let school): return school
        case .ambiguous(let schools):
            let codes = schools.prefix(3).map(\.code).joined(separator: "; ")
            builder.rejectCell(relation.place, .ambiguousSchool, suggestion: codes)
        case .unknown:
            builder.rejectCell(
                relation.place, value: shown(relation.text), .unknownSchool,
                suggestion: suggestion(for: relation.text, finder))
        }
        return nil
    }

    private func shown(_ text: String) -> String? { harmlessLogin(Array(text.utf8)[...]) }

    private mutating func suggestion(for text: String, _ finder: SchoolFinder) -> String? {
        guard suggestions < Self.mostSuggestions else { return nil }
        suggestions += 1
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let near =
            Self.isCode(text)
            ? SchoolFinder.CodeKind.allCases.flatMap { kind in
                finder.nearest(toCode: digits, kind).map { "\($0.code) \($0.school.shortName ?? $0.school.name)" }
            }
            : finder.nearest(toName: text).map { "\($0.id.code) \($0.shortName ?? $0.name)" }
        return near.isEmpty ? nil : near.prefix(3).joined(separator: "; ")
    }
}
