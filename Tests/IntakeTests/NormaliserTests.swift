// SPDX-License-Identifier: GPL-3.0-or-later

import Monitoring
import Testing

@testable import Intake

/// The values are those found in public files of ФИС ОКО (2020–2021) and of regional protocols.
struct NormaliserTests {
    private func cell(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    @Test(
        arguments: [
            ("0", .points(0)), ("2", .points(2)), ("0\u{A0}", .points(0)), (" 1 ", .points(1)), ("X", .notAttempted),
            ("x", .notAttempted), ("Х", .notAttempted), ("х", .notAttempted), ("X ", .notAttempted),
            ("не пройд.", .notTaught), ("Не\u{A0}пройд.", .notTaught), ("?", .missing), ("H", .missing),
            ("Н", .missing),
            ("-1", .missing), ("-2", .missing), ("", .missing), ("\u{A0}", .missing),
            ("1000", .points(1000)), ("1001", .missing), ("9223372036854775807", .missing),
        ] as [(String, Normaliser.Task)])
    func `a task cell`(text: String, expected: Normaliser.Task) {
        #expect(Normaliser.task(cell(text)) == expected)
    }

    @Test(
        arguments: [
            ("4", .value(4)), ("4\u{A0}", .value(4)), ("\u{A0}4", .value(4)), ("4,0", .value(4)), ("2.0", .value(2)),
            ("нет отметки", .missing), ("", .missing), ("н/а", .missing), ("*", .missing), ("\u{FEFF}5", .value(5)),
            ("ж", .malformed), ("8", .malformed), ("6", .malformed), ("12", .malformed), ("1", .malformed),
            ("4,5", .malformed), ("0", .malformed),
        ] as [(String, Normaliser.Value<Int>)])
    func `a mark`(text: String, expected: Normaliser.Value<Int>) {
        #expect(Normaliser.mark(cell(text)) == expected)
    }

    @Test(
        arguments: [
            ("38", .value(38)), ("38 ", .value(38)), ("71,0", .value(71)), ("71.5", .malformed), ("", .missing),
            ("-1", .malformed), ("1e2", .malformed), ("99999999999999999999", .malformed), ("1001", .malformed),
        ] as [(String, Normaliser.Value<Int>)])
    func `a total`(text: String, expected: Normaliser.Value<Int>) {
        #expect(Normaliser.points(cell(text)) == expected)
    }

    @Test(
        arguments: [
            ("отсутствовал", .absent), ("Отсутствовал\u{A0}", .absent), ("отсутствовала", .absent), ("1", .present),
            ("\u{A0}1", .present), ("0", .present), ("3", .present), ("4", .present), ("", .present),
            ("вариант", .present),
        ] as [(String, Normaliser.Variant)])
    func `an odd or empty variant does not exclude`(text: String, expected: Normaliser.Variant) {
        #expect(Normaliser.variant(cell(text)) == expected)
    }

    @Test(arguments: [
        ("11", 11, ""), ("11Б", 11, "Б"), ("11а", 11, "А"), ("11A", 11, "А"), ("9 «б»", 9, "Б"), ("9-в", 9, "В"),
        ("4\u{A0}к", 4, "К"), ("9B", 9, "В"),
    ])
    func `a class label, Latin look-alikes read as Cyrillic`(text: String, grade: Int, letter: String) {
        #expect(Normaliser.classLabel(cell(text)) == .value(.init(grade: grade, letter: letter)))
    }

    @Test(arguments: [
        ("нет", true), ("НЕТ", true), ("", true), ("а", false), ("13", false), ("9 класс коррекции", false),
    ])
    func `a class label that names no grade`(text: String, isMissing: Bool) {
        #expect(Normaliser.classLabel(cell(text)) == (isMissing ? .missing : .malformed))
    }

    @Test(arguments: [("3,55", 3.55, 2), ("3.5", 3.5, 1), ("61", 61, 0), (" 3,0 ", 3, 1)])
    func `a decimal comma is a decimal point`(text: String, value: Double, decimals: Int) throws {
        let decimal = try #require(Normaliser.decimal(cell(text)))
        #expect(decimal.value == value && decimal.decimals == decimals)
    }

    @Test(arguments: ["", "1,2,3", "-1", "1e5", ",5", "5,", "пять", "NaN"])
    func `what is no decimal number`(text: String) {
        #expect(Normaliser.decimal(cell(text)) == nil)
    }

    @Test(arguments: ["edu342202", "sch342202", " EDU342202\u{A0}", "342202", "еdu342202"])
    func `a login with its old and new prefix, Cyrillic letters too`(text: String) throws {
        let school = try id("342202")
        #expect(Normaliser.login(cell(text)) == school)
    }

    @Test(arguments: ["", "edu34220", "edu3422021", "МБОУ СОШ № 1"])
    func `what is no login`(text: String) {
        #expect(Normaliser.login(cell(text)) == nil)
    }

    @Test(arguments: [
        ("русский язык", Subject.russian), ("Математика (профильный уровень)", .profileMathematics),
        ("МАТЕМАТИКА БАЗОВАЯ", .baseMathematics), ("Информатика и ИКТ (КЕГЭ)", Subject(rawValue: "Информатика")),
        ("история", Subject(rawValue: "История")),
    ])
    func `a subject by its canonical name`(text: String, subject: Subject) {
        #expect(Normaliser.subject(text) == subject)
    }

    @Test func `a heading is compared without case, «ё», line breaks and a colon`() {
        #expect(Normaliser.heading(" Задания с развёрнутым\nответом: ") == "задания с развернутым ответом")
    }
}
