// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// The context in which a school of the sample works: schools of one kind are alike, whatever their results are.
enum ContextKind: String, CaseIterable {
    /// A large school of a centre, near a town.
    case central
    /// A school of a village.
    case village
    /// A small school far from everything.
    case remote

    /// The kind of a school of some size: pupils of a grade.
    init(cohort: Int) { self = cohort >= 40 ? .central : cohort >= 15 ? .village : .remote }

    /// Inhabitants of the settlement.
    var inhabitants: ClosedRange<Int> {
        switch self {
        case .central: 14_000...26_000
        case .village: 2500...5000
        case .remote: 350...900
        }
    }

    /// Kilometres to a town of more than 100,000 inhabitants.
    var distance: ClosedRange<Int> {
        switch self {
        case .central: 15...25
        case .village: 50...75
        case .remote: 130...190
        }
    }

    /// Pupils with ОВЗ, percent.
    var special: ClosedRange<Int> {
        switch self {
        case .central: 2...3
        case .village: 5...7
        case .remote: 10...13
        }
    }

    /// Tenths of pupils for one teacher.
    var pupilsPerTeacher: ClosedRange<Int> {
        switch self {
        case .central: 140...165
        case .village: 90...110
        case .remote: 50...60
        }
    }

    /// Teachers of the first and highest category, percent.
    var category: ClosedRange<Int> {
        switch self {
        case .central: 58...72
        case .village: 38...50
        case .remote: 12...25
        }
    }

    /// Whether there are adapted programmes.
    var hasAdapted: Bool { self != .remote }

    /// Whether subjects are taught in depth.
    var hasAdvanced: Bool { self == .central }
}

extension RandomStream {
    /// A number of a range.
    mutating func integer(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + integer(below: range.count)
    }
}
