// SPDX-License-Identifier: GPL-3.0-or-later

/// A seeded stream of random numbers that gives the same bits on every machine.
///
/// The generator is xoshiro256**, seeded through SplitMix64 from a seed and the number of an item, so that each item has a
/// stream of its own and no answer depends on how items were dealt out to threads. Draws use basic arithmetic only
/// (``PortableMath``), never the C library.
///
/// ```swift
/// var stream = RandomStream(seed: 7, item: 3)
/// let passed = stream.binomial(25, probability: 0.8)
/// ```
///
/// ## References
/// - Blackman D., Vigna S. (2021). Scrambled linear pseudorandom number generators. *ACM TOMS* 47(4), 36.
/// - Marsaglia G., Tsang W. W. (2000). A simple method for generating gamma variables. *ACM TOMS* 26(3), 363–372.
/// - Devroye L. (1986). *Non-Uniform Random Variate Generation*, X.4.
public struct RandomStream: RandomNumberGenerator, Sendable, Equatable {
    private let key: UInt64
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// Starts the stream of one item.
    ///
    /// - Parameters:
    ///   - seed: The seed of the whole work.
    ///   - item: The number of the item (a school, a replicate); equal seeds and items give equal streams.
    public init(seed: UInt64, item: UInt64 = 0) {
        var mixer = SplitMix64(state: seed)
        var second = SplitMix64(state: mixer.next() ^ item &* 0xD1B5_4A32_D192_ED03)
        self.init(key: second.next())
    }

    private init(key: UInt64) {
        self.key = key
        var mixer = SplitMix64(state: key)
        s0 = mixer.next()
        s1 = mixer.next()
        s2 = mixer.next()
        s3 = mixer.next()
    }

    /// The generator at a state of our choice, for the published test vectors.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        key = 0
        (s0, s1, s2, s3) = state
    }

    /// Returns the stream of a part of this item; it does not depend on how much of this stream was used.
    ///
    /// - Parameter part: The number of the part (a period, a subject).
    /// - Returns: A stream of its own for each part.
    public func substream(_ part: UInt64) -> RandomStream {
        RandomStream(seed: key, item: part)
    }

    /// Returns the next 64 random bits.
    public mutating func next() -> UInt64 {
        let result = Self.rotate(s1 &* 5, 7) &* 9
        let t = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = Self.rotate(s3, 45)
        return result
    }

    /// Returns a uniform number from 0 (included) to 1 (excluded), a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Returns a whole number from 0 to `bound` − 1, each with the same probability.
    ///
    /// - Parameter bound: How many numbers there are, at least 1.
    /// - Returns: The number drawn.
    public mutating func integer(below bound: Int) -> Int {
        precondition(bound > 0, "a range without numbers has no random number")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// Returns a normal number.
    ///
    /// - Parameters:
    ///   - mean: The mean.
    ///   - standardDeviation: The standard deviation, at least 0.
    /// - Returns: The number drawn.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        precondition(standardDeviation >= 0, "a standard deviation is not negative")
        while true {
            // The second number of Marsaglia's pair is thrown away: a stream holds nothing but its state.
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let square = u * u + v * v
            if square > 0 && square < 1 {
                return mean + standardDeviation * u * (-2 * PortableMath.log(square) / square).squareRoot()
            }
        }
    }

    /// Returns the number of successes in `trials` independent trials.
    ///
    /// - Parameters:
    ///   - trials: The number of trials, at least 0.
    ///   - probability: The probability of a success, from 0 to 1.
    /// - Returns: The number drawn.
    public mutating func binomial(_ trials: Int, probability: Double) -> Int {
        precondition(trials >= 0, "a number of trials is not negative")
        precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
        var (n, p, found) = (trials, probability, 0)
        // The median order statistic of n uniform numbers halves the problem until inversion is cheap.
        while Double(n) * min(p, 1 - p) > 30 {
            let middle = n / 2 + 1
            let order = beta(Double(middle), Double(n + 1 - middle))
            if order <= p {
                found += middle
                n -= middle
                p = min(1, (p - order) / (1 - order))
            } else {
                n = middle - 1
                p /= order
            }
        }
        return found + (p <= 0.5 ? inverted(n, p) : n - inverted(n, 1 - p))
    }

    private mutating func inverted(_ trials: Int, _ probability: Double) -> Int {
        if trials == 0 || probability <= 0 { return 0 }
        let odds = probability / (1 - probability)
        var (term, factor, power) = (1.0, 1 - probability, trials)
        while power > 0 {
            if power & 1 == 1 { term *= factor }
            factor *= factor
            power >>= 1
        }
        var rest = uniform()
        var k = 0
        while rest >= term && k < trials {
            rest -= term
            term *= odds * Double(trials - k) / Double(k + 1)
            k += 1
        }
        return k
    }

    /// Returns a number of the beta distribution, from 0 to 1.
    ///
    /// - Parameters:
    ///   - a: The first shape, above 0.
    ///   - b: The second shape, above 0.
    /// - Returns: The number drawn.
    public mutating func beta(_ a: Double, _ b: Double) -> Double {
        precondition(a > 0 && b > 0, "the shapes of a beta distribution are positive")
        // The logarithms keep shapes near 0 alive, where both gamma numbers would be 0.
        let difference = logGamma(b) - logGamma(a)
        return 1 / (1 + PortableMath.exp(difference))
    }

    private mutating func logGamma(_ shape: Double) -> Double {
        var boost = 0.0
        var raised = shape
        if shape < 1 {
            boost = PortableMath.log(positiveUniform()) / shape
            raised = shape + 1
        }
        let d = raised - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            if root <= 0 { continue }
            let v = root * root * root
            if PortableMath.log(positiveUniform()) < 0.5 * x * x + d - d * v + d * PortableMath.log(v) {
                return boost + PortableMath.log(d * v)
            }
        }
    }

    private mutating func positiveUniform() -> Double {
        Double((next() >> 11) + 1) * 0x1p-53
    }

    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }
}

/// The generator that seeds others: any two seeds, even neighbours, give unlike states.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
