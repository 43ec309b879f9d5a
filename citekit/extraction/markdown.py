"""Markdown as lines (CommonMark where reading lists use it): headings, items, paragraphs; emphasis, links and escapes read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from citekit.extraction.aligned import Clean, Edit, Mark
from citekit.extraction.lines import RULE, Line, Role
from citekit.extraction.metadata import Metadata
from citekit.extraction.text import lines_of
from citekit.model import Span

_FENCE: Final = re.compile(r"(`{3,}|~{3,})")
_ATX: Final = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")
_HEADING_ATTRIBUTES: Final = re.compile(r"\s*\{\s*[#.:\w-][^{}]{0,200}\}\Z")  # "{#id .class}", "{.unnumbered}", "{-}"
_ATX_END: Final = re.compile(r"(?:[ \t]+|\A)#+\Z")
_SETEXT: Final = re.compile(r"(?:=+|-+)\Z")
_RULE: Final = re.compile(r"(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})\Z")
_QUOTE: Final = re.compile(r"(?:>\s?)+")
_DEEPER: Final = 4  # a block quote is set in by so many columns
_DEFINED: Final = re.compile(r":\s+(?=\D)")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,60}\]:\s+")
_DEFINITION: Final = re.compile(r"\[[^\]]{1,200}\]:\s+<?[^\s>]+>?(?:\s+[\"'(].*)?\Z")
_TARGET: Final = re.compile(r"<?[^\s>]+>?(?:\s+[\"'(].*)?\Z")
_TASK: Final = re.compile(r"\[[ xX]\]\s+")  # GitHub's task lists
_TABLE_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\Z")
ROW: Final = "|"  # the marker of a row
_CELL: Final = re.compile(r"\s*(?<!\\)\|\s*")
_INLINE: Final = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`{1,8})(?P<inside>[^`\n]{1,500})(?P=ticks))"
    r"|(?P<auto><(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{1,2000})>)"
    r"|(?P<image>!\[(?P<alt>[^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\))"
    r"|(?P<note>\[\^[^\]\s]{1,60}\])"
    r"|(?P<open>\[)|(?P<target>\](?:\((?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,500}\)){0,2000}+)(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)|\[[^\[\]]{0,200}\]))"
    r"|(?P<close>\])"
    r"|(?P<run>\*+|_+)"
)
_FRONT: Final = re.compile(r"(title|date)\s*:\s*[\"']?(.*?)[\"']?\s*\Z")


def markdown_lines(pieces: Iterable[tuple[int, str]], metadata: Metadata) -> Iterator[Line]:
    """The lines of a Markdown text, headings told apart, fenced code left out; `inline` reads what is inside of an entry."""
    waiting: Line | None = None  # may turn out to be a setext heading
    table = False
    for line in _blocks(pieces, metadata):
        # Tables without bars at their edges: what stands right above the rule, and everything below it.
        if "|" in line.text and _TABLE_RULE.match(line.text) and waiting is not None and "|" in waiting.text and not line.gap:
            table = True
            waiting.marker, waiting.gap = ROW, True
        elif table and not line.gap and "|" in line.text:
            line.marker, line.gap = ROW, True
        else:
            table = False
        rule = waiting is not None and not line.gap and not line.marker and _SETEXT.match(line.text)
        if waiting is not None and rule and not waiting.marker and not waiting.joined:
            yield _heading(waiting, 1 if line.text[0] == "=" else 2, metadata)
            waiting = None
            continue
        if waiting is not None:
            yield from _cells(_read(waiting, metadata))
        waiting = line
    if waiting is not None:
        yield from _cells(_read(waiting, metadata))


def _blocks(pieces: Iterable[tuple[int, str]], metadata: Metadata) -> Iterator[Line]:
    fence = ""
    front = False
    for line in lines_of(pieces):
        fenced = _FENCE.match(line.text)
        if fence:
            if fenced and fenced[1].startswith(fence) and not line.text.strip("`~ "):
                fence = ""
            continue
        if fenced and "`" not in line.text[fenced.end() :]:
            fence = fenced[1]
            continue
        if line.number == 1 and line.text == "---":
            front = True
            continue
        if front:
            front = line.text not in ("---", "...")
            if found := _FRONT.match(line.text):
                _front_matter(found[1], found[2], metadata)
            continue
        yield line


def _front_matter(name: str, value: str, metadata: Metadata) -> None:
    if name == "title":
        metadata.set_title(value, rank=3)
    elif value:
        metadata.date = value


def _heading(line: Line, level: int, metadata: Metadata) -> Line:
    attributes = _HEADING_ATTRIBUTES.search(line.text)
    line.clean = line.clean.cut(0, attributes.start()) if attributes else line.clean
    end = _ATX_END.search(line.text)
    line.clean = inline(line.clean.cut(0, end.start()).strip() if end else line.clean)
    line.role, line.level = Role.HEADING, level
    if level == 1:
        metadata.set_title(line.text, rank=2)
    return line


def _read(line: Line, metadata: Metadata) -> Line:
    text = line.text
    quote = _QUOTE.match(text)
    if quote:
        line.clean, line.indent = line.clean.cut(quote.end()), line.indent + _DEEPER * quote[0].count(">")
        text = line.text
    if not line.marker and (defined := _DEFINED.match(text)):  # a definition list: it belongs to the term above
        line.clean, line.indent = line.clean.cut(defined.end()), line.indent + _DEEPER
        text = line.text
    atx = _ATX.match(text) if not line.marker else None
    if atx:
        line.clean = line.clean.cut(atx.end()).strip()
        return _heading(line, len(atx[1]), metadata)
    if line.marker.endswith("]:") and _TARGET.match(text):  # "[1]: https://…": a label that was read as a number
        line.clean = Clean()
        return line
    if _RULE.match(line.marker + text) or _DEFINITION.match(text) or _TABLE_RULE.match(text):
        line.clean, line.marker = Clean(), RULE if _RULE.match(line.marker + text) else ""
        return line
    footnote = _FOOTNOTE.match(text)
    if footnote:
        line.clean, line.marker = line.clean.cut(footnote.end()), "[^]"
    if line.marker and (task := _TASK.match(text)):
        line.clean = line.clean.cut(task.end())
    if text.startswith("|"):
        line.marker, line.gap = ROW, True
    if text.endswith("\\"):  # a line break on purpose
        line.hard, line.clean = True, line.clean.cut(0, len(line.text) - 1).strip()
    metadata.look(line.text)
    return line


def _cells(line: Line) -> Iterator[Line]:
    """A row of a table is an item; each of its cells goes on with it, unless it is an entry by itself."""
    if line.marker != ROW:
        yield line
        return
    row, start, first = line.clean.strip("| "), 0, True
    for end, after in [*(found.span() for found in _CELL.finditer(row.text)), (len(row.text), len(row.text))]:
        cell = row.cut(start, end).strip()
        column = line.column + row.span.start - line.clean.span.start + start
        if cell:
            yield replace(line, clean=cell, marker=ROW if first else "", gap=first and line.gap, loose=not first, column=column)
            first = False
        start = after


def inline(text: Clean) -> Clean:
    """The text without escapes, links and emphasis; what was emphasized is marked. Linear: one pass, one stack of openers."""
    if not any(sign in text.text for sign in "*_[`\\<!"):
        return text
    edits: list[Edit] = []
    marks: list[Mark] = []
    runs: list[_Run] = []
    brackets: list[int] = []
    for found in _INLINE.finditer(text.text):
        start, end = found.span()
        if found["escape"]:
            edits.append((start, start + 1, ""))
        elif found["code"]:
            edits += [(start, found.start("inside"), ""), (found.end("inside"), end, "")]
        elif found["auto"]:
            edits += [(start, start + 1, ""), (end - 1, end, "")]
        elif found["image"]:
            edits += [(start, found.start("alt"), ""), (found.end("alt"), end, "")]
        elif found["note"]:
            edits.append((start, end, ""))
        elif found["open"]:
            brackets.append(start)
        elif found["target"] and brackets:
            opened = brackets.pop()
            edits += [(opened, opened + 1, ""), (start, end, "")]
        elif found["close"] and brackets:
            brackets.pop()
        elif found["run"]:
            _emphasis(text.text, start, end, runs, edits, marks)
    edits.sort()
    marked = Clean(text.text, text.segments, tuple(sorted((*text.marks, *marks))))
    return marked.edit(edits).strip()


class _Run(NamedTuple):
    """Open emphasis: ``*`` or ``_``, how many, and whether they could close as well."""

    start: int
    length: int
    sign: str
    both: bool


def _emphasis(text: str, start: int, end: int, runs: list[_Run], edits: list[Edit], marks: list[Mark]) -> None:
    """Close what a run of ``*`` or ``_`` can close, open with what is left of it (CommonMark 6.2)."""
    sign, length = text[start], end - start
    before, after = text[start - 1 : start], text[end : end + 1]
    left = bool(after) and not after.isspace() and (after.isalnum() or not before.isalnum())
    right = bool(before) and not before.isspace() and (before.isalnum() or not after.isalnum())
    if sign == "_":
        left, right = left and not before.isalnum(), right and not after.isalnum()
    while right and start < end and (index := _opener(runs, sign, length, left)) is not None:
        run = runs[index]
        used = 2 if run.length >= 2 and end - start >= 2 else 1
        del runs[index:]
        inner = run.start + run.length
        edits += [(inner - used, inner, ""), (start, start + used, "")]
        marks.append((Span(inner, start), "bold" if used == 2 else "italic"))
        if run.length > used:
            runs.append(run._replace(length=run.length - used))
        start += used
    if left and start < end:
        runs.append(_Run(start, end - start, sign, right))


def _opener(runs: list[_Run], sign: str, length: int, both: bool) -> int | None:
    """The nearest run that a run of ``length`` closes; in the middle of a word their sum must not be a multiple of three."""
    for index in range(len(runs) - 1, max(len(runs) - 9, -1), -1):
        run = runs[index]
        thirds = (run.both or both) and (run.length + length) % 3 == 0 and (run.length % 3 or length % 3)
        if run.sign == sign and not thirds:
            return index
    return None
