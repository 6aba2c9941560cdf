// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Intake

struct PersonTests {
    @Test(arguments: [
        ["series": "4511", "documentNumber": "220012"], ["document": "4511 220012"],
        ["document": "45 11\u{A0}№ 220012"],
        ["document": "4511220012"], ["document": "паспорт серия 4511 номер 220012"],
        ["document": "Паспорт РФ", "series": "45 11", "documentNumber": "220012"],
    ])
    func `a document is the same in one column and in two`(columns: [String: String]) {
        #expect(makePerson(columns).document == "4511220012")
    }

    @Test(arguments: [
        ["series": "0304", "documentNumber": "012345"], ["series": "304", "documentNumber": "12345"],
        ["document": "0304 012345"], ["document": "304012345"],
    ])
    func `zeros that a spreadsheet drops make no difference`(columns: [String: String]) {
        #expect(makePerson(columns).document == "304012345")
    }

    @Test(arguments: [
        ["series": "II-АГ", "documentNumber": "512345"], ["document": "ii-аг 512345"], ["document": "II-AГ № 512345"],
    ])
    func `letters of a document are compared by their look`(columns: [String: String]) {
        #expect(makePerson(columns).document == "IIАГ512345")
    }

    @Test(arguments: [
        [:], ["series": "4511"], ["document": "нет"], ["document": "б/н"],
        ["series": "0000", "documentNumber": "000000"],
    ])
    func `what many persons may share is no document`(columns: [String: String]) {
        #expect(makePerson(columns).document == "")
    }

    @Test(arguments: [
        ["surname": "Артёмов", "name": "Пётр", "patronymic": "Ильич"], ["fullName": " АРТЕМОВ  Петр\u{A0}Ильич"],
        ["surname": "APTЕМОВ", "name": "ПЕТP", "patronymic": "ИЛЬИЧ"],
        ["surname": "Арте\u{308}мов", "name": "Пе\u{308}тр", "patronymic": "Ильич"],
    ])
    func `a name is the same in one column and in three`(columns: [String: String]) {
        #expect(makePerson(columns).name == "АРТЕМОВПЕТРИЛЬИЧ")
    }

    @Test func `signs of a name make no difference, and a number is no name`() {
        #expect(makePerson(["surname": "Салтыков - Щедрин", "patronymic": "-"]).name == "САЛТЫКОВЩЕДРИН")
        #expect(makePerson(["surname": "Ли", "name": "Лев", "patronymic": "нет"]).name == "ЛИЛЕВ")
        #expect(makePerson(["surname": "220012"]).name == "")
        #expect(makePerson(["surname": "Кои\u{306}лов"]).name == makePerson(["surname": "Койлов"]).name)
        #expect(makePerson(["surname": "Кои\u{306}лов"]).name.utf8.elementsEqual("КОЙЛОВ".utf8))
    }

    @Test func `nobody is nobody`() {
        #expect(makePerson(["series": "4511", "surname": "-"]).isNobody)
        #expect(!makePerson(["surname": "Ли"]).isNobody)
    }
}
