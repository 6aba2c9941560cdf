# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads workbooks (XLSX, XLSB, XLS, ODS) and documents (DOCX) for Vekha: a JSON line asks, a row of frames answers.

Request:  {"path": "...", "member": [], "list": false, and the limits "memory" (bytes), "seconds", "rows", "columns",
          "cells", "bytes", "sheets", "fileBytes", "archiveBytes", "members"; "pandoc", the program that reads
          documents, empty where there is none}
    member  the places in the directory of the ZIP archive that lead to the file to read, from 0: one, or two for an
            archive in an archive; empty for the file itself
    list    asks for the members of an archive instead of cells
Frame:    one letter, the length of the payload (4 bytes, little-endian), the payload:
    P  the file is a document; its paragraphs, then each table follow as sheets: empty
    S  a sheet begins: JSON {"name", "rows", "columns", "hidden", "merges"}, each merge as first row, first column, last
       row, last column from 0
    R  the next rows of that sheet: its cells in UTF-8, row by row, each followed by the byte 1F
    T  the next bytes of a member that is no workbook
    A  a member of an archive: JSON {"name", "member", "sha256", "bytes", "code", "detail"}; one that is refused has a code
    W  the file is no archive of files, but a workbook or something else: empty
    D  done: empty
    E  refused: JSON {"code", "detail"}; the process is ready for the next request

Members are unpacked in memory, never on disk: they may hold names and documents of persons. For the same reason pandoc
reads a document from this process and answers to it, within the same limits.

Every request sets the limit of memory and of time for this process: a file that breaks them ends the process, and
the reader starts another. The process ends with its standard input.
"""

import binascii
import datetime
import hashlib
import io
import json
import os
import re
import resource
import signal
import struct
import subprocess
import sys
import zipfile
import zlib

import python_calamine as calamine

SEPARATOR = "\x1f"
ROWS_PER_FRAME = 2048
CHARACTERS_PER_FRAME = 1 << 20
MAXIMUM_CACHE = 50_000
ARCHIVE = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0"
# What a ZIP archive has inside that is a workbook.
MARKS = {"[Content_Types].xml", "content.xml", "mimetype"}
DOCUMENT = "word/document.xml"
MACROS = "word/vbaProject.bin"
# The tables of pandoc's JSON have cells with spans since version 1.21 of its types.
OLDEST_TYPES = [1, 21]
DEEPEST_ARCHIVE = 2
# A table packs to a tenth, a bomb to a thousandth.
MOST_RATIO = 200
# Merged cells are asked for where a person can have merged them.
MOST_MERGES = 10_000
MOST_MERGED_ROWS = 5_000
RATIO_COUNTS_FROM = 1 << 20
BAD_ARCHIVE = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, IndexError, struct.error, zlib.error)


class Refused(Exception):
    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code = code
        self.detail = detail


class Texts(dict):
    """The text of every value that is not yet text, as a person sees it; the values of a sheet repeat much."""

    def __missing__(self, value):
        text = as_text(value)
        if len(self) < MAXIMUM_CACHE:
            self[value] = text
        return text


def as_text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int)):
        return str(int(value))
    if isinstance(value, float):
        # Fifteen significant digits are what a spreadsheet shows: 0.1 + 0.2 is «0.3».
        return str(int(value)) if value.is_integer() else "%.15g" % value
    if isinstance(value, datetime.datetime):
        if value.time() == datetime.time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.timedelta):
        seconds = int(value.total_seconds())
        return "%d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)
    return str(value)


def send(tag, payload):
    out = sys.stdout.buffer
    out.write(tag + struct.pack("<I", len(payload)))
    out.write(payload)


def send_json(tag, value):
    send(tag, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


class Archive:
    """A ZIP archive whose directory is read once, however many members are asked for."""

    def __init__(self, file, limits):
        """Reads the directory; one with too many entries, or whose entries share bytes, is refused unread."""
        try:
            self.zip = zipfile.ZipFile(file)
        except BAD_ARCHIVE as error:
            # Only the kind of the error: its words may quote a name.
            raise Refused("damaged", type(error).__name__) from None
        self.entries = self.zip.infolist()
        limit("members", len(self.entries), limits)
        end = 0
        for entry in sorted(self.entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise Refused("damaged", "overlap")
            end = entry.header_offset + entry.compress_size

    @property
    def is_workbook(self):
        return not MARKS.isdisjoint(entry.filename for entry in self.entries)

    def unpacked(self, place, limits):
        """The bytes of one member."""
        try:
            entry = self.entries[place]
            if entry.flag_bits & 1:
                raise Refused("encrypted")
            limit("fileBytes", entry.file_size, limits)
            check_ratio(entry)
            with self.zip.open(entry) as member:
                # The directory may lie about the size.
                content = member.read(limits["fileBytes"] + 1)
        except BAD_ARCHIVE as error:
            raise Refused("damaged", type(error).__name__) from None
        limit("fileBytes", len(content), limits)
        return content


class Opened:
    """The archive that members were asked of last, and the last archive in it, because its members come one by one."""

    def __init__(self):
        self.close()

    def close(self):
        self.key = self.file = self.outer = self.place = self.inner = None

    def content(self, path, member, limits):
        """The bytes of a member; what was kept of another file, or of this one before it changed, goes first."""
        stat = os.stat(path)
        key = (path, stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if key != self.key:
            self.close()
            self.file = open(path, "rb")
            self.outer = Archive(self.file, limits)
            self.key = key
        place, *rest = member
        if not rest:
            self.place = self.inner = None
            return self.outer.unpacked(place, limits)
        if place != self.place:
            self.place = self.inner = None
            self.inner = Archive(io.BytesIO(self.outer.unpacked(place, limits)), limits)
            self.place = place
        return self.inner.unpacked(rest[0], limits)


def check_ratio(entry):
    if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        raise Refused("tooLarge", "ratio %d %d" % (entry.file_size // max(1, entry.compress_size), MOST_RATIO))


def check_workbook(file, limits):
    """Refuses an archive that is no workbook, or unpacks to more than the limit, before anything is unpacked.

    Returns the names of its parts.
    """
    archive = Archive(file, limits)
    limit("bytes", sum(entry.file_size for entry in archive.entries), limits)
    for entry in archive.entries:
        check_ratio(entry)
    if any(entry.flag_bits & 1 for entry in archive.entries):
        raise Refused("encrypted")
    if not archive.is_workbook:
        raise Refused("archive")
    return {entry.filename for entry in archive.entries}


def member_name(entry):
    """The path of a member as its maker saw it, with «/», and without what leads out of the archive."""
    name = entry.orig_filename
    if not entry.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        name = unicode_name(entry, raw) or plain_name(raw)
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..") and not part.endswith(":")]
    return "/".join("".join(c if c.isprintable() else "\ufffd" for c in part) for part in parts)


def unicode_name(entry, raw):
    """The name of the extra field 7075, which some programs write beside one of an old code page."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == 0x7075 and len(field) > 5 and struct.unpack("<I", field[1:5])[0] == binascii.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    return None


def plain_name(raw):
    """A name without a word about its code page: UTF-8 of careless programs, else CP866 of Windows, else CP1251."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = raw.decode("cp866")
    # Letters of CP1251 read as CP866 give frames of tables.
    return raw.decode("cp1251", "replace") if re.search("[\u2500-\u259f]", name) else name


def send_members(archive, limits, total, places=(), path=""):
    """Sends the members of an archive, those of archives in it after their names."""
    for place, entry in enumerate(archive.entries):
        if entry.is_dir():
            continue
        here = [*places, place]
        name = path + member_name(entry)
        total["members"] += 1
        limit("members", total["members"], limits)
        answer = {"name": name, "member": here, "sha256": "", "bytes": entry.file_size, "code": "", "detail": ""}
        try:
            total["archiveBytes"] += entry.file_size
            limit("archiveBytes", total["archiveBytes"], limits)
            content = archive.unpacked(place, limits)
            answer["sha256"] = hashlib.sha256(content).hexdigest()
            inner = Archive(io.BytesIO(content), limits) if content[:4] == ARCHIVE else None
            if inner and not inner.is_workbook:
                if len(here) == DEEPEST_ARCHIVE:
                    raise Refused("nested")
                send_members(inner, limits, total, here, name + "/")
                continue
        except Refused as refusal:
            answer["code"], answer["detail"] = refusal.code, refusal.detail
        send_json(b"A", answer)


def limit(what, found, limits):
    if found > limits[what]:
        raise Refused("tooLarge", "%s %d %d" % (what, found, limits[what]))


def send_sheet(workbook, metadata, limits, total):
    sheet = workbook.get_sheet_by_name(metadata.name)
    rows, columns = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
    limit("rows", rows, limits)
    limit("columns", columns, limits)
    total["cells"] += rows * columns
    limit("cells", total["cells"], limits)
    hidden = metadata.visible != calamine.SheetVisibleEnum.Visible
    merges = []
    if rows <= MOST_MERGED_ROWS:
        merges = [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])[:MOST_MERGES]]
    send_json(b"S", {"name": metadata.name, "rows": rows, "columns": columns, "hidden": hidden, "merges": merges})
    if not rows:
        return
    indent = SEPARATOR * sheet.start[1]
    text = Texts().__getitem__
    ready, size = [], 0

    def flush():
        nonlocal size
        payload = "".join(ready).encode("utf-8", "replace")
        total["bytes"] += len(payload)
        limit("bytes", total["bytes"], limits)
        send(b"R", payload)
        ready.clear()
        size = 0

    for row in sheet.iter_rows():
        line = indent + SEPARATOR.join(map(text, row)) + SEPARATOR
        if line.count(SEPARATOR) != columns:
            # A cell that holds the separator itself, written as _x001F_ in the file.
            line = indent + SEPARATOR.join(text(value).replace(SEPARATOR, " ") for value in row) + SEPARATOR
        ready.append(line)
        size += len(line)
        if len(ready) == ROWS_PER_FRAME or size > CHARACTERS_PER_FRAME:
            flush()
    flush()


def plain(value):
    """The text of a piece of pandoc's JSON: words, spaces, and line ends between blocks; tables in tables as well."""
    if isinstance(value, list):
        return "".join(plain(part) for part in value)
    if not isinstance(value, dict):
        return ""
    kind, content = value.get("t"), value.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "LineBreak":
        return "\n"
    if kind in ("Code", "Math"):
        return content[-1]
    if kind in ("Note", "RawInline", "RawBlock", "HorizontalRule", "Strikeout"):
        # What is struck out is no longer said.
        return ""
    if kind in ("Para", "Plain"):
        return plain(content) + "\n"
    if kind == "Header":
        return plain(content[2]) + "\n"
    if kind in ("Div", "Span", "Link", "Quoted", "Cite", "Image"):
        text = plain(content[1])
        return "«" + text + "»" if kind == "Quoted" else text
    if kind in ("OrderedList", "BulletList", "BlockQuote", "LineBlock", "DefinitionList"):
        return plain(content[1] if kind == "OrderedList" else content)
    if kind == "Table":
        return "\n".join(plain(cell) for row in table_rows(content) for cell in row)
    return plain(content)


def one_line(text):
    return " ".join(text.replace(SEPARATOR, " ").split())


def table_rows(content):
    """The rows of a table, each a list of its own cells in pandoc's form."""
    _, _, _, head, bodies, foot = content
    rows = list(head[1])
    for body in bodies:
        rows += body[2] + body[3]
    return [row[1] for row in rows + foot[1]]


def table_cells(content, limits):
    """A table as a rectangle of texts with its merged cells."""
    taken, cells, merges, columns = {}, {}, [], 0
    rows = table_rows(content)
    limit("rows", len(rows), limits)
    for place, row in enumerate(rows):
        column = 0
        for _, _, height, width, blocks in row:
            while (place, column) in taken:
                column += 1
            limit("columns", column + width, limits)
            height = max(1, min(height, len(rows) - place))
            limit("cells", len(taken) + height * width, limits)
            for down in range(height):
                for right in range(width):
                    taken[place + down, column + right] = True
            if height * width > 1:
                merges.append([place, column, place + height - 1, column + width - 1])
                if len(merges) > MOST_MERGES:
                    raise Refused("tooLarge", "merges %d %d" % (len(merges), MOST_MERGES))
            cells[place, column] = one_line(plain(blocks))
            column += width
            columns = max(columns, column)
    return [[cells.get((row, column), "") for column in range(columns)] for row in range(len(rows))], merges


def send_rows(name, rows, merges, total, limits):
    columns = max(map(len, rows), default=0)
    total["cells"] += len(rows) * columns
    limit("cells", total["cells"], limits)
    send_json(b"S", {"name": name, "rows": len(rows), "columns": columns, "hidden": False, "merges": merges})
    payload = "".join(cell + SEPARATOR for row in rows for cell in row).encode("utf-8", "replace")
    total["bytes"] += len(payload)
    limit("bytes", total["bytes"], limits)
    send(b"R", payload)


def send_document(file, request):
    """Sends a document: its paragraphs as a sheet of one column, then each of its tables."""
    if not request["pandoc"]:
        raise Refused("documents")
    file.seek(0)
    # The words of pandoc's errors may quote the document.
    try:
        answer = subprocess.run(
            [request["pandoc"], "--from=docx", "--to=json", "-"],
            input=file.read(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Before the alarm that ends this process and would leave pandoc alone.
            timeout=request["seconds"] * 0.9,
        )
    except subprocess.TimeoutExpired:
        raise Refused("tooSlow") from None
    if answer.returncode != 0:
        raise Refused("damaged", "DOCX")
    limit("bytes", len(answer.stdout), request)
    document = json.loads(answer.stdout)
    if not OLDEST_TYPES <= document["pandoc-api-version"][:2] < [2]:
        raise Refused("documents")
    paragraphs, tables = [], []
    collect(document["blocks"], paragraphs, tables)
    limit("rows", len(paragraphs), request)
    limit("sheets", len(tables) + 1, request)
    send(b"P", b"")
    total = {"bytes": 0, "cells": 0}
    send_rows("Текст", [[line] for line in paragraphs], [], total, request)
    for place, content in enumerate(tables):
        rows, merges = table_cells(content, request)
        send_rows("Таблица %d" % (place + 1), rows, merges, total, request)


def collect(blocks, paragraphs, tables):
    """The paragraphs and the tables of a document, in their order; what stands in a block of blocks too."""
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Table":
            tables.append(content)
        elif kind in ("Div", "BlockQuote"):
            collect(content[1] if kind == "Div" else content, paragraphs, tables)
        else:
            paragraphs += filter(None, map(one_line, plain(block).split("\n")))


def prepare(request):
    """Sets the limits of this process; a failure here is none of the file, and ends the process."""
    memory = request["memory"]
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        memory = min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    # The default action of the signal ends the process even while the parser runs.
    signal.alarm(request["seconds"])


def answer(request, opened):
    if request["member"]:
        return send_content(io.BytesIO(opened.content(request["path"], request["member"], request)), request)
    opened.close()
    with open(request["path"], "rb") as file:
        if not request["list"]:
            return send_content(file, request)
        archive = Archive(file, request) if file.read(4) == ARCHIVE else None
        if archive and not archive.is_workbook:
            send_members(archive, request, {"members": 0, "archiveBytes": 0})
        else:
            send(b"W", b"")


def send_content(file, request):
    file.seek(0)
    head = file.read(4)
    if head == ARCHIVE:
        names = check_workbook(file, request)
        if DOCUMENT in names:
            if MACROS in names:
                raise Refused("macros")
            send_document(file, request)
            return
    elif head == COMPOUND:
        content = file.read()
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused("encrypted")
        if "WordDocument".encode("utf-16-le") in content:
            raise Refused("oldDocument")
    elif request["member"]:
        content = file.getvalue()
        for start in range(0, max(1, len(content)), CHARACTERS_PER_FRAME):
            send(b"T", content[start : start + CHARACTERS_PER_FRAME])
        return
    file.seek(0)
    with calamine.CalamineWorkbook.from_filelike(file) as workbook:
        sheets = [s for s in workbook.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
        limit("sheets", len(sheets), request)
        total = {"bytes": 0, "cells": 0}
        for metadata in sheets:
            send_sheet(workbook, metadata, request, total)


def main():
    os.closerange(3, 1 << 16)  # the open database of the program is not for its helper
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    opened = Opened()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        prepare(request)
        try:
            answer(request, opened)
            send(b"D", b"")
        except Refused as refusal:
            send_json(b"E", {"code": refusal.code, "detail": refusal.detail})
        except calamine.PasswordError:
            send_json(b"E", {"code": "encrypted", "detail": ""})
        except MemoryError:
            send_json(b"E", {"code": "tooLarge", "detail": "memory"})
        except OSError as error:
            send_json(b"E", {"code": "unreadable", "detail": error.strerror or ""})
        except (KeyboardInterrupt, SystemExit, BrokenPipeError):
            raise
        except BaseException as error:  # a panic of the parser is no Exception
            # Only the kind of the error: its words may quote a cell.
            send_json(b"E", {"code": "damaged", "detail": type(error).__name__})
        signal.alarm(0)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(0)
