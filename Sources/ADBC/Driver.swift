// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC
internal import Synchronization

/// A database engine's driver, loaded once per process and never unloaded.
///
/// ```swift
/// let driver = try Driver.load("/usr/lib/libduckdb.so", entryPoint: Driver.duckDB)
/// let database = try Database.open(path: "campaign.duckdb", driver: driver, mode: .readOnly)
/// ```
@safe public final class Driver: Sendable {
    /// The entry point of DuckDB's library.
    public static let duckDB = "duckdb_adbc_init"
    /// The entry point that drivers export when they have no name of their own for it.
    public static let common = "AdbcDriverInit"

    /// The file of the library, links resolved.
    public let path: String
    /// The function that filled the driver's table.
    public let entryPoint: String
    /// The version of ADBC that the driver agreed to: 1_001_000 or 1_000_000.
    public let version: Int
    // Written once by `init`, before anybody else sees the driver; only read afterwards, so threads may share it.
    nonisolated(unsafe) let table: UnsafeMutablePointer<AdbcDriver>

    private static let loaded = Mutex<[String: Driver]>([:])

    /// Loads the driver in a library, or gives the one that is loaded already.
    ///
    /// - Parameters:
    ///   - path: The file of the library.
    ///   - entryPoint: The function that fills the driver's table; for DuckDB ``duckDB``.
    /// - Returns: The one driver of that library and entry point.
    /// - Throws: ``ADBCError/driverMissing(path:)``, ``ADBCError/driverNotLoaded(path:detail:)``,
    ///   ``ADBCError/pythonLibraryMissing(path:names:)``, ``ADBCError/entryPointMissing(path:entryPoint:)``, or the
    ///   driver's own failure to initialise.
    public static func load(_ path: String, entryPoint: String = common) throws(ADBCError) -> Driver {
        let resolved = RealPath.of(path) ?? path
        return try loaded.withLock { drivers throws(ADBCError) -> Driver in
            if let driver = drivers["\(entryPoint) \(resolved)"] { return driver }
            let driver = try Driver(path: resolved, entryPoint: entryPoint)
            drivers["\(entryPoint) \(resolved)"] = driver
            return driver
        }
    }

    private init(path: String, entryPoint: String) throws(ADBCError) {
        let library = try DynamicLibrary(path: path)
        guard let symbol = unsafe library.symbol(entryPoint) else {
            throw .entryPointMissing(path: path, entryPoint: entryPoint)
        }
        let initialise = unsafe unsafeBitCast(symbol, to: AdbcDriverInitFunc.self)
        let table = UnsafeMutablePointer<AdbcDriver>.allocate(capacity: 1)
        unsafe table.initialize(to: AdbcDriver())
        var version = Int(CADBC_VERSION_1_1_0)
        do throws(ADBCError) {
            try unsafe call("AdbcDriverInit") { unsafe initialise(Int32(version), table, $0) }
        } catch {
            // A driver written for 1.0.0 must refuse 1.1.0; a half-filled table is no start for the second attempt.
            unsafe table.pointee = AdbcDriver()
            version = Int(CADBC_VERSION_1_0_0)
            do throws(ADBCError) {
                try unsafe call("AdbcDriverInit") { unsafe initialise(Int32(version), table, $0) }
            } catch {
                unsafe table.deallocate()
                throw error
            }
        }
        self.path = path
        self.entryPoint = entryPoint
        self.version = version
        unsafe self.table = table
    }
}
