// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// What was held in which year, and when.
enum ExamCalendar {
    /// An examination of one subject on one day.
    struct Session {
        let exam: Exam
        /// The day as a protocol's title writes it, `2022.06.07`.
        let day: String
        let year: Int
    }

    /// When an examination is taken.
    enum Wave: String, CaseIterable {
        case main
        case reserve = "резерв"
        case september = "сентябрь"
    }

    /// The season of nearly all schools' ВПР of a year.
    static func season(_ year: Int) -> Season { year == 2020 || year == 2022 ? .autumn : .spring }

    /// The autumn after the last results.
    static func referenceDate(after years: [Int]) -> CalendarDate? {
        guard let last = years.last else { return nil }
        return season(last) == .autumn
            ? CalendarDate(year: last, month: 12, day: 1) : CalendarDate(year: last, month: 9, day: 24)
    }

    /// Whether only those who go on to a university took the ЕГЭ.
    static func isForApplicantsOnly(_ year: Int) -> Bool { year == 2020 || year == 2021 }

    /// The day of a work of ВПР, as Ф1 writes it.
    static func day(of paper: Paper, year: Int) -> String {
        let isAutumn = season(year) == .autumn
        // Within the campaigns of all these years: 14.09–12.10.2020, 19.09–24.10.2022, and April.
        let days =
            isAutumn
            ? ["20.09", "22.09", "27.09", "29.09", "04.10", "06.10", "11.10"]
            : ["09.04", "11.04", "16.04", "18.04", "23.04", "24.04", "25.04"]
        return "\(days[(paper.exam.number - 1) % days.count]).\(year)"
    }

    /// The session of a later wave of an examination; nil where there was none.
    static func session(_ main: Session, _ wave: Wave) -> Session? {
        let (exam, year) = (main.exam, main.year)
        let day: String
        switch wave {
        case .main: return main
        case .reserve:
            guard exam.procedure != .gve else { return nil }
            day = (year == 2020 ? "07." : "06.") + (exam.subject == .russian ? "27" : "24")
        case .september:
            guard exam.isCompulsory, exam.grade == 9 || !isForApplicantsOnly(year) else { return nil }
            day = "09." + (exam.subject == .russian ? "10" : "05")
        }
        return Session(exam: exam, day: "\(year).\(day)", year: year)
    }

    /// The examinations of a year.
    static func sessions(_ year: Int) -> [Session] {
        let days: [(Exam, String)] =
            switch year {
            case 2019:
                [
                    (.ogeRussian, "05.28"), (.ogeMathematics, "06.06"), (.egeRussian, "06.03"), (.egeProfile, "05.29"),
                    (.egeBase, "05.29"), (.gveRussian, "06.03"), (.gveMathematics, "05.29"),
                ]
            case 2020: [(.egeRussian, "07.06"), (.egeProfile, "07.10")]
            case 2021:
                [
                    (.ogeRussian, "05.24"), (.ogeMathematics, "05.27"), (.egeRussian, "06.03"), (.egeProfile, "06.07"),
                    (.gveRussian, "05.25"), (.gveMathematics, "05.28"),
                ]
            case 2022:
                [
                    (.ogeRussian, "06.07"), (.ogeMathematics, "05.23"), (.egeRussian, "05.30"), (.egeProfile, "06.02"),
                    (.egeBase, "06.03"), (.gveRussian, "05.30"), (.gveMathematics, "06.03"),
                ]
            case 2023:
                [
                    (.ogeRussian, "06.06"), (.ogeMathematics, "06.09"), (.egeRussian, "05.29"), (.egeProfile, "06.01"),
                    (.egeBase, "06.01"), (.gveRussian, "05.29"), (.gveMathematics, "06.01"),
                ]
            case 2025:
                [
                    (.ogeRussian, "06.09"), (.ogeMathematics, "06.03"), (.egeRussian, "05.30"), (.egeProfile, "05.27"),
                    (.egeBase, "05.27"), (.gveRussian, "05.30"), (.gveMathematics, "05.27"),
                ]
            case 2026:
                [
                    (.ogeRussian, "06.09"), (.ogeMathematics, "06.02"), (.egeRussian, "06.04"), (.egeProfile, "06.08"),
                    (.egeBase, "06.08"), (.gveRussian, "06.04"), (.gveMathematics, "06.08"),
                ]
            default:
                [
                    (.ogeRussian, "06.03"), (.ogeMathematics, "06.06"), (.egeRussian, "05.28"), (.egeProfile, "05.31"),
                    (.egeBase, "05.31"), (.gveRussian, "05.28"), (.gveMathematics, "05.31"),
                ]
            }
        return days.map { Session(exam: $0.0, day: "\(year).\($0.1)", year: year) }
    }
}
