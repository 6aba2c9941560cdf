// SPDX-License-Identifier: GPL-3.0-or-later

/// A municipal unit of the sample.
struct Municipality: Hashable {
    let name: String
    /// As ФИС ОКО writes it: `reg99_m004`.
    let code: String
    /// The part of the region whose exports stand in one file, from 1.
    let zone: Int

    /// As some exports write it: `г.` for `город`.
    var alias: String { name.hasPrefix("город ") ? "г. \(name.dropFirst(6))" : name }

    /// The one municipality of a district.
    static let district = Municipality(name: SchoolNames.municipality, code: "reg99_m004", zone: 1)
}
