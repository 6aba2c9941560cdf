// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Publishing
import Wording

/// What `check` and `run` say of «Сверка».
struct ReconciliationReport {
    private let work: Reconciliation

    init(_ work: Reconciliation) { self.work = work }

    /// Who has numbers left to confirm, one line for each expert; then what changed since.
    var lines: [Sentence] { unconfirmed + changed }

    private var unconfirmed: [Sentence] {
        work.unconfirmed.map { open in
            let list = OrganisationWords.indicators(
                open.indicators.map(String.init).joined(separator: ", "), count: open.indicators.count)
            let who =
                open.expert.isEmpty
                ? Sentence(ru: "эксперт не назначен", en: "no expert is named")
                : Sentence(ru: open.expert, en: open.expert)
            let disputed =
                open.disputed > 0
                ? Sentence(ru: ", споров: \(open.disputed)", en: ", disputes: \(open.disputed)")
                : Sentence(ru: "", en: "")
            return Sentence(
                ru:
                    "Не подтверждено чисел: \(open.count) из \(open.total)\(disputed.ru) — \(who.ru); \(list.ru) "
                    + "(vekha report sverka)",
                en:
                    "Numbers not confirmed: \(open.count) of \(open.total)\(disputed.en): \(who.en); \(list.en) "
                    + "(vekha report sverka)")
        }
    }

    /// One line for all numbers that are others now than those that people saw, the first named.
    var changed: [Sentence] {
        let changed = work.changed
        guard let first = changed.first else { return [] }
        func counts(_ value: (Int, Int)?, _ language: Language) -> String {
            guard let (numerator, denominator) = value else { return "—" }
            return ReconciliationWords.counts.filled(
                language, ["numerator": String(numerator), "denominator": String(denominator)])
        }
        let seen = first.statement.value.seen.map { ($0.numerator, $0.denominator) }
        let now = work.computed[first.key].map { ($0.numerator, $0.denominator) }
        func text(_ language: Language) -> String {
            "\(first.key.school.code), \(first.key.indicator), \(first.key.period.text(language)): "
                + "\(counts(seen, language)) → \(counts(now, language))"
        }
        return [
            Sentence(
                ru:
                    "После сверки данные изменились, чисел: \(changed.count); первое — \(text(.russian)) (раздел «Сверка»)",
                en: "The data changed after the reconciliation, numbers: \(changed.count); first \(text(.english)) "
                    + "(chapter “Reconciliation”)")
        ]
    }

    /// Copies that contradict each other: neither counts.
    var contradictions: [Sentence] {
        work.book.keys.compactMap { key in
            guard case .contradictory(let copies) = work.book.stand(of: key) else { return nil }
            let files = Set(copies.map(\.file)).sorted().joined(separator: ", ")
            return Sentence(
                ru:
                    "Копии противоречат друг другу, не учтена ни одна: \(key.school.code), показатель \(key.indicator), "
                    + "\(key.period.text(.russian)) — \(files) (vekha import --undo ФАЙЛ)",
                en: "Copies contradict each other, none counts: \(key.school.code), indicator \(key.indicator), "
                    + "\(key.period.text(.english)): \(files) (vekha import --undo FILE)")
        }
    }
}
