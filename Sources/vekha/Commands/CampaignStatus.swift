// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import AnalysisKit
import Engine
import Foundation
import Monitoring
import Store
import Wording

/// What is loaded, what is missing, the next command; at most ten lines.
struct CampaignStatus {
    private let options: CampaignOptions

    init(_ options: CampaignOptions) { self.options = options }

    func print() throws {
        let folder = try options.open()
        let speech = folder.speech(options.language.lang)
        let settings = folder.settings
        let years = settings.years.map(String.init).joined(separator: ", ")
        speech.say(
            Sentence(ru: "\(settings.territory): годы \(years)", en: "\(settings.territory): years \(years)"))
        guard let campaign = try folder.openToRead() else {
            speech.say(
                Sentence(
                    ru: "Данных ещё нет. Дальше: положите файлы в input/ и выполните vekha import",
                    en: "No data yet. Next: put files into input/ and run vekha import"))
            return
        }
        try print(campaign, folder, speech)
    }

    private func print(_ campaign: Campaign, _ folder: CampaignFolder, _ speech: Speech) throws {
        let language = speech.language
        let (completeness, description) = try folder.completeness(of: campaign)
        let journal = try campaign.journal()
        let watched = description.schools.count { description.isWatched($0) }
        let schools = CountedNoun.school.counted(description.schools.count, language)
        speech.say(
            Sentence(
                ru: "\(schools), из них ШНОР и ШНСУ: \(watched)", en: "\(schools), \(watched) of them watched"))
        let accepted =
            try campaign.rows("SELECT count(*) FROM results WHERE final_outcome IS NOT NULL").first?.first?.int ?? 0
        let rejected = journal.reduce(0) { $0 + $1.reading.rejected }
        let files = CountedNoun.file.counted(journal.count, language)
        speech.say(
            Sentence(
                ru: "Загружено: \(files), учтено результатов \(accepted), отклонено строк \(rejected)",
                en: "Loaded: \(files), results \(accepted), rejected rows \(rejected)"))
        let outdated = journal.filter(\.isOutdated)
        if let first = outdated.first {
            let files = CountedNoun.file.counted(outdated.count, language)
            speech.warn(
                Sentence(
                    ru:
                        "Загружено прежней версией, без апелляций и пересдач: \(files), первый — \(first.reading.file); "
                        + "выполните vekha import ещё раз",
                    en:
                        "Imported by an earlier release, without appeals and re-sits: \(files), first \(first.reading.file); "
                        + "run vekha import again"))
        }
        let refusals = try campaign.refusals()
        if let first = refusals.first {
            speech.say(
                Sentence(
                    ru: "Отказано файлам: \(refusals.count); \(first.ru)",
                    en: "Refused files: \(refusals.count); \(first.en)"))
        }
        let waiting = try campaign.changesWithoutResult()
        if let first = waiting.first {
            let rest = waiting.count > 1 ? " (+\(waiting.count - 1))" : ""
            speech.say("\(first.file)\(rest): \(JournalWords.changesWithoutResult(first.count)[language])")
        }
        let missing = completeness.missing
        if let first = missing.first {
            speech.say(
                Sentence(
                    ru: "Не хватает данных: \(missing.count), первые — показатель \(first.indicator), \(first.year) г. "
                        + "(подробно: vekha check)",
                    en:
                        "Missing data: \(missing.count), first indicator \(first.indicator), \(first.year) (vekha check)"
                ))
        } else {
            let holes = Set(completeness.gaps.map { $0.school }).count
            let schools = CountedNoun.school.counted(holes, language)
            speech.say(
                holes == 0
                    ? Sentence(ru: "Результаты есть по всем показателям, годам и школам", en: "No results are missing")
                    : Sentence(
                        ru: "Результаты есть по всем показателям и годам; пропуски в рядах: \(schools) (vekha check)",
                        en: "Every indicator and year has results; holes in the series of \(schools) (vekha check)"))
        }
        try printDue(folder.organisation(of: campaign), campaign, folder, speech, completeness, description)
        try printFindings(campaign, speech)
    }

    /// What is late today, and what comes next, in one line.
    private func printDue(
        _ organisation: Organisation, _ campaign: Campaign, _ folder: CampaignFolder, _ speech: Speech,
        _ completeness: Completeness, _ description: CampaignDescription
    ) throws {
        let rejected = try campaign.organisationFiles().last.flatMap { file in
            file.rejected > 0 ? AgendaWords.notUnderstood(file.rejected, cell: file.cell) : nil
        }
        let agenda = try folder.agenda(organisation, of: campaign, description, completeness, on: .named(nil))
        let missing = agenda.duties.count { $0.stand == .missing }
        let late = Sentence(
            ru: "не сдано в срок: \(missing) (vekha check)", en: "due and not there: \(missing) (vekha check)")
        let parts =
            (missing > 0 ? [late] : []) + (try agenda.next.first.map { [try next($0, folder)] } ?? [])
            + [rejected].compactMap { $0 }
        if parts.isEmpty { return }
        speech.say(
            Sentence(
                ru: "Сроки: " + parts.map(\.ru).joined(separator: "; "),
                en: "Terms: " + parts.map(\.en).joined(separator: "; ")))
    }

    private func next(_ deadline: Organisation.Deadline, _ folder: CampaignFolder) throws -> Sentence {
        let numbers = deadline.indicators
        let subject =
            numbers.isEmpty
            ? OrganisationWords.subject(deadline.subject.rawValue)
            : OrganisationWords.indicators(numbers.rangesText, count: numbers.count)
        let group = OrganisationWords.groups.first { $0.ru == deadline.responsible }
        let owner = group ?? Sentence(ru: deadline.responsible, en: deadline.responsible)
        let day = deadline.lastDay(try folder.calendar())
        let words = Sentence(
            ru: subject.ru + (owner.ru.isEmpty ? "" : " (\(owner.ru))"),
            en: subject.en + (owner.en.isEmpty ? "" : " (\(owner.en))"))
        return Sentence(ru: AgendaWords.next(day.russian, words).ru, en: AgendaWords.next(day.iso, words).en)
    }

    private func printFindings(_ campaign: Campaign, _ speech: Speech) throws {
        let counted = try campaign.rows(
            """
            SELECT f.verdict, CAST(count(*) AS BIGINT) FROM v_findings f
            WHERE f.run = (SELECT max(id) FROM runs) AND f.quantity = 'change' AND f.unit_kind = 'school' AND EXISTS (
                SELECT 1 FROM v_findings s
                WHERE s.run = f.run AND s.quantity = 'share' AND s.unit_kind = 'school' AND s.unit = f.unit AND s.indicator = f.indicator)
            GROUP BY f.verdict
            """)
        guard !counted.isEmpty else {
            speech.say(Sentence(ru: "Дальше: vekha run", en: "Next: vekha run"))
            return
        }
        let numbers = Dictionary(counted.map { ($0[0].text ?? "", $0[1].int ?? 0) }) { first, _ in first }
        speech.say(Sentence(ru: "Выводы по школам и показателям:", en: "Verdicts by school and indicator:"))
        for verdicts in [
            [Verdict.improved, .worsened], [.improving, .worsening, .stable],
            [.inconclusive, .insufficient, .notComparable],
        ] {
            let parts = verdicts.compactMap { verdict in
                VerdictWording(code: verdict.rawValue).map {
                    "\($0.cell[speech.language]) — \(numbers[verdict.rawValue] ?? 0)"
                }
            }
            speech.say("  " + parts.joined(separator: "; "))
        }
        speech.say(
            Sentence(
                ru: "Документы: output/report.html, output/indicators.xlsx. Новые файлы: vekha import, затем vekha run",
                en: "Documents: output/report.html, output/indicators.xlsx. New files: vekha import, then vekha run"))
    }
}
