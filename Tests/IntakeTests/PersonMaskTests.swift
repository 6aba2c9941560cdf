// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Intake

/// Every person is invented.
struct PersonMaskTests {
    @Test(
        arguments: [
            ("Выдумкина А. Б.", "[…]"), ("методист Выдумкина А.Б., лицей", "методист […], лицей"),
            ("А. Б. Выдумкина", "[…]"), ("провела А.Б. Выдумкина-Небылицына", "провела […]"),
            ("ВЫДУМКИНА А.Б.", "[…]"), ("Выдумкина Аида Борисовна, методист", "[…], методист"),
            ("у Выдумкиной Аиды Борисовны", "у […]"), ("Аида Борисовна Выдумкина", "[…]"),
            ("с Небылицыным Львом Ильичом", "с […]"), ("тел. 8 900 000-00-00", "тел. […]"),
            ("+7(900)0000000", "[…]"), ("nobody@example.invalid", "[…]"),
        ])
    func `persons, telephones and addresses are hidden`(text: String, masked: String) {
        #expect(PersonMask.masked(text) == masked)
    }

    @Test(
        arguments: [
            "Приказ № 5 от 10.03.2024", "МБОУ СОШ № 12", "МБОУ «Лицей им. А. П. Чехова»",
            "семинар для учителей 5–9 классов",
            "Областной Научный Центр", "Протокол № 3-А", "Школа имени Льва Николаевича Толстого", "",
        ])
    func `what names no living person stays`(text: String) {
        #expect(PersonMask.masked(text) == text)
    }
}
