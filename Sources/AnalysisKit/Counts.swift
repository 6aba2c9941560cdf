// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// A request for the counts of indicators by unit and period.
public struct CountRequest: Hashable, Codable, Sendable {
    /// The numbers of the indicators.
    public var indicators: Set<Int>
    /// Whether the parts of an indicator (each subject, each grade) are counted as well.
    public var includesParts: Bool

    /// Names the indicators to count.
    ///
    /// - Parameters:
    ///   - indicators: Their numbers.
    ///   - includesParts: Whether their parts are counted as well.
    public init(indicators: Set<Int>, includesParts: Bool = false) {
        self.indicators = indicators
        self.includesParts = includesParts
    }

    /// The request that answers both.
    public func merged(with other: CountRequest) -> CountRequest {
        CountRequest(
            indicators: indicators.union(other.indicators), includesParts: includesParts || other.includesParts)
    }
}

/// What is to be said of the counts of one row: a set of flags.
public struct CountFlags: OptionSet, Hashable, Codable, Sendable {
    /// One bit for each flag.
    public let rawValue: UInt8

    /// Takes the bits as they are.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The marks of some results were rebuilt from rounded percentages.
    public static let approximatePercent = CountFlags(rawValue: 1 << 0)
    /// Another school became a part of the unit since its year before; or its results are added though it was not yet one.
    public static let compositionChanged = CountFlags(rawValue: 1 << 1)
    /// Some events of the register have no document that proves them.
    public static let evidenceMissing = CountFlags(rawValue: 1 << 2)
    /// A responsible expert gave the counts, or those of a school of the group, by hand.
    public static let manualValue = CountFlags(rawValue: 1 << 3)
    /// Schools of the group share teachers, so that a number given by hand for one of them does not tell that of the group.
    public static let sharedTeachers = CountFlags(rawValue: 1 << 4)
}

/// Counts by unit, indicator, part and period, as columns of equal length; sorted by indicator, part, unit, period.
public struct CountTable: Hashable, Sendable {
    /// One row of the table.
    public struct Row: Hashable, Sendable {
        /// The unit.
        public var unit: AnalysisUnit
        /// The number of the indicator.
        public var indicator: Int
        /// The index into ``IndicatorDefinition/parts``; nil for the whole indicator.
        public var part: Int?
        /// The period.
        public var period: Period
        /// Works with the outcome that the indicator counts.
        public var numerator: Int
        /// Works of all who count.
        public var denominator: Int
        /// Pupils behind the works: for each procedure and grade the largest subject of each school, summed.
        public var pupils: Int
        /// What is to be said of the counts.
        public var flags: CountFlags

        /// Joins the values of a row.
        public init(
            unit: AnalysisUnit, indicator: Int, part: Int? = nil, period: Period, numerator: Int, denominator: Int,
            pupils: Int, flags: CountFlags = []
        ) {
            self.unit = unit
            self.indicator = indicator
            self.part = part
            self.period = period
            self.numerator = numerator
            self.denominator = denominator
            self.pupils = pupils
            self.flags = flags
        }
    }

    /// The units, each once; ``unit`` points into it.
    public var units: [AnalysisUnit] { internedUnits.values }
    /// The periods, each once; ``period`` points into it.
    public var periods: [Period] { internedPeriods.values }
    /// Index into ``units``.
    public private(set) var unit: [Int32] = []
    /// The number of the indicator.
    public private(set) var indicator: [Int16] = []
    /// The part, from 0; −1 for the whole indicator.
    public private(set) var part: [Int16] = []
    /// Index into ``periods``.
    public private(set) var period: [Int32] = []
    /// Works with the outcome that the indicator counts.
    public private(set) var numerator: [Int64] = []
    /// Works of all who count.
    public private(set) var denominator: [Int64] = []
    /// Pupils behind the works.
    public private(set) var pupils: [Int64] = []
    /// What is to be said of the counts.
    public private(set) var flags: [CountFlags] = []
    private var internedUnits = Interned<AnalysisUnit>()
    private var internedPeriods = Interned<Period>()

    /// No rows.
    public init() {}

    /// How many rows there are.
    public var count: Int { unit.count }

    /// One row.
    public subscript(row: Int) -> Row {
        Row(
            unit: units[Int(unit[row])], indicator: Int(indicator[row]), part: part[row] < 0 ? nil : Int(part[row]),
            period: periods[Int(period[row])], numerator: Int(numerator[row]), denominator: Int(denominator[row]),
            pupils: Int(pupils[row]), flags: flags[row])
    }

    /// All rows, in order.
    public var rows: some RandomAccessCollection<Row> { (0..<count).lazy.map { self[$0] } }

    /// Adds a row.
    public mutating func append(_ row: Row) {
        unit.append(internedUnits.number(of: row.unit))
        indicator.append(Int16(row.indicator))
        part.append(row.part.map(Int16.init) ?? -1)
        period.append(internedPeriods.number(of: row.period))
        numerator.append(Int64(row.numerator))
        denominator.append(Int64(row.denominator))
        pupils.append(Int64(row.pupils))
        flags.append(row.flags)
    }
}
