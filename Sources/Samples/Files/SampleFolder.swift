// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The folder of a campaign while a sample is made: files grow in a hidden folder beside their place.
struct SampleFolder {
    private let folder: URL
    private let partial: URL

    /// Where the input files grow.
    var input: URL { partial.appending(path: "input") }

    init(_ folder: URL) throws(SampleError) {
        self.folder = folder
        partial = folder.appending(path: ".sample.part")
        let manager = FileManager.default
        for name in ["truth.json", "input"] {
            let url = folder.appending(path: name)
            let held = (try? manager.contentsOfDirectory(atPath: url.path))?.isEmpty
            guard held ?? !manager.fileExists(atPath: url.path) else { throw .exists(path: url.path) }
        }
        // What an interrupted run left behind is ours.
        try? manager.removeItem(at: partial)
        try Self.makeFolder(partial.appending(path: "input"))
    }

    /// Gives the files their names.
    func finish(_ truth: SampleTruth) throws(SampleError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let manager = FileManager.default
        let target = folder.appending(path: "input")
        do {
            try (encoder.encode(truth) + Data("\n".utf8)).write(to: partial.appending(path: "truth.json"))
            if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
            try manager.moveItem(at: input, to: target)
            try manager.moveItem(at: partial.appending(path: "truth.json"), to: folder.appending(path: "truth.json"))
            try manager.removeItem(at: partial)
        } catch {
            throw .file(path: folder.path)
        }
    }

    /// Removes what has grown so far.
    func discard() {
        try? FileManager.default.removeItem(at: partial)
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ url: URL) throws(SampleError) {
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            throw .file(path: url.path)
        }
    }
}
