// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Glibc

/// The conversation with `helpers/workbooks.py`: requests and frames as that file describes them.
struct WorkbookHelper: ~Copyable {
    private let process: HelperProcess

    init(python: String, script: String) throws(WorkbookError) {
        // Isolated and without bytecode: nothing of the user's Python is read, nothing is written.
        process = try HelperProcess(program: python, arguments: ["-I", "-B", script])
    }

    /// What one file gave.
    enum Answer {
        /// Its sheets, in their order.
        case sheets([Sheet], isDocument: Bool)
        /// The bytes of a member that is no workbook.
        case bytes([UInt8])
        /// The members of an archive; nil for a file that is none.
        case members([ArchiveMember]?)
        /// A refusal; the helper is ready for the next file.
        case refused(WorkbookError)
        /// The helper ended, came too late, or broke the rules of the frames.
        case lost(isLate: Bool)
    }

    /// Ends the helper; returns the wait status that it left.
    consuming func end() -> Int32 { process.end() }

    /// Asks for the cells of a file, or for the members of an archive.
    ///
    /// - Parameters:
    ///   - source: Where its bytes lie.
    ///   - file: How errors name it.
    ///   - limits: What it may need at most.
    ///   - pandoc: The program that reads documents; empty where there is none.
    ///   - list: Whether the members are asked for.
    /// - Returns: What it gave.
    func read(
        _ source: FileSource, file: String, limits: ReadingLimits, pandoc: String, list: Bool = false
    ) -> Answer {
        let question = Request(source: source, list: list, limits: limits, pandoc: pandoc)
        guard let request = try? JSONEncoder().encode(question),
            process.send(Array(request) + [UInt8(ascii: "\n")])
        else { return .lost(isLate: false) }
        // The helper's own alarm comes first; this is for one that lost it.
        let deadline = ContinuousClock.now + .seconds(limits.seconds + min(limits.seconds, 5))
        var sheets = SheetAssembly(limits: limits)
        var text: [UInt8]?
        var members: [ArchiveMember] = []
        var isArchive = true
        var isDocument = false
        while true {
            var head: [UInt8] = []
            let reception = process.receive(5, into: &head, before: deadline)
            guard reception == .complete else { return .lost(isLate: reception == .late) }
            let length = head[1...].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length <= limits.bytes else { return .lost(isLate: false) }
            var payload: [UInt8] = []
            let rest = process.receive(length, into: &payload, before: deadline)
            guard rest == .complete else { return .lost(isLate: rest == .late) }
            switch head[0] {
            case UInt8(ascii: "S"):
                guard sheets.begin(payload) else { return .lost(isLate: false) }
            case UInt8(ascii: "R"):
                guard sheets.append(payload) else { return .lost(isLate: false) }
            case UInt8(ascii: "T"):
                guard (text?.count ?? 0) + length <= limits.fileBytes else { return .lost(isLate: false) }
                text = (text ?? []) + payload
            case UInt8(ascii: "A"):
                guard members.count < limits.members,
                    let member = try? JSONDecoder().decode(Member.self, from: Data(payload))
                else { return .lost(isLate: false) }
                members.append(member.member(of: source.url, file: file))
            case UInt8(ascii: "W"):
                isArchive = false
            case UInt8(ascii: "P"):
                isDocument = true
            case UInt8(ascii: "D"):
                if list { return .members(isArchive ? members : nil) }
                if let text { return .bytes(text) }
                guard sheets.endSheet() else { return .lost(isLate: false) }
                return .sheets(sheets.sheets, isDocument: isDocument)
            case UInt8(ascii: "E"):
                guard let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(payload)) else {
                    return .lost(isLate: false)
                }
                return .refused(refusal.error(file: file, seconds: limits.seconds))
            default:
                return .lost(isLate: false)
            }
        }
    }
}

/// The sheets of an answer while their frames arrive.
private struct SheetAssembly {
    let limits: ReadingLimits
    /// What all sheets have together.
    private var total = (bytes: 0, cells: 0)
    private(set) var sheets: [Sheet] = []
    private var head: SheetHead?
    private var bytes: [UInt8] = []

    init(limits: ReadingLimits) { self.limits = limits }

    mutating func begin(_ payload: [UInt8]) -> Bool {
        guard endSheet(), let next = try? JSONDecoder().decode(SheetHead.self, from: Data(payload)) else {
            return false
        }
        guard (0...limits.rows).contains(next.rows), (0...limits.columns).contains(next.columns) else { return false }
        total.cells += next.rows * next.columns
        guard total.cells <= limits.cells, sheets.count < limits.sheets else { return false }
        head = next
        return true
    }

    mutating func append(_ payload: [UInt8]) -> Bool {
        total.bytes += payload.count
        guard head != nil, total.bytes <= limits.bytes else { return false }
        bytes.append(contentsOf: payload)
        return true
    }

    mutating func endSheet() -> Bool {
        guard let head else { return true }
        guard
            let sheet = Sheet(
                name: head.name, isHidden: head.hidden, rowCount: head.rows, columnCount: head.columns, bytes: bytes,
                separator: 0x1F, merges: head.cells)
        else { return false }
        sheets.append(sheet)
        bytes = []
        self.head = nil
        return true
    }
}

private struct SheetHead: Decodable {
    let name: String
    let rows: Int
    let columns: Int
    let hidden: Bool
    let merges: [[Int]]

    /// The merged cells that lie in the sheet.
    var cells: [MergedCells] {
        merges.compactMap { ends in
            guard ends.count == 4, ends[0] >= 0, ends[1] >= 0, ends[0] <= ends[2], ends[1] <= ends[3], ends[2] < rows,
                ends[3] < columns
            else { return nil }
            return MergedCells(rows: ends[0]...ends[2], columns: ends[1]...ends[3])
        }
    }
}

private struct Request: Encodable {
    let path: String
    let member: [Int]
    let list: Bool
    let memory: Int
    let seconds: Int
    let rows: Int
    let columns: Int
    let cells: Int
    let bytes: Int
    let sheets: Int
    let fileBytes: Int
    let archiveBytes: Int
    let members: Int
    let pandoc: String

    init(source: FileSource, list: Bool, limits: ReadingLimits, pandoc: String) {
        path = source.url.path
        member = source.member
        self.list = list
        memory = limits.memory
        seconds = limits.seconds
        rows = limits.rows
        columns = limits.columns
        cells = limits.cells
        bytes = limits.bytes
        sheets = limits.sheets
        fileBytes = limits.fileBytes
        archiveBytes = limits.archiveBytes
        members = limits.members
        self.pandoc = pandoc
    }
}

/// A member as the helper describes it.
private struct Member: Decodable {
    let name: String
    let member: [Int]
    let sha256: String
    let bytes: Int
    /// Why it is refused; empty where it is not.
    let code: String
    let detail: String

    func member(of url: URL, file: String) -> ArchiveMember {
        let refusal = code.isEmpty ? nil : Refusal(code: code, detail: detail).error(file: file + "/" + name)
        return ArchiveMember(
            name: name, source: FileSource(url, member: member), sha256: sha256, bytes: bytes, refusal: refusal)
    }
}

private struct Refusal: Decodable {
    let code: String
    /// The parser's words; for `tooLarge` the name of the limit, what was found and what is allowed.
    let detail: String

    func error(file: String, seconds: Int = 0) -> WorkbookError {
        switch code {
        case "tooSlow": return .tooSlow(file: file, seconds: seconds)
        case "encrypted": return .encrypted(file: file)
        case "archive": return .unsupported(file: file, kind: .archive)
        case "nested": return .nestedArchive(file: file)
        case "macros": return .macros(file: file)
        case "oldDocument": return .oldDocument(file: file)
        case "documents": return .noDocumentReader(file: file)
        case "unreadable": return .unreadable(file: file, code: EIO)
        case "tooLarge":
            let words = detail.split(separator: " ").map(String.init)
            let limit = words.first.flatMap(ReadingLimit.init(rawValue:)) ?? .memory
            return .tooLarge(
                file: file, limit: limit, found: words.count > 1 ? Int(words[1]) : nil,
                allowed: words.count > 2 ? Int(words[2]) ?? 0 : 0)
        default: return .damaged(file: file, detail: detail)
        }
    }
}
