// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Samples
import Workbooks

/// A folder of one test, removed with it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "vekha-samples-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Every file below the folder, by its path.
    func files() throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
            var isFolder: ObjCBool = false
            let file = url.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            found[path] = try Data(contentsOf: file)
        }
        return found
    }
}

/// A district on disk, and the reader of workbooks.
struct WrittenDistrict {
    let folder: TemporaryFolder
    let truth: SampleTruth
    private let reader: WorkbookReader

    init(_ district: SampleDistrict) throws { try self.init { _ = try district.write(to: $0) } }

    init(_ region: SampleRegion) throws { try self.init { _ = try region.write(to: $0) } }

    private init(_ write: (URL) throws -> Void) throws {
        folder = try TemporaryFolder()
        try write(folder.url)
        truth = try JSONDecoder().decode(
            SampleTruth.self, from: Data(contentsOf: folder.url.appending(path: "truth.json")))
        let installation = Installation.current
        reader = WorkbookReader(python: try installation.python(), helper: try installation.helper("workbooks.py"))
    }

    /// The one sheet of a file.
    func rows(_ file: String) throws -> [[String]] {
        let workbook = try reader.read(folder.url.appending(path: "input/\(file)"))
        guard let sheet = workbook.sheets.first, workbook.sheets.count == 1 else { return [] }
        return (0..<sheet.rowCount).map { sheet.row($0) }
    }

    /// Every sheet of a file, by name.
    func sheets(_ file: String) throws -> [(name: String, rows: [[String]])] {
        try Self.sheets(of: reader.read(folder.url.appending(path: "input/\(file)")))
    }

    /// The sheet of a file outside the folder.
    func rows(at url: URL) throws -> [[String]] { try Self.sheets(of: reader.read(url)).first?.rows ?? [] }

    private static func sheets(of workbook: Workbook) -> [(name: String, rows: [[String]])] {
        workbook.sheets.map { sheet in (sheet.name, (0..<sheet.rowCount).map { sheet.row($0) }) }
    }

    /// The files of a format.
    func files(_ format: SampleFormat) -> [SampleTruth.File] { files(format.rawValue) }

    /// The files of a format.
    func files(_ format: String) -> [SampleTruth.File] { truth.files.filter { $0.format == format } }
}

extension String {
    /// Without spaces, no-break ones too, at the ends.
    var bare: String { trimmingCharacters(in: .whitespaces) }
}
