// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// Where the program's own files lie: resources, the database driver, helpers.
///
/// Three places are asked, in this order: beside the program, the folder named by `VEKHA_HOME`, and the `.deps` folder
/// of the nearest parent folder of the program (a working copy of the sources). `Bundle.module` is not used, because it
/// holds the path of the machine that built the program.
public struct Installation: Sendable {
    /// The folders that are asked, the first that has a file wins.
    public let places: [URL]
    /// `VEKHA_DUCKDB_DRIVER`, where it is set.
    private let driverOverride: String?
    /// The folders of `PATH`.
    private let path: [URL]

    /// The installation of the running program.
    public static let current = Installation(
        program: Installation.executable, environment: ProcessInfo.processInfo.environment)

    /// Looks for an installation around a program.
    ///
    /// - Parameters:
    ///   - program: The file of the running program, links resolved.
    ///   - environment: The variables of its process.
    public init(program: URL, environment: [String: String]) {
        let beside = program.deletingLastPathComponent()
        var places = [beside]
        if let home = environment["VEKHA_HOME"], !home.isEmpty {
            places.append(URL(fileURLWithPath: home, isDirectory: true))
        }
        var folder = beside
        while folder.path != "/" {
            let deps = folder.appendingPathComponent(".deps", isDirectory: true)
            if FileManager.default.fileExists(atPath: deps.path) {
                places += [deps, folder]
                break
            }
            folder.deleteLastPathComponent()
        }
        self.places = places
        path = (environment["PATH"] ?? "").split(separator: ":").map { URL(fileURLWithPath: String($0)) }
        driverOverride = environment["VEKHA_DUCKDB_DRIVER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Finds a file by its path inside an installation.
    ///
    /// - Parameter path: The path below one of ``places``, such as `helpers/workbooks.py`.
    /// - Returns: The first that exists, or nil.
    public func file(_ path: String) -> URL? {
        places.lazy.map { $0.appendingPathComponent(path) }.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// Finds a resource of a room.
    ///
    /// - Parameters:
    ///   - path: The path inside the room's resources, such as `Rules/breaks.yaml`.
    ///   - room: The name of the target that owns it, such as `Monitoring`.
    /// - Returns: The file.
    /// - Throws: ``InstallationError/missing(_:)`` when no place has it.
    public func resource(_ path: String, of room: String) throws(InstallationError) -> URL {
        let name = "vekha_\(room).resources/\(path)"
        guard let url = file(name) else { throw .missing(name) }
        return url
    }

    /// The library of the embedded database: `VEKHA_DUCKDB_DRIVER`, else the one that was installed.
    ///
    /// - Throws: ``InstallationError/missing(_:)`` when there is none.
    public func duckDBDriver() throws(InstallationError) -> URL {
        if let driverOverride {
            guard FileManager.default.fileExists(atPath: driverOverride) else { throw .missing(driverOverride) }
            return URL(fileURLWithPath: driverOverride)
        }
        for name in ["duckdb/_duckdb.so", "duckdb/libduckdb.so", "libduckdb.so"] {
            if let url = file(name) { return url }
        }
        throw .missing("duckdb/_duckdb.so")
    }

    /// The Python of the helpers' own environment.
    ///
    /// - Throws: ``InstallationError/missing(_:)`` when there is none.
    public func python() throws(InstallationError) -> URL {
        guard let url = file("venv/bin/python3") else { throw .missing("venv/bin/python3") }
        return url
    }

    /// A helper program.
    ///
    /// - Parameter name: Its file name, such as `workbooks.py`.
    /// - Returns: The file.
    /// - Throws: ``InstallationError/missing(_:)`` when it is not there.
    public func helper(_ name: String) throws(InstallationError) -> URL {
        guard let url = file("helpers/\(name)") else { throw .missing("helpers/\(name)") }
        return url
    }

    /// The program pandoc, which reads and writes documents: beside the program, else on the path of the system.
    ///
    /// - Returns: The file; nil where there is none, and then documents are left out.
    public func pandoc() -> URL? {
        if let own = file("bin/pandoc") { return own }
        return path.lazy.map { $0.appendingPathComponent("pandoc") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }

    private static var executable: URL {
        let link = "/proc/self/exe"
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: path).resolvingSymlinksInPath()
    }
}

/// What an installation lacks.
public enum InstallationError: Error, Equatable, Sendable {
    /// A file of the program is in none of the places; the payload is its path inside the installation.
    case missing(String)
}
