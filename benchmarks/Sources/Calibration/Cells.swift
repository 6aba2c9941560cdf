// SPDX-License-Identifier: GPL-3.0-or-later

/// All cells of the calibration, in the order of its tables.
enum Cells {
    static let shares = [0.10, 0.25, 0.50]
    static let sizes = [20, 50, 100]
    static let deviations = [0.0, 0.05, 0.10]
    /// The scenario in which schools are chosen for a bad first year.
    static let selection = "worst of the first year"
    /// The scenario in which the schools have one level, so that none differs from the others.
    static let levels = "levels alike"
    /// The scenario in which everybody moves alike and changes are taken relative to the other schools.
    static let net = "net of the others"

    /// The cells; `fraction` of the replicates, for a trial.
    static func all(fraction: Double) -> [Cell] {
        func replicates(_ schools: Int) -> Int {
            let whole = schools >= 40 ? 500 : 2000
            return max(1, Int(Double(whole) * fraction))
        }
        var cells: [Cell] = []
        func add(
            _ scenario: String, _ schools: [Int], _ years: [Int], sizes: [Int] = sizes, shares: [Double] = shares,
            deviations: [Double] = deviations, _ edit: (inout Cell) -> Void = { _ in }
        ) {
            for count in schools {
                for window in years {
                    for share in shares {
                        for size in sizes {
                            for deviation in deviations {
                                var cell = Cell(
                                    scenario: scenario, schools: count, years: window, share: share, size: size,
                                    deviation: deviation, replicates: replicates(count))
                                edit(&cell)
                                cells.append(cell)
                            }
                        }
                    }
                }
            }
        }
        let districts = [200, 60, 12]
        add("no change", districts, [2, 3, 4])
        add("constant sd", districts, [2, 3, 4], deviations: [0.05, 0.10]) { $0.variation = .deviation }
        add("real sizes", districts, [2, 3, 4], sizes: [0], deviations: [0, 0.05, 0.10])
        add("middle years moved", districts, [3, 4], deviations: [0, 0.05]) { $0.shift = 0.9 }
        for lag in [0.3, 0.5] {
            add("lag \(lag)", districts, [2, 3, 4], sizes: [50, 100], shares: [0.25], deviations: [0.05]) {
                $0.variation = .lagged
                $0.lag = lag
            }
        }
        for rho in [0, 0.01, 0.02, 0.04, 0.08] {
            add("few schools", [6, 9, 19], [3, 4], deviations: [0]) { $0.givenRho = rho }
            add("prior alone", [5], [3], deviations: [0]) { $0.givenRho = rho }
            add("prior alone", [40], [2], deviations: [0]) { $0.givenRho = rho }
        }
        // A tenth of the schools truly changes by 20 points.
        add("a tenth changes", districts, [2, 3, 4], shares: [0.25, 0.50]) {
            $0.change = 0.20
            $0.changing = 0.1
        }
        add("a tenth changes", districts, [2, 3, 4], sizes: [0], shares: [0.25, 0.50]) {
            $0.change = 0.20
            $0.changing = 0.1
        }
        // All change, so that the power is seen; with two years ρ̂ is made of the changes, and few may change.
        for change in [0.10, 0.20] {
            add("power", [200, 12], [2, 3, 4], deviations: [0, 0.05]) {
                $0.change = change
                $0.changing = 1
                $0.replicates = max(1, Int(500 * fraction))
            }
            add("one in fifty changes", [200], [2], deviations: [0, 0.05]) {
                $0.change = change
                $0.changing = 0.02
            }
        }
        for change in [0.05, 0.15, 0.30] {
            add("power", [200], [3], deviations: [0, 0.05]) {
                $0.change = change
                $0.changing = 1
            }
        }
        // The border of the margin: a tenth of the schools changes by exactly 10 points, for which `stable` is wrong. The others
        // keep the common level low, to which theirs is drawn.
        add(
            "at the margin", [200], [2, 3], sizes: [12, 20, 50, 100], shares: [0.02, 0.05, 0.10], deviations: [0, 0.02]
        ) {
            $0.change = 0.10
            $0.changing = 0.1
        }
        add(levels, districts, [1, 3]) { $0.spread = 0 }
        add(levels, districts, [1, 3], sizes: [0]) { $0.spread = 0 }
        add(net, districts, [2, 3]) { $0.shift = 0.9 }
        add(net, districts, [2, 3], sizes: [0]) { $0.shift = 0.9 }
        add(selection, [200, 60], [3, 4]) { $0.replicates = max(1, Int(2000 * fraction)) }
        return cells
    }
}
