// SPDX-License-Identifier: GPL-3.0-or-later

import AnalysisKit
import Engine
import Monitoring
import Publishing
import Store
import Wording

extension CampaignFolder {
    /// What people said of single numbers, of all indicators or of some.
    func handValues(of campaign: Campaign, indicators: Set<Int>? = nil) throws -> HandValueBook {
        let values = try campaign.handValues().filter { indicators?.contains($0.record.indicator) ?? true }
        return HandValueBook(
            values.map { HandValueBook.Statement(file: $0.file, $0.record) },
            experts: try campaign.organisation().people)
    }

    /// What people said beside the numbers as they were counted.
    func reconciliation(of campaign: Campaign, _ description: CampaignDescription) throws -> Reconciliation {
        // The interim document has not all indicators: what it does not count was not lost.
        let request = CountRequest(indicators: Set(description.indicators.map(\.id)))
        let counted = try counts(request, of: campaign, description, byHand: false)
        return Reconciliation(
            book: try handValues(of: campaign, indicators: request.indicators), counts: counted.counts,
            campaign: description,
            experts: try campaign.organisation().people.filter { $0.role == .expert && !$0.indicators.isEmpty })
    }
}

/// What people said of numbers, beside the numbers as they were counted.
struct Reconciliation {
    let book: HandValueBook
    let campaign: CampaignDescription
    /// Every computed number of a school.
    let computed: [HandValueBook.Key: ReconciliationSection.Number]
    private let experts: [Organisation.Person]
    /// The periods of each indicator in which any school has a number.
    private let periods: [Int: Set<Period>]

    init(book: HandValueBook, counts: CountTable, campaign: CampaignDescription, experts: [Organisation.Person]) {
        self.book = book
        self.campaign = campaign
        self.experts = experts
        var computed: [HandValueBook.Key: ReconciliationSection.Number] = [:]
        var periods: [Int: Set<Period>] = [:]
        for row in counts.rows where row.part == nil && row.unit.kind == .school && row.denominator > 0 {
            guard let school = SchoolID(login: row.unit.code) else { continue }
            computed[HandValueBook.Key(school: school, indicator: row.indicator, period: row.period)] =
                ReconciliationSection.Number(row.numerator, of: row.denominator)
            periods[row.indicator, default: []].insert(row.period)
        }
        self.computed = computed
        self.periods = periods
    }

    /// The chapter of the documents; nil where nobody said anything.
    var section: PublishedSection? {
        ReconciliationSection(
            book, computed: computed, schools: campaign.schools, indicators: campaign.indicators
        ).section
    }

    /// Numbers that are others now than those that somebody confirmed or corrected.
    var changed: [(key: HandValueBook.Key, statement: HandValueBook.Statement)] {
        ReconciliationSection.changed(book, computed)
    }

    /// The workbooks of the experts, and of every school.
    ///
    /// - Parameter sources: The files that numbers were computed from.
    /// - Returns: The experts first, in the order of the people.
    func books(sources: [HandValueBook.Key: [String]]) -> [ReconciliationBook] {
        let names = experts.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let keys = allKeys
        var books = names.map { name in
            let own = Set(experts.filter { $0.name == name }.flatMap(\.indicators))
            return ReconciliationBook(
                author: .expert(name), title: ReconciliationWords.ofExpert.filled(["name": name]),
                file: ReconciliationWords.expertFile.filled(["name": name]),
                rows: rows(keys.filter { own.contains($0.indicator) }, .expert(name), sources))
        }
        let rest = keys.filter { book.responsible(for: $0.indicator) == [""] }
        if !rest.isEmpty {
            books.append(
                ReconciliationBook(
                    author: .expert(""), title: names.isEmpty ? ReconciliationWords.ofAll : ReconciliationWords.ofRest,
                    file: names.isEmpty ? ReconciliationWords.allFile : ReconciliationWords.restFile,
                    rows: rows(rest, .expert(""), sources)))
        }
        for school in campaign.schools.sorted(by: { $0.id < $1.id }) {
            let name = school.shortName ?? school.name
            let file = "\(school.id.code) \(name)"
            let own = rows(keys.filter { $0.school == school.id }, .school(school.id), sources)
            if own.isEmpty { continue }
            books.append(
                ReconciliationBook(
                    author: .school(school.id), title: ReconciliationWords.ofSchool.filled(["name": name]),
                    file: Sentence(ru: file, en: file), rows: own))
        }
        return books
    }

    /// The numbers that can be spoken of: computed ones, and those that a school of the indicator might have.
    private var allKeys: [HandValueBook.Key] {
        let known = Set(computed.keys.map { SeriesKey(school: $0.school, indicator: $0.indicator) })
        return campaign.indicators.sorted { $0.id < $1.id }.flatMap { indicator in
            campaign.schools.sorted { $0.id < $1.id }.flatMap { school -> [HandValueBook.Key] in
                let hasSeries = known.contains(SeriesKey(school: school.id, indicator: indicator.id))
                return open(indicator, school, hasSeries: hasSeries).map {
                    HandValueBook.Key(school: school.id, indicator: indicator.id, period: $0)
                }
            }
        }
    }

    private struct SeriesKey: Hashable {
        let school: SchoolID
        let indicator: Int
    }

    /// The periods in which a school has, or may lack, a number of an indicator.
    private func open(_ indicator: IndicatorDefinition, _ school: School, hasSeries: Bool) -> [Period] {
        let found = periods[indicator.id] ?? []
        // What is not counted from results is asked of watched schools, at the end of the years.
        if indicator.populations.isEmpty {
            guard campaign.isWatched(school) else { return [] }
            return Set(found.map { $0 } + [campaign.years.last.map { Period(year: $0) }].compactMap { $0 }).sorted()
        }
        return campaign.years.flatMap { year -> [Period] in
            let points = found.filter { $0.year == year }.sorted()
            if !points.isEmpty { return hasSeries ? points : [] }
            if let group = indicator.comparability, campaign.breaks.reasonNotHeld(year, group: group) != nil {
                return []
            }
            let isVPR = indicator.populations.contains { $0.procedure == .vpr }
            return [Period(year: year, season: isVPR ? .spring : nil)]
        }
    }

    private func rows(
        _ keys: [HandValueBook.Key], _ author: HandValue.Author, _ sources: [HandValueBook.Key: [String]]
    ) -> [ReconciliationBook.Row] {
        let schools = Dictionary(campaign.schools.map { ($0.id, $0) }) { first, _ in first }
        let titles = Dictionary(campaign.indicators.map { ($0.id, $0.shortTitle) }) { first, _ in first }
        return keys.compactMap { key in
            guard let school = schools[key.school], let title = titles[key.indicator] else { return nil }
            let number = computed[key]
            var row = ReconciliationBook.Row(
                school: school, indicator: key.indicator, title: title, period: key.period,
                numerator: number?.numerator, denominator: number?.denominator, sources: sources[key] ?? [])
            if case .expert = author { row.proposal = book.proposals(key).first?.value }
            row.answer = answer(of: author, key, row)
            return row
        }
    }

    /// What the author said before, where it still speaks of what the row shows.
    private func answer(
        of author: HandValue.Author, _ key: HandValueBook.Key, _ row: ReconciliationBook.Row
    ) -> HandValue? {
        guard let said = book.statement(of: author, key) else { return nil }
        let isSeen = said.seenNumerator == row.numerator && said.seenDenominator == row.denominator
        if said.isConfirmed || said.decision == .rejected, said.counts == nil, !isSeen { return nil }
        let isProposed =
            said.proposedNumerator == row.proposal?.numerator && said.proposedDenominator == row.proposal?.denominator
            && said.proposedShare == row.proposal?.share
        return said.decision != nil && !isProposed ? nil : said
    }

    // MARK: What is not confirmed

    /// An expert with the numbers that wait for a word.
    struct Unconfirmed: Equatable {
        /// The name; empty for the person who answers for all.
        let expert: String
        /// The indicators with such numbers.
        let indicators: [Int]
        /// How many numbers.
        let count: Int
        /// How many numbers the expert answers for.
        let total: Int
        /// How many of them are disputed or contradict each other.
        let disputed: Int
    }

    /// An indicator in a year.
    struct Point: Hashable {
        let indicator: Int
        let year: Int
    }

    /// How many numbers of each indicator and year no responsible expert confirmed, corrected or left as they are.
    var unconfirmedByPoint: [Point: Int] {
        Dictionary(
            numbers.filter(\.isOpen).map { (Point(indicator: $0.key.indicator, year: $0.key.period.year), 1) },
            uniquingKeysWith: +)
    }

    /// The numbers that no responsible expert confirmed, corrected or left as they are, by expert.
    var unconfirmed: [Unconfirmed] {
        var open: [String: [(indicator: Int, isDisputed: Bool)]] = [:]
        var totals: [String: Int] = [:]
        for number in numbers {
            for expert in book.responsible(for: number.key.indicator) {
                totals[expert, default: 0] += 1
                if number.isOpen { open[expert, default: []].append((number.key.indicator, number.isDisputed)) }
            }
        }
        return open.sorted { $0.key < $1.key }.map { expert, found in
            Unconfirmed(
                expert: expert, indicators: Set(found.map(\.indicator)).sorted(), count: found.count,
                total: totals[expert] ?? 0, disputed: found.count { $0.isDisputed })
        }
    }

    private struct Number {
        let key: HandValueBook.Key
        let code: String
        var isOpen: Bool { !["confirmed", "replaced", "rejected"].contains(code) }
        var isDisputed: Bool { ["disputed", "contradictory"].contains(code) }
    }

    /// Every number that was computed, or that somebody said of a school and an indicator of the campaign.
    private var numbers: [Number] {
        let schools = Set(campaign.schools.map(\.id))
        let indicators = Set(campaign.indicators.map(\.id))
        let said = book.keys.filter { schools.contains($0.school) && indicators.contains($0.indicator) }
        return Set(computed.keys).union(said).map { key in
            Number(key: key, code: ReconciliationSection.code(of: key, in: book, computed[key]))
        }
    }
}

extension Sentence {
    /// The sentence with its places filled, in both languages.
    fileprivate func filled(_ values: [String: String]) -> Sentence {
        Sentence(ru: filled(.russian, values), en: filled(.english, values))
    }
}
