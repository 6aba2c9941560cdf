// SPDX-License-Identifier: GPL-3.0-or-later

/// The number of a school: the six digits of its login in ФИС ОКО (`edu342202`, `sch342202`).
public struct SchoolID: Hashable, Codable, Sendable, Comparable {
    /// The six digits as a number, from 0 to 999999.
    public let number: Int32

    /// Takes the digits as a number; nil beyond six digits.
    ///
    /// - Parameter number: The six digits as a number.
    public init?(number: Int32) {
        guard (0...999_999).contains(number) else { return nil }
        self.number = number
    }

    /// Reads `edu342202`, `sch342202` or `342202`; nil for anything else.
    ///
    /// - Parameter login: The login; spaces around it, no-break ones too, and the case are ignored.
    public init?(login: some StringProtocol) {
        var body = Substring(login.lowercased()).drop { $0.isWhitespace }
        while let last = body.last, last.isWhitespace { body.removeLast() }
        if body.hasPrefix("edu") || body.hasPrefix("sch") { body = body.dropFirst(3) }
        guard body.utf8.count == 6, body.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int32(body)
        else { return nil }
        self.number = number
    }

    /// The six digits as text, leading zeros kept.
    public var code: String {
        let digits = String(number)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// By number.
    public static func < (first: SchoolID, second: SchoolID) -> Bool { first.number < second.number }
}

/// Why a school is watched.
public enum SchoolStatus: String, CaseIterable, Codable, Sendable {
    /// Школа с низкими образовательными результатами.
    case lowResults = "ШНОР"
    /// Школа, функционирующая в неблагоприятных социальных условиях.
    case adverseConditions = "ШНСУ"
    /// A school that others learn from.
    case leader = "лидер"
}

/// A status of a school with its days.
public struct StatusPeriod: Hashable, Codable, Sendable {
    /// The status.
    public let status: SchoolStatus
    /// The first day; nil: always had it.
    public let since: CalendarDate?
    /// The last day; nil: still has it.
    public let until: CalendarDate?

    /// Joins a status and its days.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - since: The first day.
    ///   - until: The last day, inclusive.
    public init(status: SchoolStatus, since: CalendarDate? = nil, until: CalendarDate? = nil) {
        self.status = status
        self.since = since
        self.until = until
    }

    /// Whether the status holds on a day.
    ///
    /// - Parameter day: The day; nil: any day, so the status holds whenever it did.
    /// - Returns: True where it does.
    public func holds(on day: CalendarDate?) -> Bool {
        guard let day else { return true }
        return (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

/// A school with its names and codes.
public struct School: Hashable, Codable, Sendable {
    /// The six digits of its login.
    public let id: SchoolID
    /// ИНН, as text.
    public var taxNumber: String?
    /// Код ОГЭ: its code in the regional system of the examinations of grade 9.
    public var ogeCode: String?
    /// Код ЕГЭ: its code in the regional system of the examinations of grade 11.
    public var egeCode: String?
    /// The official name.
    public var name: String
    /// The short name.
    public var shortName: String?
    /// The municipality.
    public var municipality: String?
    /// The main school, where this one is a branch with a login of its own.
    public var branchOf: SchoolID?
    /// What happened to it, in the order of the register.
    public var events: [SchoolEvent]
    /// Its statuses, in the order of the register.
    public var statuses: [StatusPeriod]
    /// Context features by the number of the question in the context form (`20` is the number of pupils).
    public var context: [String: String]
    /// Whether a register or a context form names it; a school that only a result file names is not in the territory
    /// once a register exists.
    public var isRegistered: Bool

    /// Describes a school.
    ///
    /// - Parameters:
    ///   - id: The six digits of its login.
    ///   - name: The official name.
    ///   - shortName: The short name.
    ///   - municipality: The municipality.
    ///   - taxNumber: ИНН.
    ///   - ogeCode: Код ОГЭ.
    ///   - egeCode: Код ЕГЭ.
    ///   - branchOf: The main school of a branch.
    ///   - events: What happened to it.
    ///   - statuses: Its statuses.
    ///   - context: Context features by question number.
    ///   - isRegistered: Whether a register or a context form names it.
    public init(
        id: SchoolID, name: String, shortName: String? = nil, municipality: String? = nil, taxNumber: String? = nil,
        ogeCode: String? = nil, egeCode: String? = nil, branchOf: SchoolID? = nil, events: [SchoolEvent] = [],
        statuses: [StatusPeriod] = [], context: [String: String] = [:], isRegistered: Bool = true
    ) {
        self.id = id
        self.name = name
        self.shortName = shortName
        self.municipality = municipality
        self.branchOf = branchOf
        self.events = events
        self.taxNumber = taxNumber
        self.ogeCode = ogeCode
        self.egeCode = egeCode
        self.statuses = statuses
        self.context = context
        self.isRegistered = isRegistered
    }

    /// Whether the school has a status on a day.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - day: The day; nil: any day.
    /// - Returns: True where it does.
    public func has(_ status: SchoolStatus, on day: CalendarDate?) -> Bool {
        statuses.contains { $0.status == status && $0.holds(on: day) }
    }

    /// All names that it has or had: the official one, the short one, and those of renamings.
    public var names: [String] { [name] + [shortName].compactMap { $0 } + events.compactMap(\.name) }

    /// Whether the school was closed or merged by a day, so that nothing is expected of it.
    ///
    /// - Parameter day: The day.
    /// - Returns: False where the day of the closing is not known.
    public func isGone(on day: CalendarDate) -> Bool {
        events.contains { event in event.kind != .renamed && event.day.map { $0 <= day } ?? false }
    }
}

/// The schools of a campaign, found by any of their codes.
public struct SchoolDirectory: Hashable, Codable, Sendable {
    /// The schools, by their number.
    public let schools: [School]
    private let byID: [SchoolID: Int]
    private let byOGECode: [String: Int]
    private let byEGECode: [String: Int]
    private let byTaxNumber: [String: Int]

    /// Indexes schools by their codes; of two schools with one code neither is found by it.
    ///
    /// - Parameter schools: The schools, in any order; the last of two with one number wins.
    public init(_ schools: [School]) {
        var unique: [SchoolID: School] = [:]
        for school in schools { unique[school.id] = school }
        let sorted = unique.values.sorted { $0.id < $1.id }
        self.schools = sorted
        byID = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
        func index(_ code: (School) -> String?) -> [String: Int] {
            var found: [String: Int?] = [:]
            for (position, school) in sorted.enumerated() {
                guard let code = code(school), !code.isEmpty else { continue }
                found.updateValue(found.keys.contains(code) ? nil : position, forKey: code)
            }
            return found.compactMapValues { $0 }
        }
        byOGECode = index(\.ogeCode)
        byEGECode = index(\.egeCode)
        byTaxNumber = index(\.taxNumber)
    }

    /// Whether a register has been read.
    public var hasRegister: Bool { schools.contains(where: \.isRegistered) }

    /// The school of a login's six digits.
    public subscript(id: SchoolID) -> School? { byID[id].map { schools[$0] } }

    /// The school of a code of the regional system.
    ///
    /// - Parameters:
    ///   - code: Код ОО as it stands in the protocol.
    ///   - grade: 9 looks among the codes of ОГЭ, 11 among those of ЕГЭ.
    /// - Returns: The school, or nil.
    public func school(code: String, grade: Int) -> School? {
        (grade == 9 ? byOGECode[code] : byEGECode[code]).map { schools[$0] }
    }

    /// The school of an ИНН.
    ///
    /// - Parameter taxNumber: ИНН, as text.
    /// - Returns: The school, or nil; main school and branches may share one.
    public func school(taxNumber: String) -> School? { byTaxNumber[taxNumber].map { schools[$0] } }
}
