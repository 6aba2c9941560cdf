// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto
internal import Foundation
internal import Monitoring

/// The secret of a campaign that turns a person into a number nobody can turn back.
public struct PersonKey: Sendable {
    private let key: SymmetricKey

    /// Takes the bytes of a campaign's key.
    ///
    /// - Parameter bytes: The key, at least 16 bytes; 32 random ones are right.
    public init(bytes: [UInt8]) {
        precondition(bytes.count >= 16, "a key of fewer than 128 bits can be guessed")
        key = SymmetricKey(data: bytes)
    }

    /// The first 64 bits of HMAC-SHA-256 of a person within one examination; 0 where nothing tells the person.
    ///
    /// The examination (procedure, year, subject) is part of the message, so that the numbers of one pupil in two
    /// examinations have nothing in common; grade and day are not, so that a re-sit, an appeal and the first protocol
    /// agree. Document and name both count: of two pupils with one name, or with one document by mistake, neither is
    /// taken for the other. A document alone is a person of its own, so files with and without names do not link.
    /// Without a document the school joins the name, for namesakes are common; a name without either tells nobody.
    func code(of person: Person, school: SchoolID?, in work: Work) -> UInt64 {
        var message = [work.procedure.rawValue, String(work.year), work.subject.rawValue, person.document, person.name]
        if person.document.isEmpty {
            guard !person.name.isEmpty, let school else { return 0 }
            message.append(school.code)
        }
        let code = HMAC<SHA256>.authenticationCode(for: Array(message.joined(separator: "\u{1F}").utf8), using: key)
        return Self.number(code)
    }

    /// The number of a teacher in all files of the campaign, from a code or a name; 0 where the text names nobody.
    ///
    /// Spaces, signs, case, «ё», Latin look-alikes and the zeros at the head of a number make no difference. Neither school
    /// nor year is part of the message, so that a teacher who changes the school stays one; namesakes are one person, and a
    /// name and a code of one person are two: whoever has namesakes gives codes.
    ///
    /// - Parameter text: The code or the name, as a cell has it.
    /// - Returns: The first 64 bits of HMAC-SHA-256, never 0 for a teacher.
    public func teacherCode(_ text: some StringProtocol) -> UInt64 {
        let teacher = Person.teacher(text)
        guard !teacher.isEmpty else { return 0 }
        let message = Array("teacher\u{1F}\(teacher)".utf8)
        return Self.number(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    private static func number(_ code: HMAC<SHA256>.MAC) -> UInt64 {
        max(1, code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
