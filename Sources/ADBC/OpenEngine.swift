// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC
internal import Synchronization

/// The driver's handle of one open database.
@safe final class OpenEngine: Sendable {
    let driver: Driver
    // Set by `init`, freed by `close` under `connecting`; in between only the driver reads it.
    private nonisolated(unsafe) let handle: UnsafeMutablePointer<AdbcDatabase>
    // ADBC: one database may serve many threads, but its functions may not run at once.
    private let connecting = Mutex(true)

    init(driver: Driver, options: [(String, String)]) throws(ADBCError) {
        let table = unsafe driver.table
        let handle = UnsafeMutablePointer<AdbcDatabase>.allocate(capacity: 1)
        unsafe handle.initialize(to: AdbcDatabase())
        do throws(ADBCError) {
            try unsafe call("DatabaseNew") { unsafe table.pointee.DatabaseNew?(handle, $0) ?? notImplemented }
            for (name, value) in options {
                try requireNoNUL(name, "option")
                try requireNoNUL(value, "option")
                try unsafe call("DatabaseSetOption") {
                    unsafe table.pointee.DatabaseSetOption?(handle, name, value, $0) ?? notImplemented
                }
            }
            try unsafe call("DatabaseInit") { unsafe table.pointee.DatabaseInit?(handle, $0) ?? notImplemented }
        } catch {
            unsafe Self.release(handle, table)
            throw error
        }
        self.driver = driver
        unsafe self.handle = handle
    }

    deinit { close() }

    /// Fills a connection's handle.
    func connect(_ connection: UnsafeMutablePointer<AdbcConnection>) throws(ADBCError) {
        try connecting.withLock { _ throws(ADBCError) -> Void in
            let table = unsafe driver.table
            try unsafe call("ConnectionInit") {
                unsafe table.pointee.ConnectionInit?(connection, handle, $0) ?? notImplemented
            }
        }
    }

    /// Closes the database; a second call does nothing.
    func close() {
        connecting.withLock { isOpen in
            guard isOpen else { return }
            isOpen = false
            unsafe Self.release(handle, driver.table)
        }
    }

    private static func release(
        _ handle: UnsafeMutablePointer<AdbcDatabase>, _ table: UnsafeMutablePointer<AdbcDriver>
    ) {
        if unsafe handle.pointee.private_data != nil {
            // Nothing can be done about a failure to close, and nothing depends on it.
            try? unsafe call("DatabaseRelease") {
                unsafe table.pointee.DatabaseRelease?(handle, $0) ?? notImplemented
            }
        }
        unsafe handle.deinitialize(count: 1)
        unsafe handle.deallocate()
    }
}
