// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct StudentTailTests {
    @Test func `tails agree with the incomplete beta function at 40 digits`() throws {
        // power.py, mpmath: degrees of freedom, t, tail. Hill's transformation keeps 4e-11 at its border.
        let rows = try ReferenceFile.decode("student.json", as: [[Double]].self)
        try #require(rows.count > 140)
        for row in rows {
            let tail = StudentTail.upper(row[1], degreesOfFreedom: row[0])
            #expect(relativeDifference(tail, row[2]) < 5e-11, "ν = \(row[0]), t = \(row[1])")
        }
    }

    @Test(arguments: [1, 4, 11.7, 29.9, 30, 63, 199, 200, 5000, 1e7, 1e12], [0.4, 0.05, 0.025, 0.005, 1e-4, 1e-9])
    func `quantiles invert tails`(degreesOfFreedom: Double, tail: Double) {
        let t = StudentTail.quantile(tail: tail, degreesOfFreedom: degreesOfFreedom)
        #expect(relativeDifference(StudentTail.upper(t, degreesOfFreedom: degreesOfFreedom), tail) < 1e-8)
    }
}
