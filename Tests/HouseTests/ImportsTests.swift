// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Who may import whom among the rooms; dependencies point one way.
struct ImportsTests {
    /// A room may import these and what they may import.
    private static let allowed: [String: Set<String>] = [
        "Installation": [], "Statistics": ["CNumerics"], "ADBC": ["CADBC"], "Wording": [],
        "Workbooks": ["ADBC", "CXlsxWriter"],
        "Monitoring": ["Wording"],
        "Intake": ["Monitoring", "Workbooks"],
        "AnalysisKit": ["Monitoring", "Statistics"],
        "Store": ["AnalysisKit", "ADBC"],
        "Engine": ["AnalysisKit", "Store"],
        "Drafting": ["AnalysisKit"],
        "Publishing": ["AnalysisKit", "Workbooks"],
        "Samples": ["Monitoring", "Workbooks", "Statistics", "ADBC"],
        "Dynamics": ["AnalysisKit"], "Support": ["AnalysisKit"], "Progress": ["AnalysisKit"],
        "Teachers": ["AnalysisKit"], "Clusters": ["AnalysisKit"],
    ]
    private static let plugins: Set = ["Dynamics", "Support", "Progress", "Teachers", "Clusters"]
    /// A C module is imported by its one owner, a driver's room never through another.
    private static let onlyByOwner = ["CNumerics": "Statistics", "CADBC": "ADBC", "CXlsxWriter": "Workbooks"]

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func closure(_ room: String) -> Set<String> {
        (allowed[room] ?? []).reduce(into: allowed[room] ?? []) { $0.formUnion(closure($1)) }
    }

    private static func sources(_ room: String) throws -> [URL] {
        let folder = root.appending(path: plugins.contains(room) ? "Plugins/\(room)" : "Sources/\(room)")
        let found = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private static func imports(_ file: URL) throws -> Set<String> {
        let text = try String(contentsOf: file, encoding: .utf8)
        let line =
            /^\s*(?:@\w+\s+)*(?:(?:public|internal|private|package|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|func|protocol)\s+)?(\w+)/
        return Set(text.split(separator: "\n").compactMap { $0.firstMatch(of: line).map { String($0.1) } })
    }

    @Test(arguments: allowed.keys.sorted())
    func `a room imports only the rooms below it`(room: String) throws {
        let files = try Self.sources(room)
        #expect(!files.isEmpty)
        let rooms = Set(Self.allowed.keys).union(Self.onlyByOwner.keys)
        for file in files {
            let used = try Self.imports(file).intersection(rooms).subtracting([room])
            let extra = used.filter {
                !Self.closure(room).contains($0) || Self.onlyByOwner[$0].map { $0 != room } ?? false
            }
            #expect(extra.isEmpty, "\(file.lastPathComponent) imports \(extra.sorted())")
        }
    }

    @Test(arguments: ["Statistics", "ADBC", "Wording"])
    func `numbers, the driver and the words need no Foundation`(room: String) throws {
        for file in try Self.sources(room) {
            #expect(!(try Self.imports(file)).contains("Foundation"), "\(file.lastPathComponent)")
        }
    }

    @Test func `every source file states its licence`() throws {
        for room in Self.allowed.keys.sorted() + ["vekha"] {
            for file in try Self.sources(room) {
                let first = try String(contentsOf: file, encoding: .utf8).prefix { $0 != "\n" }
                #expect(first == "// SPDX-License-Identifier: GPL-3.0-or-later", "\(file.lastPathComponent)")
            }
        }
    }

    @Test func `every plugin is listed here`() throws {
        let plugins = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Plugins").path)
        let rooms = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        let known = Set(Self.allowed.keys).union(Self.onlyByOwner.keys).union(["vekha"])
        #expect(Set(plugins + rooms).filter { !$0.hasPrefix(".") }.subtracting(known).isEmpty)
    }
}
