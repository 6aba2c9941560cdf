// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

struct ObservationMatrixTests {
    @Test func `rows and columns are read from one array`() throws {
        let matrix = try ObservationMatrix(values: [1, 2, 3, 4, .nan, 6], count: 2, dimension: 3)
        #expect(matrix[0, 2] == 3 && matrix[1, 0] == 4 && matrix[1, 1].isNaN)
        #expect(Array(matrix.row(0)) == [1, 2, 3] && matrix.column(2) == [3, 6])
        #expect(matrix.rows([1, 0]).column(0) == [4, 1])
    }

    @Test func `observations that differ are counted once`() throws {
        let matrix = try ObservationMatrix(values: [1, 2, 1, 3, 1, 2, 0, 9, 1, 3], count: 5, dimension: 2)
        #expect(matrix.distinctCount == 3)
        #expect(matrix.precedes(0, 1) == true && matrix.precedes(1, 0) == false && matrix.precedes(0, 2) == nil)
    }

    @Test(arguments: [
        ([], 0, 2, StatisticsError.tooFewObservations(required: 1, found: 0)),
        ([], 2, 0, .noFeature),
        ([1, 2, 3], 2, 2, .unequalLengths(first: 3, second: 4)),
        ([1, .infinity], 1, 2, .nonFiniteValue(argument: "values", index: 1)),
        ([1, -1e101], 2, 1, .outOfRange(argument: "values", value: -1e101)),
    ])
    func `what is no matrix is refused`(
        values: [Double], count: Int, dimension: Int, error: StatisticsError
    ) {
        #expect(throws: error) { try ObservationMatrix(values: values, count: count, dimension: dimension) }
    }
}
