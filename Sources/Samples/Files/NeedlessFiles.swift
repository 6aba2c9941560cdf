// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What lies in every folder and is no input: files of programs and of the operating system, and a copy.
struct NeedlessFiles {
    private let shelf: FileShelf

    init(_ shelf: FileShelf) { self.shelf = shelf }

    func write(_ truth: inout SampleTruth) throws(SampleError) {
        // The owner's name twice, as an office program keeps it while a workbook is open.
        var owner = Data([4]) + Data("User".utf8) + Data(repeating: 0x20, count: 50)
        owner += Data([4, 0]) + "User".utf8.flatMap { [$0, 0] } + Data(repeating: 0x20, count: 100)
        try shelf.save("~$Школы.xlsx", data: owner)
        try shelf.save(".~lock.Школы.xlsx#", data: Data(",user,host,01.10.2024 09:00,file:///;".utf8))
        let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        try shelf.save("ВПР/Thumbs.db", data: Data(oldOffice) + Data(repeating: 0, count: 1016))
        truth.skipped += [
            .init(file: "~$Школы.xlsx", reason: "lock", original: nil),
            .init(file: ".~lock.Школы.xlsx#", reason: "lock", original: nil),
            .init(file: "ВПР/Thumbs.db", reason: "system", original: nil),
        ]
        guard let original = truth.files.last(where: { $0.format == SampleFormat.individual.rawValue })?.file else {
            return
        }
        // After the original in any order of paths.
        let copy =
            original.split(separator: "/").dropLast().joined(separator: "/") + "/копия/"
            + (original.split(separator: "/").last ?? "")
        try shelf.save(copy, data: shelf.data(original))
        truth.skipped.append(.init(file: copy, reason: "copy", original: original))
    }
}
