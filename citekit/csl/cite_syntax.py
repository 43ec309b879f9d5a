"""Citations as people type them: ``see hull1948, p. 12; kennan1967, chap. 3, in passing``.

Cites are parted by semicolons. The last word before the comma is the key, words before it are a prefix; after the comma stands
a locator, a page unless it says another kind, and what follows it is a suffix.
"""

from __future__ import annotations

import re
from typing import Final

_LABELS: Final = {
    "book": ("bk", "book"), "chapter": ("ch", "chap", "chapter", "chapters"), "column": ("col", "column"),
    "figure": ("fig", "figure"), "folio": ("fol", "folio"), "issue": ("no", "number"), "line": ("l", "ll", "line", "lines"),
    "note": ("n", "nn", "note", "notes"), "opus": ("op", "opus"), "page": ("p", "pp", "page", "pages"),
    "paragraph": ("para", "par", "paragraph"), "part": ("pt", "part"), "section": ("sec", "sect", "section", "§"),
    "sub-verbo": ("sv", "s.v"), "verse": ("v", "vv", "verse", "verses"), "volume": ("vol", "vols", "volume"),
}  # fmt: skip
_KINDS: Final = {word: label for label, words in _LABELS.items() for word in words}
_LOCATOR: Final = re.compile(
    r"(?:(?P<label>[A-Za-z§.]+?)\.?\s+)?(?P<locator>[0-9ivxlcIVXLC][\w.:]*(?:\s*[-–]\s*[\w.:]+)?(?:\s*[,&]\s*[0-9][\w.:–-]*)*)(?P<rest>.*)",
    re.DOTALL,
)


def citation_items(text: str) -> list[dict[str, str]]:
    """The cites of one citation as CSL-JSON (``id``, ``prefix``, ``label``, ``locator``, ``suffix``)."""
    return [_cite(part.strip()) for part in text.split(";") if part.strip()]


def _cite(text: str) -> dict[str, str]:
    head, _, rest = text.partition(",")
    words = head.split()
    cite = {"id": words[-1] if words else "", "prefix": " ".join(words[:-1])}
    found = _LOCATOR.fullmatch(rest.strip())
    label = _KINDS.get((found["label"] or "p").lower().rstrip(".")) if found else None
    if found and label and (found["label"] or found["locator"][0].isdigit()):
        cite |= {"label": label, "locator": found["locator"], "suffix": found["rest"]}
    elif rest.strip():
        cite["suffix"] = f",{rest}"
    return {name: value for name, value in cite.items() if value}
