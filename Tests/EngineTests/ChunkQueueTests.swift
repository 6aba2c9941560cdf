// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Synchronization
import Testing

@testable import Engine

private struct ChunkError: Error, Equatable { let index: Int }

struct ChunkQueueTests {
    @Test func `numbers are handed out in their order, each once`() {
        let queue = ChunkQueue(count: 3)
        #expect([queue.take(), queue.take(), queue.take(), queue.take()] == [0, 1, 2, nil])
        #expect(queue.error == nil)
        #expect(ChunkQueue(count: 0).take() == nil)
    }

    @Test func `after a failure nothing is handed out, and the first chunk that failed is kept`() {
        let queue = ChunkQueue(count: 9)
        for index in 0..<5 { #expect(queue.take() == index) }
        queue.fail(3, ChunkError(index: 3))
        #expect(queue.take() == nil)
        // Both were handed out before the failure was known, and end after it.
        queue.fail(1, ChunkError(index: 1))
        queue.fail(4, ChunkError(index: 4))
        #expect(queue.error as? ChunkError == ChunkError(index: 1))
        #expect(queue.take() == nil)
    }
}

struct ChunkRunnerTests {
    @Test(arguments: [1, 2, 8])
    func `every chunk is worked on once`(threads: Int) throws {
        let chunks = (0..<500).map { ($0 * 3)..<($0 * 3 + 3) }
        let seen = Mutex<[Int: Range<Int>]>([:])
        let calls = Atomic(0)
        try AnalysisRun.runner(threads: threads)(chunks) { index, chunk in
            calls.add(1, ordering: .relaxed)
            seen.withLock { $0[index] = chunk }
        }
        #expect(calls.load(ordering: .relaxed) == 500)
        #expect(seen.withLock { seen in chunks.indices.map { seen[$0] } } == chunks)
    }

    @Test(arguments: [1, 3])
    func `a concurrent context joins items in their order`(threads: Int) throws {
        let squares = try AnalysisContext.concurrent(threads: threads).map(count: 1000, grain: 7) { $0 * $0 }
        #expect(squares == (0..<1000).map { $0 * $0 })
    }

    @Test(arguments: [1, 2, 8])
    func `the first error in the order of the chunks is thrown`(threads: Int) {
        let chunks = (0..<16).map { $0..<($0 + 1) }
        for round in 0..<200 {
            // From one chunk on all fail, so that several threads fail at the same time.
            let first = round % 8
            #expect(throws: ChunkError(index: first)) {
                try AnalysisRun.runner(threads: threads)(chunks) { index, _ in
                    if index >= first { throw ChunkError(index: index) }
                }
            }
        }
    }
}
