// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Statistics

struct PortableMathTests {
    // The C library's own functions are the source; both are within one unit in the last place of the true value.
    @Test func `logarithm agrees with the C library over all magnitudes`() {
        for exponent in -320...307 {
            for significand in [1.0, 1.1, 1.414, 1.4143, 1.9999999, 9.5] {
                let value = significand * pow(10, Double(exponent))
                #expect(relativeDifference(PortableMath.log(value), log(value)) < 5e-16, "\(value)")
            }
        }
        #expect(PortableMath.log(1) == 0)
    }

    @Test func `exponential agrees with the C library over all magnitudes`() {
        for step in -7000...7090 {
            let value = Double(step) / 10
            #expect(relativeDifference(PortableMath.exp(value), exp(value)) < 5e-16, "\(value)")
        }
        #expect(PortableMath.exp(0) == 1)
        #expect(PortableMath.exp(-800) == 0)
        #expect(PortableMath.exp(800) == .infinity)
    }
}
