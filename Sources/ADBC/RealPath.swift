// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The one name of a file, whatever links and relative parts lead to it.
enum RealPath {
    /// The real path of a file or folder that exists, else nil.
    static func of(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The real path of a file that may be about to be created: that of its folder, and its name.
    static func ofNew(_ path: String) -> String {
        if let existing = of(path) { return existing }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let name = parts.last else { return path }
        let parent = path.dropLast(path.reversed().prefix { $0 == "/" }.count).dropLast(name.count)
        return (of(parent.isEmpty ? "." : String(parent)).map { $0 == "/" ? "" : $0 } ?? String(parent)) + "/" + name
    }
}
