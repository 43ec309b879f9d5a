"""The annotation: all text after the reference, freed of index codes that leaked into it."""

from __future__ import annotations

import re

from citekit.parsing.reading import Text

_LEAD = re.compile(r"[\s.,;:)\]]*(?:[-–—•] )?")
_MARKED_CODE = re.compile(r"\[(?:kw|g|c|p)\][^\[\]]{1,200}(?:\[(?!kw\]|[gcp]\])[^\[\]]{0,200}\])?(?: ?)")
_SORTED_CODE = re.compile(r"(?P<heading>[^\W\d_][^.!?;\[\]]{0,100}?)(?:;[^.!?\[\]]{1,100})?\[(?P<key>[^\[\]]{2,100})\] ?")


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
    return _SORTED_CODE.sub(_without_heading, text).strip() or text


def _without_heading(found: re.Match[str]) -> str:
    """A code repeats its heading in brackets, without marks, as the key to sort by; other brackets stay."""
    key = _bare(found["key"])
    heading = _bare(found["heading"])
    whole = _bare(found[0].split("[")[0])
    if not (key.startswith(heading) or heading.startswith(key) or key == whole or whole.endswith(key)):
        return found[0]
    if whole.endswith(key) and not heading.startswith(key) and key != whole:
        cut = found[0].split("[")[0]
        words = key.count(" ") + 1
        return " ".join(cut.split(" ")[:-words]) + " "
    return ""


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()
