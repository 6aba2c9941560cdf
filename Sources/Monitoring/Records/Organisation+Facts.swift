// SPDX-License-Identifier: GPL-3.0-or-later

extension Organisation {
    /// What was typed of a fact; empty where nothing was.
    ///
    /// - Parameter key: The fact.
    /// - Returns: The first value of that name.
    public func fact(_ key: FactKey) -> String { facts.first { $0.key == key.rawValue }?.value ?? "" }

    /// The legal bases, in the order of the workbook.
    public var bases: [String] { facts.filter { $0.key == FactKey.basis.rawValue }.map(\.value) }

    /// Facts of the order that the settings say too: nobody could tell which one holds.
    ///
    /// - Parameter order: The order as the settings have it.
    /// - Returns: The facts that both say, equal or not.
    public func saidTwice(with order: MonitoringOrder) -> [FactKey] {
        let settings: [(FactKey, String)] = [(.number, order.number), (.date, order.date), (.title, order.title)]
        return settings.filter { !$0.1.isEmpty && !fact($0.0).isEmpty }.map(\.0)
    }

    /// The order, its facts from wherever they are said.
    ///
    /// - Parameter order: The order as the settings have it; empty facts are filled in.
    /// - Returns: The order.
    public func order(_ order: MonitoringOrder) -> MonitoringOrder {
        var whole = order
        if whole.number.isEmpty { whole.number = fact(.number) }
        if whole.date.isEmpty { whole.date = fact(.date) }
        if whole.title.isEmpty { whole.title = fact(.title) }
        return whole
    }

    /// Who answers for the numbers of an indicator.
    ///
    /// - Parameter indicator: The number of the indicator.
    /// - Returns: The names of the experts, in the order of the workbook.
    public func experts(of indicator: Int) -> [String] {
        people.filter { $0.role == .expert && $0.indicators.contains(indicator) }.map(\.name)
    }
}
