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

    /// The first 64 bits of HMAC-SHA-256 of a person within one examination; 0 where nothing names the person.
    ///
    /// The examination is part of the message, so that the numbers of one pupil in two examinations have nothing in
    /// common. Case, spaces and «ё» make no difference.
    func code(of parts: [String], in work: Work) -> UInt64 {
        let person = parts.map(Self.normalised)
        guard person.contains(where: { !$0.isEmpty }) else { return 0 }
        let examination = [work.procedure.rawValue, String(work.year), work.subject.rawValue]
        let message = (examination + person).joined(separator: "\u{1F}")
        let code = HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: key)
        return max(1, code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func normalised(_ part: String) -> String {
        part.uppercased().replacing("Ё", with: "Е").filter { !$0.isWhitespace }
    }
}
