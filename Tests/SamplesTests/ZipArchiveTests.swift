// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Samples

struct ZipArchiveTests {
    /// Source: the check value of CRC-32 (ISO-HDLC) in the catalogue of parametrised CRC algorithms.
    @Test func `the checksum is that of ZIP`() {
        #expect(ZipArchive.checksum(Data("123456789".utf8)) == 0xCBF4_3926)
    }

    /// Source: code page 866: «Г» 83, «В» 82, «Э» 9D, «р» E0, «ё» F1.
    @Test func `names are in code page 866`() {
        #expect(Array(ZipArchive.oldName("ГВЭрё1")) == [0x83, 0x82, 0x9D, 0xE0, 0xF1, 0x31])
    }

    /// Source: APPNOTE.TXT, 4.3: signatures, and the place of sizes and counts.
    @Test func `an archive of one file has its three parts`() {
        var zip = ZipArchive()
        #expect(zip.isEmpty)
        zip.add("a", Data("hello".utf8))
        let bytes = Array(zip.data)
        #expect(bytes.count == 30 + 1 + 5 + 46 + 1 + 22)
        #expect(bytes[0..<4] == [0x50, 0x4B, 3, 4])
        #expect(bytes[6..<10] == [0, 0, 0, 0])
        #expect(bytes[36..<40] == [0x50, 0x4B, 1, 2])
        #expect(bytes[83..<87] == [0x50, 0x4B, 5, 6])
        #expect(bytes[91..<95] == [1, 0, 1, 0])
        #expect(!zip.isEmpty)
    }
}
