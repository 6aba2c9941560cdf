// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto
public import Foundation
public import Monitoring
public import Workbooks

/// Reads what people send: recognises a file by its content, and gives its rows without persons.
///
/// Files that describe schools, and files that name schools by their logins, need nothing else; protocols of
/// examinations name schools by codes, so the registers are read first.
///
/// ```swift
/// let file = try intake.open(url, as: "2022/ОГЭ_01.xlsx")
/// let reading = try intake.read(file, schools: directory)
/// print(reading.rows, reading.accepted, reading.absent, reading.rejected)
/// ```
public struct FileIntake: Sendable {
    private let reader: WorkbookReader
    private let rules: RuleBook
    private let hints: [IntakeHint]
    private let key: PersonKey
    private let scope: CampaignScope?
    private let yearOfReports: Int?
    private let levels: [String]

    /// Prepares the reading of a campaign's files.
    ///
    /// - Parameters:
    ///   - reader: Reads the cells.
    ///   - rules: Turns scores into outcomes.
    ///   - hints: What `campaign.yaml` says of paths; the first that fits decides.
    ///   - key: The campaign's secret for the codes of persons.
    ///   - scope: The indicators and years of the campaign; nil: any.
    ///   - yearOfReports: The year of a date without one in a report that does not say its period.
    ///   - levels: The levels of a diagnosis that the campaign declares; the usual ones where it declares none.
    public init(
        reader: WorkbookReader, rules: RuleBook, hints: [IntakeHint] = [], key: PersonKey, scope: CampaignScope? = nil,
        yearOfReports: Int? = nil, levels: [String] = []
    ) {
        self.reader = reader
        self.rules = rules
        self.hints = hints
        self.key = key
        self.scope = scope
        self.yearOfReports = yearOfReports
        self.levels = levels
    }

    /// Whether a file of the input folder may hold data; a mapping file says what another one holds.
    ///
    /// - Parameter name: The name of the file.
    /// - Returns: Whether it is to be opened.
    public static func isData(_ name: String) -> Bool {
        !name.hasSuffix(Mapping.suffix) && SkipReason(path: name) == nil
    }

    /// The SHA-256 of a file's bytes.
    ///
    /// - Parameter url: The file.
    /// - Returns: 64 hexadecimal digits; nil where the file cannot be read.
    public static func sha256(of url: URL) -> String? {
        guard let file = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? file.close() }
        var hash = SHA256()
        // Piece by piece: a file that is refused for its size must not fill the memory.
        while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hexadecimal(hash.finalize())
    }

    /// What a reading of a file depends on besides its bytes.
    ///
    /// - Parameters:
    ///   - format: The format of the file: only those that need the register depend on it.
    ///   - source: Where its bytes lie: a mapping file beside it counts.
    ///   - path: Its path below the input folder, with `/`.
    ///   - schools: The schools that are known.
    /// - Returns: 64 hexadecimal digits, equal when nothing that matters has changed.
    public func context(
        of format: FileFormat, at source: FileSource, as path: String, schools: SchoolDirectory
    ) -> String {
        var parts = ["intake 5", format.rawValue, path]
        parts += rules.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        parts.append(hints.first { $0.fits(path) }.map { "\($0.pattern) \($0.procedure.rawValue)" } ?? "")
        let mapping =
            source.member.isEmpty ? Self.sha256(of: URL(fileURLWithPath: source.url.path + Mapping.suffix)) : nil
        parts.append(mapping ?? "")
        if [.handValues, .organisation].contains(format), let scope { parts.append(scope.text) }
        if format.needsSchools {
            // Schools that only a file of results names have no codes, and change nothing.
            let coded = schools.schools.filter { $0.ogeCode != nil || $0.egeCode != nil }
            parts += coded.map { "\($0.id.code) \($0.ogeCode ?? "-") \($0.egeCode ?? "-")" }
        }
        if format == .diagnostics { parts += levels }
        if format.namesSchools {
            parts += schools.schools.filter(\.isRegistered).map {
                "\($0.id.code) \($0.taxNumber ?? "-") " + $0.names.joined(separator: "\u{1F}")
            }
            if format == .schoolReport { parts.append(yearOfReports.map(String.init) ?? "") }
        }
        return Self.hexadecimal(SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)))
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Reads the cells of a file and recognises its format.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - path: Its path below the input folder, with `/`; words of it may decide where the content does not.
    /// - Returns: The file with its cells.
    /// - Throws: ``IntakeError``: `unreadable`, `mapping`, `unrecognised`, `notNeeded`, `repeatedColumn`.
    public func open(_ url: URL, as path: String) throws(IntakeError) -> OpenedFile {
        try open(InputFile(source: FileSource(url), path: path, sha256: Self.sha256(of: url) ?? "", bytes: 0))
    }

    /// Reads the cells of a file, or of a member of an archive, and recognises its format.
    ///
    /// - Parameter file: The file; words of its path may decide where the content does not.
    /// - Returns: The file with its cells.
    /// - Throws: ``IntakeError``: `unreadable`, `mapping`, `unrecognised`, `notBuilt`.
    public func open(_ file: InputFile) throws(IntakeError) -> OpenedFile {
        let mapping: Mapping?
        do {
            // No archive holds a mapping: it describes a table that somebody put into the folder by hand.
            mapping = file.source.member.isEmpty ? try Mapping(beside: file.source.url, as: file.path) : nil
        } catch { throw .mapping(error) }
        let workbook: Workbook
        do { workbook = try reader.read(file.source, as: file.path) } catch { throw .unreadable(error) }
        guard !file.sha256.isEmpty else { throw .unreadable(.missing(file: file.path)) }
        if let mapping {
            return OpenedFile(
                source: file.source, path: file.path, sha256: file.sha256, format: .mapped,
                content: .mapped(workbook, mapping), skipped: [])
        }
        let (format, tables, skipped) = try Recogniser.recognise(workbook, file: file.path)
        return OpenedFile(
            source: file.source, path: file.path, sha256: file.sha256, format: format, content: .tables(tables),
            skipped: skipped)
    }

    /// Reads the rows of an opened file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - schools: The schools that are known; protocols and mapped tables find their schools there.
    /// - Returns: Rows without persons, and what happened to each row.
    /// - Throws: ``IntakeError``; nothing of the file counts then.
    public func read(_ file: OpenedFile, schools: SchoolDirectory) throws(IntakeError) -> FileReading {
        do {
            return try read(file, schools: schools, known: { _, _ in 0 })
        } catch let error as IntakeError {
            throw error
        } catch {
            preconditionFailure("only the closure of a caller throws another error")
        }
    }

    /// Reads the rows of an opened file, where earlier files may tell what it is.
    ///
    /// A file of changed results names neither ЕГЭ nor ОГЭ. Where schools and path do not tell, it is of the examination
    /// whose protocol has its persons.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - schools: The schools that are known; protocols and mapped tables find their schools there.
    ///   - known: How many of the codes of persons, each not 0, earlier files gave in an examination (procedure, year,
    ///     subject).
    ///   - exported: What stood in the export of recommendations of a number; 0: in the last one.
    /// - Returns: Rows without persons, and what happened to each row.
    /// - Throws: ``IntakeError``, and what `known` throws; nothing of the file counts then.
    public func read(
        _ file: OpenedFile, schools: SchoolDirectory, known: @escaping (Work, [UInt64]) throws -> Int,
        exported: @escaping (Int) throws -> RecommendationRelease? = { _ in nil }
    ) throws -> FileReading {
        var builder = ReadingBuilder(file: file.path, sha256: file.sha256, format: file.format)
        let context = ReadingContext(
            schools: schools, rules: rules, hints: hints, key: key, scope: scope, levels: levels, known: known,
            exported: exported)
        switch file.content {
        case .mapped(let workbook, let mapping):
            if mapping.school.code != .login, !context.hasCodes { throw IntakeError.noRegister(file: file.path) }
            var format = try MappedFormat(workbook, file: file.path, mapping: mapping, context: context)
            try format.read(into: &builder)
        case .tables(let tables):
            try read(tables, of: file, context: context, into: &builder)
        }
        builder.finish()
        for sheet in file.skipped { builder.take("skipped_sheet", sheet, from: "content") }
        var reading = builder.reading
        reading.context = self.context(of: file.format, at: file.source, as: file.path, schools: schools)
        return reading
    }

    private func read(
        _ tables: [RecognisedTable], of file: OpenedFile, context: ReadingContext, into builder: inout ReadingBuilder
    ) throws {
        for table in tables { table.nameUnknownColumns(into: &builder) }
        switch file.format {
        case .vprIndividual:
            let facts = PathFacts(file.path)
            var seen: [Work: SeenPupils] = [:]
            for table in tables {
                try VPRIndividualFormat.read(
                    table, file: file.path, facts: facts, rules: rules, seen: &seen, into: &builder)
            }
        case .vprAutumn2020, .vprSpring2021, .vpr2022, .vprCollectionForm:
            try RawVPRFormat.read(tables, format: file.format, file: file.path, rules: rules, into: &builder)
        case .vprMarkShares, .vprJournalShares:
            let facts = PathFacts(file.path)
            var rows: [Work: RowSet] = [:]
            for table in tables {
                try ShareFormat.read(
                    table, format: file.format, file: file.path, facts: facts, rows: &rows, into: &builder)
            }
        case .regionalMarks, .regionalScores:
            var rows = RowSet()
            for table in tables {
                try RegionalFormat.read(
                    table, format: file.format, file: file.path, facts: PathFacts(file.path), rules: rules,
                    rows: &rows, into: &builder)
            }
        case .examinationProtocol:
            guard context.hasCodes else { throw IntakeError.noRegister(file: file.path) }
            var seen: [Work: SeenParticipants] = [:]
            for table in tables {
                try ProtocolFormat.read(table, file: file.path, context: context, seen: &seen, into: &builder)
            }
        case .appeals:
            // A file without codes needs no register.
            guard context.hasCodes || tables.allSatisfy({ $0.header["school"] == nil }) else {
                throw IntakeError.noRegister(file: file.path)
            }
            var withoutEffect = 0
            var known: [Work: RowSet] = [:]
            for table in tables {
                withoutEffect += try AppealsFormat.read(
                    table, file: file.path, context: context, seen: &known, into: &builder)
            }
            if withoutEffect > 0 { builder.take("without_effect", String(withoutEffect), from: "content") }
        case .schoolRegister, .contextForm:
            var rows = SchoolRows()
            for table in tables {
                rows.enter(table.sheet)
                if file.format == .schoolRegister {
                    SchoolRegisterFormat.read(table, into: &rows, &builder)
                } else {
                    ContextFormFormat.read(table, into: &rows, &builder)
                }
            }
            guard rows.hasRows else {
                throw IntakeError.noRows(file: file.path, sheet: tables.first?.sheet.name ?? "")
            }
            rows.finish(known: context.schools, into: &builder)
        case .supportRegister:
            // A template that nobody filled in needs no register, and says nothing.
            guard context.schools.hasRegister || tables.allSatisfy(\.isBlank) else {
                throw IntakeError.noRegister(file: file.path)
            }
            var register = SupportRegister(context)
            for table in tables { try register.read(table, file: file.path, into: &builder) }
        case .organisation:
            OrganisationFormat.read(tables, known: scope?.indicators, into: &builder)
        case .handValues:
            var answers = HandAnswers(context)
            for table in tables { answers.read(table, into: &builder) }
            answers.finish(into: &builder)
        case .recommendations:
            var decisions = Decisions(context)
            for table in tables { try decisions.read(table, into: &builder) }
            decisions.finish(into: &builder)
        case .schoolReport:
            try SchoolReportFormat(tables, file: file.path, context: context, year: yearOfReports).read(into: &builder)
        case .diagnostics:
            guard context.schools.hasRegister || tables.allSatisfy(\.isBlank) else {
                throw IntakeError.noRegister(file: file.path)
            }
            var diagnostics = Diagnostics(context, file: file.path)
            for table in tables { try diagnostics.read(table, into: &builder) }
        case .mapped:
            preconditionFailure("a mapped file has a mapping")
        }
    }
}

/// A file whose cells are read and whose format is known.
public struct OpenedFile: Sendable {
    enum Content: Sendable {
        case tables([RecognisedTable])
        case mapped(Workbook, Mapping)
    }

    /// Where its bytes lie.
    public let source: FileSource
    /// Its path below the input folder, with `/`.
    public let path: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public let sha256: String
    /// The format that its content has.
    public let format: FileFormat
    let content: Content
    /// Sheets with cells that are hidden, or of no known format.
    let skipped: [String]
}

/// What the rows of a file are read against.
struct ReadingContext {
    let schools: SchoolDirectory
    let rules: RuleBook
    let hints: [IntakeHint]
    let key: PersonKey
    /// The indicators and years of the campaign; nil: any.
    let scope: CampaignScope?
    /// The levels of a diagnosis that the campaign declares.
    let levels: [String]
    /// How many of the codes of persons are known in an examination.
    let known: (Work, [UInt64]) throws -> Int
    /// What stood in the export of recommendations of a number; 0: in the last one.
    let exported: (Int) throws -> RecommendationRelease?
    private let suggestions: SchoolSuggestions

    init(
        schools: SchoolDirectory, rules: RuleBook, hints: [IntakeHint], key: PersonKey, scope: CampaignScope? = nil,
        levels: [String] = [],
        known: @escaping (Work, [UInt64]) throws -> Int = { _, _ in 0 },
        exported: @escaping (Int) throws -> RecommendationRelease? = { _ in nil }
    ) {
        self.schools = schools
        self.rules = rules
        self.hints = hints
        self.key = key
        self.scope = scope
        self.levels = levels
        self.known = known
        self.exported = exported
        suggestions = SchoolSuggestions(schools)
    }

    /// Whether any school has a code of the regional system.
    var hasCodes: Bool { schools.schools.contains { $0.ogeCode != nil || $0.egeCode != nil } }

    /// An unknown code that may be shown in a report: it looks like a known one, and stands in no other cell.
    ///
    /// A shifted row may hold a name, a telephone or the number of a document where a code should be.
    func harmlessCode(_ code: String, grade: Int, besides cells: [String]) -> String? {
        guard (3...8).contains(code.utf8.count), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            !cells.contains(where: { cell in cell.filter { !$0.isWhitespace }.contains(code) })
        else { return nil }
        return suggestions.isLikeKnown(code, grade: grade) ? code : nil
    }

    /// The known codes nearest to an unknown one, with the names of their schools.
    func suggestion(for code: String, grade: Int) -> String? { suggestions.nearest(to: code, grade: grade) }
}
