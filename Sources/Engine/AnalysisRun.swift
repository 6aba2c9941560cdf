// SPDX-License-Identifier: GPL-3.0-or-later

public import AnalysisKit
import Dispatch
import Monitoring

/// Runs the plugins of a plan over counted results, each after the plugins that it needs, and checks what they return.
public struct AnalysisRun: Sendable {
    private let plan: AnalysisPlan
    private let campaign: CampaignDescription
    private let seed: UInt64
    private let threads: Int

    /// Prepares a run.
    ///
    /// - Parameters:
    ///   - plan: The plugins in their order.
    ///   - campaign: The campaign.
    ///   - seed: The seed of the run.
    ///   - threads: How many chunks may be worked on at the same time; findings do not depend on it.
    public init(plan: AnalysisPlan, campaign: CampaignDescription, seed: UInt64, threads: Int) {
        precondition(threads > 0, "a run has at least one thread")
        self.plan = plan
        self.campaign = campaign
        self.seed = seed
        self.threads = threads
    }

    /// Runs the plugins.
    ///
    /// - Parameters:
    ///   - counts: The counts that the plan asks for, one period for each year.
    ///   - diagnostics: Diagnosed teachers, where the plan asks for them.
    ///   - progress: Receives the share of the work that is done, from 0 to 1.
    ///   - isCancelled: Asked once for each chunk.
    /// - Returns: The findings of each plugin, in the order of the plan.
    /// - Throws: ``AnalysisError/brokenContract(plugin:rule:row:)``, `CancellationError`, or what a plugin throws.
    public func findings(
        counts: CountTable, diagnostics: DiagnosticTable = DiagnosticTable(),
        progress: @escaping @Sendable (Double) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> [FindingTable] {
        let indicators = Set(campaign.indicators.map(\.id))
        let schools = Set(campaign.schools.map(\.id))
        let total = Double(max(plan.analyses.count, 1))
        var tables: [String: FindingTable] = [:]
        var order: [FindingTable] = []
        for (index, analysis) in plan.analyses.enumerated() {
            let context = AnalysisContext(
                seed: seed, runner: Self.runner(threads: threads),
                report: { progress((Double(index) + $0) / total) }, isCancelled: isCancelled)
            let needed = tables.filter { analysis.needs.contains($0.key) }
            let table = try analysis.plugin.analyse(
                RequestedData(counts: counts, diagnostics: diagnostics, findings: needed),
                parameters: analysis.parameters, campaign: campaign,
                context: context)
            try table.validate(indicators: indicators, schools: schools)
            tables[analysis.manifest.id] = table
            order.append(table)
        }
        progress(1)
        return order
    }

    /// Runs chunks on some threads; the first error in the order of the chunks is thrown.
    static func runner(threads: Int) -> AnalysisContext.ChunkRunner {
        { chunks, body in
            guard threads > 1, chunks.count > 1 else {
                for (index, chunk) in chunks.enumerated() { try body(index, chunk) }
                return
            }
            let queue = ChunkQueue(count: chunks.count)
            DispatchQueue.concurrentPerform(iterations: min(threads, chunks.count)) { _ in
                while let index = queue.take() {
                    do { try body(index, chunks[index]) } catch { queue.fail(index, error) }
                }
            }
            if let error = queue.error { throw error }
        }
    }
}
