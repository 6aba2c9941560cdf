// SPDX-License-Identifier: GPL-3.0-or-later

internal import CNumerics

/// The one door to the C libraries.
///
/// GSL ends the process on an error by default, and OpenBLAS starts threads of its own that fight with the engine's; both are
/// stopped once, at the first use.
enum GSL {
    private static let isReady: Void = {
        _ = unsafe gsl_set_error_handler_off()
        openblas_set_num_threads(1)
    }()

    /// Stops what the libraries would do on their own; each call of them comes after it.
    static func ready() { _ = isReady }

    /// P(Z > z) for a standard normal Z; keeps its relative accuracy down to 1e-300.
    static func normalTail(_ z: Double) -> Double {
        ready()
        return gsl_cdf_ugaussian_Q(z)
    }

    /// The z with P(Z > z) = `tail`.
    static func normalQuantile(tail: Double) -> Double {
        ready()
        return gsl_cdf_ugaussian_Qinv(tail)
    }

    /// The quantile of a two-sided interval; that of the usual level is looked up once.
    static func intervalQuantile(level: Double) -> Double {
        level == 0.95 ? usualQuantile : normalQuantile(tail: (1 - level) / 2)
    }

    private static let usualQuantile = normalQuantile(tail: (1 - 0.95) / 2)

    /// The t with P(T > t) = `tail`; infinite degrees of freedom give the normal quantile.
    static func studentQuantile(tail: Double, degreesOfFreedom: Double) -> Double {
        ready()
        if degreesOfFreedom >= 1e7 { return gsl_cdf_ugaussian_Qinv(tail) }
        return gsl_cdf_tdist_Qinv(tail, degreesOfFreedom)
    }

    /// Adds the numbers at `source`… to those at `target`…; the two runs of `count` lie in one array and do not overlap.
    static func add(_ numbers: inout [Double], from source: Int, to target: Int, count: Int) {
        ready()
        precondition(
            source >= 0 && count >= 0 && source + count <= target && target + count <= numbers.count
                && count <= Int(Int32.max),
            "runs lie in the array, one after the other")
        unsafe numbers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe cblas_daxpy(Int32(count), 1, base + source, 1, base + target, 1)
        }
    }

    /// P(X > x) for a χ² of whole degrees of freedom; 1 for none.
    static func chiSquareTail(_ x: Double, degreesOfFreedom: Int) -> Double {
        ready()
        return degreesOfFreedom == 0 ? 1 : gsl_cdf_chisq_Q(x, Double(degreesOfFreedom))
    }

    /// P(X > `successes`) for a binomial X of a total below 2³².
    static func binomialAbove(_ successes: Int, of total: Int, probability: Double) -> Double {
        ready()
        return gsl_cdf_binomial_Q(UInt32(clamping: successes), probability, UInt32(clamping: total))
    }
}
