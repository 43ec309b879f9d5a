"""Which data model a .bib follows, when nobody says: BibTeX's or biblatex's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from citekit.linting.datamodel import BIBLATEX_ONLY_FIELDS, BIBLATEX_ONLY_TYPES
from citekit.linting.text import word_set

# JabRef writes down what a file is for.
_JABREF: Final = re.compile(r"@comment\s*\{\s*jabref-meta:\s*databaseType:\s*(bibtex|biblatex)", re.IGNORECASE)
# What biblatex has another name for, and reads only for old files' sake (biblatex manual, section 2.2.5).
_BIBTEX_FIELDS: Final = word_set("journal address school annote")
_BIBTEX_TYPES: Final = word_set("phdthesis mastersthesis techreport conference")


def told_model(text: str) -> str:
    """What JabRef wrote into the file; nothing if it did not."""
    told = _JABREF.search(text)
    return told[1].lower() if told else ""


def model_of(entries: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """``bibtex`` or ``biblatex``, by what most of the entries (types and fields) are written for.

    A field of biblatex's in a file of BibTeX's is then a slip, and the other way round.
    """
    biblatex = bibtex = 0
    for kind, fields in entries:
        if _is_biblatex(kind, fields):
            biblatex += 1
        elif kind in _BIBTEX_TYPES or not _BIBTEX_FIELDS.isdisjoint(fields):
            bibtex += 1
    return "biblatex" if biblatex and biblatex >= bibtex else "bibtex"


def is_biblatex_throughout(kind: str, fields: Mapping[str, str]) -> bool:
    """Whether an entry has what biblatex alone knows, and nothing that BibTeX would want instead."""
    mixed = kind in _BIBTEX_TYPES or "year" in fields or not _BIBTEX_FIELDS.isdisjoint(fields)
    return not mixed and _is_biblatex(kind, fields)


def _is_biblatex(kind: str, fields: Mapping[str, str]) -> bool:
    return kind in BIBLATEX_ONLY_TYPES or not BIBLATEX_ONLY_FIELDS.isdisjoint(fields) or _has_named_parts(fields)


def _has_named_parts(fields: Mapping[str, str]) -> bool:
    """Whether names are written as biblatex alone allows: ``family=Gogh, given=Vincent, prefix=van``."""
    author = fields.get("author", "")
    return "family" in author and "=" in author
