// SPDX-License-Identifier: GPL-3.0-or-later

/// What counts as a gain of one person measured in several domains.
public struct GainRule: Sendable, Hashable {
    /// The domains that must show it.
    public enum Domains: String, Sendable, Hashable, CaseIterable {
        /// Every domain.
        case both
        /// At least one domain.
        case either
    }

    /// The smallest difference that counts.
    public enum Smallest: Sendable, Hashable {
        /// Anything above 0.
        case any
        /// At least so many points, above 0.
        case points(Double)
        /// More than the threshold of a reliable change, by domain; shape (domains).
        case beyond([Double])
    }

    /// The domains that must show a gain.
    public let domains: Domains
    /// The smallest difference that counts.
    public let smallest: Smallest

    /// Joins the two choices.
    ///
    /// - Parameters:
    ///   - domains: The domains that must show a gain.
    ///   - smallest: The smallest difference that counts.
    public init(domains: Domains, smallest: Smallest = .any) {
        self.domains = domains
        self.smallest = smallest
    }

    /// Whether a person gained.
    ///
    /// - Parameter differences: `after − before` by domain, in test points; none is no gain.
    /// - Returns: True where the domains asked for show the smallest gain.
    public func isGain(_ differences: [Double]) -> Bool {
        if differences.isEmpty { return false }
        let passed = differences.enumerated().map { counts($0.element, domain: $0.offset) }
        return domains == .both ? passed.allSatisfy { $0 } : passed.contains(true)
    }

    private func counts(_ difference: Double, domain: Int) -> Bool {
        switch smallest {
        case .any: return difference > 0
        case .points(let points): return difference > 0 && difference >= points
        case .beyond(let thresholds):
            precondition(domain < thresholds.count, "each domain has a threshold")
            return difference > max(0, thresholds[domain])
        }
    }
}
