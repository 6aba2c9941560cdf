# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs files into a new ZIP archive for Vekha: one JSON line in, one JSON line out.

Request:  {"target": "...", "files": [{"path": "...", "name": "..."}]}
Answer:   {"bytes": n} with the size of the archive, or {"code": "exists|read|write|verify", "path": "...", "detail": "..."}

The archive is written beside its place, read again and compared, and only then gets its name; an existing file is never
replaced.
"""

import hashlib
import json
import os
import sys
import zipfile

PIECE = 1 << 20


class Failed(Exception):
    def __init__(self, code, path, error=None):
        super().__init__(code)
        self.answer = {"code": code, "path": path, "detail": getattr(error, "strerror", None) or ""}


def copy(file, archive, digests):
    name, path = file["name"], file["path"]
    digest = hashlib.sha256()
    try:
        source = open(path, "rb")
    except OSError as error:
        raise Failed("read", path, error) from None
    with source:
        info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as target:
            while piece := source.read(PIECE):
                digest.update(piece)
                target.write(piece)
    digests[name] = digest.hexdigest()


def verify(path, digests):
    with zipfile.ZipFile(path) as archive:
        if sorted(archive.namelist()) != sorted(digests):
            raise Failed("verify", path)
        for name, expected in digests.items():
            digest = hashlib.sha256()
            with archive.open(name) as member:
                while piece := member.read(PIECE):
                    digest.update(piece)
            if digest.hexdigest() != expected:
                raise Failed("verify", path)


def pack(request):
    target = request["target"]
    part = target + ".part"
    if os.path.lexists(target):
        raise Failed("exists", target)
    digests = {}
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Failed("exists" if os.path.lexists(part) else "write", part, error) from None
    try:
        try:
            with os.fdopen(descriptor, "w+b") as file:
                with zipfile.ZipFile(file, "w") as archive:
                    for entry in request["files"]:
                        copy(entry, archive, digests)
                file.flush()
                os.fsync(file.fileno())
            verify(part, digests)
            size = os.path.getsize(part)
            name(part, target)
        except OSError as error:
            raise Failed("write", target, error) from None
        except zipfile.BadZipFile:
            raise Failed("verify", target) from None
    finally:
        if os.path.lexists(part):
            os.unlink(part)
    return {"bytes": size}


def name(part, target):
    """Gives the archive its name, unless something has it by now."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise Failed("exists", target) from None
    except OSError:
        # A file system without hard links.
        if os.path.lexists(target):
            raise Failed("exists", target) from None
        os.rename(part, target)


def main():
    os.closerange(3, 1 << 16)  # the open database of the program is not for its helper
    request = json.loads(sys.stdin.buffer.readline())
    try:
        answer = pack(request)
    except Failed as failure:
        answer = failure.answer
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
