# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes documents (DOCX) for Vekha with pandoc: a JSON line asks, a JSON line answers.

Arguments: the program pandoc, and the folder with the parts of the reference document (styles, header, page).
Request:  {"target": "...", "title": "...", "language": "ru-RU", "epoch": seconds, "blocks": [pandoc's blocks]}
Answer:   {"bytes": n} with the size of the document, or {"code": "pandoc|write|sections", "path": "...", "detail": "..."}

A section ends with a paragraph of raw OpenXML that holds its `sectPr`; the last one is that of the document. Pandoc gives
header and first page to the last section only and numbers the relations anew, so every `sectPr` gets the header here,
by the number that the rendered relations have: the page number stands on every page but the first of the document.
Equal requests give equal bytes.
"""

import io
import json
import os
import re
import subprocess
import sys
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
SECTION = re.compile(r"<w:sectPr(?:\s[^>]*)?/>|<w:sectPr(?:\s[^>]*)?>.*?</w:sectPr>", re.DOTALL)
DOUBLED = re.compile(r"(<w:sectPr(?:\s[^>]*)?>(?:(?!</w:sectPr>).)*</w:sectPr>)\s*<w:sectPr.*?</w:sectPr>(\s*</w:body>)", re.DOTALL)
OWN = re.compile(
    r"<w:(?:headerReference|footerReference|titlePg)\b[^>]*/>|<w:pgNumType\b[^>]*/>", re.DOTALL
)
HEADER = re.compile(r"<Relationship\b[^>]*/relationships/header\"[^>]*/>")
RELATION = re.compile(r'\bId="([^"]+)"')


class Failed(Exception):
    def __init__(self, code, path, detail=""):
        super().__init__(code)
        self.answer = {"code": code, "path": path, "detail": detail}


def pack(parts, target):
    """Writes an archive whose bytes depend on the parts alone."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)


def reference(folder):
    """The reference document, packed from its parts; the content types come first."""
    parts = []
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                parts.append((os.path.relpath(os.path.join(path, name), folder), file.read()))
    parts.sort(key=lambda part: (part[0] != "[Content_Types].xml", part[0]))
    return parts


def types_version(pandoc):
    """The version of pandoc's types, which its input must name."""
    try:
        answer = subprocess.run(
            [pandoc, "--from=markdown", "--to=json"],
            input=b"",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
        version = json.loads(answer.stdout)["pandoc-api-version"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        raise Failed("pandoc", pandoc) from None
    if not [1, 21] <= version[:2] < [2]:
        raise Failed("pandoc", pandoc, ".".join(map(str, version)))
    return version


def with_header(section, header, is_first):
    """A section with the header by its number; the first page of the document has none."""
    opening = re.match(r"<w:sectPr(?:\s[^>]*?)?(?=/?>)", section).group()
    body = "" if section.endswith("/>") and section.count("<") == 1 else section[section.index(">") + 1 : -len("</w:sectPr>")]
    body = OWN.sub("", body)
    first = "<w:titlePg/>" if is_first else ""
    return "%s><w:headerReference w:type=\"default\" r:id=\"%s\"/>%s%s</w:sectPr>" % (opening, header, body, first)


def finished(rendered):
    """The parts of a rendered document, all sections with the header."""
    with zipfile.ZipFile(io.BytesIO(rendered)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    content = dict(parts)
    relation = HEADER.search(content["word/_rels/document.xml.rels"].decode())
    if relation is None:
        raise Failed("sections", "word/_rels/document.xml.rels")
    header = RELATION.search(relation.group()).group(1)
    # A last section of our own stands before the one that pandoc puts behind everything.
    document = DOUBLED.sub(r"\1\2", content["word/document.xml"].decode())
    sections = SECTION.findall(document)
    if not sections:
        raise Failed("sections", "word/document.xml")
    count = 0

    def replace(match):
        nonlocal count
        count += 1
        return with_header(match.group(), header, count == 1)

    content["word/document.xml"] = SECTION.sub(replace, document).encode()
    return [(name, content[name]) for name, _ in parts]


def in_memory(content):
    """A file that lies in memory alone: this process may be ended at any time, and must leave nothing behind."""
    file = os.memfd_create("reference.docx")
    with os.fdopen(os.dup(file), "wb") as writer:
        writer.write(content)
    return file


def make(request, pandoc, version, template):
    document = {
        "pandoc-api-version": version,
        "meta": {
            "title": {"t": "MetaString", "c": ""},
            "pagetitle": {"t": "MetaString", "c": request["title"]},
            "lang": {"t": "MetaString", "c": request["language"]},
        },
        "blocks": request["blocks"],
    }
    answer = subprocess.run(
        [pandoc, "--from=json", "--to=docx", "--reference-doc=/proc/self/fd/%d" % template, "--output=-"],
        input=json.dumps(document, ensure_ascii=False).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(request["epoch"])},
        pass_fds=[template],
        timeout=120,
    )
    if answer.returncode != 0:
        # Our own text, nobody's: the first line may be shown.
        raise Failed("pandoc", request["target"], answer.stderr.decode("utf-8", "replace").split("\n")[0])
    try:
        pack(finished(answer.stdout), request["target"])
    except OSError as error:
        raise Failed("write", request["target"], error.strerror or "") from None
    return {"bytes": os.path.getsize(request["target"])}


def main():
    os.closerange(3, 1 << 16)  # the open database of the program is not for its helper
    pandoc, folder = sys.argv[1:3]
    version = None
    packed = io.BytesIO()
    pack(reference(folder), packed)
    template = in_memory(packed.getvalue())
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            version = version or types_version(pandoc)
            answer = make(request, pandoc, version, template)
        except Failed as failure:
            answer = failure.answer
        except (OSError, subprocess.TimeoutExpired, zipfile.BadZipFile, KeyError) as error:
            answer = {"code": "pandoc", "path": request["target"], "detail": type(error).__name__}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(0)
