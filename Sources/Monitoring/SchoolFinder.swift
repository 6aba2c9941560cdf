// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds schools by what people write: a login, a code, ИНН, or a name; and the nearest ones to what is none.
///
/// Names are compared in small letters, «ё» as «е», without punctuation. Finding takes a look-up; a search of the nearest
/// goes through all schools and costs milliseconds for 60,000.
public struct SchoolFinder: Sendable {
    /// What a text means.
    public enum Answer: Hashable, Sendable {
        /// One school.
        case school(SchoolID)
        /// Several schools have this code or name.
        case ambiguous([SchoolID])
        /// No school has it.
        case unknown
    }

    /// A kind of codes.
    public enum CodeKind: CaseIterable, Sendable {
        /// The six digits of the login.
        case login
        /// Код ОГЭ.
        case oge
        /// Код ЕГЭ.
        case ege
        /// ИНН.
        case taxNumber
    }

    /// A name that is longer is none.
    public static let longestName = 500

    private struct Entry {
        let position: Int
        let text: [UInt16]
        let letters: Letters
    }

    private let schools: [School]
    private let byCode: [String: [Int]]
    private let byName: [[UInt16]: [Int]]
    private let entries: [Entry]

    /// Indexes schools.
    ///
    /// - Parameter schools: The schools, each once.
    public init(_ schools: [School]) {
        self.schools = schools
        var byCode: [String: [Int]] = [:]
        var byName: [[UInt16]: [Int]] = [:]
        var entries: [Entry] = []
        for (position, school) in schools.enumerated() {
            for code in Set(CodeKind.allCases.compactMap { school.code($0) }) {
                byCode[code, default: []].append(position)
            }
            for name in Set(school.names.map(Self.normalised)) where !name.isEmpty {
                byName[name, default: []].append(position)
                entries.append(Entry(position: position, text: name, letters: Letters(name)))
            }
        }
        self.byCode = byCode
        self.byName = byName
        self.entries = entries
    }

    /// The school that a text means.
    ///
    /// - Parameter text: A login with or without `edu`, a code, ИНН, or a name.
    /// - Returns: The school, if it is one; digits alone are a code of any kind, and never a name.
    public func find(_ text: String) -> Answer {
        guard text.utf8.count <= 4 * Self.longestName else { return .unknown }
        let digits = text.filter { !$0.isWhitespace }
        let positions: [Int]
        if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            positions = byCode[digits] ?? []
        } else if let id = SchoolID(login: digits) {
            positions = (byCode[id.code] ?? []).filter { schools[$0].id == id }
        } else {
            positions = byName[Self.normalised(text)] ?? []
        }
        if positions.count > 1 { return .ambiguous(positions.map { schools[$0].id }.sorted()) }
        return positions.first.map { .school(schools[$0].id) } ?? .unknown
    }

    /// The schools whose codes are at most two edits away from a code, the nearest first.
    ///
    /// - Parameters:
    ///   - code: A code, as text.
    ///   - kind: The kind of codes to look among.
    ///   - limit: How many schools at most.
    /// - Returns: The schools with their codes; none for a code of more than twelve characters.
    public func nearest(toCode code: String, _ kind: CodeKind, limit: Int = 3) -> [(school: School, code: String)] {
        let target = Array(code.utf16)
        guard !target.isEmpty, target.count <= 12 else { return [] }
        var found: [(school: School, code: String, edits: Int)] = []
        for school in schools {
            guard let known = school.code(kind), abs(known.utf16.count - target.count) <= 2 else { continue }
            let edits = Self.edits(target, Array(known.utf16), atMost: 2)
            if edits <= 2 { found.append((school, known, edits)) }
        }
        return found.sorted { ($0.edits, $0.code) < ($1.edits, $1.code) }.prefix(limit).map { ($0.school, $0.code) }
    }

    /// The schools with a name most like a name, the nearest first.
    ///
    /// - Parameters:
    ///   - name: A name.
    ///   - limit: How many schools at most.
    /// - Returns: Schools with a name that differs in at most two fifths of its characters.
    public func nearest(toName name: String, limit: Int = 3) -> [School] {
        guard name.utf8.count <= 4 * Self.longestName else { return [] }
        let target = Self.normalised(name)
        guard !target.isEmpty else { return [] }
        let letters = Letters(target)
        var best: [(position: Int, edits: Int)] = []
        for entry in entries {
            let allowed = max(target.count, entry.text.count) * 2 / 5
            let worst = best.count < limit ? allowed : min(allowed, best[best.count - 1].edits)
            guard abs(entry.text.count - target.count) <= worst, letters.leastEdits(to: entry.letters) <= worst else {
                continue
            }
            let edits = Self.edits(target, entry.text, atMost: worst)
            guard edits <= worst else { continue }
            if let known = best.firstIndex(where: { $0.position == entry.position }) {
                if best[known].edits <= edits { continue }
                best.remove(at: known)
            }
            let place = best.firstIndex { $0.edits > edits } ?? best.count
            best.insert((entry.position, edits), at: place)
            if best.count > limit { best.removeLast() }
        }
        return best.map { schools[$0.position] }
    }

    /// A name as it is compared: words of small letters and digits with one space between them.
    static func normalised(_ name: String) -> [UInt16] {
        guard name.utf8.count <= 4 * longestName else { return [] }
        var result = String.UnicodeScalarView()
        var isGap = false
        for scalar in name.lowercased().unicodeScalars {
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                isGap = true
                continue
            }
            if isGap, !result.isEmpty { result.append(" ") }
            isGap = false
            result.append(scalar == "ё" ? "е" : scalar)
        }
        return Array(String(result).utf16)
    }

    /// The Levenshtein distance, or any number above a bound where it is above it.
    private static func edits(_ first: [UInt16], _ second: [UInt16], atMost bound: Int) -> Int {
        var row = Array(0...second.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            var least = row[0]
            for column in second.indices {
                let replaced = diagonal + (character == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
                least = min(least, row[column + 1])
            }
            if least > bound { return least }
        }
        return row[second.count]
    }
}

/// How often each letter stands in a text, for a cheap bound of the edits between two texts.
private struct Letters {
    private var counts = SIMD64<UInt8>()

    init(_ text: [UInt16]) {
        for unit in text { counts[Int(unit & 63)] = min(counts[Int(unit & 63)], 254) + 1 }
    }

    /// An edit changes at most one count up and one down.
    func leastEdits(to other: Letters) -> Int {
        let larger = pointwiseMax(counts, other.counts)
        let smaller = pointwiseMin(counts, other.counts)
        let differences = SIMD64<UInt16>(truncatingIfNeeded: larger &- smaller)
        return (Int(differences.wrappedSum()) + 1) / 2
    }
}

extension School {
    /// A code of the school, as text.
    fileprivate func code(_ kind: SchoolFinder.CodeKind) -> String? {
        switch kind {
        case .login: id.code
        case .oge: ogeCode
        case .ege: egeCode
        case .taxNumber: taxNumber
        }
    }
}
