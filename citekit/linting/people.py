"""Name lists as they are written in a field: where each name stands, and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from citekit.linting.text import masked, plain, word_set

_AND: Final = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
SUFFIXES: Final = word_set("jr sr jnr snr ii iii iv v vi junior senior filho neto sobrinho esq")
PARTICLES: Final = word_set(
    "von van de der den del della di da dos das do du la le ten ter zu zum zur af av al el bin ibn ben abu y e"
)
_KEYED: Final = re.compile(r"(?:^|,)\s*family\s*=\s*([^,]*)")
# Names with which nothing can be the matter but that one stands twice: "Ostrom, Elinor A. and Hardin, Garrett".
_ORDINARY_NAME: Final = r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?, [A-Z][a-z]+(?: [A-Z]\.)*(?: [A-Z][a-z]+)?"
ORDINARY_LIST: Final = re.compile(rf"{_ORDINARY_NAME}(?: and {_ORDINARY_NAME})*\Z")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?[-\s]?){1,4}\Z")

ORGANISATIONS: Final = word_set(
    """organization organisation university institute ministry department committee association society agency council
    commission foundation corporation consortium collaboration bureau federation nations government library museum college
    academy laboratory laboratories center centre inc ltd llc gmbh plc team project initiative authority
    administration universität universidad université secretariat parliament senate congress
    company network alliance coalition"""
)


@dataclass(frozen=True, slots=True)
class Written:
    """One name of a list: its text, where it stands in the value, and its comma parts outside braces."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether braces hold the name together (a body), or its parts are named as biblatex allows (``family=``)."""
        if _KEYED.search(self.text):
            return True
        return self.text.startswith("{") and self.text.endswith("}") and not masked(self.text).strip()

    @property
    def family(self) -> str:
        """The family name, TeX stripped, as far as BibTeX's rules tell without knowing particles."""
        keyed = _KEYED.search(self.text)
        if keyed:
            return plain(keyed[1])
        if len(self.parts) > 1 or self.whole:
            return plain(self.parts[0])
        found = plain(self.text).split()
        if len(found) > 2 and found[-1].rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv"):
            return found[-2]
        return found[-1] if found else ""

    @property
    def given(self) -> str:
        """The given names, TeX stripped."""
        if self.whole:
            return ""
        if len(self.parts) > 1:
            return plain(self.parts[-1])
        return " ".join(plain(self.text).split()[:-1])


@lru_cache(maxsize=16384)  # a dozen rules look at one list after the other
def names(value: str) -> tuple[Written, ...]:
    """The names of a list, split at ``and`` outside braces as BibTeX does; empty ones too."""
    visible = masked(value, fill="\0")
    found: list[Written] = []
    start = 0
    for gap in [*_AND.finditer(visible), None]:
        text = value[start : gap.start() if gap else None]
        low = start + len(text) - len(text.lstrip())
        text = text.strip()
        found.append(Written(text, low, low + len(text), _parts(text, visible[low : low + len(text)])))
        if gap:
            start = gap.end()
    return tuple(found)


def _parts(text: str, visible: str) -> tuple[str, ...]:
    if text == visible:
        return tuple(part.strip() for part in text.split(","))
    cuts = [index for index, char in enumerate(visible) if char == ","]
    edges = zip([-1, *cuts], [*cuts, len(text)], strict=True)
    return tuple(text[low + 1 : high].strip() for low, high in edges)


def is_suffix(part: str) -> bool:
    """Whether a comma part is a generation ("Jr.", "III")."""
    return plain(part).rstrip(".").lower() in SUFFIXES


def is_initials(part: str) -> bool:
    """Whether a part is nothing but initials ("J. R.", "JR", "J.-P.")."""
    text = plain(part)
    return bool(text) and bool(_INITIALS.match(text)) and text.upper() == text


def is_organisation(text: str) -> bool:
    """Whether a name has a word that only bodies have."""
    return not ORGANISATIONS.isdisjoint(word.strip(".,").lower() for word in plain(text).split())


def is_others(name: Written) -> bool:
    return name.text.lower() == "others"
