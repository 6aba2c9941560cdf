// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit

extension AnalysisContext {
    /// A context whose chunks are worked on at the same time; results do not depend on the number of threads.
    ///
    /// - Parameter threads: How many chunks at the same time; at least 1.
    /// - Returns: A context without seed, progress and cancellation.
    public static func concurrent(threads: Int) -> AnalysisContext {
        precondition(threads > 0, "a context has at least one thread")
        return AnalysisContext(runner: AnalysisRun.runner(threads: threads))
    }
}
