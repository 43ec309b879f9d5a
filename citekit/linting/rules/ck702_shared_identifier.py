"""CK702 shared-identifier

What it does: reports a DOI, or a book's ISBN, that two different works bear.
Why it matters: one of them was copied along with an entry; its link leads to the other work.
Example:
    doi = {10.1126/science.162.3859.1243} in the entries of two articles
Use instead:
    to each its own
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.identifiers import DOI, bare_doi, isbn13
from citekit.linting.rule import WARNING, list_rule
from citekit.linting.similar import alike
from citekit.linting.subject import Entry, File, Problem
from citekit.linting.text import folded

_WHOLE = ("book", "collection", "proceedings", "reference", "manual")


@list_rule("CK702", "shared-identifier", WARNING)
def shared_identifier(files: Sequence[File], style: str) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in (entry for file in files for entry in file.entries):
        for field, identifier in _identifiers(entry):
            first = seen.setdefault(identifier, entry)
            if first is not entry and _different(first, entry):
                yield entry.problem(f"{first.key}, another work, has the same {field.upper()}", field)


def _identifiers(entry: Entry) -> Iterator[tuple[str, str]]:
    doi = bare_doi(entry.get("doi")) if "doi" in entry.fields else ""
    if DOI.match(doi):
        yield "doi", doi
    if "isbn" in entry.fields and entry.type in _WHOLE:
        isbn = isbn13(entry.get("isbn"))
        if isbn:
            yield "isbn", isbn


def _different(one: Entry, other: Entry) -> bool:
    mine, yours = folded(one.get("title")), folded(other.get("title"))
    contained = mine.startswith(yours) or yours.startswith(mine)
    return bool(mine and yours) and not contained and alike(mine, yours) < 60
