// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A shared library that stays loaded until the process ends.
///
/// Drivers start threads and register exit handlers, so a library is never closed.
struct DynamicLibrary {
    private let handle: UInt

    /// The names under which the library of Python 3.11 is looked for.
    ///
    /// The native module of the `duckdb` wheel refers to its symbols; Python itself is never started.
    static let pythonNames = ["libpython3.11.so.1.0", "libpython3.11.so"]

    /// Loads a library, and the Python library before it where the first attempt shows that it is needed.
    ///
    /// - Parameter path: The file of the library.
    /// - Throws: ``ADBCError/driverMissing(path:)``, ``ADBCError/driverNotLoaded(path:detail:)``,
    ///   ``ADBCError/pythonLibraryMissing(path:names:)``.
    init(path: String) throws(ADBCError) {
        guard unsafe access(path, F_OK) == 0 else { throw .driverMissing(path: path) }
        if let handle = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) {
            self.handle = UInt(bitPattern: handle)
            return
        }
        let detail = Self.lastError()
        // The loader names the first symbol that it misses: all public symbols of Python begin alike.
        guard detail.contains("undefined symbol: Py") || detail.contains("undefined symbol: _Py") else {
            throw .driverNotLoaded(path: path, detail: detail)
        }
        guard Self.pythonNames.contains(where: { unsafe dlopen($0, RTLD_NOW | RTLD_GLOBAL) != nil }) else {
            throw .pythonLibraryMissing(path: path, names: Self.pythonNames)
        }
        guard let handle = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw .driverNotLoaded(path: path, detail: Self.lastError())
        }
        self.handle = UInt(bitPattern: handle)
    }

    /// The address of an exported function, or nil.
    func symbol(_ name: String) -> UnsafeMutableRawPointer? {
        unsafe dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
    }

    private static func lastError() -> String {
        unsafe dlerror().map { unsafe String(cString: $0) } ?? ""
    }
}
