// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// A workbook as Python's own `zipfile` and `xml.etree` read it: a reader that shares no code with the writer.
struct WrittenWorkbook: Decodable {
    struct Cell: Decodable, Equatable {
        let type: String
        let value: String
        let format: String
    }

    struct Sheet: Decodable {
        let name: String
        let cells: [String: Cell]
        let merged: [String]
        let frozen: [String: String]
        let filter: String?
        let widths: [String]
        let page: [String: String]
        let margins: [String: String]
        let header: String?
        let footer: String?
        let ignored: [String]
        let links: [String]
        let notes: [String: String]
        let lists: [String]
        let rules: [String]
        let hidden: [String]
    }

    let sheets: [Sheet]
    let names: [String: String]
    let formulas: Int
    let external: [String]
    let properties: [String: String]

    func sheet(_ name: String) throws -> Sheet {
        try #require(sheets.first { $0.name == name })
    }

    init(_ url: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.script, url.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        self = try JSONDecoder().decode(Self.self, from: data)
    }

    private static let script = #"""
        import json, re, sys, zipfile
        import xml.etree.ElementTree as ET
        M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
        z = zipfile.ZipFile(sys.argv[1])
        assert z.testzip() is None
        xml = {n: ET.fromstring(z.read(n)) for n in z.namelist() if n.endswith((".xml", ".rels", ".vml"))}
        text = lambda e: "".join(t.text or "" for t in e.iter(M + "t"))
        undo = lambda s: re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), s)
        strings = [undo(text(e)) for e in xml["xl/sharedStrings.xml"]] if "xl/sharedStrings.xml" in xml else []
        styles = xml["xl/styles.xml"]
        codes = {e.get("numFmtId"): e.get("formatCode") for e in styles.iter(M + "numFmt")}
        looks = [codes.get(x.get("numFmtId"), x.get("numFmtId")) for x in styles.find(M + "cellXfs")]
        book = xml["xl/workbook.xml"]
        relations = {r.get("Id"): r.get("Target") for r in xml["xl/_rels/workbook.xml.rels"]}
        attributes = lambda e: {} if e is None else dict(e.attrib)
        value = lambda e: None if e is None else e.text
        sheets = []
        for s in book.find(M + "sheets"):
            path = "xl/" + relations[s.get(R + "id")]
            x = xml[path]
            cells = {}
            for c in x.iter(M + "c"):
                v = c.find(M + "v")
                raw = "" if v is None else v.text
                kind = c.get("t") or ("n" if raw else "blank")
                cells[c.get("r")] = {"type": kind, "value": strings[int(raw)] if kind == "s" else raw,
                                     "format": looks[int(c.get("s", "0"))]}
            notes = {}
            for r in xml.get(path.replace("worksheets/", "worksheets/_rels/") + ".rels", []):
                if r.get("Type").endswith("/comments"):
                    for c in xml["xl/" + r.get("Target")[3:]].iter(M + "comment"):
                        notes[c.get("ref")] = undo(text(c))
            lists = [f'{e.get("sqref")}>{e.find(M + "formula1").text}|{e.get("errorTitle")}|{e.get("error")}'
                     for e in x.iter(M + "dataValidation") if e.get("type") == "list"]
            rules = [f'{e.get("sqref")}>{e.get("type")} {e.get("operator")} {e.find(M + "formula1").text}'
                     for e in x.iter(M + "dataValidation") if e.get("type") != "list"]
            hf = x.find(M + "headerFooter")
            sheets.append({
                "name": s.get("name"), "cells": cells, "notes": notes, "lists": lists, "rules": rules,
                "hidden": [f'{c.get("min")}-{c.get("max")}' for c in x.iter(M + "col") if c.get("hidden") == "1"],
                "merged": [m.get("ref") for m in x.iter(M + "mergeCell")],
                "frozen": attributes(next(x.iter(M + "pane"), None)),
                "filter": attributes(x.find(M + "autoFilter")).get("ref"),
                "widths": [f'{c.get("min")}-{c.get("max")}:{float(c.get("width")):.0f}' for c in x.iter(M + "col")],
                "page": attributes(x.find(M + "pageSetup")), "margins": attributes(x.find(M + "pageMargins")),
                "header": None if hf is None else value(hf.find(M + "oddHeader")),
                "footer": None if hf is None else value(hf.find(M + "oddFooter")),
                "ignored": [e.get("sqref") for e in x.iter(M + "ignoredError")],
                "links": [e.get("ref") + ">" + (e.get("location") or "") for e in x.iter(M + "hyperlink")]})
        core = {e.tag.split("}")[1]: e.text or "" for e in xml["docProps/core.xml"]}
        print(json.dumps({
            "sheets": sheets, "properties": core,
            "names": {d.get("name") + "/" + str(d.get("localSheetId")): d.text for d in book.iter(M + "definedName")},
            "formulas": sum(1 for x in xml.values() for _ in x.iter(M + "f")),
            "external": [r.get("Target") for n, x in xml.items() if n.endswith(".rels")
                         for r in x if r.get("TargetMode") == "External"]}))
        """#
}

/// A folder that is removed after the test.
final class WritingFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vekha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String = "книга с пробелом.xlsx") -> URL { url.appendingPathComponent(name) }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}
