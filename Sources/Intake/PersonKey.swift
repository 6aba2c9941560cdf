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
        return max(1, code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
