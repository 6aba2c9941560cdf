// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Workbooks

/// Files of every kind with some of their bytes changed: each is read, or refused with a reason that names it.
///
/// `VEKHA_FUZZ_MUTATIONS` says how many of each kind; without it some of each, within a few seconds.
struct ByteMutationTests {
    enum Kind: String, CaseIterable {
        case xlsx, xml, xls, csv, zip
    }

    private static let asked = ProcessInfo.processInfo.environment["VEKHA_FUZZ_MUTATIONS"].flatMap { Int($0) }

    private static let rows =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Код ОО</t></is></c><c r=\"B1\"><v>4</v></c></row>"
        + "<row r=\"2\"><c r=\"A2\"><v>3.5</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>"

    private static func original(_ kind: Kind) throws -> [UInt8] {
        switch kind {
        case .xlsx: return workbook([("Лист", rows)]).bytes
        case .xml: return Array(rows.utf8)
        case .xls: return Array(try Data(contentsOf: fixtures.appendingPathComponent("table.xls")))
        case .csv: return Array("№;Код ОО;Класс\n1;\"111;001\";11Б\n2;111002;\"11 \"\"А\"\"\"\n".utf8)
        case .zip:
            var inner = StoredArchive()
            inner.add("Ф1.csv", "а;б\n1;2\n")
            var archive = StoredArchive()
            archive.add(Array("Л.xlsx".utf8), workbook([("Лист", rows)]).bytes)
            archive.add(Array("i.zip".utf8), inner.bytes)
            return archive.bytes
        }
    }

    /// Some bytes set, moved, repeated or cut off.
    private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !result.isEmpty {
            let place = Int.random(in: 0..<result.count, using: &random)
            let end = min(result.count, place + Int.random(in: 1...64, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0, 1, 2: result[place] = UInt8.random(in: 0...255, using: &random)
            case 3: result.replaceSubrange(place..<end, with: [0xFF, 0xFF, 0xFF, 0xFF].prefix(end - place))
            case 4: result.insert(contentsOf: result[place..<end], at: place)
            case 5: result.removeSubrange(place..<end)
            default: result.removeLast(min(result.count, Int.random(in: 0...200, using: &random)))
            }
        }
        return result
    }

    @Test(arguments: Kind.allCases)
    func `whatever its bytes, a file is read or refused by name, and the next one is read`(kind: Kind) throws {
        let folder = try TemporaryFolder()
        var limits = ReadingLimits()
        limits.seconds = 20
        limits.memory = 512 << 20
        let reader = try makeReader(limits)
        let bytes = try Self.original(kind)
        let deadline = ContinuousClock.now + .seconds(4)
        var outcomes = (read: 0, refused: 0)
        for seed in 0..<UInt64(Self.asked ?? 400) where Self.asked != nil || ContinuousClock.now < deadline {
            var random = SplitMix(state: seed)
            var content = Self.mutated(bytes, &random)
            if kind == .xml { content = workbook([("Лист", String(decoding: content, as: UTF8.self))]).bytes }
            let url = try folder.file("a", content)
            do {
                for member in try reader.members(of: url) ?? [] where member.refusal == nil {
                    _ = try? reader.read(member.source, as: "a/\(member.name)")
                }
                outcomes.read += try reader.read(url).sheets.isEmpty ? 0 : 1
            } catch {
                outcomes.refused += 1
                switch error {
                case .helperUnavailable, .helperFailed, .tooSlow, .missing, .notAFile, .unreadable, .lockFile:
                    Issue.record("\(kind), seed \(seed): \(error)")
                default: break
                }
            }
        }
        #expect(outcomes.refused > 0, "no mutation of \(kind) was refused: they are too weak")
        let whole = try folder.file("whole.csv", Array("a;b\n".utf8))
        #expect(try reader.read(whole).sheets[0].row(0) == ["a", "b"])
    }
}

/// Vigna's SplitMix64, seeded by the test.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
