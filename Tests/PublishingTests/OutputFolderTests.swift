// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Publishing
import Testing
import Wording

struct OutputFolderTests {
    private func write(_ text: String, to path: String, in folder: OutputTestFolder) throws -> WrittenFile {
        var output = try OutputFolder(folder.url, language: .russian)
        return try output.write(path) { url throws(PublishingError) in
            guard FileManager.default.createFile(atPath: url.path, contents: Data(text.utf8)) else {
                throw .file(path: url.path, errno: 0)
            }
        }
    }

    private func text(_ path: String, in folder: OutputTestFolder) throws -> String {
        try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func `a file that nobody changed is replaced`() throws {
        let folder = try OutputTestFolder()
        #expect(try write("1", to: "data/a.csv", in: folder).outcome == .written)
        #expect(try write("2", to: "data/a.csv", in: folder).outcome == .written)
        #expect(try text("data/a.csv", in: folder) == "2")
    }

    @Test func `a file that a person changed stays, the new version stands beside it`() throws {
        let folder = try OutputTestFolder()
        _ = try write("1", to: "data/отчёт.html", in: folder)
        try Data("правка".utf8).write(to: folder.url.appendingPathComponent("data/отчёт.html"))
        let file = try write("2", to: "data/отчёт.html", in: folder)
        #expect(file.path == "data/отчёт (новая).html")
        #expect(file.outcome == .beside(kept: "data/отчёт.html"))
        #expect(try text("data/отчёт.html", in: folder) == "правка")
        #expect(try text("data/отчёт (новая).html", in: folder) == "2")
        #expect(try write("3", to: "data/отчёт.html", in: folder).path == "data/отчёт (новая).html")
        #expect(try text("data/отчёт (новая).html", in: folder) == "3")
    }

    @Test func `the new version is a person's as well once it was changed`() throws {
        let folder = try OutputTestFolder()
        for path in ["a.html", "a (новая).html"] {
            try Data("правка".utf8).write(to: folder.url.appendingPathComponent(path))
        }
        #expect(try write("2", to: "a.html", in: folder).path == "a (новая 2).html")
        #expect(try text("a (новая).html", in: folder) == "правка")
    }

    @Test func `a file of unknown origin is a person's`() throws {
        let folder = try OutputTestFolder()
        try Data("чужое".utf8).write(to: folder.url.appendingPathComponent("a.html"))
        #expect(try write("1", to: "a.html", in: folder).outcome == .beside(kept: "a.html"))
    }

    @Test func `without a record that can be read nothing is overwritten`() throws {
        let folder = try OutputTestFolder()
        _ = try write("1", to: "a.html", in: folder)
        try Data("{".utf8).write(to: folder.url.appendingPathComponent(".written.json"))
        #expect(try write("2", to: "a.html", in: folder).outcome == .beside(kept: "a.html"))
        #expect(try text("a.html", in: folder) == "1")
    }

    @Test func `the same content changes nothing`() throws {
        let folder = try OutputTestFolder()
        _ = try write("1", to: "a.html", in: folder)
        let before = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent("a.html").path)
        #expect(try write("1", to: "a.html", in: folder).outcome == .unchanged)
        let after = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent("a.html").path)
        #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    }

    @Test func `a writer that fails leaves nothing and changes nothing`() throws {
        let folder = try OutputTestFolder()
        _ = try write("1", to: "a.html", in: folder)
        #expect(throws: PublishingError.unknownIndicator(99)) {
            var output = try OutputFolder(folder.url, language: .english)
            _ = try output.write("a.html") { url throws(PublishingError) in
                _ = FileManager.default.createFile(atPath: url.path, contents: Data("half".utf8))
                throw .unknownIndicator(99)
            }
        }
        #expect(try text("a.html", in: folder) == "1")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                ".written.json", "a.html",
            ])
    }

    @Test func `a folder that cannot be made is an error`() throws {
        let folder = try OutputTestFolder()
        let file = folder.url.appendingPathComponent("file")
        try Data().write(to: file)
        #expect(throws: PublishingError.self) { _ = try OutputFolder(file, language: .russian) }
    }
}
