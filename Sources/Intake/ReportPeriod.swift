// SPDX-License-Identifier: GPL-3.0-or-later

public import Monitoring

/// The period that reports of schools are asked for, as the order says it.
public enum ReportPeriod {
    /// Reads a period.
    ///
    /// - Parameters:
    ///   - text: Such as «1 полугодие 2021 года», with or without «за» before it.
    ///   - year: The year of a period without one; nil: such a period has no days.
    /// - Returns: The period; without days where the words do not say them.
    public static func term(_ text: String, year: Int?) -> SchoolReport.Term { TermReader(year: year).read(text) }
}
