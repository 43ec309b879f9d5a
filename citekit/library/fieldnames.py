"""What a field is called in a query: by any name that BibTeX, BibLaTeX, CSL or citekit has for it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from citekit.formats import mapping
from citekit.formats.mapping import Form

TYPE: Final = "@type"  # the entry type, in the words of BibTeX and of CSL
FILE: Final = "@file"  # the .bib file that the entry stands in
KEY: Final = "@key"
YEAR: Final = "@year"  # from the first to the last year of the date

_OTHER_ROLES: Final = (
    "editora", "editorb", "editorc", "namea", "nameb", "namec", "holder", "annotator", "commentator", "afterword", "foreword",
    "introduction", "shortauthor", "shorteditor",
)  # fmt: skip
PEOPLE: Final = frozenset(
    (*(row.bibtex for row in mapping.FIELDS if row.form is Form.NAMES), *mapping.ROLES, *_OTHER_ROLES)
) | frozenset(role.replace("_", "-") for role in mapping.ROLES)
"""Fields that hold lists of names."""

# Words of people that are no name of a field, and names that mean more than a row of ``mapping`` says.
_MEANT: Final = {
    "type": (TYPE, "type", "entrysubtype"),
    "key": (KEY, "ids"),
    "id": (KEY, "ids"),
    "file": (FILE, "file", "pdf"),
    "year": (YEAR,),
    "date": (YEAR, "date", "year", "month"),
    "issued": (YEAR, "date", "year", "month"),
    "journal": ("journal", "journaltitle", "journalsubtitle", "shortjournal"),
    "journaltitle": ("journal", "journaltitle", "journalsubtitle", "shortjournal"),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "title": ("title", "subtitle", "titleaddon", "maintitle", "mainsubtitle", "issuetitle", "shorttitle"),
    "keyword": ("keywords", "keyword"),
    "tag": ("keywords", "keyword"),
    "place": ("address", "location"),
    "people": tuple(sorted(PEOPLE)),
    "name": tuple(sorted(PEOPLE)),
}


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    """Names that mean themselves alone."""
    from citekit.linting.datamodel import KNOWN_FIELDS

    parts = {part for row in mapping.FIELDS for part in row.parts or ()}
    return PEOPLE | KNOWN_FIELDS | {name.lower() for name in mapping.CSL_NAMED} | parts


@lru_cache(maxsize=256)
def meanings(name: str) -> frozenset[str]:
    """The names, as entries have them, of what a query calls ``name``; empty if no table knows the name."""
    name = name.lower()
    if name in _MEANT:
        return frozenset(_MEANT[name])
    under, hyphen = name.replace("-", "_"), name.replace("_", "-")
    rows = [row for row in mapping.FIELDS if name in (row.bibtex, row.biblatex, *row.also) or row.ours == under]
    found: set[str] = set()
    for row in rows or [row for row in mapping.FIELDS if row.csl.lower() == hyphen]:
        own = {row.csl.lower()} if row.csl in mapping.CSL_NAMED else set()
        found |= {row.bibtex, row.biblatex, *row.also, *(row.parts or ())} | own
    if not found and (name in _others() or hyphen in _others()):
        found = {name, under, hyphen}
    return frozenset(one for one in found if one)


def all_names() -> frozenset[str]:
    """Every name that a query may use whatever the library holds."""
    names = set(_MEANT) | _others()
    for row in mapping.FIELDS:
        names |= {row.bibtex, row.biblatex, row.ours, row.csl.lower(), *row.also}
    return frozenset(name for name in names if name)
