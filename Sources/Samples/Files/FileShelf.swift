// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Workbooks

/// Puts the files of a sample below its input folder.
struct FileShelf {
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    /// Writes a workbook.
    func save(
        _ name: String, created year: Int, _ fill: (WorkbookWriter) throws(WorkbookWriteError) -> Void
    ) throws(SampleError) {
        let url = try place(name)
        // A fixed instant of the year: equal settings give equal bytes.
        let created = Date(timeIntervalSince1970: Double(year - 1970) * 31_556_952)
        do throws(WorkbookWriteError) {
            let workbook = try WorkbookWriter(to: url, created: created)
            try fill(workbook)
            try workbook.close()
        } catch {
            throw .workbook(error)
        }
    }

    /// Writes bytes.
    func save(_ name: String, data: Data) throws(SampleError) {
        let url = try place(name)
        do {
            try data.write(to: url)
        } catch {
            throw .file(path: url.path)
        }
    }

    /// The bytes of a file that was saved.
    func data(_ name: String) throws(SampleError) -> Data {
        let url = folder.appending(path: name)
        do {
            return try Data(contentsOf: url)
        } catch {
            throw .file(path: url.path)
        }
    }

    /// Takes a file away and gives its bytes.
    func take(_ name: String) throws(SampleError) -> Data {
        let bytes = try data(name)
        let url = folder.appending(path: name)
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            throw .file(path: url.path)
        }
        return bytes
    }

    private func place(_ name: String) throws(SampleError) -> URL {
        let url = folder.appending(path: name)
        try SampleFolder.makeFolder(url.deletingLastPathComponent())
        return url
    }
}
