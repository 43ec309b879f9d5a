"""The self-check: the reading, printed back as the source encyclopedia prints references, must give the source's words.

Marks, cases and the words that styles differ in ("edited by", "vol.") do not count; every other word of the reference must come
back, and none may be added.
"""

from __future__ import annotations

import re
from collections import Counter

from citekit.parsing.names import ET_AL, leaves_out
from citekit.parsing.reading import Reading
from citekit.parsing.selfcheck_csl import salem_press

_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|d)\Z")
# Words that one style writes and another leaves out or shortens.
_FORM = frozenset(
    [
        "and",
        "et",
        "with",
        "as",
        "told",
        "to",
        "in",
        "of",
        "by",
        "at",
        "the",
        "a",
        "an",
        "from",
        "on",
        "ed",
        "eds",
        "edited",
        "edition",
        "editor",
        "editors",
        "edn",
        "trans",
        "transl",
        "translated",
        "translation",
        "translator",
        "tr",
        "dir",
        "directed",
        "director",
        "comp",
        "comps",
        "compiled",
        "compiler",
        "selected",
        "newly",
        "annotated",
        "introduced",
        "vol",
        "vols",
        "volume",
        "volumes",
        "no",
        "nos",
        "number",
        "issue",
        "pp",
        "p",
        "page",
        "pages",
        "reprint",
        "reprinted",
        "repr",
        "rpt",
        "first",
        "originally",
        "original",
        "work",
        "published",
        "accessed",
        "access",
        "retrieved",
        "available",
        "last",
        "modified",
        "updated",
        "posted",
        "viewed",
        "visited",
        "online",
        "web",
        "url",
        "http",
        "https",
        "doi",
        "org",
        "dx",
        "www",
        "sec",
        "section",
        "sess",
        "series",
        "ser",
        "und",
        "y",
        "s",
        "v",
        "paper",
        "presented",
        "present",
        "st",
        "nd",
        "rd",
        "th",
        "d",
        "ca",
        "c",
        "circa",
        "bd",
        "late",
        "early",
        "final",
        "n",
    ]
)
_MONTHS = dict(
    zip(
        ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"],
        [
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "september",
            "october",
            "november",
            "december",
        ],
        strict=True,
    )
)
_COUNTS = {
    **dict(
        zip(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], map(str, range(1, 11)), strict=True
        )
    ),
    **dict(
        zip(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
            map(str, range(1, 11)),
            strict=True,
        )
    ),
}
_FALL = {"fall": "autumn", **_MONTHS}
_UNPRINTED = frozenset(("note", "reprint", "series", "lead", "no-place", "no-publisher", "undated", "head"))
_BRACKETS = re.compile(r"\[[^\]]*\]|\((?!Ed)[^)]*[a-z][^)]*\)")


def difference(reading: Reading) -> tuple[list[str], list[str]]:
    """The words of the source that the printed reading lacks, and those that it has too many; both empty: all is well."""
    fields = dict(reading.fields)
    fields["type"] = reading.type  # type: ignore[assignment]
    if "author" not in fields and fields.get("editor") == fields.get("translator"):
        fields.pop("translator", None)  # "Kaufmann, Walter, ed. and trans."
    prints, reads = _words(salem_press()(fields)), _words(_source_text(reading))
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
    skipped = sorted((start, end) for name, (start, end, _) in spans.items() if name in _UNPRINTED or name.startswith("lead"))
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


def _words(text: str) -> list[str]:
    found = []
    for word in _WORD.findall(text.casefold()):
        if word in _FORM:
            continue
        if len(word) > 3 and word.isalpha():
            found.append(_FALL.get(word, word))
            continue
        if word[0] == "c" and word[1:].isdigit():
            word = word[1:]
        if word[0].isdigit():
            ordinal = _ORDINAL.match(word)
            word = ordinal[1] if ordinal else word.lstrip("0") or word
        found.append(_FALL.get(word, word))
    return found


def _unexplained(missing: list[str], added: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what is the same thing written otherwise: "78" for 1978, "two" for 2."""
    for word in list(missing):
        other = next(
            (
                extra
                for extra in added
                if extra == _COUNTS.get(word) or (len(word) == 2 and len(extra) == 4 and extra.endswith(word))
            ),
            None,
        )
        if other is None and "".join(missing).replace(" ", "") == "".join(added):
            return [], []
        if other:
            missing.remove(word)
            added.remove(other)
    return missing, added
