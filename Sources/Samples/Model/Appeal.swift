// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics

/// An appeal against a result, or a re-check of it.
struct Appeal: Equatable {
    enum Kind: String, CaseIterable {
        case appeal = "Апелляция о несогласии"
        case recheck = "Перепроверка"
    }

    let row: ProtocolRow
    let kind: Kind
    let isSatisfied: Bool
    /// The result that the file shows as the current one; nil where a rejected appeal leaves the cells empty.
    let current: ExamScore?

    /// The appeals of an examination's main day among those who may appeal.
    ///
    /// Two cross the border of a band, one in each direction, where somebody is near enough; two stay within it; two are
    /// rejected, one with and one without a current result.
    static func all(_ exam: Exam, year: Int, among rows: [ProtocolRow], stream: RandomStream) -> [Appeal] {
        var random = stream
        var left = rows.filter { !$0.isConditionNotMet }
        left.shuffle(using: &random)
        let scale = Scale(exam: exam, year: year)
        var appeals: [Appeal] = []
        func take(_ kind: Kind, _ move: (ProtocolRow) -> ExamScore?) {
            for (index, row) in left.enumerated() {
                guard let score = move(row) else { continue }
                appeals.append(Appeal(row: row, kind: kind, isSatisfied: true, current: score))
                left.remove(at: index)
                return
            }
        }
        for step in [1, -1] { take(.appeal) { scale.across($0.score, step) } }
        take(.appeal) { scale.within($0.score, 1) }
        take(.recheck) { scale.within($0.score, -1) }
        for (index, row) in left.prefix(2).enumerated() {
            appeals.append(
                Appeal(
                    row: row, kind: Kind.allCases[index], isSatisfied: false, current: index == 0 ? row.score : nil))
        }
        return appeals.sorted { ($0.row.school, $0.row.person) < ($1.row.school, $1.row.person) }
    }
}

/// How far an appeal moves a result.
private struct Scale {
    let exam: Exam
    let year: Int

    /// Another result a few points up or down.
    private func moved(_ score: ExamScore, by points: Int) -> ExamScore? {
        if exam.isScored {
            let result = score.result + points
            return (0...100).contains(result) ? ExamScore(exam, score: result) : nil
        }
        let bands = ExamScore.bands(exam, year: year)
        let primary = score.primary + points
        guard primary >= 0, let most = bands.last?.upperBound, primary <= most else { return nil }
        return ExamScore(exam, year: year, primary: primary)
    }

    /// The nearest result of another band, at most six points away.
    func across(_ score: ExamScore, _ step: Int) -> ExamScore? {
        (1...6).lazy.compactMap { moved(score, by: $0 * step) }.first { $0.outcome != score.outcome }
    }

    /// A result of the same band, one or two points away.
    func within(_ score: ExamScore, _ step: Int) -> ExamScore? {
        [2, 1].lazy.compactMap { moved(score, by: $0 * step) }.first { $0.outcome == score.outcome }
    }
}
