// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Statistics
import Workbooks

/// One participant of a work of ВПР, in whatever layout.
struct PaperRow: Equatable {
    var code: Int
    /// The class as raw exports have it, a letter or worse.
    var letter = ""
    var isGirl = false
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

    init(_ model: DistrictModel, _ school: SchoolPlan, _ paper: Paper, year: Int, season asked: Season? = nil) {
        let exam = paper.exam
        let season = asked ?? ExamCalendar.season(year)
        let isAutumn = season == .autumn
        let cohort = Cohort(school, grade: exam.grade, year: year)
        var random = cohort.examStream(exam)
        let shares = model.cohortShares(school, exam, year, season, using: &random)
        let absence = Self.absence(exam, year: year, season)
        // In autumn the pupils are a grade above the programme.
        let grade = exam.grade + (isAutumn ? 1 : 0)
        let hasScale = paper.hasScale(year, season)
        let untaught = model.layouts == .all && exam == .vprMathematics5 && year == 2021
        rows = (0..<cohort.size).map { index in
            var pupil = random.substream(UInt64(index + 1))
            // What only raw exports tell has draws of its own.
            var rest = pupil.substream(1)
            let code = grade * 10_000 + index + 1
            let isAbsent = pupil.uniform() < absence
            var row: PaperRow
            if isAbsent {
                row = PaperRow(absent: code, grade: grade, tasks: paper.tasks.count)
            } else {
                let level = Level(ability: cohort.abilities[index], shares: shares, using: &pupil)
                row = PaperRow(code: code, grade: grade, level: level, paper, hasScale: hasScale, using: &pupil)
                if untaught { row.leaveOutUntaught(using: &rest) }
            }
            row.letter = DirtyValues.letter(grade: grade, index: index, of: cohort.size, using: &rest)
            row.isGirl = rest.integer(below: 2) == 0
            return row
        }
    }

    /// The share of absent pupils (domain notes, 1.4): 6–8 % in grade 4 and 9–12 % later on in spring, 12–17 % in the
    /// autumn of 2020.
    private static func absence(_ exam: Exam, year: Int, _ season: Season) -> Double {
        let spring = exam.grade == 4 ? 0.07 : 0.1
        if season == .spring { return spring }
        return spring + (year == 2020 ? 0.055 : 0.02)
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

    /// Some of the points that nobody got were not taught: up to 3 % of all cells.
    fileprivate mutating func leaveOutUntaught(using random: inout RandomStream) {
        for task in tasks.indices where tasks[task] == .integer(0) && random.uniform() < 0.06 {
            tasks[task] = .text("не пройд.")
        }
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
