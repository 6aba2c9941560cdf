// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The upper tail of Student's t with any real degrees of freedom, with its relative accuracy kept far into the tail.
///
/// GSL's own loses digits where it changes to a normal approximation. Near the centre and for many degrees of freedom this is
/// Hill's transformation to a normal number (relative error below 4e-11 where it is used), elsewhere the continued fraction of
/// the incomplete beta function.
///
/// Hill G. W. (1970). Algorithm 395: Student's t-distribution. *Comm. ACM* 13, 617–619.
enum StudentTail {
    /// Degrees of freedom from which the normal distribution is taken.
    private static let largest = 1e9

    /// P(T > t) for t ≥ 0.
    static func upper(_ t: Double, degreesOfFreedom nu: Double) -> Double {
        if nu >= largest { return GSL.normalTail(t) }
        if (nu >= 60 && t <= 4) || (nu >= 200 && t <= 8) || (nu >= 4000 && t <= 30) {
            return GSL.normalTail(hill(t, nu))
        }
        let square = t * t
        if square <= 2 {
            // The complement does not cancel here: the tail is above 0.07.
            let below = fraction(0.5, nu / 2, square / (nu + square), logX: log(square / (nu + square)), nu: nu)
            return 0.5 - 0.5 * below
        }
        return 0.5 * fraction(nu / 2, 0.5, nu / (nu + square), logX: -log1p(square / nu), nu: nu)
    }

    /// The t with P(T > t) = `tail`, for tails from 1e-12 to 0.5.
    static func quantile(tail: Double, degreesOfFreedom nu: Double) -> Double {
        quantile(tail: tail, normal: GSL.normalQuantile(tail: tail), degreesOfFreedom: nu)
    }

    /// The same, the normal quantile of the tail given, so that thousands of units look it up once.
    static func quantile(tail: Double, normal z: Double, degreesOfFreedom nu: Double) -> Double {
        if nu >= largest { return z }
        var t = nu < 30 ? GSL.studentQuantile(tail: tail, degreesOfFreedom: nu) : expansion(z, nu)
        if nu >= 200 && z < 3.2 { return t }
        for _ in 0..<3 { t += (upper(t, degreesOfFreedom: nu) - tail) / density(t, nu) }
        return t
    }

    /// Cornish and Fisher's expansion; from 200 degrees of freedom on, four terms leave less than 2e-10 for tails above 0.0007.
    private static func expansion(_ z: Double, _ nu: Double) -> Double {
        let s = z * z
        let first = (s + 1) / 4
        let second = ((5 * s + 16) * s + 3) / 96
        let third = (((3 * s + 19) * s + 17) * s - 15) / 384
        let fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
        return z * (1 + (first + (second + (third + fourth / nu) / nu) / nu) / nu)
    }

    private static func density(_ t: Double, _ nu: Double) -> Double {
        exp(logGammaStep(nu / 2) - 0.5 * log(.pi * nu) - 0.5 * (nu + 1) * log1p(t * t / nu))
    }

    /// The normal number with the same tail.
    private static func hill(_ t: Double, _ nu: Double) -> Double {
        let a = nu - 0.5
        let b = 48 * a * a
        let square = a * log1p(t * t / nu)
        let z = square.squareRoot()
        return z
            * (1 + (square + 3) / b
                - (((4 * square + 33) * square + 240) * square + 855) / (10 * b * (b + 0.8 * square * square + 100)))
    }

    /// The regularised incomplete beta function I_x(a, b), where one of a and b is ½ and the other ν/2 (Lentz's method).
    private static func fraction(_ a: Double, _ b: Double, _ x: Double, logX: Double, nu: Double) -> Double {
        if x <= 0 { return 0 }
        let half = nu / 2
        let logBeta = 0.5 * log(.pi) - logGammaStep(half)
        let front = exp(a * logX + b * log1p(-x) - logBeta) / a
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var result = d
        for index in 1..<20_000 {
            let m = Double(index)
            var term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 + term * d
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = 1 + term / c
            if abs(c) < tiny { c = tiny }
            result *= d * c
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 + term * d
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = 1 + term / c
            if abs(c) < tiny { c = tiny }
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return front * result
    }

    /// log Γ(a + ½) − log Γ(a), without the cancellation of two logarithms for large a.
    private static func logGammaStep(_ a: Double) -> Double {
        if a < 30 { return lgamma(a + 0.5) - lgamma(a) }
        let s = 1 / (a * a)
        return 0.5 * log(a) - (1.0 / 8 - (1.0 / 192 - (1.0 / 640 - 17.0 / 14336 * s) * s) * s) / a
    }
}
