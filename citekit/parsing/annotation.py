"""The annotation: all text after the reference, freed of index codes that leaked into it."""

from __future__ import annotations

import re

from citekit.parsing.reading import Text

_LEAD = re.compile(r"[\s.,;:)\]]*(?:[-–—•] )?")
_MARKED_CODE = re.compile(r"\[(?:kw|g|c|p)\][^\[\]]{1,200}(?:\[(?!kw\]|[gcp]\])[^\[\]]{0,200}\])?(?: ?)")
_KEY = re.compile(r"\[(?P<key>[^\[\]]{2,100})\] ?")
_SENTENCE = re.compile(r"[.!?\]] ")


def read_annotation(source: Text, end: int) -> tuple[str, int, int] | None:
    """The annotation after a reference that ends at ``end``: (value, its characters); None when there is none."""
    text = source.text
    start = _LEAD.match(text, end).end()  # type: ignore[union-attr]
    stop = len(text)
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    value = text[start:stop]
    if not any(char.isalnum() for char in value):
        return None
    return without_codes(value), start, stop


def without_codes(text: str) -> str:
    """Take out the encyclopedia's index codes: "Atomic culture;1945-1950[Atomic culture]", "[kw]Yalta Conference[01450]"."""
    if "[" not in text:
        return text
    text = _MARKED_CODE.sub("", text)
    pieces: list[str] = []
    last = 0
    for found in _KEY.finditer(text):
        start = _code_start(text, max(last, found.start() - 200), found)
        if start < found.start():
            pieces.append(text[last:start])
            last = found.end()
    return ("".join(pieces) + text[last:]).strip() or text


def _code_start(text: str, low: int, found: re.Match[str]) -> int:
    """Where the heading starts that the key in brackets repeats without its marks; the bracket itself if there is none."""
    end = found.start()
    start = max([low, *(stop.end() for stop in _SENTENCE.finditer(text, low, end))])
    key = _bare(found["key"])
    heading, _, subheading = text[start:end].partition(";")
    if not key or not any(char.isalnum() for char in heading):
        return end
    if key.startswith(_bare(heading)) or (subheading and _bare(heading).startswith(key)):
        return start
    words = text[start:end].split(" ")
    tail = len(key.split())
    return end - len(" ".join(words[-tail:])) if _bare(" ".join(words[-tail:])) == key else end


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()
