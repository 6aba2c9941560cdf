// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Glibc

/// A running helper program, joined to this one by a socket that is its standard input and output.
///
/// The owner ends the program: it is killed and reaped when this value goes.
@safe struct HelperProcess: ~Copyable {
    private let socket: Int32
    private let process: pid_t

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: The path of the program.
    ///   - arguments: Its arguments, without its own name.
    /// - Throws: ``WorkbookError/helperUnavailable(program:code:)``.
    init(program: String, arguments: [String]) throws(WorkbookError) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw .helperUnavailable(program: program, code: errno)
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        // What a parser prints when it gives up may quote cells of the file: nobody may read it.
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var pid: pid_t = 0
        let code = unsafe Self.withCStrings([program] + arguments) { argv in
            unsafe Self.withCStrings(environment) { envp in
                unsafe posix_spawn(&pid, program, &actions, nil, argv, envp)
            }
        }
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw .helperUnavailable(program: program, code: code)
        }
        socket = ends[0]
        process = pid
    }

    deinit {
        close(socket)
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// Ends the program and returns its wait status; a program that is already gone keeps the status it left.
    consuming func end() -> Int32 {
        var status: Int32 = 0
        close(socket)
        // One that ends by itself tells more by its status than one that was killed.
        for _ in 0..<50 {
            if unsafe waitpid(process, &status, WNOHANG) == process {
                discard self
                return status
            }
            usleep(2_000)
        }
        kill(process, SIGKILL)
        unsafe waitpid(process, &status, 0)
        discard self
        return status
    }

    /// Sends all bytes; false when the program does not take them.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    socket, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// How the waiting for an answer ended.
    enum Reception { case complete, late, closed }

    /// Appends the next bytes of the answer.
    ///
    /// - Parameters:
    ///   - count: How many bytes.
    ///   - buffer: What they are appended to.
    ///   - deadline: When to stop waiting.
    /// - Returns: Whether all of them came.
    func receive(_ count: Int, into buffer: inout [UInt8], before deadline: ContinuousClock.Instant) -> Reception {
        var missing = count
        var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
        while missing > 0 {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return .late }
            var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let milliseconds = min(Int64(60_000), left.components.seconds * 1000 + 1)
            let ready = unsafe poll(&request, 1, Int32(milliseconds))
            if ready == 0 || (ready < 0 && errno == EINTR) { continue }
            let wanted = min(missing, piece.count)
            let got = unsafe piece.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, wanted, 0) }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { return .closed }
            buffer.append(contentsOf: piece[..<got])
            missing -= got
        }
        return .complete
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("an array with an element has no address") }
            return unsafe body(base)
        }
    }
}
