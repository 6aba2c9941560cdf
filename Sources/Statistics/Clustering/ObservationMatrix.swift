// SPDX-License-Identifier: GPL-3.0-or-later

/// Observations by features, row by row in one array.
///
/// ```swift
/// let schools = try ObservationMatrix(values: [410, 0.2, 95, .nan], count: 2, dimension: 2)
/// print(schools[1, 0])  // 95.0
/// ```
public struct ObservationMatrix: Sendable, Equatable {
    /// The largest size of a value: squares and their sums stay finite.
    public static let largestValue = 1e100

    /// The values, row-major, NaN where one is missing; shape (count × dimension).
    public let values: [Double]
    /// How many observations (rows) there are.
    public let count: Int
    /// How many features (columns) there are.
    public let dimension: Int

    /// Takes values that are finite or missing.
    ///
    /// - Parameters:
    ///   - values: Row-major; shape (count × dimension). NaN: missing.
    ///   - count: How many observations, at least one.
    ///   - dimension: How many features, at least one.
    /// - Throws: ``StatisticsError/tooFewObservations(required:found:)``, ``StatisticsError/noFeature``,
    ///   ``StatisticsError/unequalLengths(first:second:)``, ``StatisticsError/nonFiniteValue(argument:index:)`` at the first
    ///   infinity, ``StatisticsError/outOfRange(argument:value:)`` beyond ``largestValue``.
    public init(values: [Double], count: Int, dimension: Int) throws(StatisticsError) {
        if count < 1 { throw .tooFewObservations(required: 1, found: count) }
        if dimension < 1 { throw .noFeature }
        if values.count != count * dimension { throw .unequalLengths(first: values.count, second: count * dimension) }
        for (index, value) in values.enumerated() where !value.isNaN {
            if value.isInfinite { throw .nonFiniteValue(argument: "values", index: index) }
            if abs(value) > Self.largestValue { throw .outOfRange(argument: "values", value: value) }
        }
        self.init(checked: values, count: count, dimension: dimension)
    }

    /// Values that are known to keep the rules.
    init(checked values: [Double], count: Int, dimension: Int) {
        precondition(values.count == count * dimension, "a matrix holds a value for each row and column")
        (self.values, self.count, self.dimension) = (values, count, dimension)
    }

    /// One value.
    public subscript(row: Int, column: Int) -> Double { values[row * dimension + column] }

    /// One observation; shape (dimension).
    ///
    /// - Parameter index: Its number, from 0.
    /// - Returns: Its values.
    public func row(_ index: Int) -> ArraySlice<Double> { values[(index * dimension)..<((index + 1) * dimension)] }

    /// One feature; shape (count).
    ///
    /// - Parameter index: Its number, from 0.
    /// - Returns: Its values.
    public func column(_ index: Int) -> [Double] { (0..<count).map { values[$0 * dimension + index] } }

    /// Some observations, in the order asked for.
    func rows(_ places: [Int]) -> ObservationMatrix {
        var chosen: [Double] = []
        chosen.reserveCapacity(places.count * dimension)
        for place in places { chosen.append(contentsOf: row(place)) }
        return ObservationMatrix(checked: chosen, count: places.count, dimension: dimension)
    }

    /// Whether the observations of two rows are lower, equal or higher in the order of their features.
    func precedes(_ first: Int, _ second: Int) -> Bool? {
        for column in 0..<dimension {
            let (one, other) = (self[first, column], self[second, column])
            if one != other { return one < other }
        }
        return nil
    }

    /// How many observations differ from all before them; no value may be missing.
    var distinctCount: Int {
        let order = (0..<count).sorted { precedes($0, $1) ?? false }
        return 1 + zip(order, order.dropFirst()).count { precedes($0, $1) != nil }
    }
}
