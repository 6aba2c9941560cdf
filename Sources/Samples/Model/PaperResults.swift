// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics
import Workbooks

/// One row of Ф1.
struct PaperRow: Equatable {
    var code: Int
    var grade: CellContent
    var variant: CellContent
    var tasks: [CellContent]
    var total: Int?
    /// Nil for absent pupils, and where a mark that the scale gives was left out.
    var mark: Int?
    var journal: CellContent
    /// What counts; nil for absent pupils.
    var counted: Int?
    /// Whether the total is not the sum of the tasks.
    var hasWrongTotal = false
}

/// What one school wrote in one work of ВПР.
struct PaperResults {
    let rows: [PaperRow]

    init(_ model: DistrictModel, _ school: SchoolPlan, _ paper: Paper, year: Int) {
        let exam = paper.exam
        let isAutumn = ExamCalendar.season(year) == .autumn
        let cohort = Cohort(school, grade: exam.grade, year: year)
        var random = cohort.examStream(exam)
        let shares = model.cohortShares(school, exam, year, using: &random)
        let absence = (exam.grade == 4 ? 0.07 : 0.1) + (isAutumn ? 0.02 : 0)
        // In autumn the pupils are a grade above the programme.
        let grade = exam.grade + (isAutumn ? 1 : 0)
        let hasScale = year > 2020 || isAutumn
        rows = (0..<cohort.size).map { index in
            var pupil = random.substream(UInt64(index + 1))
            let code = grade * 10_000 + index + 1
            guard pupil.uniform() >= absence else {
                return PaperRow(absent: code, grade: grade, tasks: paper.tasks.count)
            }
            let level = Level(ability: cohort.abilities[index], shares: shares, using: &pupil)
            return PaperRow(code: code, grade: grade, level: level, paper, hasScale: hasScale, using: &pupil)
        }
    }
}

extension PaperRow {
    fileprivate init(absent code: Int, grade: Int, tasks count: Int) {
        self.init(
            code: code, grade: .integer(grade), variant: .text("отсутствовал"),
            tasks: Array(repeating: .empty, count: count), journal: .empty)
    }

    fileprivate init(
        code: Int, grade: Int, level: Level, _ paper: Paper, hasScale: Bool, using random: inout RandomStream
    ) {
        let total = Self.total(level, paper, using: &random)
        var points = Self.spread(total, over: paper.tasks, using: &random)
        let isWrong = random.uniform() < 0.004
        if isWrong, let task = points.firstIndex(where: { $0 > 0 }) { points[task] -= 1 }
        let leavesMarkOut = random.uniform() < 0.004 && hasScale
        self.init(
            code: code, grade: DirtyValues.grade(grade, using: &random), variant: DirtyValues.variant(using: &random),
            tasks: points.map { DirtyValues.task($0, using: &random) }, total: total,
            mark: leavesMarkOut ? nil : level.rawValue,
            journal: DirtyValues.journalMark(level.rawValue, using: &random), counted: level.rawValue,
            hasWrongTotal: isWrong && total > 0)
    }

    /// A total within the band of a level; at the border of 2 and 3 most of those just below were helped over it
    /// (domain notes, 3.2: five to twelve times as many at the cut as below it).
    private static func total(_ level: Level, _ paper: Paper, using random: inout RandomStream) -> Int {
        let band = paper.band(mark: level.rawValue)
        let weights = band.map { points -> Double in
            let place = Double(points - band.lowerBound + 1)
            switch level {
            case .low: return points == band.upperBound ? place * 0.3 : place
            case .fair: return points == band.lowerBound ? Double(band.count) * 0.6 : Double(band.count) * 0.4 + place
            case .good: return Double(band.count) - 0.5 * place
            case .high: return Double(band.upperBound - points + 1)
            }
        }
        var rest = random.uniform() * weights.reduce(0, +)
        for (points, weight) in zip(band, weights) {
            rest -= weight
            if rest < 0 { return points }
        }
        return band.upperBound
    }

    /// Deals points out to tasks, to hard ones less.
    private static func spread(_ total: Int, over tasks: [Paper.Task], using random: inout RandomStream) -> [Int] {
        var points = tasks.map { _ in 0 }
        var weights = tasks.map { Double($0.points) * ($0.isHard ? 0.4 : 1) }
        for _ in 0..<total {
            var rest = random.uniform() * weights.reduce(0, +)
            var chosen = 0
            for task in tasks.indices where points[task] < tasks[task].points {
                chosen = task
                rest -= weights[task]
                if rest < 0 { break }
            }
            points[chosen] += 1
            weights[chosen] = Double(tasks[chosen].points - points[chosen]) * (tasks[chosen].isHard ? 0.4 : 1)
        }
        return points
    }
}
