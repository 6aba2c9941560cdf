# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manual page in mdoc from what `vekha --experimental-dump-help` says on standard input, in UTF-8.

The plugin of the argument parser makes such a page too, without whatever is not ASCII.
"""

import datetime
import json
import sys


def escaped(text):
    """Text as roff reads it: no line of it is a request."""
    lines = [" ".join(line.split()) for line in text.replace("\\", "\\e").splitlines()]
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line or ".Pp" for line in lines)


def word(text):
    """One argument of a macro."""
    return '"' + escaped(text).replace('"', '\\(dq') + '"' if " " in text else escaped(text)


def shown(items):
    return [item for item in items if item.get("shouldDisplay", True)]


def heading(argument):
    """The names of an argument with its value, as arguments of a macro."""
    value = "Ar " + word(argument.get("valueName", "")) + ("..." if argument["isRepeating"] else "")
    if argument["kind"] == "positional":
        return value
    names = ["Fl " + ("" if name["kind"] == "short" else "-") + name["name"] for name in argument["names"]]
    return " , ".join(names) + (" " + value if argument["kind"] == "option" else "")


def body(command):
    """What a command says of itself, its arguments and its commands."""
    for key in ("abstract", "discussion"):
        if command.get(key):
            if key == "discussion":
                yield ".Pp"
            yield escaped(command[key])
    arguments = shown(command.get("arguments", []))
    commands = [child for child in shown(command.get("subcommands", [])) if child["commandName"] != "help"]
    if not arguments and not commands:
        return
    yield ".Bl -tag -width 6n"
    for argument in arguments:
        yield ".It " + heading(argument)
        if argument.get("abstract"):
            yield escaped(argument["abstract"])
        if argument.get("allValues"):
            yield "One of: " + escaped(", ".join(argument["allValues"])) + "."
        if argument.get("defaultValue") not in (None, "", "false"):
            yield "(default: " + escaped(argument["defaultValue"]).removeprefix("\\&") + ")"
    for child in commands:
        yield ".It Em " + child["commandName"]
        yield from body(child)
    yield ".El"


def page(command, day):
    name = command["commandName"]
    yield '.\\" -*- coding: utf-8 -*-'
    yield f".Dd {day:%B} {day.day}, {day.year}"
    yield f".Dt {name.upper()} 1"
    yield ".Os"
    yield ".Sh NAME"
    yield f".Nm {name}"
    yield ".Nd " + escaped(command["abstract"]).rstrip(".")
    yield ".Sh SYNOPSIS"
    yield ".Nm"
    yield ".Op Ar command"
    for argument in shown(command["arguments"]):
        yield ".Op " + heading(argument).split(" , ")[-1]
    yield ".Sh DESCRIPTION"
    yield from body({**command, "abstract": ""})
    yield '.Sh "EXIT STATUS"'
    yield ".Ex -std"


def main():
    command = json.load(sys.stdin)["command"]
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(page(command, datetime.date.today())))


if __name__ == "__main__":
    main()
