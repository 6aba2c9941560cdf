// SPDX-License-Identifier: GPL-3.0-or-later

/// A measure of a school's programme (Приложение 2) and the type of deficit that it answers.
public struct MeasureMatch: Hashable, Sendable {
    /// Which measure of which school it is: a key that stays while the words of the measure stay.
    public struct Key: Hashable, Comparable, Sendable {
        /// The school.
        public let school: SchoolID
        /// A checksum of the words of the measure, 16 hexadecimal digits.
        public let code: String

        /// The key of a measure.
        ///
        /// - Parameters:
        ///   - school: The school.
        ///   - name: The words of the measure.
        public init(school: SchoolID, name: String) {
            self.school = school
            let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
            // FNV-1a, 64 bits.
            let hash = words.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            let digits = String(hash, radix: 16)
            code = String(repeating: "0", count: 16 - digits.count) + digits
        }

        /// The key as tables have it: school, `measure` and the checksum with slashes between them.
        public var text: String { "\(school.code)/\(Self.word)/\(code)" }

        /// Reads a key.
        ///
        /// - Parameter text: The key as ``text`` writes it; nil for anything else.
        public init?(text: String) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, parts[1] == Self.word, let school = SchoolID(login: parts[0]),
                parts[2].utf8.count == 16, parts[2].allSatisfy(\.isHexDigit)
            else { return nil }
            self.school = school
            code = parts[2].lowercased()
        }

        private static let word = "measure"

        /// By school.
        public static func < (one: Key, other: Key) -> Bool { (one.school, one.code) < (other.school, other.code) }
    }

    /// The school.
    public var school: SchoolID
    /// The words of the measure.
    public var name: String
    /// The identifier of the type of deficit that its words tell; empty where they tell none.
    public var found: String
    /// The identifier that people gave instead; nil where they gave none, empty: it answers nothing.
    public var corrected: String?

    /// Describes a match.
    ///
    /// - Parameters:
    ///   - school: The school.
    ///   - name: The words of the measure.
    ///   - found: The identifier of the type of deficit that its words tell.
    ///   - corrected: The identifier that people gave instead.
    public init(school: SchoolID, name: String, found: String, corrected: String? = nil) {
        self.school = school
        self.name = name
        self.found = found
        self.corrected = corrected
    }

    /// Which measure it is.
    public var key: Key { Key(school: school, name: name) }

    /// The correction as a word of tables: empty for none, ``RecommendationRelease/noDeficit`` where it answers nothing.
    public var correction: String { corrected.map { $0.isEmpty ? RecommendationRelease.noDeficit : $0 } ?? "" }

    /// The deficit that counts.
    public var deficit: String { corrected ?? found }
}
