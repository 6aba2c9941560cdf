// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Installation
import Testing

@testable import Workbooks

/// A folder of one test, removed with it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vekha-workbooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String, _ content: [UInt8]) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(content).write(to: file)
        return file
    }
}

func makeReader(_ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookReader {
    let installation = Installation.current
    return WorkbookReader(
        python: try installation.python(), helper: try installation.helper("workbooks.py"), limits: limits)
}

/// The folder of files that other programs made.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Workbooks")

/// A ZIP archive without compression, so that a test can write each part, and each lie, by hand.
struct StoredArchive {
    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a part; `declaredSize` is what the directory says of its size.
    mutating func add(_ name: String, _ text: String, declaredSize: UInt32? = nil) {
        add(Array(name.utf8), Array(text.utf8), declaredSize: declaredSize)
    }

    /// Adds a part by the bytes of its name.
    ///
    /// - Parameters:
    ///   - name: The name; UTF-8 where `flags` has bit 11.
    ///   - body: The content.
    ///   - flags: The general purpose flags.
    ///   - extra: The extra field of the directory.
    ///   - declaredSize: What the directory says of the size after unpacking.
    ///   - declaredOffset: What the directory says of the place.
    mutating func add(
        _ name: [UInt8], _ body: [UInt8], flags: UInt16 = 1 << 11, extra: [UInt8] = [], declaredSize: UInt32? = nil,
        declaredOffset: UInt32? = nil
    ) {
        let size = UInt32(body.count)
        let crc = Self.crc32(body)
        let offset = declaredOffset ?? UInt32(content.count)
        let common: [UInt8] =
            Self.bytes(UInt16(20)) + Self.bytes(flags) + Self.bytes(UInt16(0))
            + Self.bytes(UInt32(0x5000_0000))
            + Self.bytes(crc) + Self.bytes(size)
        let length = Self.bytes(UInt16(name.count))
        content +=
            Self.bytes(UInt32(0x0403_4B50)) + common + Self.bytes(size) + length + Self.bytes(UInt16(0)) + name + body
        directory += Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common
        directory += Self.bytes(declaredSize ?? size) + length + Self.bytes(UInt16(extra.count))
        directory += [UInt8](repeating: 0, count: 10) + Self.bytes(offset) + name + extra
        count += 1
    }

    var bytes: [UInt8] {
        content + directory + Self.bytes(UInt32(0x0605_4B50)) + Self.bytes(UInt32(0)) + Self.bytes(UInt16(count))
            + Self.bytes(UInt16(count)) + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(content.count))
            + Self.bytes(UInt16(0))
    }

    static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}

/// An XLSX with sheets given as the content of their `sheetData`.
func workbook(_ sheets: [(name: String, data: String)], prologue: String = "") -> StoredArchive {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var archive = StoredArchive()
    archive.add(
        "[Content_Types].xml",
        "\(xml)<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    )
    archive.add(
        "_rels/.rels",
        "\(xml)<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" "
            + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
    let entries = sheets.enumerated().map { index, sheet in
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index + 1)\"/>"
    }
    archive.add(
        "xl/workbook.xml",
        "\(xml)<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(entries.joined())</sheets></workbook>")
    let relations = sheets.indices.map { index in
        "<Relationship Id=\"r\(index + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
    }
    archive.add(
        "xl/_rels/workbook.xml.rels",
        "\(xml)<Relationships xmlns=\"\(package)/relationships\">\(relations.joined())</Relationships>")
    for (index, sheet) in sheets.enumerated() {
        archive.add(
            "xl/worksheets/sheet\(index + 1).xml",
            "\(xml)\(prologue)<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.data)</sheetData></worksheet>")
    }
    return archive
}
