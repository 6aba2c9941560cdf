// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A ZIP archive as an old Windows program makes it: stored, names in code page 866 and no flag that says so.
struct ZipArchive {
    private var local = Data()
    private var directory = Data()
    private var count: UInt16 = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a file.
    mutating func add(_ name: String, _ bytes: Data) {
        let name = Self.oldName(name)
        var entry = Data()
        // Version 2.0, no flags, stored, midnight of 1 January 1980.
        for value in [20, 0, 0, 0, 0x21] as [UInt16] { entry.append(value) }
        for value in [Self.checksum(bytes), UInt32(bytes.count), UInt32(bytes.count)] { entry.append(value) }
        for value in [UInt16(name.count), 0] { entry.append(value) }
        let offset = UInt32(local.count)
        local.append(0x0403_4B50 as UInt32)
        local.append(entry)
        local.append(name)
        local.append(bytes)
        directory.append(0x0201_4B50 as UInt32)
        directory.append(20 as UInt16)
        directory.append(entry)
        // No comment, the first disk, no attributes.
        for value in [0, 0, 0, 0, 0] as [UInt16] { directory.append(value) }
        directory.append(offset)
        directory.append(name)
        count += 1
    }

    /// The bytes of the archive.
    var data: Data {
        var end = Data()
        end.append(0x0605_4B50 as UInt32)
        for value in [0, 0, count, count] { end.append(value) }
        for value in [UInt32(directory.count), UInt32(local.count)] { end.append(value) }
        end.append(0 as UInt16)
        return local + directory + end
    }

    /// A name in code page 866.
    static func oldName(_ name: String) -> Data {
        Data(
            name.unicodeScalars.map { scalar -> UInt8 in
                switch scalar.value {
                case 0..<0x80: UInt8(scalar.value)
                case 0x410...0x43F: UInt8(scalar.value - 0x410 + 0x80)
                case 0x440...0x44F: UInt8(scalar.value - 0x440 + 0xE0)
                case 0x401: 0xF0
                case 0x451: 0xF1
                default: UInt8(ascii: "_")
                }
            })
    }

    /// CRC-32 as ZIP has it: polynomial 0xEDB88320, bits reversed.
    static func checksum(_ bytes: Data) -> UInt32 {
        var register: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            register ^= UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
        }
        return ~register
    }
}

extension Data {
    /// Appends a number, the lowest byte first.
    fileprivate mutating func append(_ value: UInt16) {
        append(contentsOf: [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)])
    }

    /// Appends a number, the lowest byte first.
    fileprivate mutating func append(_ value: UInt32) {
        append(UInt16(truncatingIfNeeded: value))
        append(UInt16(truncatingIfNeeded: value >> 16))
    }
}
