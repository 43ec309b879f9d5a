"""Which kind of bibliography a file is: by what it holds, then by its name."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import ItemType, decode

_SUFFIXES: Final = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "biblatex",
    ".json": "csljson",
    ".csl": "csljson",
    ".csljson": "csljson",
    ".ris": "ris",
    ".yml": "hayagriva",
    ".yaml": "hayagriva",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_SOURCES: Final = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".nxml", ".tex", ".rst")
# What a bibliography in a file with a source's name begins with: a page may well show an entry somewhere.
_BIBLIOGRAPHY: Final = re.compile(r"\ufeff?(?:\s*%[^\n]*\n)*\s*(?:@\s*[A-Za-z]+\s*[{(]|TY {1,2}-|[\[{]\s*[{\"])")
_HEAD: Final = 65_536  # enough to see the first entries
_ENTRY: Final = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w:+-]*\s*[{(]", re.MULTILINE)
_RIS: Final = re.compile(r"^\ufeff?\s*(?:[A-Z][A-Z0-9]  - ?[^\n]*\s+)*?TY  -", re.MULTILINE)
_MARKUP: Final = re.compile(r"\s*<(?:\?xml|!doctype|!--|[a-z])", re.IGNORECASE)
_JSON: Final = re.compile(r"\ufeff?\s*(?:\[\s*(?:\{|\])|\{\s*\")")
_RECORD: Final = re.compile(r"\ufeff?\s*\{[^\n]*\"(?:raw|item)\"\s*:")
_HAYAGRIVA: Final = re.compile(
    r"^[^\s#:-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+[a-z-]+:", re.MULTILINE
)
_HAYAGRIVA_FIELD: Final = re.compile(r"^[ \t]+(?:type|title|author|date|parent)[ \t]*:", re.MULTILINE)

_OF_BIBLIOGRAPHIES: Final = (".bib", ".bibtex", ".biblatex", ".csljson", ".ris")  # no other program's files are called so
_ITEM: Final = re.compile(rf"^\s*[\[{{].*\"type\"\s*:\s*\"(?:{'|'.join(map(re.escape, ItemType))})\"", re.DOTALL)

# What only BibLaTeX has (its manual, 2.1.1 and 2.2.2), and what only BibTeX calls so.
_BIBLATEX: Final = re.compile(
    r"""^[ \t]*@[ \t]*(?:online|thesis|report|collection|mvbook|mvcollection|mvproceedings|mvreference|reference|inreference
    |bookinbook|suppbook|suppcollection|suppperiodical|periodical|dataset|software|patent|xdata|artwork|audio|movie|letter
    |jurisdiction|legislation|standard)\s*[{(]
    |(?:^|[,{])\s*(?:journaltitle|journalsubtitle|date|origdate|eventdate|urldate|location|langid|hyphenation|maintitle|mainsubtitle
    |booksubtitle|subtitle|titleaddon|eprinttype|eprintclass|editortype|bookauthor|shortjournal|shorttitle|pubstate|addendum|entrysubtype
    |pagetotal|volumes|eventtitle|venue|langidopts|xdata|options)\s*=""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_BIBTEX: Final = re.compile(
    r"""^[ \t]*@[ \t]*(?:phdthesis|mastersthesis|techreport|conference)\s*[{(]
    |(?:^|[,{])\s*(?:journal|year|address|school|annote|howpublished|archiveprefix|primaryclass|month|key)\s*=""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def kind_of_suffix(path: str) -> str | None:
    """The kind that a file name promises, or None: ``list.bib`` -> ``bibtex``."""
    name = path.lower()
    return next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), None)


def recognize(data: bytes, path: str | None = None) -> str | None:
    """The kind of bibliography that ``data`` is, or None when it is none (a source document, or nothing known).

    Content decides; the suffix of ``path`` decides where content does not.
    """
    head = decode(_cut(data)).text
    if path and path.lower().endswith(_SOURCES) and not _BIBLIOGRAPHY.match(head):
        return None
    kind = _by_content(head)
    return kind or (kind_of_suffix(path) if path and not _MARKUP.match(head) else None)


def is_bibliography(name: str, head: bytes) -> bool:
    """Whether a file of a folder is a bibliography, by its name and its first bytes.

    Names that other programs use as well (settings in JSON or YAML) need entries to be one.
    """
    kind = kind_of_suffix(name)
    if kind is None or name.lower().endswith(_OF_BIBLIOGRAPHIES):
        return kind is not None
    text = decode(_cut(head)).text
    return bool(_ITEM.search(text)) if kind == "csljson" else _by_content(text) == kind


def variant(text: str) -> str:
    """``biblatex`` where the fields and types that only BibLaTeX has outnumber those that only BibTeX has, else ``bibtex``."""
    return "biblatex" if len(_BIBLATEX.findall(text[:_HEAD])) > len(_BIBTEX.findall(text[:_HEAD])) else "bibtex"


def _by_content(head: str) -> str | None:
    if _MARKUP.match(head):
        return None
    if _RECORD.match(head):
        return "jsonl"
    if _JSON.match(head):
        return "csljson"
    if _RIS.match(head):
        return "ris"
    if _ENTRY.search(head):
        return variant(head)
    if _HAYAGRIVA.search(head) and _HAYAGRIVA_FIELD.search(head):
        return "hayagriva"
    return None


def _cut(data: bytes) -> bytes:
    """The head of the data, cut where UTF-8 and UTF-16 may be cut."""
    if len(data) <= _HEAD:
        return data
    head = data[:_HEAD]
    end = max(head.rfind(b"\n"), 0)
    end += (end + 1) % 2 if b"\0" in head[:200] else 0
    return head[:end] or head
