// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation
public import Monitoring
internal import Workbooks

extension FileIntake {
    /// Says how a file is recognised and read, or why it is not.
    ///
    /// - Parameters:
    ///   - input: The file, or the member of an archive.
    ///   - schools: The schools that are known; without their codes a protocol is recognised, but refused.
    ///   - exported: What stood in the export of recommendations of a number; 0: in the last one.
    /// - Returns: The recognition; a file that no format fits has none, and names those that came near.
    /// - Throws: ``IntakeError``: `unreadable`, `mapping`; every other refusal is part of the recognition.
    public func explain(
        _ input: InputFile, schools: SchoolDirectory = SchoolDirectory([]),
        exported: @escaping (Int) -> RecommendationRelease? = { _ in nil }
    ) throws(IntakeError) -> Recognition {
        let file: OpenedFile
        var near: [NearFormat] = []
        do {
            file = try open(input)
        } catch {
            switch error {
            case .unreadable, .mapping: throw error
            case .unrecognised(_, let found): near = found
            default: break
            }
            return Recognition(
                file: input.path, format: nil, tables: [], skipped: [], near: near, taken: [], works: [], rows: nil,
                refusal: error)
        }
        var reading: FileReading?
        var refusal: IntakeError?
        do {
            reading = try read(file, schools: schools, known: { _, _ in 0 }, exported: exported)
        } catch let error as IntakeError {
            refusal = error
        } catch {
            preconditionFailure("only the closures of a caller throw another error, and these do not")
        }
        var tables: [Recognition.Table] = []
        if case .tables(let found) = file.content {
            tables = found.map { Self.table($0, format: file.format) }
            near = Self.near(found, besides: file.format)
        }
        return Recognition(
            file: input.path, format: file.format, tables: tables, skipped: file.skipped, near: near,
            taken: reading?.taken ?? [], works: reading?.works ?? [],
            rows: reading.map {
                Recognition.RowCounts(
                    read: $0.rows, accepted: $0.accepted, absent: $0.absent, rejected: $0.rejected)
            }, refusal: refusal)
    }

    /// Says how a file is recognised and read, or why it is not.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - path: Its path below the input folder, with `/`.
    ///   - schools: The schools that are known.
    /// - Returns: The recognition.
    /// - Throws: ``IntakeError``: `unreadable`, `mapping`.
    public func explain(
        _ url: URL, as path: String, schools: SchoolDirectory = SchoolDirectory([])
    ) throws(IntakeError) -> Recognition {
        try explain(
            InputFile(source: FileSource(url), path: path, sha256: Self.sha256(of: url) ?? "", bytes: 0),
            schools: schools)
    }

    private static func table(_ table: RecognisedTable, format: FileFormat) -> Recognition.Table {
        let (sheet, header) = (table.sheet, table.header)
        var columns = header.found.map { key, column in
            // Of two rows of headings the lower one says more, where it says anything.
            let row = (header.top...header.row).last { !sheet.isBlank($0, column) } ?? header.row
            return Recognition.Column(
                cell: Sheet.address(row, column), heading: Normaliser.text(sheet[row, column]), meaning: key)
        }
        if format == .examinationProtocol, let wide = WideHeader(sheet, layout: ProtocolFormat.layout) {
            // The cell may name anything: a subject is shown where it is a known one.
            columns += wide.groups.map { group in
                Recognition.Column(
                    cell: Sheet.address(header.top, group.columns.lowerBound),
                    heading: group.title?.known?.rawValue ?? "", meaning: "examination")
            }
        }
        let tasks = RawVPRFormat.tasks(format)?.columns(of: sheet, header: header) ?? []
        return Recognition.Table(
            sheet: sheet.name, headerRow: header.row + 1, columns: columns, tasks: tasks.map(\.task.label))
    }

    /// The other formats that the sheets of a recognised file resemble.
    private static func near(_ tables: [RecognisedTable], besides format: FileFormat) -> [NearFormat] {
        let found = tables.flatMap { table in
            let head = SheetHead(table.sheet)
            return Recogniser.layouts.filter { $0.format != format }.compactMap { layout -> NearFormat? in
                guard case .near(let missing) = Recogniser.examine(table.sheet, head: head, layout) else { return nil }
                return NearFormat(format: layout.format, sheet: table.sheet.name, missing: missing)
            }
        }
        return found.sorted { $0.missing.count < $1.missing.count }
    }
}
