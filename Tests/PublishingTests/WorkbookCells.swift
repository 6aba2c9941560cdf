// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Publishing

/// Reads a published workbook back.
enum WorkbookCells {
    /// The cells of a workbook by sheet and address, as Python's own readers of ZIP and XML see them.
    static func read(_ edition: Edition) throws -> [String: [String: String]] {
        let folder = try OutputTestFolder()
        _ = try Publisher(templates: SampleEdition.templates).publish(edition, to: folder.url, documents: [.indicators])
        let script = """
            import json, re, sys, zipfile
            import xml.etree.ElementTree as ET
            M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
            R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
            z = zipfile.ZipFile(sys.argv[1])
            xml = lambda n: ET.fromstring(z.read(n))
            strings = ["".join(t.text or "" for t in e.iter(M + "t")) for e in xml("xl/sharedStrings.xml")]
            targets = {r.get("Id"): r.get("Target") for r in xml("xl/_rels/workbook.xml.rels")}
            out = {}
            for s in xml("xl/workbook.xml").find(M + "sheets"):
                x = xml("xl/" + targets[s.get(R + "id")])
                assert x.find(M + "pageSetup").get("orientation") == "landscape"
                assert not list(x.iter(M + "f"))
                cells = {}
                for c in x.iter(M + "c"):
                    v = c.find(M + "v")
                    if v is not None:
                        cells[c.get("r")] = strings[int(v.text)] if c.get("t") == "s" else v.text
                out[s.get("name")] = cells
            print(json.dumps(out))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, folder.url.appendingPathComponent("indicators.xlsx").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: [String: String]].self, from: data)
    }
}
