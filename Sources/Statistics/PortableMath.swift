// SPDX-License-Identifier: GPL-3.0-or-later

/// Logarithm and exponential made of basic IEEE 754 operations only, so that every machine gives the same bits.
///
/// The C library promises no last bit; a seeded stream that must repeat on another machine cannot use it. Series after
/// fdlibm (Sun Microsystems, 1993), error below 1 unit in the last place. For tests of data use the C library: it is faster.
enum PortableMath {
    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10

    /// The natural logarithm of a positive, finite number.
    static func log(_ value: Double) -> Double {
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand > 1.414_213_562_373_095_1 {
            significand *= 0.5
            exponent += 1
        }
        let f = significand - 1
        if f == 0 { return exponent * ln2High + exponent * ln2Low }
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        let odd =
            z
            * (6.666666666666735130e-01
                + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
        let halfSquare = 0.5 * f * f
        return exponent * ln2High - ((halfSquare - (s * (halfSquare + even + odd) + exponent * ln2Low)) - f)
    }

    /// The exponential of a finite number; 0 below −745 and infinity above 709.78.
    static func exp(_ value: Double) -> Double {
        if value > 709.782712893384 { return .infinity }
        if value < -745.1332191019411 { return 0 }
        let k = (value * 1.44269504088896338700).rounded(.toNearestOrEven)
        let high = value - k * ln2High
        let low = k * ln2Low
        let x = high - low
        let t = x * x
        let c =
            x - t
            * (1.66666666666666019037e-01
                + t
                * (-2.77777777770155933842e-03
                    + t
                    * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
        let y = 1 - ((low - (x * c) / (2 - c)) - high)
        // Two steps, because 2^k alone may lie outside the normal numbers.
        let half = (k / 2).rounded(.towardZero)
        return y * powerOfTwo(Int(half)) * powerOfTwo(Int(k - half))
    }

    private static func powerOfTwo(_ exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}
