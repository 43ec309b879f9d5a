"""The self-check: the reading, printed back as the source encyclopedia prints references, must give the source's words.

Marks, cases and the words that styles differ in ("edited by", "vol.") do not count; every other word of the reference must come
back, and none may be added.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from citekit.parsing.names import ET_AL, leaves_out
from citekit.parsing.numerals import COUNTS, ORDINALS
from citekit.parsing.reading import Reading
from citekit.parsing.selfcheck_csl import salem_press
from citekit.parsing.tail import FOREIGN_DATE

_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|d)\Z")
_SYNONYMS = {
    "fall": "autumn", "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_NUMBERS = {**COUNTS, **ORDINALS}
# Spans of a reading that the style never prints.
_UNPRINTED = frozenset(
    ("note", "reprint", "series", "lead", "no-place", "no-publisher", "undated", "source", "isbn", "chapter_number")
)
_BRACKETS = re.compile(r"\[[^\]]*\]|\((?!Ed)[^)]*[a-z][^)]*\)")


def difference(reading: Reading) -> tuple[list[str], list[str]]:
    """The words of the source that the printed reading lacks, and those that it has too many; both empty: all is well."""
    fields = dict(reading.fields)
    fields["type"] = reading.type
    if fields.get("editor") == fields.get("translator"):
        fields.pop("translator", None)  # "Kaufmann, Walter, ed. and trans." is printed once
    if fields.get("accessed") and reading.spans["accessed"][2] == FOREIGN_DATE:
        fields.pop("accessed")
    form = reading.source.words.form_words
    prints, reads = _words(salem_press()(fields), form), _words(_source_text(reading), form)
    if prints == reads or sorted(prints) == sorted(reads):
        return [], []
    printed, source = Counter(prints), Counter(reads)
    missing = list((source - printed).elements())
    added = list((printed - source).elements())
    return _unexplained(missing, added)


def _source_text(reading: Reading) -> str:
    """The reference as the source has it, without what the style never prints."""
    text = reading.source.text
    spans = reading.spans
    people = spans.get("author") or spans.get("editor")
    skipped = sorted(
        (start, end)
        for name, (start, end, rule) in spans.items()
        if name in _UNPRINTED or name.startswith("lead") or rule == FOREIGN_DATE
    )
    pieces: list[str] = []
    position = 0
    for start, end in skipped:
        if start >= position:
            pieces.append(text[position:start])
            position = end
    pieces.append(text[position : max(reading.end, position)])
    whole = " ".join(pieces)
    if people and ("[" in text[: people[1]] or "(" in text[: people[1]]):
        whole = _BRACKETS.sub(" ", whole, count=1)
    return ET_AL.sub(" ", whole) if leaves_out(whole) else whole


def _words(text: str, form: frozenset[str]) -> list[str]:
    return [plain for word in _WORD.findall(text.casefold()) if word not in form and (plain := _plain(word))]


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """A word as it is compared: "Jan" is "january", "2nd" is "2", "c1950" is "1950"."""
    if len(word) > 3 and word.isalpha():
        return _SYNONYMS.get(word, word)
    if word[0] == "c" and word[1:].isdigit():
        word = word[1:]
    if word[0].isdigit():
        ordinal = _ORDINAL.match(word)
        word = ordinal[1] if ordinal else word.lstrip("0") or word
    return _SYNONYMS.get(word, word)


def _unexplained(missing: list[str], added: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what is the same thing written otherwise: "78" for 1978, "two" for 2."""
    for word in list(missing):
        other = next(
            (
                extra
                for extra in added
                if extra == _NUMBERS.get(word) or (len(word) == 2 and len(extra) == 4 and extra.endswith(word))
            ),
            None,
        )
        if other is None and "".join(missing).replace(" ", "") == "".join(added):
            return [], []
        if other:
            missing.remove(word)
            added.remove(other)
    return missing, added
