// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring

/// What is written by one grade in one subject, and how it usually ends.
struct Exam: Hashable {
    let procedure: Procedure
    let subject: Subject
    /// The grade of the programme.
    let grade: Int
    /// The number of its stream; also the order of files.
    let number: Int
    /// The code of a protocol's title; empty for ВПР.
    let code: String
    /// The usual share of «2», or of results below the minimum.
    let low: Double
    /// The usual share of «5», or of results from 81 on.
    let high: Double

    /// Whether those who fail it may take it again in the same year: the subjects that a certificate needs.
    var isCompulsory: Bool { procedure == .oge || self == .egeRussian || self == .egeBase }

    /// Whether results are on the scale of 100.
    var isScored: Bool { procedure == .ege && subject != .baseMathematics }

    // Shares of «2» in spring: raw exports of one region, 2021 (domain notes, 2.4); the others are rounded guesses of
    // what regions publish.
    static let vprRussian4 = Exam(
        procedure: .vpr, subject: .russian, grade: 4, number: 1, code: "", low: 0.076, high: 0.17)
    static let vprMathematics4 = Exam(
        procedure: .vpr, subject: .mathematics, grade: 4, number: 2, code: "", low: 0.033, high: 0.3)
    static let vprWorld4 = Exam(
        procedure: .vpr, subject: .surroundingWorld, grade: 4, number: 3, code: "", low: 0.02, high: 0.2)
    static let vprRussian5 = Exam(
        procedure: .vpr, subject: .russian, grade: 5, number: 4, code: "", low: 0.149, high: 0.13)
    static let vprMathematics5 = Exam(
        procedure: .vpr, subject: .mathematics, grade: 5, number: 5, code: "", low: 0.148, high: 0.2)
    static let vprRussian6 = Exam(
        procedure: .vpr, subject: .russian, grade: 6, number: 6, code: "", low: 0.183, high: 0.1)
    static let vprMathematics6 = Exam(
        procedure: .vpr, subject: .mathematics, grade: 6, number: 7, code: "", low: 0.16, high: 0.09)
    static let vprRussian7 = Exam(
        procedure: .vpr, subject: .russian, grade: 7, number: 21, code: "", low: 0.19, high: 0.07)
    static let vprMathematics7 = Exam(
        procedure: .vpr, subject: .mathematics, grade: 7, number: 22, code: "", low: 0.14, high: 0.1)
    static let vprRussian8 = Exam(
        procedure: .vpr, subject: .russian, grade: 8, number: 23, code: "", low: 0.19, high: 0.08)
    static let vprMathematics8 = Exam(
        procedure: .vpr, subject: .mathematics, grade: 8, number: 24, code: "", low: 0.12, high: 0.05)
    static let ogeRussian = Exam(
        procedure: .oge, subject: .russian, grade: 9, number: 11, code: "01", low: 0.04, high: 0.25)
    static let ogeMathematics = Exam(
        procedure: .oge, subject: .mathematics, grade: 9, number: 12, code: "02", low: 0.1, high: 0.1)
    static let egeRussian = Exam(
        procedure: .ege, subject: .russian, grade: 11, number: 13, code: "01", low: 0.02, high: 0.15)
    static let egeProfile = Exam(
        procedure: .ege, subject: .profileMathematics, grade: 11, number: 14, code: "02", low: 0.08, high: 0.08)
    static let egeBase = Exam(
        procedure: .ege, subject: .baseMathematics, grade: 11, number: 15, code: "22", low: 0.06, high: 0.25)
    static let gveRussian = Exam(
        procedure: .gve, subject: .russian, grade: 11, number: 16, code: "51", low: 0.05, high: 0.15)
    static let gveMathematics = Exam(
        procedure: .gve, subject: .mathematics, grade: 11, number: 17, code: "52", low: 0.08, high: 0.12)
}
