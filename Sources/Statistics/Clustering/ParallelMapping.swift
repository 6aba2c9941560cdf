// SPDX-License-Identifier: GPL-3.0-or-later

/// Whoever runs independent items, possibly at the same time.
///
/// This room starts no threads: a caller that has some passes its own mapping. Results are joined in the order of the items,
/// so that no answer depends on how many threads there are.
public protocol ParallelMapping: Sendable {
    /// Maps independent items, joined in their order.
    ///
    /// - Parameters:
    ///   - count: How many items there are.
    ///   - grain: How many items one chunk holds, at least 1.
    ///   - transform: From the number of an item to its result; called once for each.
    /// - Returns: The results, in the order of the items.
    /// - Throws: What `transform` throws, or that the work was cancelled.
    func map<Result: Sendable>(
        count: Int, grain: Int, _ transform: @Sendable (Int) throws -> Result
    ) throws -> [Result]
}

/// One item after the other.
public struct SerialMapping: ParallelMapping {
    /// Makes the mapping.
    public init() {}

    /// Maps the items in their order.
    ///
    /// - Parameters:
    ///   - count: How many items there are.
    ///   - grain: Of no consequence here.
    ///   - transform: From the number of an item to its result.
    /// - Returns: The results, in the order of the items.
    /// - Throws: What `transform` throws.
    public func map<Result: Sendable>(
        count: Int, grain: Int, _ transform: @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        try (0..<count).map(transform)
    }
}
