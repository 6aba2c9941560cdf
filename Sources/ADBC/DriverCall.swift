// SPDX-License-Identifier: GPL-3.0-or-later

internal import CADBC

/// What an absent function of a driver's table counts as.
let notImplemented = AdbcStatusCode(CADBC_STATUS_NOT_IMPLEMENTED)

/// Calls a function of a driver and turns its status into an error.
///
/// - Parameters:
///   - function: The name of the function in the driver's table.
///   - body: The call; it is given the place for the driver's message.
/// - Throws: ``ADBCError/driver(_:)`` when the status is not OK.
func call(
    _ function: StaticString, _ body: (UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode
) throws(ADBCError) {
    var error = unsafe AdbcError()
    let status = unsafe withUnsafeMutablePointer(to: &error) { unsafe body($0) }
    guard status != AdbcStatusCode(CADBC_STATUS_OK) else { return }
    let failure = unsafe DriverFailure(
        status: DriverFailure.Status(rawValue: status) ?? .unknown, function: "\(function)",
        message: error.message.map { unsafe String(cString: $0) } ?? "", sqlState: sqlState(of: error))
    if let release = unsafe error.release { unsafe release(&error) }
    throw .driver(failure)
}

private func sqlState(of error: AdbcError) -> String? {
    let state = unsafe error.sqlstate
    let bytes = [state.0, state.1, state.2, state.3, state.4].map(UInt8.init(bitPattern:))
    guard bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x5A }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
}

/// Calls a function of an Arrow stream, whose status is an `errno` and whose message belongs to the stream.
func call(
    _ function: StaticString, on stream: UnsafeMutablePointer<ArrowArrayStream>,
    _ body: (UnsafeMutablePointer<ArrowArrayStream>) -> Int32
) throws(ADBCError) {
    let status = unsafe body(stream)
    guard status != 0 else { return }
    let message = unsafe stream.pointee.get_last_error?(stream).map { unsafe String(cString: $0) }
    throw .driver(DriverFailure(status: .io, function: "\(function)", message: message ?? "errno \(status)"))
}

/// Refuses a text that would be cut short as a C string.
///
/// - Throws: ``ADBCError/nulCharacter(argument:)``.
func requireNoNUL(_ text: String, _ argument: StaticString) throws(ADBCError) {
    guard !text.utf8.contains(0) else { throw .nulCharacter(argument: "\(argument)") }
}
