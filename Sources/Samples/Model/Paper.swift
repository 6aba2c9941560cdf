// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// A work of ВПР: its tasks and its scale.
struct Paper {
    struct Task {
        /// As the header writes it, without the points.
        let label: String
        /// The most points.
        let points: Int
        /// Повышенный уровень: solved less often.
        let isHard: Bool
    }

    let exam: Exam
    /// The two letters of the subject in the names of files and sheets.
    let letters: String
    let tasks: [Task]
    /// The fewest points of 3, 4 and 5.
    let lowest: [Int]

    var maximum: Int { tasks.reduce(0) { $0 + $1.points } }

    /// The totals of a mark.
    func band(mark: Int) -> ClosedRange<Int> {
        (mark == 2 ? 0 : lowest[mark - 3])...(mark == 5 ? maximum : lowest[mark - 2] - 1)
    }

    // The layout is `label:points`, with `+` after a hard task, separated by spaces.
    private init(_ exam: Exam, _ letters: String, lowest: [Int], layout: String) {
        self.exam = exam
        self.letters = letters
        self.lowest = lowest
        tasks = layout.split(separator: " ").map { part in
            let isHard = part.hasSuffix("+")
            let fields = part.split { $0 == ":" || $0 == "+" }
            guard fields.count == 2, let points = Int(fields[1]) else { preconditionFailure("a task is label:points") }
            return Task(label: String(fields[0]), points: points, isHard: isHard)
        }
    }

    /// The works of a year that the order counts.
    static func works(_ year: Int) -> [Paper] { year < 2025 ? all : [redesigned] + all.dropFirst() }

    /// Whether the rules have a scale for the work in a campaign, so that its marks follow from the totals.
    func hasScale(_ year: Int, _ season: Season) -> Bool {
        switch (year, season) {
        case (2020, .autumn), (2021...2023, _), (2024, .spring): true
        case (2026, .spring): maximum == Self.redesigned.maximum && exam == .vprRussian4
        default: false
        }
    }

    /// Русский язык, grade 4, from 2025 on: twelve tasks, one lesson, 24 points.
    ///
    /// The scale is that of the demonstration of 2026; how the points are split among the tasks is ours.
    static let redesigned = Paper(
        .vprRussian4, "РУ", lowest: [10, 16, 21],
        layout: "1К1:4 1К2:3 2:3 3:1 4:2 5:1 6:2+ 7:2 8:1 9:2+ 10:1 11:1 12:1+")

    /// Works of grades 7 and 8: maxima and scales as ``all``; how the points are split among the tasks is ours.
    static let upper = [
        Paper(
            .vprRussian7, "РУ", lowest: [22, 32, 42],
            layout:
                "1К1:4 1К2:3 1К3:2 2К1:3 2К2:3 2К3:3 2К4:3+ 3.1:1 3.2:1 4.1:1 4.2:1 5:2 6:2 7.1:1 7.2:1 8.1:2 8.2:1 "
                + "9:2+ 10:1 11.1:2+ 11.2:3+ 12:1 13.1:1 13.2:1 14:2"),
        Paper(
            .vprMathematics7, "МА", lowest: [7, 12, 16],
            layout: "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:1 10:1 11:1 12:2 13:1 14:2+ 15:1 16:2+"),
        Paper(
            .vprRussian8, "РУ", lowest: [26, 32, 45],
            layout:
                "1К1:4 1К2:3 1К3:2 2К1:3 2К2:3 2К3:3 3:2 4:2 5:2 6:3 7:2 8:2 9:3+ 10:2 11:2 12:3 13:1 14:1 15:3+ 16:3 "
                + "17:2"),
        Paper(
            .vprMathematics8, "МА", lowest: [8, 15, 21],
            layout: "1:1 2:1 3:1 4:1 5:1 6:2 7:1 8:2 9:1 10:1 11:1 12:1 13:1 14:1 15:2 16.1:1 16.2:1 17:1+ 18:2+ 19:2+"),
    ]

    /// Numbers of tasks, points and scales of the years 2020–2024: ФИОКО, «Описание проверочной работы» (2021).
    static let all = [
        Paper(
            .vprRussian4, "РУ", lowest: [14, 24, 33],
            layout: "1К1:4 1К2:3 2:3 3.1:1 3.2:3 4:2 5:1 6:2+ 7:3+ 8:2 9:1+ 10:1 11:2 12.1:1 12.2:2 13.1:1 13.2:2 14:1 "
                + "15.1:2+ 15.2:1+"),
        Paper(
            .vprMathematics4, "МА", lowest: [6, 10, 15],
            layout: "1:1 2:1 3:2 4:1 5.1:1 5.2:1 6.1:1 6.2:1 7:1 8:2+ 9.1:1+ 9.2:1+ 10:2+ 11:2+ 12:2+"),
        Paper(
            .vprWorld4, "ОМ", lowest: [8, 18, 27],
            layout: "1:2 2:2 3.1:2 3.2:1 3.3:3+ 4:2 5:1 6.1:1 6.2:1+ 6.3:2+ 7.1:1 7.2:2 8К1:1 8К2:1 8К3:1+ 9.1:1 9.2:1 "
                + "9.3:1 10.1:2 10.2К1:1+ 10.2К2:1+ 10.2К3:2+"),
        Paper(
            .vprRussian5, "РУ", lowest: [18, 29, 39],
            layout:
                "1К1:4 1К2:3 1К3:2 2К1:3 2К2:3 2К3:3 2К4:3+ 3:2 4.1:3 4.2:2 5.1:2 5.2:2 6.1:2 6.2:1 7.1:2 7.2:1 8:2+ "
                + "9:2+ 10:1 11:1 12:1"),
        Paper(
            .vprMathematics5, "МА", lowest: [7, 11, 15],
            layout: "1:1 2:1 3:1 4:1 5:1 6:2 7:1 8:1 9:2 10:2+ 11.1:1 11.2:1 12.1:1 12.2:1 13:1+ 14:2+"),
        Paper(
            .vprRussian6, "РУ", lowest: [25, 35, 45],
            layout:
                "1К1:4 1К2:3 1К3:2 2К1:3 2К2:3 2К3:3 2К4:3+ 3.1:1 3.2:1 4:2 5:2 6:2 7.1:1 7.2:1 8.1:2 8.2:1 9:2+ 10:3+ "
                + "11:2 12.1:1 12.2:2+ 13.1:1 13.2:2 14.1:2 14.2:2"),
        Paper(
            .vprMathematics6, "МА", lowest: [6, 10, 14],
            layout: "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1 9:2 10:1 11:2+ 12:1 13:2+"),
    ]
}
