// SPDX-License-Identifier: GPL-3.0-or-later

/// An invented person of an examination: the same in all subjects of a year.
struct SamplePerson {
    let surname: String
    let name: String
    let patronymic: String
    /// Nobody's passport has the series 0000.
    let series = "0000"
    let number: String

    /// The person of a number within a year.
    init(_ number: Int, year: Int) {
        let digits = String(100_000 + number).dropFirst()
        let key = "\(year % 100)\(digits)"
        surname = "ФАМИЛИЯ\(key)"
        name = "ИМЯ\(key)"
        patronymic = "ОТЧЕСТВО\(key)"
        self.number = "0\(digits)"
    }

    /// Series and number as one column has them.
    var document: String { "\(series) \(number)" }
}
