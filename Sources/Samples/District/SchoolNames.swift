// SPDX-License-Identifier: GPL-3.0-or-later

/// Invented names; none is that of a place.
enum SchoolNames {
    static let municipality = "Белоковыльский муниципальный район"

    static let region = "Белоковыльская область"

    /// The municipal units of a region: adjectives of places that do not exist, and the kind of the unit.
    private static let adjectives = [
        "Белоковыльский", "Синелужский", "Тихобрежский", "Звонкоключевский", "Трёхдубравинский", "Светлоярковский",
        "Дальнепольненский", "Полынногоркинский", "Журавлинобродский", "Чабрецовомайский", "Верхнеракитянский",
        "Нижнеракитянский", "Медвянолуговский", "Краснокурганинский", "Стрепетовобалковский", "Ясноозеринский",
        "Старотополинский", "Новотополинский", "Камышовоплёсский", "Широкоясеневский", "Малиновоярский",
        "Ковыльнохолмский", "Сизоречинский", "Вишнёвобродский",
    ]

    /// The name of a region's municipal unit, from 0 to 71.
    static func municipality(_ index: Int) -> String {
        let adjective = adjectives[index % adjectives.count]
        switch index / adjectives.count % 3 {
        case 0: return "город \(adjective.dropLast(2))"
        case 1: return "\(adjective) муниципальный район"
        default: return "\(adjective) муниципальный округ"
        }
    }

    /// The adjective of a place that does not exist, and the kind of the settlement.
    static let places: [(adjective: String, settlement: String)] = [
        ("Белоковыльская", "станица"), ("Синелужская", "хутор"), ("Тихобрежская", "станица"),
        ("Звонкоключевская", "хутор"), ("Трёхдубравинская", "посёлок"), ("Светлоярковская", "хутор"),
        ("Дальнепольненская", "село"), ("Полынногоркинская", "хутор"), ("Журавлинобродская", "станица"),
        ("Чабрецовомайская", "хутор"), ("Верхнеракитянская", "село"), ("Нижнеракитянская", "хутор"),
        ("Медвянолуговская", "посёлок"), ("Краснокурганинская", "хутор"), ("Стрепетовобалковская", "хутор"),
        ("Ясноозеринская", "село"), ("Старотополинская", "хутор"), ("Новотополинская", "посёлок"),
        ("Камышовоплёсская", "хутор"), ("Широкоясеневская", "село"),
    ]

    /// The adjective of a school's place; beyond the list a number is added.
    static func place(_ index: Int) -> (adjective: String, settlement: String, number: Int?) {
        let place = places[index % places.count]
        let repeats = index / places.count
        return (place.adjective, place.settlement, repeats == 0 ? nil : repeats + 1)
    }
}
