// SPDX-License-Identifier: GPL-3.0-or-later

/// The quantile of Student's t for one tail and any degrees of freedom; made once, used for thousands of units.
public struct StudentQuantile: Sendable, Equatable {
    /// P(T > t) of the quantile.
    public let tail: Double
    private let normal: Double

    /// Prepares the quantile of a tail.
    ///
    /// - Parameter tail: P(T > t), above 0 and at most 0.5.
    /// - Throws: ``StatisticsError/outOfRange(argument:value:)``.
    public init(tail: Double) throws(StatisticsError) {
        if !(tail > 0 && tail <= 0.5) { throw .outOfRange(argument: "tail", value: tail) }
        self.init(checked: tail)
    }

    init(checked tail: Double) {
        self.tail = tail
        normal = GSL.normalQuantile(tail: tail)
    }

    /// The t with P(T > t) = ``tail``.
    ///
    /// - Parameter degreesOfFreedom: Above 0; infinity gives the normal quantile.
    /// - Returns: t, at least 0.
    public func callAsFunction(_ degreesOfFreedom: Double) -> Double {
        StudentTail.quantile(tail: tail, normal: normal, degreesOfFreedom: degreesOfFreedom)
    }
}
