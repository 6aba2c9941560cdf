// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Statistics

struct RandomStreamTests {
    struct Words: Decodable {
        let seed: String
        let item: String
        let words: [String]
    }

    @Test func `words equal those of the authors' C code, transcribed to Python`() throws {
        for row in try ReferenceFile.decode("random_stream.json", as: [Words].self) {
            let seed = try #require(UInt64(row.seed))
            let item = try #require(UInt64(row.item))
            var stream = RandomStream(seed: seed, item: item)
            for word in row.words { #expect(String(stream.next()) == word) }
        }
    }

    @Test func `generator gives the published vector`() {
        // rand_xoshiro (Rust), xoshiro256starstar.rs, test "reference": state 1, 2, 3, 4.
        var stream = RandomStream(state: (1, 2, 3, 4))
        let published: [UInt64] = [
            11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
        ]
        for word in published { #expect(stream.next() == word) }
    }

    @Test func `substream does not depend on what was drawn before`() {
        var used = RandomStream(seed: 5, item: 9)
        for _ in 0..<100 { _ = used.next() }
        var first = used.substream(3)
        var second = RandomStream(seed: 5, item: 9).substream(3)
        #expect(first.next() == second.next())
        var other = used.substream(4)
        #expect(first.next() != other.next())
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `whole numbers are equally frequent`(seed: UInt64) {
        var stream = RandomStream(seed: seed)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.integer(below: 7)] += 1 }
        let chiSquare = counts.reduce(0.0) { $0 + pow(Double($1) - 10_000, 2) / 10_000 }
        #expect(chiSquare < 27.9)  // 6 degrees of freedom, upper tail 1e-4
    }

    @Test func `a range of one number needs no luck`() {
        var stream = RandomStream(seed: 1)
        #expect(stream.integer(below: 1) == 0)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `normal numbers have the moments of the normal distribution`(seed: UInt64) {
        var stream = RandomStream(seed: seed)
        let draws = (0..<200_000).map { _ in stream.normal(mean: 3, standardDeviation: 2) }
        let z = draws.map { ($0 - 3) / 2 }
        let count = Double(z.count)
        // Tolerances are four standard errors: var z = 1, var z² = 2, var z⁴ = 96.
        #expect(abs(z.reduce(0, +) / count) < 4 * (1 / count).squareRoot())
        #expect(abs(z.reduce(0) { $0 + $1 * $1 } / count - 1) < 4 * (2 / count).squareRoot())
        #expect(abs(z.reduce(0) { $0 + pow($1, 4) } / count - 3) < 4 * (96 / count).squareRoot())
    }

    struct Trials {
        let n: Int
        let p: Double
    }

    @Test(arguments: [Trials(n: 12, p: 0.2), Trials(n: 90, p: 0.5), Trials(n: 300, p: 0.85), Trials(n: 1000, p: 0.04)])
    func `binomial numbers follow the binomial distribution`(_ trials: Trials) {
        var stream = RandomStream(seed: 11, item: UInt64(trials.n))
        var counts = [Int](repeating: 0, count: trials.n + 1)
        let draws = 100_000
        for _ in 0..<draws { counts[stream.binomial(trials.n, probability: trials.p)] += 1 }
        // Chi-square over the cells with at least 5 expected, the rest pooled; the probabilities in closed form.
        var (chiSquare, cells, restExpected, restFound) = (0.0, 0, 0.0, 0.0)
        for k in 0...trials.n {
            let n = Double(trials.n)
            let x = Double(k)
            let logged =
                lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1) + x * log(trials.p) + (n - x) * log1p(-trials.p)
            let expected = Double(draws) * exp(logged)
            if expected < 5 {
                restExpected += expected
                restFound += Double(counts[k])
            } else {
                chiSquare += pow(Double(counts[k]) - expected, 2) / expected
                cells += 1
            }
        }
        if restExpected > 0 { chiSquare += pow(restFound - restExpected, 2) / max(restExpected, 1) }
        let degrees = Double(cells)
        #expect(chiSquare < degrees + 4 * (2 * degrees).squareRoot())
    }

    @Test func `binomial of a billion trials stays within five standard deviations`() {
        for item in 0..<200 as Range<UInt64> {
            var stream = RandomStream(seed: 3, item: item)
            let found = stream.binomial(1_000_000_000, probability: 0.3)
            #expect(abs(Double(found) - 3e8) < 5 * 14_491.4)
        }
    }

    @Test func `certain and impossible trials need no luck`() {
        var stream = RandomStream(seed: 1)
        #expect(stream.binomial(50, probability: 0) == 0)
        #expect(stream.binomial(50, probability: 1) == 50)
        #expect(stream.binomial(1000, probability: 1) == 1000)
        #expect(stream.binomial(0, probability: 0.5) == 0)
    }

    struct Shapes {
        let a: Double
        let b: Double
    }

    @Test(arguments: [Shapes(a: 0.02, b: 0.3), Shapes(a: 0.7, b: 5), Shapes(a: 4, b: 40), Shapes(a: 500, b: 300)])
    func `beta numbers have the mean and the variance of the beta distribution`(_ shapes: Shapes) {
        var stream = RandomStream(seed: 21)
        let draws = (0..<100_000).map { _ in stream.beta(shapes.a, shapes.b) }
        let total = shapes.a + shapes.b
        let mean = shapes.a / total
        let variance = mean * (1 - mean) / (total + 1)
        let found = draws.reduce(0, +) / Double(draws.count)
        let spread = draws.reduce(0) { $0 + pow($1 - mean, 2) } / Double(draws.count)
        #expect(draws.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(abs(found - mean) < 4 * (variance / Double(draws.count)).squareRoot())
        #expect(abs(spread / variance - 1) < 0.06)
    }
}
