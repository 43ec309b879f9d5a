"""Index codes of the source encyclopedia: `[kw]…  [g]…;…[08450]  [c]…  [p]…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citekit.extraction.aligned import Clean, Edit
from citekit.model import IndexTerm

KINDS: Final = {"kw": "keyword", "g": "geography", "c": "category", "p": "person"}
_CODE: Final = re.compile(r"\[(kw|g|c|p)\]")
# A keyword is the article's title, turned; it ends with the date in parentheses. Uncoded headings may follow it.
_DATED: Final = re.compile(r"[^()\[\]]{1,300}\([^()\[\]]{0,60}\d{3,4}[^()\[\]]{0,60}\)")
# Without a sort key nothing tells where a term ends; a sentence after it is no part of it.
_SENTENCE: Final = re.compile(r"(?<=[a-z0-9)])\s+(?=[A-Z“][^\[\]]{0,400}?[a-z)”]{2}[.!?]\s*\Z)")
_SORT_KEY: Final = re.compile(r"\[([^\[\]]{0,300})\]")


def terms_in(text: str) -> Iterator[IndexTerm]:
    """The index terms of a text: kind, heading, subheading after ";", sort key in brackets."""
    for kind, start, end in _stretches(text):
        body = text[start:end]
        key = _SORT_KEY.search(body)
        heading, _, sub = body[: key.start() if key else len(body)].strip().partition(";")
        if heading:
            yield IndexTerm(KINDS[kind], heading.strip(), sub.strip(), key[1] if key else "")


def _stretches(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each term: to its sort key, else to its date, else to the next code or line end."""
    codes = list(_CODE.finditer(text)) if "[" in text else []
    for index, code in enumerate(codes):
        limit = codes[index + 1].start() if index + 1 < len(codes) else len(text)
        line_end = text.find("\n", code.end(), limit)
        limit = line_end if line_end >= 0 else limit
        dated = _DATED.match(text, code.end(), limit) if code[1] == "kw" else None
        key = _SORT_KEY.match(text, dated.end(), limit) if dated else _SORT_KEY.search(text, code.end(), limit)
        if end := key or dated:
            yield code[1], code.end(), end.end()
            continue
        sub = text.find(";", code.end(), limit)
        sentence = _SENTENCE.search(text, sub, limit) if sub >= 0 else None
        yield code[1], code.end(), sentence.start() if sentence else limit


def without_terms(text: Clean) -> Clean:
    """The text without index codes that stand in it."""
    if "[" not in text.text:
        return text
    edits: list[Edit] = [(start - len(kind) - 2, end, "") for kind, start, end in _stretches(text.text)]
    return text.edit(edits) if edits else text
