"""The terminal: italics and bold by ANSI codes, wrapped with a hanging indent."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

from citekit.lists import ReadingList

_CODES = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\")
_WIDEST = 100


def write(listed: ReadingList) -> str:
    """The list for the terminal it runs in; no colours or styles where NO_COLOR is set."""
    from citekit.csl.outputs import terminal, text

    plain = bool(os.environ.get("NO_COLOR"))
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    hang = "    " if listed.layout.hanging_indent else ""

    def paragraphs() -> Iterator[str]:
        for heading in filter(None, [listed.title]):
            yield _heading(heading, plain)
        for group in listed.groups:
            if group.heading:
                yield _heading(group.heading, plain)
            for entry in group.entries:
                written = text.write(entry.content) if plain else terminal.write(entry.content)
                yield "\n".join(wrap(line, width, "", hang) for line in written.strip().split("\n"))
                if entry.annotation:
                    yield wrap(terminal.escape(text.write_value(entry.annotation)), width, "    ", "    ")

    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs()).removesuffix("\n")


def _heading(heading: str, plain: bool) -> str:
    from citekit.csl.outputs import terminal

    heading = terminal.escape(" ".join(heading.split()))
    return heading if plain else f"\x1b[1m{heading}\x1b[0m"


def wrap(text: str, width: int, first: str, rest: str) -> str:
    """Break at spaces so that no line is wider than ``width`` (codes have no width; a longer word stands alone)."""
    lines: list[str] = []
    line, used = first, len(first)
    for word in text.split(" "):
        size = len(_CODES.sub("", word))
        if used + 1 + size > width and used > len(rest):
            lines.append(line)
            line, used = rest, len(rest)
        glue = "" if used in (len(first), len(rest)) and not line.strip() else " "
        line, used = line + glue + word, used + len(glue) + size
    return "\n".join([*lines, line])
