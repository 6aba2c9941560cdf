// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// What a plugin may use besides its data: parallel work, seeds, progress, cancellation.
public struct AnalysisContext: Sendable {
    /// Runs independent chunks of a range, possibly at the same time; throws at the first error of a chunk.
    public typealias ChunkRunner =
        @Sendable (
            _ chunks: [Range<Int>], _ body: @Sendable (Int, Range<Int>) throws -> Void
        ) throws -> Void

    /// The seed of the run.
    public let seed: UInt64
    private let runner: ChunkRunner
    private let largestGrain: Int
    private let report: @Sendable (Double) -> Void
    private let isCancelled: @Sendable () -> Bool

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - seed: The seed of the run.
    ///   - runner: How chunks are run; nil: one after the other.
    ///   - largestGrain: The most items of one chunk, whatever a plugin asks for; at least 1.
    ///   - report: Receives the share of the work that is done, from 0 to 1.
    ///   - isCancelled: Asked once for each chunk.
    public init(
        seed: UInt64 = 0, runner: ChunkRunner? = nil, largestGrain: Int = .max,
        report: @escaping @Sendable (Double) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        precondition(largestGrain > 0, "a chunk holds at least one item")
        self.seed = seed
        self.largestGrain = largestGrain
        self.runner = runner ?? { chunks, body in for (index, chunk) in chunks.enumerated() { try body(index, chunk) } }
        self.report = report
        self.isCancelled = isCancelled
    }

    /// Tells how much of the work is done.
    ///
    /// - Parameter share: From 0 to 1.
    public func progress(_ share: Double) { report(share) }

    /// Stops the analysis where the run was cancelled.
    ///
    /// - Throws: `CancellationError`.
    public func checkCancellation() throws {
        if isCancelled() { throw CancellationError() }
    }

    /// Maps independent items, joined in their order whatever the number of threads.
    ///
    /// Cancellation is checked once for each chunk.
    ///
    /// - Parameters:
    ///   - count: How many items there are.
    ///   - grain: How many items one chunk holds; less where the context caps it.
    ///   - transform: From the number of an item to its result; called once for each.
    /// - Returns: The results, in the order of the items.
    /// - Throws: `CancellationError`, or what `transform` throws.
    public func map<Result: Sendable>(
        count: Int, grain: Int, _ transform: @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        precondition(grain > 0, "a chunk holds at least one item")
        let grain = min(grain, largestGrain)
        let chunks = stride(from: 0, to: count, by: grain).map { $0..<min($0 + grain, count) }
        let slots = Slots<Result>(chunks.count)
        try runner(chunks) { index, chunk in
            try checkCancellation()
            slots.set(index, try chunk.map(transform))
        }
        return slots.joined()
    }
}

/// One slot for each chunk, each written once.
private final class Slots<Element: Sendable>: Sendable {
    private let values: Mutex<[[Element]?]>

    init(_ count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

    func set(_ index: Int, _ value: [Element]) { values.withLock { $0[index] = value } }

    func joined() -> [Element] {
        values.withLock { slots in
            var all: [Element] = []
            all.reserveCapacity(slots.reduce(0) { $0 + ($1?.count ?? 0) })
            // Each slot is given up once it is taken over, so that memory holds the results little more than once.
            for index in slots.indices {
                all.append(contentsOf: slots[index] ?? [])
                slots[index] = nil
            }
            return all
        }
    }
}
