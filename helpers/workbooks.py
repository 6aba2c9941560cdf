# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads workbooks (XLSX, XLSB, XLS, ODS) for Vekha: a request is one JSON line, the answer a row of frames.

Request:  {"path": "...", "memory": bytes, "seconds": n, "rows": n, "columns": n, "cells": n, "bytes": n, "sheets": n}
Frame:    one letter, the length of the payload (4 bytes, little-endian), the payload:
    S  a sheet begins: JSON {"name", "rows", "columns", "hidden"}
    R  the next rows of that sheet: its cells in UTF-8, row by row, each followed by the byte 1F
    D  done: empty
    E  refused: JSON {"code", "detail"}; the process is ready for the next request

Every request sets the limit of memory and of time for this process: a file that breaks them ends the process, and
the reader starts another. The process ends with its standard input.
"""

import datetime
import json
import os
import resource
import signal
import struct
import sys
import zipfile

import python_calamine as calamine

SEPARATOR = "\x1f"
ROWS_PER_FRAME = 2048
CHARACTERS_PER_FRAME = 1 << 20
MAXIMUM_CACHE = 50_000


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


def check_archive(file, limits):
    """Refuses an archive that unpacks to more than the limit, before anything is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise Refused("damaged", str(error)) from None
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits["bytes"]:
        raise Refused("tooLarge", "bytes %d %d" % (unpacked, limits["bytes"]))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    names = {entry.filename for entry in entries}
    if not names & {"[Content_Types].xml", "content.xml", "mimetype"}:
        raise Refused("archive")


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
    send_json(b"S", {"name": metadata.name, "rows": rows, "columns": columns, "hidden": hidden})
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


def prepare(request):
    """Sets the limits of this process; a failure here is none of the file, and ends the process."""
    memory = request["memory"]
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        memory = min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    # The default action of the signal ends the process even while the parser runs.
    signal.alarm(request["seconds"])


def answer(request):
    with open(request["path"], "rb") as file:
        head = file.read(4)
        if head == b"PK\x03\x04":
            check_archive(file, request)
        elif head == b"\xd0\xcf\x11\xe0" and "EncryptedPackage".encode("utf-16-le") in file.read():
            raise Refused("encrypted")
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
    for line in sys.stdin.buffer:
        request = json.loads(line)
        prepare(request)
        try:
            answer(request)
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
