// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Glibc
import Installation
import Testing

/// The built program, run as a person would.
struct Program {
    struct Answer {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs `vekha` with some arguments; standard input is what is given, or nothing.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - input: Its standard input.
    ///   - environment: Variables beside those of the tests.
    ///   - launcher: A program and arguments that start it, such as `sh -c …`.
    /// - Returns: What it said, and its status.
    /// - Throws: What Foundation says when it does not start.
    static func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        through launcher: [String] = []
    ) throws -> Answer {
        let process = Process()
        let program = try #require(Installation.current.file("vekha"))
        process.executableURL = launcher.first.map { URL(fileURLWithPath: $0) } ?? program
        process.arguments = launcher.isEmpty ? arguments : launcher.dropFirst() + [program.path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LANG": "C.UTF-8", "LC_ALL": ""]) { $1 }
            .merging(environment) { $1 }
        let folder = try TemporaryFolder()
        let (output, errors, given) = (folder.file("out"), folder.file("err"), folder.file("in"))
        for (file, text) in [(output, ""), (errors, ""), (given, input ?? "")] {
            try text.write(to: file, atomically: false, encoding: .utf8)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = try FileHandle(forReadingFrom: given)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Starts `vekha` and kills it after some time, unless it ends before.
    static func kill(_ arguments: [String], after seconds: Double) throws {
        let process = Process()
        process.executableURL = Installation.current.file("vekha")
        process.arguments = arguments
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(seconds * 1e6))
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "vekha-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> URL { url.appending(path: name) }
}
