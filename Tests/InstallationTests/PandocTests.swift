// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing

struct PandocTests {
    @Test func `pandoc is found beside the program, then on the path, or not at all`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vekha-pandoc-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func make(_ path: String) throws -> URL {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            #expect(
                FileManager.default.createFile(
                    atPath: file.path, contents: Data(), attributes: [.posixPermissions: 0o755]))
            return file
        }
        let program = try make("own/vekha")
        let onPath = try make("system/pandoc")
        func found(_ path: String) -> String? {
            Installation(program: program, environment: ["PATH": path]).pandoc()?.path
        }
        let system = folder.appendingPathComponent("system").path
        #expect(found("/nonexistent") == nil)
        #expect(found("/nonexistent:\(system)") == onPath.path)
        let own = try make("own/bin/pandoc")
        #expect(found(system) == own.path)
    }
}
