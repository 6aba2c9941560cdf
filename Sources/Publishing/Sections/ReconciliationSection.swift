// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring
internal import Wording

/// The chapter «Сверка»: what people confirmed, corrected, disputed, and what contradicts itself.
public struct ReconciliationSection {
    private typealias Cell = PublishedSection.Cell
    private typealias Words = ReconciliationWords

    /// A number that a run knows.
    public struct Number: Hashable, Sendable {
        /// The computed numerator.
        public let numerator: Int
        /// The computed denominator.
        public let denominator: Int

        /// Joins the counts of a number.
        ///
        /// - Parameters:
        ///   - numerator: The computed numerator.
        ///   - denominator: The computed denominator.
        public init(_ numerator: Int, of denominator: Int) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    private let book: HandValueBook
    private let computed: [HandValueBook.Key: Number]
    private let schools: [SchoolID: School]
    private let titles: [Int: Sentence]

    /// Prepares the chapter.
    ///
    /// - Parameters:
    ///   - book: What people said.
    ///   - computed: The numbers as they were counted, without what people gave.
    ///   - schools: The schools of the campaign.
    ///   - indicators: The indicators of the campaign.
    public init(
        _ book: HandValueBook, computed: [HandValueBook.Key: Number], schools: [School],
        indicators: [IndicatorDefinition]
    ) {
        self.book = book
        self.computed = computed
        self.schools = Dictionary(schools.map { ($0.id, $0) }) { first, _ in first }
        titles = Dictionary(indicators.map { ($0.id, $0.shortTitle) }) { first, _ in first }
    }

    /// The chapter; nil where nobody said anything.
    public var section: PublishedSection? {
        let keys = book.keys.filter { schools[$0.school] != nil && titles[$0.indicator] != nil }
        guard !keys.isEmpty else { return nil }
        return PublishedSection(
            id: "reconciliation", title: Words.name, notes: [Words.intro],
            tables: [summary, replaced(keys), disputed(keys), contradictory(keys), shares(keys), changed(keys)])
    }

    /// The code of the stand of a number.
    ///
    /// - Parameters:
    ///   - key: The number.
    ///   - book: What people said.
    ///   - number: The number as it was counted; nil where nothing was.
    /// - Returns: `confirmed`, `confirmedBySchool`, `replaced`, `shareOnly`, `rejected`, `disputed`, `contradictory`, or
    ///   `silent`, also where the number is another one than was confirmed.
    public static func code(of key: HandValueBook.Key, in book: HandValueBook, _ number: Number?) -> String {
        func isCurrent(_ value: HandValue) -> Bool {
            value.seenNumerator == number?.numerator && value.seenDenominator == number?.denominator
        }
        switch book.stand(of: key) {
        case .none: return "silent"
        case .confirmed(let said):
            guard isCurrent(said.value) else { return "silent" }
            return book.responsible(for: key.indicator).contains { said.value.author == .expert($0) }
                ? "confirmed" : "confirmedBySchool"
        case .replaced: return "replaced"
        case .shareOnly: return "shareOnly"
        case .rejected(let said): return isCurrent(said.value) ? "rejected" : "silent"
        case .disputed: return "disputed"
        case .contradictory: return "contradictory"
        }
    }

    private var summary: PublishedSection.Table {
        let all = Set(computed.keys).union(
            book.keys.filter { schools[$0.school] != nil && titles[$0.indicator] != nil })
        let codes = all.map { Self.code(of: $0, in: book, computed[$0]) }
        let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
        let order = [
            "confirmed", "confirmedBySchool", "replaced", "shareOnly", "rejected", "disputed", "contradictory",
            "silent",
        ]
        return PublishedSection.Table(
            title: Words.table("summary"),
            columns: [.init(Words.head("stand"), width: 34), .init(Words.head("count"), width: 10)],
            rows: order.filter { counts[$0] != nil }.map { [.words(Words.stand($0)), .count(counts[$0] ?? 0)] })
    }

    private static let place: [PublishedSection.Column] = [
        .init(Words.head("code"), width: 9), .init(Words.head("school"), width: 28),
        .init(Words.head("indicator"), width: 30), .init(Words.head("period"), width: 14),
        .init(Words.head("computed"), width: 14),
    ]

    private func place(_ key: HandValueBook.Key) -> [Cell] {
        let school = schools[key.school]
        let season =
            key.period.season == .autumn
            ? Sentence(ru: ", \(Words.autumn.ru)", en: ", \(Words.autumn.en)") : Sentence(ru: "", en: "")
        let title = titles[key.indicator] ?? Sentence(ru: "", en: "")
        return [
            .text(key.school.code), .text(school?.shortName ?? school?.name ?? ""),
            .words(Sentence(ru: "\(key.indicator). \(title.ru)", en: "\(key.indicator). \(title.en)")),
            .words(Sentence(ru: "\(key.period.year)\(season.ru)", en: "\(key.period.year)\(season.en)")),
            counts(computed[key].map { ($0.numerator, $0.denominator) }),
        ]
    }

    private func counts(_ counts: (Int, Int)?) -> Cell {
        guard let (numerator, denominator) = counts else { return .empty }
        let values = ["numerator": String(numerator), "denominator": String(denominator)]
        return .words(
            Sentence(ru: Words.counts.filled(.russian, values), en: Words.counts.filled(.english, values)))
    }

    /// An expert by name, a school as such: who fills in there is no person of the order.
    private func author(_ value: HandValue) -> Cell {
        switch value.author {
        case .expert(let name):
            let known = name.isEmpty ? value.name : name
            return known.isEmpty ? .words(Words.responsible) : .text(known)
        case .school: return .words(Words.school)
        }
    }

    private func said(_ value: HandValue) -> Cell {
        if let counts = value.counts { return self.counts(counts) }
        if let share = value.share { return .share(share) }
        switch value.decision {
        case .accepted?: return .words(Words.accept)
        case .rejected?: return .words(Words.reject)
        case nil: return value.isConfirmed ? .words(Words.confirms) : .empty
        }
    }

    private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }

    private func day(_ day: CalendarDate?) -> Cell {
        day.map { .words(Sentence(ru: $0.russian, en: $0.iso)) } ?? .empty
    }

    private static func table(
        _ code: String, _ columns: [(String, Double)], _ rows: [[PublishedSection.Cell]]
    ) -> PublishedSection.Table {
        PublishedSection.Table(
            title: ReconciliationWords.table(code), help: ReconciliationWords.help(code),
            columns: place + columns.map { .init(ReconciliationWords.head($0.0), width: $0.1) }, rows: rows)
    }

    private func replaced(_ keys: [HandValueBook.Key]) -> PublishedSection.Table {
        Self.table(
            "replaced",
            [
                ("given", 14), ("author", 24), ("decided", 24), ("reason", 30), ("document", 30), ("day", 12),
                ("file", 30),
            ],
            keys.compactMap { key in
                guard case .replaced(let found) = book.stand(of: key) else { return nil }
                let given = found.given.value
                let isAccepted = found.decided != found.given
                return place(key) + [
                    counts((found.numerator, found.denominator)), author(given),
                    isAccepted ? author(found.decided.value) : .empty, text(given.reason), text(given.document),
                    day(found.decided.value.day), .text(found.given.file),
                ]
            })
    }

    private func disputed(_ keys: [HandValueBook.Key]) -> PublishedSection.Table {
        statements("disputed", keys) { key in
            if case .disputed(let statements) = book.stand(of: key) { return statements }
            return book.open(key)
        }
    }

    private func contradictory(_ keys: [HandValueBook.Key]) -> PublishedSection.Table {
        statements("contradictory", keys) { key in
            if case .contradictory(let statements) = book.stand(of: key) { statements } else { [] }
        }
    }

    private func shares(_ keys: [HandValueBook.Key]) -> PublishedSection.Table {
        statements("shares", keys) { key in
            if case .shareOnly(_, let given) = book.stand(of: key) { [given] } else { [] }
        }
    }

    private func statements(
        _ code: String, _ keys: [HandValueBook.Key], _ found: (HandValueBook.Key) -> [HandValueBook.Statement]
    ) -> PublishedSection.Table {
        Self.table(
            code, [("given", 14), ("author", 24), ("reason", 30), ("document", 30), ("day", 12), ("file", 30)],
            keys.flatMap { key in
                found(key).map { statement in
                    let value = statement.value
                    return place(key) + [
                        said(value), author(value), text(value.reason), text(value.document), day(value.day),
                        .text(statement.file),
                    ]
                }
            })
    }

    /// Numbers that are others now than those that somebody confirmed or corrected.
    private func changed(_ keys: [HandValueBook.Key]) -> PublishedSection.Table {
        Self.table(
            "changed", [("seen", 14), ("author", 24), ("file", 30)],
            Self.changed(book, computed).filter { keys.contains($0.key) }.map { key, statement in
                place(key) + [
                    counts(statement.value.seen.map { ($0.numerator, $0.denominator) }), author(statement.value),
                    .text(statement.file),
                ]
            })
    }

    /// Numbers that are others now than those that somebody confirmed or corrected, with what was said of them.
    ///
    /// - Parameters:
    ///   - book: What people said.
    ///   - computed: The numbers as they were counted.
    /// - Returns: The numbers, by indicator, school and period.
    public static func changed(
        _ book: HandValueBook, _ computed: [HandValueBook.Key: Number]
    ) -> [(key: HandValueBook.Key, statement: HandValueBook.Statement)] {
        book.keys.compactMap { key in
            let statement: HandValueBook.Statement
            switch book.stand(of: key) {
            case .replaced(let value): statement = value.decided
            case .confirmed(let said), .rejected(let said): statement = said
            default: return nil
            }
            let (seen, now) = (statement.value, computed[key])
            let isSame = seen.seenNumerator == now?.numerator && seen.seenDenominator == now?.denominator
            return isSame ? nil : (key, statement)
        }
    }
}
