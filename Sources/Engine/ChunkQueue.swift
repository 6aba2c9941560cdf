// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// Hands out the numbers of chunks in their order until one of them fails.
///
/// A number is handed out only while nothing has failed, and what is handed out is worked on to its end: a chunk before a
/// failed one was handed out before it, so that the first error in the order of the chunks is always among those kept.
final class ChunkQueue: Sendable {
    private struct State {
        var next = 0
        var failure: (index: Int, error: any Error)?
    }

    private let count: Int
    private let state = Mutex(State())

    init(count: Int) { self.count = count }

    /// The next number; nil after the last, and after a failure.
    func take() -> Int? {
        state.withLock { state in
            guard state.failure == nil, state.next < count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// Keeps the error of a chunk, unless an earlier chunk has one.
    func fail(_ index: Int, _ error: any Error) {
        state.withLock { state in
            if let failure = state.failure, failure.index < index { return }
            state.failure = (index, error)
        }
    }

    /// The first error in the order of the chunks.
    var error: (any Error)? { state.withLock { $0.failure?.error } }
}
