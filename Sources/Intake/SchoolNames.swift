// SPDX-License-Identifier: GPL-3.0-or-later

internal import Monitoring

/// The names of schools and territories as ФИС ОКО writes them, with codes before or behind.
enum SchoolNames {
    /// «МБОУ «…» (edu342202)» or «edu342202 | МБОУ «…»» without the login.
    static func withoutLogin(_ name: String) -> String {
        let name = withoutCode(name)
        guard login(in: name) != nil, let open = name.lastIndex(of: "(") else { return name }
        return Normaliser.text(name[..<open])
    }

    /// The login in the last brackets of a text, where only spaces, «|» and signs follow.
    static func login(in text: some StringProtocol) -> SchoolID? {
        guard let open = text.lastIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
            text[text.index(after: close)...].allSatisfy({ !$0.isLetter && !$0.isNumber })
        else { return nil }
        return SchoolID(login: text[text.index(after: open)..<close])
    }

    /// «reg34_m004 | … район» and «… район(reg34_m004)» without the code of the territory.
    static func withoutCode(_ name: String) -> String {
        var rest = Normaliser.text(name)[...]
        if let bar = rest.firstIndex(of: "|"), isCode(rest[..<bar]) { rest = rest[rest.index(after: bar)...] }
        if rest.last == ")", let open = rest.lastIndex(of: "("),
            territory(rest[rest.index(after: open)...].dropLast()) != nil
        {
            rest = rest[..<open]
        }
        return Normaliser.text(rest)
    }

    /// The code in the brackets behind a name: `reg20_m012` of a municipality, `reg20` of a region.
    static func territory(behind name: String) -> ReferenceShares.Level? {
        let name = Normaliser.text(name)
        guard name.last == ")", let open = name.lastIndex(of: "(") else { return nil }
        return territory(name[name.index(after: open)...].dropLast())
    }

    private static func territory(_ code: some StringProtocol) -> ReferenceShares.Level? {
        let code = code.lowercased()
        guard code.hasPrefix("reg"), code.utf8.count <= 16, code.allSatisfy({ $0.isASCII && $0 != " " }) else {
            return nil
        }
        return code.contains("_m") ? .municipality : .region
    }

    private static func isCode(_ text: some StringProtocol) -> Bool {
        SchoolID(login: text) != nil || territory(Normaliser.text(text)) != nil
    }
}
